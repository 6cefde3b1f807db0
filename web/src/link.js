// The whole state of the page as the fragment of its address, and back. A is written plainly, B with "b." before each
// key; what is a table in a request has dotted keys:
//
//     #model=llama-3.1-70b&hardware=h100-sxm&tp=8&layers.attention.kv=fp8&b.model=...&sweep.batch=1..512*2&theme=dark
//
// A link may be anybody's: keys that the server does not know go to it as they are, and it says what is wrong.

export const first = {
  model: "llama-3.1-70b",
  hardware: "h100-sxm",
  engine: "vllm",
  tp: 8,
  batch: 32,
  isl: 4096,
  osl: 512,
};

export const firstSweep = { batch: "1..1024*2", vary: "tp" };

function value(text) {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && text.length < 20 ? Number(text) : text;
}

/** layers.attention.kv as ["layers", "attention", "kv"]: the name of a layer may have dots. */
function path(key) {
  const at = key.indexOf("."),
    last = key.lastIndexOf(".");
  if (at < 0) return [key];
  return at === last
    ? [key.slice(0, at), key.slice(at + 1)]
    : [key.slice(0, at), key.slice(at + 1, last), key.slice(last + 1)];
}

function put(table, key, text) {
  const names = path(key);
  if (names.some((name) => name === "__proto__")) return;
  let inner = table;
  for (const name of names.slice(0, -1)) {
    if (typeof inner[name] !== "object") inner[name] = {};
    inner = inner[name];
  }
  inner[names.at(-1)] = value(text);
}

function side(values) {
  return {
    ...("model" in values ? {} : { model: first.model }),
    ...("hardware" in values ? {} : { hardware: first.hardware }),
    ...values,
  };
}

/** The state of a fragment. */
export function read(fragment) {
  const a = {},
    b = {},
    sweep = {};
  let theme = null;
  for (const [key, text] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (key === "theme") theme = text === "dark" || text === "light" ? text : null;
    else if (key.startsWith("b.")) put(b, key.slice(2), text);
    else if (key.startsWith("sweep.")) sweep[key.slice(6)] = text;
    else if (key) put(a, key, text);
  }
  const sides = [Object.keys(a).length ? side(a) : { ...first }];
  if (Object.keys(b).length) sides.push(side(b));
  return { sides, sweep: { ...firstSweep, ...sweep }, theme };
}

function pairs(table, before = "") {
  return Object.entries(table).flatMap(([key, one]) =>
    typeof one === "object" ? pairs(one, `${before}${key}.`) : [[before + key, String(one)]],
  );
}

/** The fragment of a state. */
export function write({ sides, sweep, theme }) {
  const changed = Object.entries(sweep).filter(([key, one]) => one !== firstSweep[key]);
  const all = [
    ...pairs(sides[0]),
    ...(sides[1] ? pairs(sides[1], "b.") : []),
    ...changed.map(([key, one]) => [`sweep.${key}`, one]),
  ];
  if (theme) all.push(["theme", theme]);
  return "#" + new URLSearchParams(all).toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
}
