import * as Plot from "@observablehq/plot";
import { useCallback, useState } from "preact/hooks";
import { Chart } from "./chart.jsx";
import { format } from "./format.js";
import { placed, places } from "./labels.js";
import { isPooled } from "./pools.jsx";
import { Section } from "./section.jsx";

const HEIGHT = 400,
  MARGIN = { left: 56, right: 16, top: 26, bottom: 40 };
const colours = { A: "var(--a)", B: "var(--b)" };
const symbols = { prefill: "circle", forward: "circle", decode: "triangle" };

/** What is drawn of every side that has a roofline. */
function gathered(sides, phase) {
  const shown = sides.filter(({ roofline }) => roofline.data);
  const points = shown.flatMap(({ letter, roofline }) => roofline.data.points.map((point) => ({ ...point, letter })));
  return { shown, points: points.filter((point) => phase === "all" || point.phase === phase) };
}

function extent(shown, points) {
  const x = points.map(({ intensity }) => intensity),
    y = points.map(({ rate }) => rate);
  const peaks = shown.map(({ roofline }) => roofline.data.peaks[0].rate);
  const ridges = shown.map(({ roofline }) => roofline.data.peaks[0].rate / roofline.data.tiers[0].bandwidth);
  return {
    x: [Math.min(...x, ...ridges) / 3, Math.max(...x, ...ridges) * 4],
    y: [Math.min(...y) / 3, Math.max(...peaks) * 2],
  };
}

/** The ceilings of a side as lines: each memory up to the highest peak, each peak from the fastest memory on. */
function ceilings({ letter, roofline: { data } }, { x: [low, high], y: [bottom] }) {
  const { peaks, tiers } = data,
    lines = [];
  tiers.forEach(({ name, bandwidth }, i) => {
    const from = Math.max(low, bottom / bandwidth),
      to = peaks[0].rate / bandwidth;
    lines.push({
      letter,
      main: i === 0,
      name: `${name} ${format(bandwidth, "bytes/s")}`,
      kind: "memory",
      x1: from,
      y1: from * bandwidth,
      x2: to,
      y2: peaks[0].rate,
    });
  });
  peaks.forEach(({ name, rate }, i) =>
    lines.push({
      letter,
      main: i === 0,
      name: `${name} ${format(rate, "flop/s")}`,
      kind: "peak",
      x1: rate / tiers[0].bandwidth,
      y1: rate,
      x2: high,
      y2: rate,
    }),
  );
  return lines;
}

const seriesOf = (points) => [...new Set(points.map(({ layer }) => layer))].slice(0, 7);

/** Colours tell sides apart where there are two, layers where there is one. */
function colouring(shown, points) {
  if (shown.length > 1)
    return { of: (point) => colours[point.letter], legend: shown.map(({ letter }) => [letter, colours[letter]]) };
  const series = seriesOf(points),
    colour = (layer) => (series.includes(layer) ? `var(--s${series.indexOf(layer) + 1})` : "var(--quiet)");
  return {
    of: (point) => colour(point.layer),
    legend: series.map((layer) => [layer.replaceAll("_", " "), colour(layer)]),
  };
}

const told = (point) =>
  `${point.letter ? `${point.letter}: ` : ""}${point.op}, ${point.phase}\n${format(point.rate, "flop/s")} at ${point.intensity.toPrecision(3)} FLOP/B\n${format(point.share, "share")} of the phase, ${format(point.seconds, "s")}`;

/** Where a point of this area is drawn. */
function pixels({ x, y }, width) {
  const along = (value, [low, high]) => Math.log(value / low) / Math.log(high / low);
  return (point) => ({
    x: MARGIN.left + along(point.intensity, x) * (width - MARGIN.left - MARGIN.right),
    y: HEIGHT - MARGIN.bottom - along(point.rate, y) * (HEIGHT - MARGIN.bottom - MARGIN.top),
  });
}

const around = ({ x, y }, size) => ({ left: x - size, right: x + size, top: y - size, bottom: y + size });

/** The ops of most time, each named once for a side and phase, where there is room. */
function named(points, lines, area, width) {
  const at = pixels(area, width),
    first = new Map();
  for (const point of points) {
    const key = `${point.letter} ${point.phase} ${point.op}`;
    if (point.share > 0.015 && !first.has(key)) first.set(key, point);
  }
  const wanted = [...first.values()].map((point) => ({ ...point, ...at(point), text: point.op }));
  const ceilingNames = lines.map(({ name, kind, x1, y1, x2, y2 }) => {
    const { x, y } = at(kind === "peak" ? { intensity: x2, rate: y2 } : { intensity: x1, rate: y1 });
    return kind === "peak"
      ? { left: x - 6.3 * name.length, right: x, top: y - 14, bottom: y }
      : { left: x + 10, right: x + 10 + 6.3 * name.length, top: y, bottom: y + 14 };
  });
  const dots = points.map((point) => around(at(point), 4));
  return placed(wanted, [...ceilingNames, ...dots], {
    left: MARGIN.left,
    right: width,
    top: 0,
    bottom: HEIGHT - MARGIN.bottom,
  });
}

const LINE = 13; // pixels between two names

/** Of the peaks, the highest first, those whose names are not on each other. */
function apart(lines, area, width) {
  const at = pixels(area, width),
    shown = [];
  for (const line of [...lines].sort((a, b) => b.y2 - a.y2)) {
    const { y } = at({ intensity: line.x2, rate: line.y2 });
    if (y - (shown.at(-1)?.y ?? -Infinity) >= LINE) shown.push({ line, y });
  }
  return shown.map(({ line }) => line);
}

function ceilingMarks(lines, names, several) {
  const stroke = (line) => (several ? colours[line.letter] : "var(--quiet)");
  const text = { text: "name", fill: stroke, fontSize: 11, stroke: "var(--paper)", strokeWidth: 3 };
  return [
    Plot.link(lines, {
      x1: "x1",
      y1: "y1",
      x2: "x2",
      y2: "y2",
      stroke,
      strokeWidth: (line) => (line.main ? 1.6 : 0.7),
    }),
    Plot.text(
      names.filter(({ kind }) => kind === "peak"),
      { x: "x2", y: "y2", textAnchor: "end", dy: -7, ...text },
    ),
    Plot.text(
      names.filter(({ kind }) => kind === "memory"),
      { x: "x1", y: "y1", textAnchor: "start", dx: 10, dy: 2, lineAnchor: "top", ...text },
    ),
  ];
}

function marks(shown, points, area, colour, width) {
  const lines = shown.flatMap((side) => ceilings(side, area));
  const said = [
    ...apart(
      lines.filter(({ kind }) => kind === "peak"),
      area,
      width,
    ),
    ...lines.filter(({ kind }) => kind === "memory"),
  ];
  const names = named(points, said, area, width);
  return [
    ...ceilingMarks(lines, said, shown.length > 1),
    Plot.dot(points, {
      x: "intensity",
      y: "rate",
      r: "share",
      symbol: (point) => symbols[point.phase],
      fill: colour.of,
      fillOpacity: 0.8,
      stroke: "var(--paper)",
      strokeWidth: 0.7,
    }),
    ...Object.entries(places).map(([place, offset]) =>
      Plot.text(
        names.filter((one) => one.place === place).map(({ point }) => point),
        {
          x: "intensity",
          y: "rate",
          text: "text",
          ...offset,
          fill: "var(--ink)",
          stroke: "var(--paper)",
          strokeWidth: 3,
          fontSize: 11,
        },
      ),
    ),
    Plot.tip(points, Plot.pointer({ x: "intensity", y: "rate", title: told })),
  ];
}

/** The powers of ten in a range. */
function powers([low, high]) {
  const list = [];
  for (let e = Math.ceil(Math.log10(low)); e <= Math.log10(high); e++) list.push(10 ** e);
  return list;
}

const rate = (value) =>
  format(value, "flop/s")
    .replace(/\.0+(?= )/, "")
    .replace("FLOP/s", "")
    .trim();

function options(shown, points, colour, width) {
  const area = extent(shown, points),
    log = (domain, label, tickFormat) => ({
      type: "log",
      domain,
      label,
      ticks: powers(domain),
      tickFormat,
      grid: true,
    });
  return {
    marginLeft: MARGIN.left,
    marginBottom: MARGIN.bottom,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    r: { range: [2.5, 12], domain: [0, 1] },
    symbol: { type: "identity" },
    x: log(area.x, "FLOPs for each byte of memory traffic", (value) => value.toLocaleString("en-US")),
    y: log(area.y, "FLOP/s of one accelerator", rate),
    marks: marks(shown, points, area, colour, width),
  };
}

function picture(sides, phase) {
  const { shown, points } = gathered(sides, phase);
  if (points.length === 0) return null;
  const colour = colouring(shown, points);
  return { legend: colour.legend, points, options: (width) => options(shown, points, colour, width) };
}

const choices = { all: "all", prefill: "prefill", decode: "decode" };

function Phase({ phase, choose, available }) {
  if (available.size < 2) return null;
  return (
    <div class="tabs" role="radiogroup" aria-label="Phase of the roofline">
      {Object.entries(choices).map(([key, label]) => (
        <label key={key}>
          <input type="radio" name="roofline-phase" checked={phase === key} onChange={() => choose(key)} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

function Legend({ legend, phases }) {
  return (
    <p class="legend">
      {legend.map(([name, colour]) => (
        <span key={name}>
          <span class="swatch" style={{ background: colour }} />
          {name}
        </span>
      ))}
      {phases.size > 1 && <span class="quiet">● prefill ▲ decode; area: share of the phase’s time</span>}
    </p>
  );
}

function AsTable({ points }) {
  return (
    <details class="as-table">
      <summary>The same as a table</summary>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">op</th>
            <th scope="col">phase</th>
            <th scope="col">time</th>
            <th scope="col">share</th>
            <th scope="col">FLOP/B</th>
            <th scope="col">FLOP/s</th>
          </tr>
        </thead>
        <tbody>
          {points.slice(0, 60).map((point, i) => (
            <tr key={i}>
              <th scope="row">
                {point.letter} {point.op}
              </th>
              <td>{point.phase}</td>
              <td>{format(point.seconds, "s")}</td>
              <td>{format(point.share, "share")}</td>
              <td>{point.intensity.toPrecision(3)}</td>
              <td>{format(point.rate, "flop/s")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Why there is none. */
function unsaid(sides) {
  if (sides.every(isPooled)) return "A roofline is of one deployment: ask for each pool alone.";
  return sides.map(({ roofline, report }) => (report.error ? null : roofline.error?.message)).find(Boolean);
}

export function Roofline({ sides }) {
  const [phase, choose] = useState("all");
  const found = picture(sides, phase),
    all = new Set(gathered(sides, "all").points.map((point) => point.phase));
  const key = JSON.stringify([phase, sides.map(({ roofline }) => roofline.data)]);
  const drawn = useCallback((width) => picture(sides, phase).options(width), [key]);
  return (
    <Section
      id="roofline"
      title="Roofline"
      lead="every op under what the hardware allows"
      tools={<Phase phase={phase} choose={choose} available={all} />}
    >
      {found ? (
        <>
          <Legend legend={found.legend} phases={all} />
          <Chart label="Roofline: FLOP/s against FLOPs for each byte" height={HEIGHT} options={drawn} />
          <AsTable points={found.points} />
        </>
      ) : (
        <p class="empty" style={{ height: sides.every(isPooled) ? undefined : `${HEIGHT}px` }}>
          {unsaid(sides) ?? "…"}
        </p>
      )}
    </Section>
  );
}
