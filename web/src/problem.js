// What is wrong with a side's request, and at which field that belongs.

const keyIn = /^(tp|pp|dp|ep|cp|attention_dp|sp|gpus|layers|inputs)\b/;

/** { message, field, repair } of a side, or null. */
export function problemOf({ report, choices }) {
  const error = report.error;
  if (!error || error.code === "unreachable" || error.status === 401) return null; // said above the page (gone.jsx)
  const refused = choices.data?.refused;
  const same = refused?.message === error.message ? refused : null;
  const field = error.field ?? same?.field ?? keyIn.exec(error.message)?.[1] ?? null;
  return { message: error.message, field, repair: same?.repair ?? null };
}

/** The repair in words: tp 2, dp 1. */
export const repairText = (repair) =>
  Object.entries(repair)
    .map(([key, value]) => `${key} ${value}`)
    .join(", ");
