// A sweep of each side, streamed: rows as they come, how far it is, and a way to stop.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { axes } from "./degrees.jsx";
import { events } from "./events.js";
import { frontOf } from "./pareto.js";
import { isPooled } from "./pools.jsx";
import { askStream } from "./server.js";

const SHOWN_EVERY = 150,
  BUSY_MOST = 30; // ms
const SHOWN_SHARE = 0.2; // of the time may go into showing
const DRAWN_MOST = 1500; // points; more are one cloud
const idle = { phase: "idle", sides: [] };

const figures = {
  tokens: {
    x: "tok_s_user",
    y: "throughput_tok_s_gpu",
    columns: ["tok_s_user", "throughput_tok_s_gpu", "ttft_s", "tpot_s", "memory.total_bytes"],
  },
  items: { x: "latency_s", y: "items_s_gpu", columns: ["latency_s", "items_s_gpu", "memory.total_bytes"] },
};

export const figuresOf = (side) => (side.choices.data?.generates === false ? figures.items : figures.tokens);

/** What may be varied of a side beside its degrees. */
export const poolAxes = [
  { key: "prefill.count", label: "Prefill workers" },
  { key: "decode.count", label: "Decode workers" },
];

const WORKERS = "1..8";

const isPower = (value) => Number.isInteger(Math.log2(value));

/** What a degree is swept over: where very much is legal, the powers of two of it. */
function legal(side, key) {
  const list = side.choices.data?.choices[key]?.legal ?? [];
  return list.length > 6 ? list.filter(isPower) : list;
}

export const varied = (sweep) =>
  [...axes, ...poolAxes].map(({ key }) => key).filter((key) => sweep.vary.split(",").includes(key));

function varyWorkers(values, key) {
  const pool = key.split(".")[0],
    { count, ...own } = values[pool] ?? {};
  values[pool] = Object.keys(own).length ? own : undefined;
  values[key] = WORKERS;
}

/** The request of a side's sweep. */
export function space(side, sweep) {
  const { gpus, batch, concurrency, ...rest } = side.request,
    load = (rest.mode ?? "static") === "static" ? "batch" : "concurrency";
  const values = { ...rest, [load]: sweep.batch, columns: figuresOf(side).columns };
  if (gpus !== undefined) values.tp = side.choices.data?.choices.tp.value;
  for (const key of varied(sweep)) {
    if (legal(side, key).length > 1) values[key] = legal(side, key);
    if (isPooled(side) && key.includes(".")) varyWorkers(values, key);
  }
  const where = [sweep.ttft && `ttft_s <= ${sweep.ttft}`, sweep.tpot && `tpot_s <= ${sweep.tpot}`].filter(Boolean);
  if (where.length) values.where = where;
  return values;
}

/** Keeps a row: all to be drawn while they are few, and of the others those that none beats. */
function keep(found, row) {
  found.count++;
  if (found.rows.length < DRAWN_MOST) return found.rows.push(row);
  found.late.push(row);
  if (found.late.length > DRAWN_MOST) found.late = frontOf(found.late, found.figures);
}

/** The front of all rows that came. */
export const frontOfSide = ({ rows, late, figures }) => frontOf([...rows, ...late], figures);

/** A function that lets the page breathe, where rows come faster than it reads them. */
function breather() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < BUSY_MOST) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}

/** Reads one side's events into `found`, calling `show` now and then. */
async function follow(reader, found, show) {
  const breathe = breather();
  for await (const { name, data } of events(reader)) {
    if (name === "row") keep(found, data);
    if (name === "progress") Object.assign(found, { done: data.done, total: data.total });
    if (name === "done") Object.assign(found, { points: data.points, refused: data.refused ?? [], ended: true });
    if (name === "error") found.error = data.error ?? data;
    show();
    await breathe();
  }
  if (!found.ended && !found.error) found.error = { message: "the server ended the sweep before its end" };
}

async function runSide(values, found, control, show) {
  const got = await askStream("v1/sweep", JSON.stringify(values), control.signal);
  if (got?.error) found.error = got.error;
  if (!got?.reader) return;
  try {
    await follow(got.reader, found, show);
  } catch (reason) {
    if (!control.signal.aborted) found.error = { message: `the sweep broke off: ${reason.message}` };
  }
}

const begun = (side, sweep) => ({
  i: side.i,
  values: space(side, sweep),
  figures: figuresOf(side),
  rows: [],
  late: [],
  count: 0,
  done: 0,
  total: 0,
  refused: [],
});

/** Calls show() at most so often that it takes a small share of the time. */
function rarely(show) {
  let next = 0;
  return () => {
    const began = performance.now();
    if (began < next) return;
    next = Infinity;
    show();
    setTimeout(() => (next = performance.now() + Math.max(SHOWN_EVERY, (performance.now() - began) / SHOWN_SHARE)), 1);
  };
}

/** { phase: idle | running | done | cancelled, sides } and run(sides, sweep), cancel(). */
export function useSweep() {
  const [state, setState] = useState(idle),
    control = useRef(null);
  useEffect(() => () => control.current?.abort(), []);
  const run = useCallback(async (sides, sweep) => {
    const mine = (control.current = new AbortController()),
      all = sides.map((side) => begun(side, sweep));
    const show = (phase) => setState({ phase, sides: all.map((one) => ({ ...one })) });
    const sometimes = rarely(() => show("running"));
    show("running");
    await Promise.all(all.map((one) => runSide(one.values, one, mine, sometimes)));
    show(mine.signal.aborted ? "cancelled" : "done");
  }, []);
  const cancel = useCallback(() => control.current?.abort(), []);
  return { ...state, run, cancel };
}
