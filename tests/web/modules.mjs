// What the page's modules do without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { events } from "../../web/src/events.js";
import { digits, format, ranges, times, typed } from "../../web/src/format.js";
import { placed } from "../../web/src/labels.js";
import { first, firstSweep, read, write } from "../../web/src/link.js";
import { frontOf } from "../../web/src/pareto.js";
import { commandLine, scenario } from "../../web/src/script.js";

/** Numbers that are the same in every run. */
function random(seed) {
  return () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
}

test("a link carries the whole state", () => {
  const b = {
    model: "mixtral-8x7b",
    hardware: "b200",
    ep: 4,
    sp: true,
    layers: { attention: { kv: "fp8" }, "my.layer": { weights: "int4" } },
    inputs: { steps: 20 },
    acceptance: 0.7,
  };
  const state = {
    sides: [first, b],
    sweep: { ...firstSweep, batch: "1,2,3", ttft: "500 ms" },
    theme: "dark",
  };
  assert.deepEqual(read(write(state)), state);
});

test("an empty link is a whole configuration", () => {
  assert.deepEqual(read(""), {
    sides: [first],
    sweep: firstSweep,
    theme: null,
  });
  assert.deepEqual(read("#tp=2").sides, [
    { model: first.model, hardware: first.hardware, tp: 2 },
  ]);
});

test("a hostile link changes no objects of the page", () => {
  for (const key of [
    "__proto__.x",
    "layers.__proto__.x",
    "b.__proto__.x",
    "layers.a.__proto__",
    "__proto__",
    "constructor.prototype.x",
  ]) {
    read(`#${encodeURIComponent(key)}=1`);
    assert.equal({}.x, undefined, key);
  }
  assert.equal(read("#theme=%22%3E").theme, null);
  assert.doesNotThrow(() =>
    read("#%E0%A4%A&=&&a=b=c&layers=1&layers.x.y=2&model=a&model.x=b"),
  );
});

test("numbers have three digits and a unit", () => {
  const cases = [
    [0.01234, "s", "12.3 ms"],
    [0.9999, "s", "1.00 s"],
    [0.99996, "s", "1.00 s"],
    [4.56e-7, "s", "456 ns"],
    [123.4, "s", "123 s"],
    [0, "s", "0 s"],
    [17640734720, "bytes", "17.6 GB"],
    [999.9e9, "bytes", "1.00 TB"],
    [989.4e12, "flop/s", "989 TFLOP/s"],
    [0.0004, "share", "<1 %"],
    [0.5, "share", "50 %"],
    [null, "s", "–"],
    [undefined, "usd", "–"],
    [NaN, "s", "–"],
    [4.5849, "usd", "$4.58"],
    [70553706496, "parameters", "70.6B"],
    [1e-12, "s", "0.00100 ns"],
  ];
  for (const [value, unit, text] of cases)
    assert.equal(format(value, unit), text);
  assert.equal(digits(1234.5), "1,230");
  assert.deepEqual(
    [times(1.843), times(0.0005), times(250), times(NaN)],
    ["1.84×", "1/2,000×", "250×", "–"],
  );
});

test("typed numbers are read as people write them", () => {
  assert.deepEqual(
    ["4096", "4k", " 1,024 ", "1.5k", "1M", "2e3"].map(typed),
    [4096, 4096, 1024, 1536, 1048576, 2000],
  );
  assert.deepEqual(["many", "", "-3", "1..8", "0x10"].map(typed), [
    "many",
    "",
    "-3",
    "1..8",
    "0x10",
  ]);
});

test("neighbours are one range", () => {
  assert.equal(ranges([3, 5, 6, 7, 9, 10]), "3, 5–7, 9–10");
  assert.equal(ranges([]), "");
});

test("events come whole, however their bytes are cut", async () => {
  const text =
    'event: row\ndata: {"a":"ü"}\n\n: a comment\n\nevent: done\r\ndata: {"points":\r\ndata: 2}\r\n\r\n';
  const bytes = new TextEncoder().encode(text);
  for (let size = 1; size <= bytes.length; size++) {
    let at = 0;
    const reader = {
      read: async () =>
        at < bytes.length
          ? { value: bytes.slice(at, (at += size)), done: false }
          : { done: true },
    };
    const found = [];
    for await (const event of events(reader)) found.push(event);
    assert.deepEqual(
      found,
      [
        { name: "row", data: { a: "ü" } },
        { name: "done", data: { points: 2 } },
      ],
      `${size} at once`,
    );
  }
});

test("a front is what no other row beats", () => {
  const next = random(7);
  for (const x of ["tok_s_user", "latency_s"]) {
    const better = x === "latency_s" ? (a, b) => a <= b : (a, b) => a >= b;
    const rows = Array.from({ length: 300 }, () => ({
      [x]: Math.round(40 * next()),
      y: Math.round(40 * next()),
    }));
    const beats = (a, b) =>
      better(a[x], b[x]) && a.y >= b.y && (a[x] !== b[x] || a.y !== b.y);
    const naive = new Set(
      rows
        .filter((row) => !rows.some((other) => beats(other, row)))
        .map((row) => `${row[x]} ${row.y}`),
    );
    assert.deepEqual(
      new Set(frontOf(rows, { x, y: "y" }).map((row) => `${row[x]} ${row.y}`)),
      naive,
    );
  }
});

test("names beside points cover nothing and leave no frame", () => {
  const next = random(3),
    frame = { left: 0, right: 400, top: 0, bottom: 300 };
  const points = Array.from({ length: 60 }, () => ({
    x: 400 * next(),
    y: 300 * next(),
    text: "attention.qkv",
  }));
  const found = placed(
    points,
    [{ left: 0, right: 400, top: 0, bottom: 20 }],
    frame,
  );
  assert.ok(found.length > 5 && found.length < 60);
});

test("scripts quote what a link may hold", () => {
  const hostile = {
    model: "a'b; $(id)",
    hardware: "x",
    "k e`y": '"\n\u0001\\u0041',
  };
  assert.equal(
    commandLine([hostile]),
    `mantile estimate 'a'\\''b; $(id)' --on x '--k e\`y' '"\n\u0001\\u0041' --layers`,
  );
  assert.match(scenario([hostile]), /\["k e`y"\] = "\\"\\n\\x01\\\\u0041",/);
});
