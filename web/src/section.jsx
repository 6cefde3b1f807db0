/** A part of the results: a heading, one line of what it shows, and it. */
export function Section({ id, title, lead, children, tools }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <div class="title">
        <h2 id={`${id}-title`}>{title}</h2>
        {lead && <p>{lead}</p>}
        {tools}
      </div>
      {children}
    </section>
  );
}

/** A or B, in its colour; nothing where there is one side only. */
export const Side = ({ side, sides }) =>
  sides.length > 1 ? <b class={`side-${"ab"[side.i]}`}>{side.letter}</b> : null;
