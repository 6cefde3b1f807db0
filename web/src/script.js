// What reproduces the page's answer elsewhere: a command line, a scenario in Lua, a request over HTTP.

const plain = /^[\w.@%+=:,/-]+$/;
const shell = (text) => (plain.test(text) ? text : `'${String(text).replaceAll("'", "'\\''")}'`);

/** JSON's texts are Lua's but for control characters. */
const lua = (value) => (typeof value === "string" ? JSON.stringify(value).replace(/\\\\|\\u00(..)/g, (all, digits) => (digits ? `\\x${digits}` : all)) : String(value));

function overrides(layers) {
  return Object.entries(layers).flatMap(([layer, own]) => Object.entries(own).map(([key, value]) => `${layer}.${key}=${value}`));
}

function flag(key, value) {
  if (value === true) return [`--${key}`];
  if (value === false) return [];
  if (key === "hardware") return ["--on", value];
  if (key === "layers") return ["--override", overrides(value).join(",")];
  if (typeof value === "object") return [`--${key}`, Object.entries(value).map(([name, one]) => `${name}=${one}`).join(",")];
  return [`--${key}`, value];
}

/** The words of one request, as `mantile estimate` takes them. */
export function words({ model, ...rest }) {
  return [model, ...Object.entries(rest).flatMap(([key, value]) => flag(key, value))].map((one) => shell(String(one))).join(" ");
}

export function commandLine(sides) {
  if (sides.length === 1) return `mantile estimate ${words(sides[0])} --layers`;
  return `mantile compare \\\n${sides.map((one) => `  ${shell(words(one))}`).join(" \\\n")}`;
}

const key = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : `[${lua(name)}]`);

function table(values, indent) {
  const entry = ([name, value]) => `${key(name)} = ${typeof value === "object" ? table(value, indent) : lua(value)}`;
  return `{ ${Object.entries(values).map(entry).join(", ")} }`;
}

function ask(name, values) {
  const lines = [];
  for (const [at, one] of Object.entries(values)) {
    const text = `${key(at)} = ${typeof one === "object" ? table(one) : lua(one)},`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length < 90) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(`  ${text}`);
  }
  return `local ${name} = estimate {\n${lines.join("\n")}\n}`;
}

export function scenario(sides) {
  const asked = sides.map((one, i) => ask("ab"[i], one)).join("\n");
  return `${asked}\n\n${sides.length === 1 ? "show(a)" : "compare(a, b)"}`;
}

export function overHttp(sides, base) {
  const body = sides.length === 1 ? sides[0] : { requests: sides };
  const path = sides.length === 1 ? "v1/estimate" : "v1/compare";
  return `curl -s ${shell(new URL(path, base).href)} \\\n  -H 'content-type: application/json' \\\n  -d ${shell(JSON.stringify(body))}`;
}
