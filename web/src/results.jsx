import { Front } from "./front.jsx";
import { Headline } from "./headline.jsx";
import { Layers } from "./layers.jsx";
import { Memory } from "./memory.jsx";
import { letters } from "./page.js";
import { Phases } from "./phases.jsx";
import { problemOf } from "./problem.js";
import { Reproduce } from "./reproduce.jsx";
import { Roofline } from "./roofline.jsx";
import { Summary } from "./summary.jsx";

/** What is shown while a side has no answer: the last one, said to be so. */
function NoAnswer({ sides }) {
  return sides.map((side, i) => {
    const problem = problemOf(side);
    return (
      problem && (
        <p key={i} class="no-answer">
          {sides.length > 1 && <b>{letters[i]}: </b>}
          {problem.message}
          {side.report.data && <span class="quiet"> (the figures are those from before)</span>}
        </p>
      )
    );
  });
}

const stale = ({ report }) => report.error !== null;

export function Results({ state, update, sides }) {
  const shown = sides
    .map((side, i) => ({ ...side, i, letter: letters[i], data: side.report.data }))
    .filter(({ data }) => data);
  const failed = sides.some(stale);
  return (
    <div id="results" class="results" tabindex={-1} aria-label="Results">
      <div class="no-answers">
        <NoAnswer sides={sides} />
      </div>
      {shown.length === 0 && !failed && <p class="waiting">Asking the server…</p>}
      {shown.length > 0 && (
        <div class={failed ? "answers stale" : "answers"}>
          <Summary sides={shown} />
          <Headline sides={shown} />
          <Phases sides={shown} />
          <Memory sides={shown} />
          <Layers sides={shown} />
          <Roofline sides={shown} />
        </div>
      )}
      <Front state={state} update={update} sides={sides} />
      <Reproduce requests={state.sides} />
    </div>
  );
}
