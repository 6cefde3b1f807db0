import { useEffect, useState } from "preact/hooks";
import { useAnswer } from "./answer.js";
import { Gone } from "./gone.jsx";
import { Header } from "./header.jsx";
import { Help } from "./help.jsx";
import { useKeys } from "./keys.js";
import { Panel } from "./panel.jsx";
import { Results } from "./results.jsx";
import { isPooled, poolRequest } from "./pools.jsx";
import { usePageState } from "./state.js";

// What does not change which values are legal.
const loads = ["batch", "isl", "osl", "prefix", "price", "pue", "grid", "embodied", "lifetime"];

/** The request as far as it decides what is legal: asked anew only where that changes. */
function structureOf(request) {
  const kept = Object.fromEntries(Object.entries(request).filter(([key]) => !loads.includes(key)));
  return request.mode === undefined || request.mode === "static" ? kept : { ...kept, concurrency: 1 };
}

/** Everything the server says of one side. */
function useSide(request) {
  const choicesOf = (of) => useAnswer("v1/choices", of ? structureOf(of) : null);
  return {
    request,
    choices: choicesOf(request),
    pools: { prefill: choicesOf(poolRequest(request, "prefill")), decode: choicesOf(poolRequest(request, "decode")) },
    report: useAnswer("v1/estimate?layers=true", request ?? null),
    roofline: useAnswer("v1/roofline", request && !isPooled({ request }) ? request : null),
  };
}

function useCatalogue() {
  return { models: useAnswer("v1/models"), hardware: useAnswer("v1/hardware"), engines: useAnswer("v1/engines") };
}

function useTheme(theme) {
  useEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }, [theme]);
}

const name = ({ model, hardware }) => `${model} on ${hardware}`;

function useTitle(sides) {
  const title = sides.map(name).join(" against ");
  useEffect(() => void (document.title = `${title} · mantile`), [title]);
}

function toggled(state) {
  const [a, b] = state.sides;
  return { ...state, sides: b ? [a] : [a, structuredClone(a)] };
}

export function App() {
  const [state, update] = usePageState();
  const [help, setHelp] = useState(false);
  const catalogue = useCatalogue();
  const all = [useSide(state.sides[0]), useSide(state.sides[1])];
  const sides = all.slice(0, state.sides.length);
  const compare = () => update(toggled);
  useTheme(state.theme);
  useTitle(state.sides);
  useKeys({ compare, help: () => setHelp((open) => !open) });
  const answers = [
    ...Object.values(catalogue),
    ...sides.flatMap(({ report, choices, roofline }) => [report, choices, roofline]),
  ];
  return (
    <>
      <a class="skip" href="#results" onClick={focusResults}>
        Skip to the results
      </a>
      <Header
        state={state}
        update={update}
        compare={compare}
        help={() => setHelp(true)}
        busy={answers.some(({ busy }) => busy)}
      />
      <Gone answers={answers} />
      <main class={sides.length > 1 ? "page comparing" : "page"}>
        <Panel state={state} update={update} sides={sides} catalogue={catalogue} />
        <Results state={state} update={update} sides={sides} />
      </main>
      <Help open={help} close={() => setHelp(false)} />
    </>
  );
}

/** The fragment is the page's state, so that no link may set it. */
function focusResults(event) {
  event.preventDefault();
  document.getElementById("results").focus();
}
