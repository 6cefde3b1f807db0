// The figures of a report that the page shows, and which way is better.

const tokens = [
  { key: "ttft_s", label: "Time to first token", unit: "s", better: "less", help: "the whole batch prefilled" },
  { key: "tpot_s", label: "Time per output token", unit: "s", better: "less", help: "at the mean context" },
  { key: "tok_s_user", label: "Speed for each user", unit: "tok/s", better: "more", help: "output tokens" },
  { key: "throughput_tok_s", label: "Throughput", unit: "tok/s", better: "more", help: "of the whole deployment" },
  {
    key: "throughput_tok_s_gpu",
    label: "Throughput / accelerator",
    unit: "tok/s",
    better: "more",
    help: "output of one",
  },
  { key: "e2e_s", label: "End to end", unit: "s", better: "less", help: "first to last token" },
  { key: "cost_usd_per_mtok", label: "Cost per million tokens", unit: "usd", better: "less", help: "output tokens" },
  { key: "energy_j_per_token", label: "Energy per token", unit: "J", better: "less", help: "the whole site" },
  {
    key: "carbon_g_per_mtok",
    label: "CO₂e per million tokens",
    unit: "g",
    better: "less",
    help: "operation and making",
  },
  { key: "power_w", label: "Power", unit: "W", better: "less", help: "the whole site, mean" },
];

const loops = [
  { key: "loop.requests_s", label: "Requests", unit: "1/s", better: "more", help: "answered, all places taken" },
  { key: "loop.wait_s", label: "Waiting", unit: "s", better: "less", help: "of a request, before it begins" },
];

const items = [
  { key: "latency_s", label: "Latency", unit: "s", better: "less", help: "the whole batch" },
  { key: "items_s", label: "Throughput", unit: "1/s", better: "more", help: "items of the whole deployment" },
  { key: "items_s_gpu", label: "Throughput / accelerator", unit: "1/s", better: "more", help: "output of one" },
  { key: "cost_usd_per_mitem", label: "Cost per million items", unit: "usd", better: "less", help: "" },
  { key: "energy_j_per_item", label: "Energy per item", unit: "J", better: "less", help: "the whole site" },
  {
    key: "carbon_g_per_mitem",
    label: "CO₂e per million items",
    unit: "g",
    better: "less",
    help: "operation and making",
  },
  { key: "power_w", label: "Power", unit: "W", better: "less", help: "the whole site, mean" },
];

/** What a figure is, in few words. */
export const helpOf = (metric, report) =>
  metric.key === "ttft_s" && report.loop ? "from when it is sent" : metric.help;

/** Whether a report is of a model that makes tokens. */
export const makesTokens = (report) => report.decode !== undefined;

/** A figure of a report, by its key. */
export const valueOf = (report, { key }) => key.split(".").reduce((at, name) => at?.[name], report);

/** The figures that these reports have; those of both kinds where they are unlike. */
export function metricsOf(reports) {
  const kinds = new Set(reports.map(makesTokens));
  const looped = loops.filter((one) => reports.some((report) => valueOf(report, one) !== undefined));
  const all = [...(kinds.has(true) ? tokens : []), ...looped, ...(kinds.has(false) ? items : [])];
  return all.filter((one, at) => all.findIndex((other) => other.key === one.key) === at);
}

/** The phases of a report: [{ key, label, step }]. */
export function phasesOf(report) {
  if (!makesTokens(report)) return [{ key: "forward", label: "One pass", step: report.forward }];
  return [
    { key: "prefill", label: "Prefill", step: report.prefill },
    { key: "decode", label: "Decode", step: report.decode },
  ];
}

/** Better, worse or the same: what B is to A. */
export function verdict(metric, ratio) {
  if (!Number.isFinite(ratio) || Math.abs(ratio - 1) < 0.005) return "same";
  return ratio > 1 === (metric.better === "more") ? "better" : "worse";
}
