import { Field } from "./field.jsx";
import { format } from "./format.js";
import { usePage } from "./page.js";
import { Select } from "./select.jsx";

const total = (parameters) => (typeof parameters === "object" ? parameters?.total : parameters);

function modelOptions(models) {
  return models.map(({ id, parameters, generates }) => ({
    value: id,
    group: generates === false ? "Images, encoders and others" : "Make tokens",
    label: total(parameters) ? `${id} · ${format(total(parameters), "parameters")}` : id,
  }));
}

const gib = (bytes) => `${Number((bytes / 2 ** 30).toPrecision(4))} GiB`;

export function hardwareOptions(list) {
  const options = list.map(({ id, name, vendor, memory_bytes, count }) => ({
    value: id,
    group: vendor ?? name?.split(" ")[0] ?? "others",
    label: `${id} · ${count ? `${count} × ` : ""}${gib(memory_bytes ?? 0)}`,
  }));
  return options.sort((a, b) => a.group.localeCompare(b.group, "en", { sensitivity: "base" }));
}

// What belongs to a model and means nothing to another one.
const ofModel = {
  layers: undefined,
  inputs: undefined,
  speculative: undefined,
  draft_tokens: undefined,
  draft_model: undefined,
  acceptance: undefined,
};
const ofTokens = { mode: undefined, method: undefined, concurrency: undefined, prefill: undefined, decode: undefined };

function Model({ models }) {
  const { set } = usePage();
  const choose = (i, side, model) => {
    const makesNone = models.find(({ id }) => id === model)?.generates === false;
    const batch = side.request.batch ?? side.request.concurrency;
    set(i, { model, ...ofModel, ...(makesNone ? { ...ofTokens, batch } : {}) }, "model");
  };
  return (
    <Field
      label="Model"
      field="model"
      control={({ side, i, ...rest }) => (
        <Select
          {...rest}
          value={side.request.model}
          options={modelOptions(models)}
          choose={(model) => choose(i, side, model)}
        />
      )}
    />
  );
}

function priced(side) {
  const { data } = side.report;
  return data && !side.request.cost_model ? `${data.cost_model} (best)` : "best known";
}

function CostModel() {
  const { set } = usePage();
  return (
    <Field
      label="Times from"
      field="cost_model"
      control={({ side, i, ...rest }) => {
        const found = side.choices.data?.choices.cost_model;
        const options = [
          { value: undefined, label: priced(side) },
          ...(found?.legal ?? []).map((value) => ({ value })),
        ];
        return (
          <Select
            {...rest}
            value={side.request.cost_model}
            options={options}
            illegal={found?.illegal}
            choose={(cost_model) => set(i, { cost_model })}
          />
        );
      }}
    />
  );
}

function Engine({ engines }) {
  const { set } = usePage();
  return (
    <Field
      label="Engine"
      field="engine"
      control={({ side, i, ...rest }) => {
        const found = side.choices.data?.choices.engine;
        const options = (found?.legal ?? engines.map(({ id }) => id)).map((value) => ({ value }));
        return (
          <Select
            {...rest}
            value={side.request.engine ?? "ideal"}
            options={options}
            illegal={found?.illegal}
            choose={(engine) => set(i, { engine })}
          />
        );
      }}
    />
  );
}

/** What there is to choose from could not be had. */
function CatalogueProblem({ catalogue }) {
  const failed = Object.values(catalogue).find(
    ({ error }) => error && error.code !== "unreachable" && error.status !== 401,
  );
  return (
    failed && (
      <p class="problem" role="alert">
        {failed.error.message}{" "}
        <button type="button" onClick={failed.again}>
          Ask again
        </button>
      </p>
    )
  );
}

export function System({ catalogue }) {
  const { set } = usePage();
  const list = catalogue.hardware.data?.hardware ?? [];
  return (
    <fieldset>
      <legend>System</legend>
      <CatalogueProblem catalogue={catalogue} />
      <Model models={catalogue.models.data?.models ?? []} />
      <Field
        label="Hardware"
        field="hardware"
        control={({ side, i, ...rest }) => (
          <Select
            {...rest}
            value={side.request.hardware}
            options={hardwareOptions(list)}
            choose={(hardware) => set(i, { hardware })}
          />
        )}
      />
      <Engine engines={catalogue.engines.data?.engines ?? []} />
      <CostModel />
    </fieldset>
  );
}
