import { useState } from "preact/hooks";
import { CopyButton } from "./copy.jsx";
import { commandLine, overHttp, scenario } from "./script.js";
import { Section } from "./section.jsx";

const kinds = [
  { key: "shell", label: "Command line", text: commandLine },
  { key: "lua", label: "Lua scenario", text: scenario },
  { key: "http", label: "HTTP", text: (requests) => overHttp(requests, document.baseURI) },
];

export function Reproduce({ requests }) {
  const [kind, choose] = useState("shell");
  const text = kinds.find(({ key }) => key === kind).text(requests);
  const tabs = (
    <div class="tabs" role="radiogroup" aria-label="Written as">
      {kinds.map(({ key, label }) => (
        <label key={key}>
          <input type="radio" name="script-kind" checked={kind === key} onChange={() => choose(key)} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
  return (
    <Section id="script" title="Do it again" lead="the same answer, without this page" tools={tabs}>
      <div class="script">
        <pre tabindex={0}>
          <code>{text}</code>
        </pre>
        <CopyButton label="Copy" text={() => text} />
      </div>
    </Section>
  );
}
