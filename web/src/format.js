// Numbers for people. Values come in SI base units.

const small = [
  ["", 1],
  ["m", 1e-3],
  ["µ", 1e-6],
  ["n", 1e-9],
];
const large = [
  ["E", 1e18],
  ["P", 1e15],
  ["T", 1e12],
  ["G", 1e9],
  ["M", 1e6],
  ["k", 1e3],
  ["", 1],
];

/** Three significant digits, thousands grouped. */
export function digits(value) {
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(3));
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  return rounded.toLocaleString("en-US", {
    minimumFractionDigits: Math.min(decimals, 12),
    maximumFractionDigits: Math.min(decimals, 12),
  });
}

function scaled(value, prefixes, unit, space = " ") {
  if (value === 0) return `0${space}${unit}`;
  const size = Math.abs(Number(value.toPrecision(3)));
  const [prefix, factor] = prefixes.find(([, one]) => size >= one) ?? prefixes.at(-1);
  return `${digits(value / factor)}${space}${prefix}${unit}`;
}

const units = {
  s: (v) => (v >= 100 ? `${Math.round(v).toLocaleString("en-US")} s` : scaled(v, small, "s")),
  bytes: (v) => scaled(v, large, "B"),
  flop: (v) => scaled(v, large, "FLOP"),
  "flop/s": (v) => scaled(v, large, "FLOP/s"),
  "bytes/s": (v) => scaled(v, large, "B/s"),
  W: (v) => scaled(v, large, "W"),
  J: (v) => (v >= 1 ? scaled(v, large, "J") : scaled(v, small, "J")),
  g: (v) => scaled(v, large, "g"),
  usd: (v) => `$${v >= 1000 ? Math.round(v).toLocaleString("en-US") : digits(v)}`,
  "tok/s": (v) => `${digits(v)} tok/s`,
  "1/s": (v) => `${digits(v)} /s`,
  share: (v) => (v > 0 && v < 0.005 ? "<1 %" : `${Math.round(100 * v)} %`),
  count: (v) => Math.round(v).toLocaleString("en-US"),
  parameters: (v) =>
    scaled(
      v,
      [
        ["T", 1e12],
        ["B", 1e9],
        ["M", 1e6],
        ["k", 1e3],
        ["", 1],
      ],
      "",
      "",
    ),
};

/** A value with its unit; a dash where there is none. */
export function format(value, unit) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return units[unit](value);
}

/** How many times one is the other: 1.84×, 1/250×. */
export function times(ratio) {
  if (!Number.isFinite(ratio)) return "–";
  if (ratio < 0.01) return `1/${times(1 / ratio)}`;
  return `${ratio >= 100 ? Math.round(ratio).toLocaleString("en-US") : ratio.toPrecision(3)}×`;
}

/** A number as people type it: 4096, 4k, 1,024; what is none of these stays as it is, for the server to say. */
export function typed(text) {
  const clean = text.trim().replaceAll(",", "");
  const [, number, suffix] = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)([kKmM]?)$/.exec(clean) ?? [];
  if (number === undefined) return clean;
  return Number(number) * { "": 1, k: 1024, K: 1024, m: 1 << 20, M: 1 << 20 }[suffix];
}

/** Runs of neighbours as one: 3, 5–7. */
export function ranges(values) {
  const parts = [];
  for (const value of values) {
    const last = parts.at(-1);
    if (last && value === last.to + 1) last.to = value;
    else parts.push({ from: value, to: value });
  }
  return parts.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
