// What rows of the panel need to know of the page.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { withSide } from "./state.js";

export const Page = createContext(null);

/** { sides, set(i, values, what) }: each side's request and answers, and a function that changes a request. */
export const usePage = () => useContext(Page);

export const setter = (update) => (i, values, what) =>
  update((state) => withSide(state, i, values), `${i}.${what ?? Object.keys(values).join()}`);

export const letters = ["A", "B"];
