import { Degrees } from "./degrees.jsx";
import { OtherProblems } from "./field.jsx";
import { Formats } from "./formats.jsx";
import { Load } from "./load.jsx";
import { More } from "./more.jsx";
import { letters, Page, setter } from "./page.js";
import { Pools } from "./pools.jsx";
import { System } from "./system.jsx";

// Fields that have a row, where what is wrong with them is said.
const rows = [
  "model",
  "hardware",
  "engine",
  "cost_model",
  "mode",
  "batch",
  "concurrency",
  "isl",
  "osl",
  "prefix",
  "inputs",
  "tp",
  "pp",
  "dp",
  "ep",
  "cp",
  "attention_dp",
  "sp",
  "gpus",
  "dtype",
  "weights",
  "activations",
  "kv",
  "layers",
  "speculative",
  "draft_tokens",
  "draft_model",
  "acceptance",
  "prefill",
  "decode",
  "weights_in",
  "kv_in",
  "memory_fraction",
  "step_tokens",
  "price",
  "pue",
  "grid",
];

function Heads({ state, update }) {
  if (state.sides.length === 1) return null;
  const swap = () => update((before) => ({ ...before, sides: [...before.sides].reverse() }));
  return (
    <div class="row heads">
      <button type="button" onClick={swap} aria-label="A ⇄ B: swap them">
        A ⇄ B
      </button>
      {letters.map((letter, i) => (
        <strong key={letter} class={`side-${"ab"[i]}`}>
          {letter}
        </strong>
      ))}
    </div>
  );
}

export function Panel({ state, update, sides, catalogue }) {
  return (
    <Page.Provider value={{ sides, set: setter(update) }}>
      <form class="panel" aria-label="What is asked" onSubmit={(event) => event.preventDefault()}>
        <Heads state={state} update={update} />
        <OtherProblems fields={rows} />
        <System catalogue={catalogue} />
        <Load />
        <Pools hardware={catalogue.hardware.data?.hardware ?? []} />
        <Degrees />
        <Formats />
        <More />
      </form>
    </Page.Provider>
  );
}
