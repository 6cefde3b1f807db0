// Observable Plot in the page. Its charts carry a <style>, which a strict content policy refuses: the same rules are in
// app.css, and the element goes before the chart is shown.
import * as Plot from "@observablehq/plot";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

function useWidth(box) {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return width;
}

/** The chart is one picture to those who hear it; its marks have names for app.css. */
function named(mark) {
  mark.dataset.mark = mark.getAttribute("aria-label");
  mark.removeAttribute("aria-label");
}

function drawn(options, width, height) {
  const figure = Plot.plot({ width, height, className: "plot", style: { background: "none" }, ...options });
  for (const style of figure.querySelectorAll("style")) style.remove();
  for (const mark of figure.querySelectorAll("[aria-label]")) named(mark);
  return figure;
}

/** A chart of `options(width)`, redrawn when they change; `chosen` gets the datum that is clicked. */
export function Chart({ label, height, options, chosen }) {
  const box = useRef(),
    width = useWidth(box);
  useLayoutEffect(() => {
    if (!width) return;
    const figure = drawn(options(width), width, height);
    figure.setAttribute("role", "img");
    figure.setAttribute("aria-label", label);
    const clicked = () => figure.value && chosen?.(figure.value);
    figure.addEventListener("click", clicked);
    box.current.replaceChildren(figure);
  }, [width, height, options, label, chosen]);
  return <div ref={box} class={chosen ? "chart clickable" : "chart"} style={{ height: `${height}px` }} />;
}
