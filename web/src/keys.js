// Single letters that do what a button does, while no field has the focus.
import { useEffect, useRef } from "preact/hooks";

const click = (id) => () => document.getElementById(id)?.click();
const focus = (id) => () => document.getElementById(id)?.focus();

export const keys = [
  { key: "c", does: "compare, or stop comparing" },
  { key: "m", does: "go to the model" },
  { key: "h", does: "go to the hardware" },
  { key: "b", does: "go to the batch, or the concurrency" },
  { key: "r", does: "go to the results" },
  { key: "s", does: "run the sweep, or cancel it" },
  { key: "l", does: "copy the link" },
  { key: "t", does: "light or dark" },
  { key: "?", does: "show or hide this" },
];

const fixed = {
  m: focus("a-model"),
  h: focus("a-hardware"),
  b: focus("a-load"),
  r: focus("results"),
  s: click("sweep-run"),
  l: click("link"),
  t: click("theme"),
};

const typing = (target) => target.closest?.("input, select, textarea, [contenteditable]");

export function useKeys({ compare, help }) {
  const latest = useRef();
  latest.current = { ...fixed, c: compare, "?": help };
  useEffect(() => {
    const pressed = (event) => {
      const act = latest.current[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
