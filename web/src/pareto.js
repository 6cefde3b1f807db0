/** The rows that no other beats: more of y, and more (or of latency less) of x. */
export function frontOf(rows, { x, y }) {
  const sign = x === "latency_s" ? -1 : 1;
  const sorted = [...rows].sort((a, b) => sign * (b[x] - a[x]) || b[y] - a[y]);
  let best = -Infinity;
  return sorted.filter((row) => row[y] > best && ((best = row[y]), true));
}
