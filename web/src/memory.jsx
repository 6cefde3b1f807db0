import { memoryParts } from "./causes.js";
import { format } from "./format.js";
import { Section, Side } from "./section.jsx";
import { inWords, Stack, Swatch } from "./stack.jsx";

const bytes = (value) => format(value, "bytes");

/** The memories of a report: of two pools that of each. */
function memories({ data }) {
  if (!data.pools) return [{ memory: data.memory }];
  return Object.entries(data.pools).map(([pool, { memory }]) => ({ pool, memory }));
}

function Bar({ side, sides, scale, pool, memory }) {
  const parts = memoryParts(memory);
  const text = `${bytes(memory.total_bytes)} of ${bytes(memory.capacity_bytes)}: ${inWords(parts, bytes)}`;
  return (
    <div class="bar-of">
      <Side side={side} sides={sides} />
      {pool && <span class="pool">{pool}</span>}
      <Stack parts={parts} scale={scale} mark={memory.capacity_bytes} text={text} format={bytes} />
      <span class="value">
        {bytes(memory.total_bytes)} of {bytes(memory.capacity_bytes)}
      </span>
    </div>
  );
}

function rowsOf(sides) {
  const all = sides.map(({ data }) => memoryParts(data.memory));
  const kinds = all.flat().filter((one, at, list) => list.findIndex(({ key }) => key === one.key) === at);
  return kinds.map(({ key, label }) => ({
    key,
    label,
    values: all.map((parts) => parts.find((one) => one.key === key)?.value ?? 0),
  }));
}

function limit({ data }, key, text) {
  const value = data.memory[key];
  return typeof value === "number" ? text(value) : data.reasons?.[`memory.${key}`];
}

function LimitRow({ sides, of, label, text }) {
  const texts = sides.map((side) => limit(side, of, text));
  if (texts.every((one) => one === undefined)) return null;
  return (
    <tr class="work">
      <th scope="row">{label}</th>
      {texts.map((one, i) => (
        <td key={i}>{one ?? "–"}</td>
      ))}
    </tr>
  );
}

const count = (value) => format(value, "count");

export function Memory({ sides }) {
  const all = sides.flatMap((side) => memories(side).map((one) => ({ ...one, side })));
  const scale = Math.max(...all.flatMap(({ memory }) => [memory.total_bytes, memory.capacity_bytes]));
  return (
    <Section id="memory" title="Memory" lead="of the fullest accelerator, against its capacity">
      {all.map((one) => (
        <Bar key={`${one.side.i} ${one.pool}`} {...one} sides={sides} scale={scale} />
      ))}
      <table class="causes wide">
        {sides.length > 1 && (
          <thead>
            <tr>
              <td />
              {sides.map((side) => (
                <th key={side.i} scope="col" class={`side-${"ab"[side.i]}`}>
                  {side.letter}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rowsOf(sides)
            .filter(({ values }) => values.some((value) => value > 0))
            .map(({ key, label, values }) => (
              <tr key={key}>
                <th scope="row">
                  <Swatch of={key} />
                  {label}
                </th>
                {values.map((value, i) => (
                  <td key={i}>{bytes(value)}</td>
                ))}
              </tr>
            ))}
          <tr class="work">
            <th scope="row">free{sides.some(({ data }) => data.pools) && ", of the decode pool"}</th>
            {sides.map((side) => (
              <td key={side.i}>{bytes(Math.max(0, side.data.memory.capacity_bytes - side.data.memory.total_bytes))}</td>
            ))}
          </tr>
          <LimitRow sides={sides} of="max_batch" label="largest batch at this length" text={count} />
          <LimitRow
            sides={sides}
            of="max_context"
            label="longest context at this batch"
            text={(value) => `${count(value)} tokens`}
          />
        </tbody>
      </table>
    </Section>
  );
}
