import { causes, timeParts } from "./causes.js";
import { format } from "./format.js";
import { Section, Side } from "./section.jsx";
import { inWords, Stack, Swatch } from "./stack.jsx";

const seconds = (value) => format(value, "s");

/** One entry for each kind of layer in a phase, stages together. */
function byLayer(report, phase) {
  const found = new Map();
  for (const entry of report.layers ?? []) {
    if (entry.phase !== phase) continue;
    const before = found.get(entry.layer) ?? { times: 0, time_s: 0 };
    const sum = { times: before.times + entry.times, time_s: before.time_s + entry.time_s };
    for (const { key } of causes) sum[`${key}_s`] = (before[`${key}_s`] ?? 0) + entry[`${key}_s`];
    found.set(entry.layer, sum);
  }
  return found;
}

function rowsOf(sides, phase) {
  const all = sides.map(({ data }) => byLayer(data, phase));
  const names = [...new Set(all.flatMap((one) => [...one.keys()]))];
  const rows = names.map((name) => ({ name, entries: all.map((one) => one.get(name)) }));
  const longest = (row) => Math.max(...row.entries.map((entry) => entry?.time_s ?? 0));
  return rows.sort((a, b) => longest(b) - longest(a));
}

function Line({ side, sides, entry, scale, whole }) {
  if (!entry)
    return (
      <div class="bar-of none">
        <Side side={side} sides={sides} />
        <span>has none</span>
      </div>
    );
  const parts = timeParts(entry);
  return (
    <div class="bar-of">
      <Side side={side} sides={sides} />
      <Stack parts={parts} scale={scale} text={inWords(parts, seconds)} format={seconds} />
      <span class="value">{seconds(entry.time_s)}</span>
      <span class="share">{format(entry.time_s / whole, "share")}</span>
    </div>
  );
}

const timesOf = (entries) => [...new Set(entries.filter(Boolean).map(({ times }) => Math.round(times)))].join(" / ");

function Table({ title, rows, sides, wholes }) {
  const scale = Math.max(...rows.flatMap(({ entries }) => entries.map((entry) => entry?.time_s ?? 0)));
  return (
    <article>
      <h3>{title}</h3>
      <table class="layers">
        <tbody>
          {rows.map(({ name, entries }) => (
            <tr key={name}>
              <th scope="row">
                {name.replaceAll("_", " ")} <small>{timesOf(entries)}×</small>
              </th>
              <td>
                {sides.map((side, i) => (
                  <Line key={side.i} side={side} sides={sides} entry={entries[i]} scale={scale} whole={wholes[i]} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

const Legend = ({ sides }) => (
  <p class="legend">
    {causes
      .filter(({ key }) => sides.some(({ data }) => (data.layers ?? []).some((entry) => entry[`${key}_s`] > 0)))
      .map(({ key, label }) => (
        <span key={key}>
          <Swatch of={key} />
          {label}
        </span>
      ))}
  </p>
);

const titles = { prefill: "Prefill", decode: "Decode" };

/** The layers of a model that makes no tokens are in its report as of a prefill. */
function phases(sides) {
  return ["prefill", "decode", "forward"]
    .map((phase) => {
      const wholes = sides.map(({ data }) => (data[phase] ?? data.forward ?? data.decode).time_s);
      const title = titles[phase] && sides.some(({ data }) => data.decode) ? titles[phase] : "One pass";
      return { phase, title, wholes, rows: rowsOf(sides, phase) };
    })
    .filter(({ rows }) => rows.length > 0);
}

export function Layers({ sides }) {
  const found = phases(sides);
  if (found.length === 0) return null;
  return (
    <Section
      id="layers"
      title="By layer"
      lead="all layers of a kind together, in one step"
      tools={<Legend sides={sides} />}
    >
      <div class="columns">
        {found.map(({ phase, title, rows, wholes }) => (
          <Table key={phase} title={title} rows={rows} sides={sides} wholes={wholes} />
        ))}
      </div>
    </Section>
  );
}
