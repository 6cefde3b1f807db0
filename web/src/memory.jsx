import { memoryParts } from "./causes.js";
import { format } from "./format.js";
import { Section, Side } from "./section.jsx";
import { inWords, Stack, Swatch } from "./stack.jsx";

const bytes = (value) => format(value, "bytes");

function Bar({ side, sides, scale }) {
  const { memory } = side.data, parts = memoryParts(memory);
  const text = `${bytes(memory.total_bytes)} of ${bytes(memory.capacity_bytes)}: ${inWords(parts, bytes)}`;
  return (
    <div class="bar-of">
      <Side side={side} sides={sides} />
      <Stack parts={parts} scale={scale} mark={memory.capacity_bytes} text={text} format={bytes} />
      <span class="value">{bytes(memory.total_bytes)} of {bytes(memory.capacity_bytes)}</span>
    </div>
  );
}

function rowsOf(sides) {
  const all = sides.map(({ data }) => memoryParts(data.memory));
  const kinds = all.flat().filter((one, at, list) => list.findIndex(({ key }) => key === one.key) === at);
  return kinds.map(({ key, label }) => ({ key, label, values: all.map((parts) => parts.find((one) => one.key === key)?.value ?? 0) }));
}

const limit = (side, key, text) => side.data.memory[key] === undefined ? side.data.reasons?.[`memory.${key}`] ?? "–" : text(side.data.memory[key]);

const count = (value) => format(value, "count");

export function Memory({ sides }) {
  const scale = Math.max(...sides.flatMap(({ data }) => [data.memory.total_bytes, data.memory.capacity_bytes]));
  return (
    <Section id="memory" title="Memory" lead="of the fullest accelerator, against its capacity">
      {sides.map((side) => <Bar key={side.i} side={side} sides={sides} scale={scale} />)}
      <table class="causes wide">
        {sides.length > 1 && <thead><tr><td />{sides.map((side) => <th key={side.i} scope="col" class={`side-${"ab"[side.i]}`}>{side.letter}</th>)}</tr></thead>}
        <tbody>
          {rowsOf(sides).map(({ key, label, values }) => <tr key={key}><th scope="row"><Swatch of={key} />{label}</th>{values.map((value, i) => <td key={i}>{bytes(value)}</td>)}</tr>)}
          <tr class="work"><th scope="row">free</th>{sides.map((side) => <td key={side.i}>{bytes(Math.max(0, side.data.memory.capacity_bytes - side.data.memory.total_bytes))}</td>)}</tr>
          <tr class="work"><th scope="row">largest batch at this length</th>{sides.map((side) => <td key={side.i}>{limit(side, "max_batch", count)}</td>)}</tr>
          <tr class="work"><th scope="row">longest context at this batch</th>{sides.map((side) => <td key={side.i}>{limit(side, "max_context", (value) => `${count(value)} tokens`)}</td>)}</tr>
        </tbody>
      </table>
    </Section>
  );
}
