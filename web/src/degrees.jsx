import { Field } from "./field.jsx";
import { ranges } from "./format.js";
import { letters, usePage } from "./page.js";
import { isPooled } from "./pools.jsx";
import { Select } from "./select.jsx";

export const axes = [
  { key: "tp", label: "Tensor parallel" },
  { key: "pp", label: "Pipeline stages" },
  { key: "dp", label: "Replicas" },
  { key: "ep", label: "Expert parallel" },
  { key: "cp", label: "Context parallel" },
  { key: "attention_dp", label: "Attention DP" },
];

const valueOf = (side, key) => side.choices.data?.choices[key]?.value ?? side.request[key] ?? 1;

/** A degree; where gpus were stated the other degrees take their place. */
function degree(side, key, value) {
  const stated = { [key]: value === 1 && key !== "tp" ? undefined : value };
  if (side.request.gpus === undefined) return stated;
  return { tp: valueOf(side, "tp"), gpus: undefined, ...stated };
}

function Degree({ axis: { key, label } }) {
  const { set } = usePage();
  return (
    <Field
      label={label}
      field={key}
      control={({ side, i, ...rest }) => {
        const found = side.choices.data?.choices[key],
          value = side.request[key] ?? valueOf(side, key);
        const options = (found?.legal ?? [value]).map((one) => ({ value: one }));
        return (
          <Select
            {...rest}
            value={value}
            options={options}
            illegal={found?.illegal}
            choose={(chosen) => set(i, degree(side, key, chosen), key)}
          />
        );
      }}
    />
  );
}

function Sp() {
  const { set } = usePage();
  return (
    <Field
      label="Sequence parallel"
      field="sp"
      control={({ side, i, ...rest }) => {
        const found = side.choices.data?.choices.sp;
        const options = (found?.legal ?? [false]).map((value) => ({ value, label: value ? "on" : "off" }));
        return (
          <Select
            {...rest}
            value={side.request.sp ?? false}
            options={options}
            illegal={found?.illegal}
            choose={(sp) => set(i, { sp: sp || undefined })}
          />
        );
      }}
    />
  );
}

function Reasons({ side }) {
  const rows = axes.flatMap(({ key, label }) =>
    (side.choices.data?.choices[key]?.illegal ?? []).map((one) => ({ ...one, label })),
  );
  if (!rows.length) return <p>All that were tried are possible.</p>;
  return (
    <dl>
      {rows.map(({ label, values, reason }) => [
        <dt key={label + reason}>
          {label} {ranges(values)}
        </dt>,
        <dd key={reason}>{reason}</dd>,
      ])}
    </dl>
  );
}

/** Everything that is not offered, and why. */
function WhyNot() {
  const { sides } = usePage();
  return (
    <details class="why">
      <summary>Why not other values?</summary>
      {sides.map((side, i) => (
        <div key={i}>
          {sides.length > 1 && <h4>{letters[i]}</h4>}
          <Reasons side={side} />
        </div>
      ))}
    </details>
  );
}

const product = (side) =>
  ["tp", "pp", "dp", "cp", "attention_dp"].reduce(
    (all, key) => all * Number(side.request[key] ?? valueOf(side, key)),
    1,
  );

/** Those of pools are added up by the server. */
const gpusOf = (side) => (isPooled(side) ? side.report.data?.gpus : product(side));

function Total() {
  return (
    <Field
      label="Accelerators"
      field="gpus"
      control={({ side, i, id, label }) => (
        <output key={i} id={id} aria-label={label} class="total">
          {Number.isFinite(gpusOf(side)) ? gpusOf(side).toLocaleString("en-US") : "–"}
        </output>
      )}
    />
  );
}

export function Degrees() {
  return (
    <fieldset>
      <legend>Spread</legend>
      {axes.map((axis) => (
        <Degree key={axis.key} axis={axis} />
      ))}
      <Sp />
      <Total />
      <WhyNot />
    </fieldset>
  );
}
