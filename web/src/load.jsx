import { Field } from "./field.jsx";
import { NumberBox } from "./number.jsx";
import { usePage } from "./page.js";
import { Select } from "./select.jsx";

const modes = { static: "batch by batch", continuous: "continuous", disagg: "two pools" };
const makesTokens = (side) => side.choices.data?.generates !== false;

/** A row for a number of the request, for sides it means something to. */
export function Count({ label, field, fallback, only = () => true }) {
  const { sides, set } = usePage();
  if (!sides.some(only)) return null;
  return (
    <Field
      label={label}
      field={field}
      control={({ side, i, key, ...rest }) =>
        only(side) ? (
          <NumberBox
            key={key}
            {...rest}
            value={side.request[field]}
            fallback={fallback}
            set={(value) => set(i, { [field]: value })}
          />
        ) : (
          <span key={key} class="none">
            –
          </span>
        )
      }
    />
  );
}

/** What takes the place of what in another mode. */
function inMode(request, mode) {
  const load = request.concurrency ?? request.batch;
  const apart =
    mode === "disagg" ? { prefill: { count: 1 }, decode: { count: 1 } } : { prefill: undefined, decode: undefined };
  if (mode === "static") return { ...apart, mode: undefined, method: undefined, concurrency: undefined, batch: load };
  return { ...apart, mode, concurrency: load ?? 1, batch: undefined };
}

function Mode() {
  const { sides, set } = usePage();
  if (!sides.some(makesTokens)) return null;
  return (
    <Field
      label="Requests"
      field="mode"
      control={({ side, i, ...rest }) => {
        const found = side.choices.data?.choices.mode;
        const options = (found?.legal ?? ["static"]).map((value) => ({ value, label: modes[value] }));
        return (
          <Select
            {...rest}
            value={side.request.mode ?? "static"}
            options={options}
            illegal={found?.illegal}
            choose={(mode) => set(i, inMode(side.request, mode), "mode")}
          />
        );
      }}
    />
  );
}

/** batch, or in a closed loop concurrency. */
function Size() {
  const { sides, set } = usePage();
  const key = (side) => ((side.request.mode ?? "static") === "static" ? "batch" : "concurrency");
  const names = { batch: "Batch", concurrency: "Concurrency" };
  const label = [...new Set(sides.map((side) => names[key(side)]))].join(" / ");
  const differs =
    JSON.stringify(sides[0].request[key(sides[0])]) !== JSON.stringify(sides.at(-1).request[key(sides.at(-1))]);
  return (
    <Field
      label={label}
      field="batch"
      name="load"
      also={["concurrency"]}
      differs={differs}
      control={({ side, i, ...rest }) => (
        <NumberBox
          {...rest}
          value={side.request[key(side)]}
          fallback={1}
          set={(value) => set(i, { [key(side)]: value })}
        />
      )}
    />
  );
}

const inputOf = (side, name) => side.choices.data?.inputs.find((one) => one.name === name);

function withInput(request, name, value) {
  const inputs = { ...request.inputs, [name]: value };
  if (value === undefined) delete inputs[name];
  return { inputs: Object.keys(inputs).length ? inputs : undefined };
}

function Input({ name }) {
  const { set } = usePage();
  return (
    <Field
      label={name.replaceAll("_", " ")}
      field={`inputs.${name}`}
      name={`input-${name}`}
      control={({ side, i, key, ...rest }) => {
        const one = inputOf(side, name),
          value = side.request.inputs?.[name];
        const choose = (chosen) => set(i, withInput(side.request, name, chosen), `inputs.${name}`);
        if (!one)
          return (
            <span key={key} class="none">
              –
            </span>
          );
        if (!one.kind.startsWith("flag"))
          return <NumberBox key={key} {...rest} value={value} fallback={one.default} set={choose} />;
        const options = [true, false].map((own) => ({ value: own, label: own ? "yes" : "no" }));
        return <Select key={key} {...rest} value={value ?? one.default ?? false} options={options} choose={choose} />;
      }}
    />
  );
}

/** What the models take beside tokens. */
function Inputs() {
  const { sides } = usePage();
  const names = [...new Set(sides.flatMap((side) => side.choices.data?.inputs.map(({ name }) => name) ?? []))];
  return names.map((name) => <Input key={name} name={name} />);
}

const takesText = (side) => makesTokens(side) || side.report.data?.workload.isl !== undefined;

export function Load() {
  return (
    <fieldset>
      <legend>Load</legend>
      <Mode />
      <Size />
      <Count label="Input tokens" field="isl" fallback={1024} only={takesText} />
      <Count label="Output tokens" field="osl" fallback={256} only={makesTokens} />
      <Count label="Cached prefix" field="prefix" fallback={0} only={makesTokens} />
      <Inputs />
    </fieldset>
  );
}
