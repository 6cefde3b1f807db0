// The state of the page: in the address, and nowhere else.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { read, write } from "./link.js";

const TOGETHER = 1200; // ms within which changes of one field are one step back

function remember(next, together) {
  const link = write(next);
  if (link !== location.hash) history[together ? "replaceState" : "pushState"](null, "", link);
}

/** The state, and a function that changes it: update(change, what) with the name of what is changed. */
export function usePageState() {
  const [state, setState] = useState(() => read(location.hash));
  const now = useRef({ state, what: null, at: 0 }).current;
  useEffect(() => {
    const back = () => {
      Object.assign(now, { state: read(location.hash), what: null });
      setState(now.state);
    };
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const update = useCallback((change, what) => {
    const at = performance.now();
    now.state = change(now.state);
    remember(now.state, what !== undefined && what === now.what && at - now.at < TOGETHER);
    Object.assign(now, { what, at });
    setState(now.state);
  }, []);
  return [state, update];
}

/** A side's request with `values` set, or left out where they are undefined. */
export function changed(request, values) {
  const next = { ...request, ...values };
  for (const [key, value] of Object.entries(next)) if (value === undefined) delete next[key];
  return next;
}

/** The state with side `i` changed so. */
export function withSide(state, i, values) {
  return { ...state, sides: state.sides.map((one, at) => (at === i ? changed(one, values) : one)) };
}
