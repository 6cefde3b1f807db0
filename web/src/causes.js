// What time goes to and what memory holds: one name and one colour each in every picture (app.css has the colours).

export const causes = [
  { key: "compute", label: "compute" },
  { key: "weights", label: "weights" },
  { key: "kv", label: "KV cache" },
  { key: "activations", label: "activations" },
  { key: "comm", label: "communication" },
  { key: "overhead", label: "host" },
];

export const labels = Object.fromEntries(causes.map(({ key, label }) => [key, label]));

export const holdings = [
  { key: "weights", of: "weights_bytes", label: "weights" },
  { key: "kv", of: "kv_cache_bytes", label: "KV cache" },
  { key: "activations", of: "activation_bytes", label: "activations" },
  { key: "reserved", of: "reserved_bytes", label: "reserved by the engine" },
];

/** The parts of a step's time, for Stack. */
export const timeParts = (step) => causes.map(({ key, label }) => ({ key, label, value: step[`${key}_s`] ?? 0 }));

/** The parts of a memory, for Stack. */
export const memoryParts = (memory) =>
  holdings.filter(({ of }) => of in memory).map(({ key, of, label }) => ({ key, label, value: memory[of] }));
