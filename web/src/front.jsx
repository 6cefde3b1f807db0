import * as Plot from "@observablehq/plot";
import { useCallback, useState } from "preact/hooks";
import { Chart } from "./chart.jsx";
import { axes } from "./degrees.jsx";
import { format } from "./format.js";
import { letters } from "./page.js";
import { Section } from "./section.jsx";
import { isPooled } from "./pools.jsx";
import { withSide } from "./state.js";
import { figuresOf, frontOfSide, poolAxes, space, useSweep, varied } from "./sweep.js";

const HEIGHT = 380;
const colours = ["var(--a)", "var(--b)"];
const names = {
  tok_s_user: ["Speed for each user (tok/s)", "tok/s"],
  throughput_tok_s_gpu: ["Throughput of an accelerator (tok/s)", "tok/s"],
  latency_s: ["Latency (s)", "s"],
  items_s_gpu: ["Throughput of an accelerator (items/s)", "1/s"],
};

const keysOf = (row) =>
  ["tp", "pp", "dp", "ep", "cp", "attention_dp", "batch", "concurrency", "prefill.count", "decode.count"].filter(
    (key) => key in row,
  );
const shortNames = {
  "prefill.count": "prefill workers",
  "decode.count": "decode workers",
  attention_dp: "attention dp",
};
const placed = (row) =>
  keysOf(row)
    .map((key) => `${shortNames[key] ?? key} ${row[key]}`)
    .join(", ");

/** What a row stands for, in a request. */
function asked(request, row) {
  const values = {};
  for (const key of keysOf(row)) {
    const [name, inner] = key.split(".");
    values[name] = inner ? { ...request[name], [inner]: row[key] } : row[key];
  }
  return values;
}

// ---- what is swept ----------------------------------------------------------

function Axes({ sweep, sides, change }) {
  const degrees = axes.filter(({ key }) =>
    sides.some((side) => (side.choices.data?.choices[key]?.legal.length ?? 0) > 1),
  );
  const open = [...degrees, ...(sides.some(isPooled) ? poolAxes : [])];
  const chosen = varied(sweep);
  const toggle = (key) =>
    change({ vary: (chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]).join(",") });
  return (
    <div class="checks" role="group" aria-label="What to vary">
      {open.map(({ key, label }) => (
        <label key={key}>
          <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} />
          {label}
        </label>
      ))}
    </div>
  );
}

function Text({ id, label, value, placeholder, change }) {
  return (
    <label for={id}>
      {label}
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={value ?? ""}
        placeholder={placeholder}
        onInput={({ target }) => change(target.value.trim())}
      />
    </label>
  );
}

function Controls({ sweep, sides, change, running, start, cancel }) {
  const loads = sides.some(({ request }) => request.concurrency !== undefined) ? "Concurrency" : "Batch";
  return (
    <form
      class="controls"
      onSubmit={(event) => {
        event.preventDefault();
        if (!running) start();
      }}
    >
      <Axes sweep={sweep} sides={sides} change={change} />
      <div class="texts">
        <Text
          id="sweep-batch"
          label={`${loads} of`}
          value={sweep.batch}
          placeholder="1..1024*2"
          change={(batch) => change({ batch })}
        />
        <Text
          id="sweep-ttft"
          label="First token within"
          value={sweep.ttft}
          placeholder="any, 2 s"
          change={(ttft) => change({ ttft })}
        />
        <Text
          id="sweep-tpot"
          label="Each token within"
          value={sweep.tpot}
          placeholder="any, 50 ms"
          change={(tpot) => change({ tpot })}
        />
        {running ? (
          <button key="cancel" type="button" id="sweep-run" class="strong" onClick={cancel}>
            Cancel
          </button>
        ) : (
          <button key="run" type="submit" id="sweep-run" class="strong">
            Run
          </button>
        )}
      </div>
    </form>
  );
}

// ---- how far it is ------------------------------------------------------------

const total = (list, key) => list.reduce((sum, one) => sum + (one[key] ?? 0), 0);

function refusedText({ refused }) {
  const reasons = refused
    .slice(0, 3)
    .map(({ reason, points }) => `${points} ${reason.startsWith("not ") ? reason : `(${reason})`}`);
  return reasons.length ? `; refused: ${reasons.join("; ")}` : "";
}

function ended(found) {
  return found
    .filter(({ error }) => !error)
    .map(
      (one) =>
        `${found.length > 1 ? `${letters[one.i]}: ` : ""}${format(one.count, "count")} of ${format(one.points ?? one.count, "count")} points are possible${refusedText(one)}`,
    )
    .join(" · ");
}

function said({ phase, sides }) {
  if (phase === "idle") return "Prices every combination and draws those that no other beats.";
  if (phase === "running")
    return `${format(total(sides, "done"), "count")} of ${format(total(sides, "total"), "count")} points, ${format(total(sides, "count"), "count")} possible`;
  return phase === "cancelled" ? "Cancelled; what was found until then is shown." : ended(sides);
}

function Progress({ found }) {
  const running = found.phase === "running",
    all = total(found.sides, "total");
  return (
    <div class="sweep-progress">
      <progress
        aria-label="Sweep"
        max={1}
        value={running ? (all ? total(found.sides, "done") / all : 0) : found.phase === "done" ? 1 : 0}
      />
      <p role="status">{said(found)}</p>
      {found.sides
        .filter(({ error }) => error)
        .map(({ i, error }) => (
          <p key={i} class="problem" role="alert">
            {found.sides.length > 1 && <b>{letters[i]}: </b>}
            {error.message}
          </p>
        ))}
    </div>
  );
}

// ---- the picture ----------------------------------------------------------------

const told = (row) =>
  Object.entries(names)
    .filter(([key]) => key in row)
    .map(([key, [, unit]]) => format(row[key], unit))
    .join(" a user, ") + ` an accelerator\n${placed(row)}\nclick to use it`;

function own(side, { x, y }) {
  const data = side?.report.data;
  return data && !side.report.error && data[x] !== undefined ? [{ i: side.i, [x]: data[x], [y]: data[y] }] : [];
}

function marks(found, sides, { x, y }) {
  const of = (i) => (row) => ({ ...row, i }),
    rows = found.map((one) => one.rows.map(of(one.i)));
  const fronts = found.map((one) => frontOfSide(one).map(of(one.i))),
    colour = ({ i }) => colours[i];
  const now = sides.flatMap((side) => own(side, { x, y }));
  return [
    Plot.dot(rows.flat(), { x, y, r: 2.5, fill: colour, fillOpacity: 0.28 }),
    ...fronts.map((front) =>
      Plot.line(front, { x, y, stroke: front.length ? colours[front[0].i] : "none", strokeWidth: 1.8 }),
    ),
    Plot.dot(fronts.flat(), { x, y, r: 4.5, fill: colour, stroke: "var(--paper)" }),
    Plot.dot(now, { x, y, r: 9, stroke: colour, strokeWidth: 2, fill: "none" }),
    Plot.text(now, { x, y, text: () => "now", dy: -15, fill: colour, stroke: "var(--paper)", strokeWidth: 3 }),
    Plot.tip([...fronts, ...rows].flat(), Plot.pointer({ x, y, title: told })),
  ];
}

function picture(found, sides) {
  const { x, y } = found[0].figures,
    axis = (key) => ({
      label: names[key][0],
      grid: true,
      tickFormat: (value) => (key === "latency_s" ? format(value, "s") : value.toLocaleString("en-US")),
      ticks: 6,
      type: key === "latency_s" ? "log" : "linear",
      zero: key !== "latency_s",
    });
  return {
    marginLeft: 58,
    marginBottom: 40,
    marginRight: 20,
    marginTop: 24,
    x: axis(x),
    y: axis(y),
    marks: marks(
      found.filter((one) => one.figures.x === x),
      sides,
      { x, y },
    ),
  };
}

function FrontRows({ found, several, use }) {
  const rows = found.flatMap((one) => frontOfSide(one).map((row) => ({ ...row, i: one.i, figures: one.figures })));
  return (
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">at</th>
          <th scope="col">first token</th>
          <th scope="col">a user</th>
          <th scope="col">an accelerator</th>
          <th scope="col">memory</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.i} ${row.point}`}>
            <th scope="row">
              {several && <b class={`side-${"ab"[row.i]}`}>{letters[row.i]} </b>}
              {placed(row)}
            </th>
            <td>{format(row.ttft_s, "s")}</td>
            <td>{format(row[row.figures.x], names[row.figures.x][1])}</td>
            <td>{format(row[row.figures.y], names[row.figures.y][1])}</td>
            <td>{format(row["memory.total_bytes"], "bytes")}</td>
            <td>
              <button type="button" onClick={() => use(row)}>
                Use
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Its rows are made when they are wanted: there may be hundreds. */
function FrontTable(props) {
  const [open, setOpen] = useState(false);
  return (
    <details class="as-table" onToggle={(event) => setOpen(event.target.open)}>
      <summary>The front as a table</summary>
      {open && <FrontRows {...props} />}
    </details>
  );
}

/** Whether what was swept is still what the page asks for. */
const outdated = (found, sides, sweep) =>
  found.some(({ i, values }) => !sides[i] || JSON.stringify(space(sides[i], sweep)) !== JSON.stringify(values));

export function Front({ state, update, sides }) {
  const found = useSweep(),
    shown = sides.map((side, i) => ({ ...side, i }));
  const change = (values) => update((before) => ({ ...before, sweep: { ...before.sweep, ...values } }), "sweep");
  const use = useCallback(
    (row) => update((before) => withSide(before, row.i, asked(before.sides[row.i], row)), "front"),
    [update],
  );
  const any = found.sides.some(({ rows }) => rows.length > 0),
    running = found.phase === "running";
  const key = JSON.stringify([
    found.phase,
    found.sides.map(({ count }) => count),
    sides.map(({ report }) => report.data?.tok_s_user ?? report.data?.latency_s),
  ]);
  const options = useCallback(() => picture(found.sides, shown), [key]);
  const fits = shown.filter((side) => side.choices.data && figuresOf(side) === figuresOf(shown[0]));
  return (
    <Section id="front" title="What else is possible" lead="speed for a user against throughput of an accelerator">
      <Controls
        sweep={state.sweep}
        sides={shown}
        change={change}
        running={running}
        start={() => found.run(fits, state.sweep)}
        cancel={found.cancel}
      />
      <Progress found={found} />
      {any && !running && outdated(found.sides, shown, state.sweep) && (
        <p class="warning">This is of what was chosen before; run it again.</p>
      )}
      {any ? (
        <>
          <Chart
            label="Speed for a user against throughput of an accelerator"
            height={HEIGHT}
            options={options}
            chosen={use}
          />
          <FrontTable found={found.sides} several={found.sides.length > 1} use={use} />
        </>
      ) : (
        <p class="empty" style={{ height: `${HEIGHT}px` }}>
          {running ? "Nothing possible yet" : "Run it: the front will stand here. A click on a point takes it over."}
        </p>
      )}
    </Section>
  );
}
