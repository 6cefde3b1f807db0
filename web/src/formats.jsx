import { useState } from "preact/hooks";
import { Field } from "./field.jsx";
import { usePage } from "./page.js";
import { Select } from "./select.jsx";

const operands = [
  { key: "weights", label: "Weights" },
  { key: "activations", label: "Activations" },
  { key: "kv", label: "KV cache" },
];

/** What the hardware computes in comes first. */
function options(side, own) {
  const formats = side.choices.data?.formats ?? [];
  const native = ({ format, native: is }) => ({
    value: format,
    group: is ? `${side.request.hardware} computes in` : "others",
  });
  const all = [...formats.filter((one) => one.native), ...formats.filter((one) => !one.native)];
  return [{ value: undefined, label: own }, ...all.map(native)];
}

function Operand({ operand: { key, label } }) {
  const { set } = usePage();
  return (
    <Field
      label={label}
      field={key}
      also={key === "weights" ? ["dtype"] : []}
      control={({ side, i, ...rest }) => {
        const own = side.report.data?.deployment?.[key],
          stated = side.request[key] !== undefined;
        const text = own && !stated ? `${own} (its own)` : "its own";
        return (
          <Select
            {...rest}
            value={side.request[key]}
            options={options(side, text)}
            choose={(value) => set(i, { [key]: value })}
          />
        );
      }}
    />
  );
}

function withFormat(request, layer, key, value) {
  const { [layer]: own, ...others } = request.layers ?? {};
  const next = { ...own, [key]: value };
  if (value === undefined) delete next[key];
  const layers = Object.keys(next).length ? { ...others, [layer]: next } : others;
  return { layers: Object.keys(layers).length ? layers : undefined };
}

function LayerFormat({ layer, operand }) {
  const { sides, set } = usePage();
  const valueOf = (side) => side.request.layers?.[layer]?.[operand];
  const differs = valueOf(sides[0]) !== valueOf(sides.at(-1));
  return (
    <Field
      label={layer.replaceAll("_", " ")}
      field={`layers.${layer}`}
      name={`layer-${layer}`}
      differs={differs}
      control={({ side, i, key, ...rest }) => {
        if (!side.choices.data?.layers.some((one) => one.layer === layer))
          return (
            <span key={key} class="none">
              –
            </span>
          );
        return (
          <Select
            key={key}
            {...rest}
            value={valueOf(side)}
            options={options(side, "as above")}
            choose={(value) => set(i, withFormat(side.request, layer, operand, value), `layers.${layer}`)}
          />
        );
      }}
    />
  );
}

const holds = { weights: (one) => one.weights, activations: (one) => one.weights, kv: (one) => one.kv };

/** The layers of both models that have such an operand. */
function layersOf(sides, operand) {
  const all = sides.flatMap((side) => side.choices.data?.layers ?? []);
  return [...new Set(all.filter(holds[operand]).map(({ layer }) => layer))];
}

function OperandTabs({ operand, choose }) {
  return (
    <div class="tabs" role="radiogroup" aria-label="Formats of">
      {operands.map(({ key, label }) => (
        <label key={key}>
          <input type="radio" name="layer-operand" checked={operand === key} onChange={() => choose(key)} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

/** What the server says of the layers' own formats is said here. */
function LayersProblem() {
  const { set } = usePage();
  return (
    <Field
      label=""
      field="layers"
      differs={false}
      control={({ side, i, invalid }) =>
        invalid ? (
          <button key={i} type="button" onClick={() => set(i, { layers: undefined })}>
            Drop layers’ own formats
          </button>
        ) : (
          <span key={i} />
        )
      }
    />
  );
}

function ByLayer() {
  const { sides } = usePage();
  const [operand, choose] = useState("weights");
  const stated = sides.some(({ request }) => request.layers);
  return (
    <details class="by-layer" open={stated}>
      <summary>Layers that differ</summary>
      <OperandTabs operand={operand} choose={choose} />
      {layersOf(sides, operand).map((layer) => (
        <LayerFormat key={layer} layer={layer} operand={operand} />
      ))}
    </details>
  );
}

export function Formats() {
  return (
    <fieldset>
      <legend>Number formats</legend>
      {operands.map((operand) => (
        <Operand key={operand.key} operand={operand} />
      ))}
      <LayersProblem />
      <ByLayer />
    </fieldset>
  );
}
