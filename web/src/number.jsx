import { useState } from "preact/hooks";
import { typed } from "./format.js";

const LEAST = 1,
  MOST = 2 ** 30;

/** The next power of two above or below. */
function stepped(value, up) {
  const now = typeof value === "number" && value >= LEAST ? value : LEAST;
  const next = up ? 2 ** (Math.floor(Math.log2(now)) + 1) : 2 ** (Math.ceil(Math.log2(now)) - 1);
  return Math.min(MOST, Math.max(LEAST, next));
}

/** A number in a text box: what is typed goes to `set` as it stands, and the server judges it. */
export function NumberBox({ id, label, value, fallback, invalid, describedBy, set }) {
  const [draft, setDraft] = useState(null);
  const move = (up) => {
    setDraft(null);
    set(stepped(value ?? fallback, up));
  };
  const keyed = (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    move(event.key === "ArrowUp");
  };
  const input = ({ target }) => {
    setDraft(target.value);
    set(target.value.trim() === "" ? undefined : typed(target.value));
  };
  return (
    <span class="number">
      <input
        id={id}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        value={draft ?? value ?? ""}
        placeholder={fallback ?? ""}
        onInput={input}
        onKeyDown={keyed}
        onBlur={() => setDraft(null)}
      />
      <button type="button" tabindex={-1} aria-hidden onClick={() => move(true)}>
        ▴
      </button>
      <button type="button" tabindex={-1} aria-hidden onClick={() => move(false)}>
        ▾
      </button>
    </span>
  );
}
