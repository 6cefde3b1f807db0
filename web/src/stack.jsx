/** Parts of a whole as one bar. `scale` is what its full width stands for, `mark` a limit on it. */
export function Stack({ parts, scale, mark, text, format }) {
  const share = (value) => `${scale > 0 ? (100 * value) / scale : 0}%`;
  return (
    <div class="stack" role="img" aria-label={text}>
      {parts.map(
        ({ key, label, value }) =>
          value > 0 && (
            <span
              key={key}
              class={`part c-${key}`}
              style={{ width: share(value) }}
              title={`${label}: ${format(value)}`}
            />
          ),
      )}
      {mark !== undefined && <span class="mark" style={{ left: share(mark) }} />}
    </div>
  );
}

/** A bar's parts in words, for those who do not see it. */
export const inWords = (parts, format) =>
  parts
    .filter(({ value }) => value > 0)
    .map(({ label, value }) => `${label} ${format(value)}`)
    .join(", ");

export const Swatch = ({ of }) => <span class={`swatch c-${of}`} aria-hidden />;
