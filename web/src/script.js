// What reproduces the page's answer elsewhere: a command line, a scenario in Lua, a request over HTTP.

const plain = /^[\w.@%+=:,/-]+$/;
const shell = (text) => (plain.test(text) ? text : `'${String(text).replaceAll("'", "'\\''")}'`);

/** JSON's texts are Lua's but for control characters. */
const lua = (value) =>
  typeof value === "string"
    ? JSON.stringify(value).replace(/\\\\|\\u00(..)/g, (all, digits) => (digits ? `\\x${digits}` : all))
    : String(value);

function overrides(layers) {
  return Object.entries(layers).flatMap(([layer, own]) =>
    Object.entries(own).map(([key, value]) => `${layer}.${key}=${value}`),
  );
}

function flag(key, value) {
  if (value === true) return [`--${key}`];
  if (value === false) return [];
  if (key === "hardware") return ["--on", value];
  if (key === "layers") return ["--override", overrides(value).join(",")];
  if (typeof value === "object")
    return [
      `--${key}`,
      Object.entries(value)
        .map(([name, one]) => `${name}=${one}`)
        .join(","),
    ];
  return [`--${key}`, value];
}

/** The words of one request, as `mantile estimate` takes them: the model, then each flag with its value. */
function words({ model, ...rest }) {
  const parts = [[model], ...Object.entries(rest).map(([key, value]) => flag(key, value))];
  return parts.filter((part) => part.length).map((part) => part.map((one) => shell(String(one))).join(" "));
}

const WIDTH = 92;

/** Parts of a command over several lines. */
function wrapped(parts) {
  const lines = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length < WIDTH) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines.join(" \\\n    ");
}

export function commandLine(sides) {
  if (sides.length === 1) return wrapped(["mantile estimate", ...words(sides[0]), "--layers"]);
  return `mantile compare \\\n${sides.map((one) => `  ${shell(words(one).join(" "))}`).join(" \\\n")}`;
}

const key = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : `[${lua(name)}]`);

function table(values) {
  const entry = ([name, value]) => `${key(name)} = ${typeof value === "object" ? table(value) : lua(value)}`;
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
