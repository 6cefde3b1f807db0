import { useEffect, useState } from "preact/hooks";

/** Where the clipboard is not to be had (a page that is not served over https), by a selection. */
function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** A button that copies text() and says so. */
export function CopyButton({ label, text, id, shortcut }) {
  const [said, say] = useState(null);
  useEffect(() => {
    const timer = said && setTimeout(() => say(null), 1600);
    return () => clearTimeout(timer);
  }, [said]);
  const clicked = async () => say((await copy(text())) ? "Copied" : "Not copied: select it");
  return (
    <button type="button" class="copy" id={id} aria-keyshortcuts={shortcut} onClick={clicked}>
      <span class={said ? "hidden" : ""}>{label}</span>
      <span class={said ? "said" : "said hidden"} role="status">
        {said}
      </span>
    </button>
  );
}
