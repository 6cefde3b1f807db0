import { causes, labels, timeParts } from "./causes.js";
import { format } from "./format.js";
import { phasesOf } from "./metrics.js";
import { Section, Side } from "./section.jsx";
import { inWords, Stack, Swatch } from "./stack.jsx";

const seconds = (value) => format(value, "s");

const work = [
  { key: "mfu", label: "of peak FLOP/s", unit: "share" },
  { key: "mbu", label: "of memory bandwidth", unit: "share" },
  { key: "flops", label: "FLOPs", unit: "flop" },
  { key: "bytes", label: "memory traffic", unit: "bytes" },
  { key: "comm_bytes", label: "sent to others", unit: "bytes" },
];

function Bar({ side, step, sides, scale }) {
  const parts = timeParts(step),
    text = `${step.time_s ? seconds(step.time_s) : ""}: ${inWords(parts, seconds)}`;
  return (
    <div class="bar-of">
      <Side side={side} sides={sides} />
      <Stack parts={parts} scale={scale} text={text} format={seconds} />
      <span class="value">{seconds(step.time_s)}</span>
    </div>
  );
}

function CauseRow({ cause: { key, label }, steps }) {
  const values = steps.map((step) => step?.[`${key}_s`] ?? 0);
  if (values.every((value) => value === 0)) return null;
  return (
    <tr>
      <th scope="row">
        <Swatch of={key} />
        {label}
      </th>
      {steps.map((step, i) => [
        <td key={`${i}s`}>{seconds(values[i])}</td>,
        <td key={`${i}%`} class="quiet">
          {format(values[i] / (step?.time_s || Infinity), "share")}
        </td>,
      ])}
    </tr>
  );
}

function WorkRow({ row: { key, label, unit }, steps }) {
  if (steps.every((step) => !step?.[key])) return null;
  return (
    <tr class="work">
      <th scope="row">{label}</th>
      {steps.map((step, i) => (
        <td key={i} colspan={2}>
          {format(step?.[key], unit)}
        </td>
      ))}
    </tr>
  );
}

function Heads({ sides }) {
  return (
    sides.length > 1 && (
      <thead>
        <tr>
          <td />
          {sides.map((side) => (
            <th key={side.i} scope="col" colspan={2} class={`side-${"ab"[side.i]}`}>
              {side.letter}
            </th>
          ))}
        </tr>
      </thead>
    )
  );
}

const bound = (step) => (step ? (labels[step.bottleneck] ?? step.bottleneck) : "–");

function Phase({ label, lead, sides, steps }) {
  const scale = Math.max(...steps.map((step) => step?.time_s ?? 0));
  return (
    <article class="phase" data-phase={label}>
      <h3>
        {label} <small>{lead}</small>
      </h3>
      {sides.map((side, i) => steps[i] && <Bar key={side.i} side={side} step={steps[i]} sides={sides} scale={scale} />)}
      <table class="causes">
        <Heads sides={sides} />
        <tbody>
          {causes.map((cause) => (
            <CauseRow key={cause.key} cause={cause} steps={steps} />
          ))}
          <tr class="work">
            <th scope="row">bound by</th>
            {steps.map((step, i) => (
              <td key={i} colspan={2}>
                {bound(step)}
              </td>
            ))}
          </tr>
          {work.map((row) => (
            <WorkRow key={row.key} row={row} steps={steps} />
          ))}
        </tbody>
      </table>
    </article>
  );
}

const leads = {
  static: {
    prefill: "the whole batch, once",
    decode: "one step, a token for each sequence",
    forward: "the whole batch",
  },
  continuous: { prefill: "as many prompts as run at once", decode: "one step without prompts" },
  disagg: { prefill: "a step of a worker", decode: "a step of a worker" },
};

/** What a phase is, where it is the same on all sides. */
function leadOf(sides, key) {
  const all = new Set(sides.map(({ data }) => leads[data.workload.mode ?? "static"]?.[key]));
  return all.size === 1 ? [...all][0] : "";
}

/** The phases that any side has, with the step of each side. */
function phases(sides) {
  const keys = [...new Set(sides.flatMap(({ data }) => phasesOf(data).map(({ key, label }) => `${key} ${label}`)))];
  return keys.map((text) => {
    const key = text.split(" ")[0];
    return { key, label: text.slice(key.length + 1), steps: sides.map(({ data }) => data[key]) };
  });
}

export function Phases({ sides }) {
  return (
    <Section id="time" title="Where the time goes" lead="of one accelerator, by what binds it">
      <div class="columns">
        {phases(sides).map(({ key, label, steps }) => (
          <Phase key={key} label={label} lead={leadOf(sides, key)} sides={sides} steps={steps} />
        ))}
      </div>
    </Section>
  );
}
