import { letters, usePage } from "./page.js";
import { problemOf, repairText } from "./problem.js";

/** What the server says of this field of a side, with what would be right. */
function Problem({ i, id, problem }) {
  const { sides, set } = usePage();
  return (
    <p class="problem" id={id} role="alert">
      {sides.length > 1 && <b>{letters[i]}: </b>}
      {problem.message}
      {problem.repair && (
        <>
          {" "}
          <button type="button" onClick={() => set(i, problem.repair)}>
            Use {repairText(problem.repair)}
          </button>
        </>
      )}
    </p>
  );
}

const same = (sides, field) => JSON.stringify(sides[0].request[field]) === JSON.stringify(sides.at(-1).request[field]);

/** A labelled row with a control for each side: control({ side, i, id, label, invalid, describedBy }). */
export function Field({ label, field, name = field, also = [], differs, control }) {
  const { sides } = usePage();
  const problems = sides.map(problemOf).map((one) => (one && [field, ...also].includes(one.field) ? one : null));
  const unlike = sides.length > 1 && (differs ?? !same(sides, field));
  return (
    <div class={unlike ? "row unlike" : "row"} data-field={field} data-said={problems.some(Boolean)}>
      <label for={`a-${name}`}>{label}</label>
      {sides.map((side, i) => {
        const id = `${"ab"[i]}-${name}`,
          wrong = problems[i] !== null;
        return control({
          key: i,
          side,
          i,
          id,
          label: sides.length > 1 ? `${label} of ${letters[i]}` : undefined,
          invalid: wrong || undefined,
          describedBy: wrong ? `${id}-problem` : undefined,
        });
      })}
      {problems.map(
        (problem, i) => problem && <Problem key={i} i={i} id={`${"ab"[i]}-${name}-problem`} problem={problem} />,
      )}
    </div>
  );
}

/** The fields that a row stands for; what is wrong with others is said above all rows. */
export function OtherProblems({ fields }) {
  const { sides, set } = usePage();
  return sides.map((side, i) => {
    const problem = problemOf(side);
    const field = problem?.field?.split(".")[0];
    if (!problem || fields.includes(field)) return null;
    return (
      <div key={i}>
        <Problem i={i} problem={problem} />
        {field in side.request && (
          <button type="button" onClick={() => set(i, { [field]: undefined })}>
            Leave out {field}
          </button>
        )}
      </div>
    );
  });
}
