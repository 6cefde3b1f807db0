import { Field } from "./field.jsx";
import { Count } from "./load.jsx";
import { usePage } from "./page.js";
import { Select } from "./select.jsx";

function Named({ label, field, none }) {
  const { set } = usePage();
  return (
    <Field
      label={label}
      field={field}
      control={({ side, i, ...rest }) => {
        const found = side.choices.data?.choices[field];
        const options = [{ value: undefined, label: none }, ...(found?.legal ?? []).map((value) => ({ value }))];
        return (
          <Select
            {...rest}
            value={side.request[field]}
            options={options}
            illegal={found?.illegal}
            choose={(value) => set(i, { [field]: value })}
          />
        );
      }}
    />
  );
}

const drafts = (side) => side.request.speculative !== undefined;
const stated = ["speculative", "weights_in", "kv_in", "memory_fraction", "step_tokens", "price", "pue", "grid"];

export function More() {
  const { sides } = usePage();
  const open = sides.some(({ request }) => stated.some((key) => key in request));
  return (
    <details class="more" open={open}>
      <summary>More</summary>
      <Named label="Speculation" field="speculative" none="none" />
      <Count label="Drafted tokens" field="draft_tokens" fallback="usual" only={drafts} />
      <Count label="Acceptance" field="acceptance" fallback="usual" only={drafts} />
      <Named label="Weights in" field="weights_in" none="fastest memory" />
      <Named label="KV cache in" field="kv_in" none="fastest memory" />
      <Count label="Memory share" field="memory_fraction" fallback="the engine’s" />
      <Count label="Step tokens" field="step_tokens" fallback="the engine’s" />
      <Count label="Price, $/h" field="price" fallback="as stated" />
      <Count label="PUE" field="pue" fallback={1.25} />
      <Count label="Grid, g/kWh" field="grid" fallback={480} />
    </details>
  );
}
