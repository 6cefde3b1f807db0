import { CopyButton } from "./copy.jsx";
import { write } from "./link.js";

const themes = { light: "dark", dark: "light" };
const system = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

const other = (theme) => themes[theme ?? system()];

/** The address of the page without what is its reader's own: the theme. */
const link = (state) => location.href.replace(/#.*$/, "") + write({ ...state, theme: null });

export function Header({ state, update, compare, help, busy }) {
  const comparing = state.sides.length > 1;
  const theme = other(state.theme);
  return (
    <header class="bar">
      <h1>mantile</h1>
      <p class="motto">what a model will do on hardware</p>
      <div class="actions">
        <button type="button" id="compare" aria-pressed={comparing} aria-keyshortcuts="c" onClick={compare}>
          {comparing ? "Stop comparing" : "Compare"}
        </button>
        <CopyButton label="Copy link" id="link" shortcut="l" text={() => link(state)} />
        <button
          type="button"
          id="theme"
          aria-keyshortcuts="t"
          onClick={() => update((before) => ({ ...before, theme }))}
        >
          {theme === "dark" ? "Dark" : "Light"}
        </button>
        <a href="docs">API</a>
        <button type="button" class="round" aria-label="Help and keys" aria-keyshortcuts="?" onClick={help}>
          ?
        </button>
      </div>
      <div class={busy ? "busy on" : "busy"} role="progressbar" aria-label="asking the server" aria-hidden={!busy} />
    </header>
  );
}
