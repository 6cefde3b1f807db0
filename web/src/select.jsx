import { ranges } from "./format.js";

/** Option values are texts: which value each stands for. */
const text = (value) => (value === undefined ? "" : String(value));

function Options({ options }) {
  const groups = [...new Set(options.map(({ group }) => group))];
  const list = (group) =>
    options
      .filter((one) => one.group === group)
      .map(({ value, label }) => (
        <option key={text(value)} value={text(value)}>
          {label ?? text(value)}
        </option>
      ));
  return groups.map((group) =>
    group ? (
      <optgroup key={group} label={group}>
        {list(group)}
      </optgroup>
    ) : (
      list(group)
    ),
  );
}

const shown = (values) => (typeof values[0] === "number" ? ranges(values) : values.join(", "));

/** What is not offered, each with why; it cannot be chosen. */
function Illegal({ illegal }) {
  if (!illegal?.length) return null;
  return (
    <optgroup label="not possible here">
      {illegal.map(({ values, reason }) => (
        <option key={reason} disabled>
          {`${shown(values)}: ${reason}`.slice(0, 120)}
        </option>
      ))}
    </optgroup>
  );
}

/** A choice of options [{ value, label, group }]; a value that is none of them stays, marked as it is. */
export function Select({ id, label, value, options, illegal, invalid, describedBy, choose }) {
  const known = options.some((one) => text(one.value) === text(value));
  const chosen = (event) => choose(options.find((one) => text(one.value) === event.target.value)?.value);
  return (
    <select
      id={id}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      value={text(value)}
      onChange={chosen}
    >
      {!known && <option value={text(value)}>{text(value)}</option>}
      <Options options={options} />
      <Illegal illegal={illegal} />
    </select>
  );
}
