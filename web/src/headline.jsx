import { format, times } from "./format.js";
import { helpOf, metricsOf, valueOf, verdict } from "./metrics.js";
import { Section } from "./section.jsx";

function reason(report, key) {
  return report.reasons?.[key];
}

/** Goes to the field that a missing figure asks for. */
function goToPrice() {
  document.querySelector(".more").open = true;
  document.getElementById("a-price").focus();
}

/** Why there is no figure, how sure it is, or what it is. */
function Note({ metric, report }) {
  const why = reason(report, metric.key),
    band = report.bands?.[metric.key];
  if (why?.includes("set price"))
    return (
      <button type="button" class="note link" onClick={goToPrice}>
        {why}
      </button>
    );
  if (why) return <span class="note">{why}</span>;
  return (
    <span class="note">
      {band ? `${format(band.low, metric.unit)} to ${format(band.high, metric.unit)}` : helpOf(metric, report)}
    </span>
  );
}

function Figure({ metric, report }) {
  return (
    <div class="figure" data-metric={metric.key}>
      <dt>{metric.label}</dt>
      <dd>
        <span class="value">{format(valueOf(report, metric), metric.unit)}</span>
        <Note metric={metric} report={report} />
      </dd>
    </div>
  );
}

/** The bars of one figure, to a common scale. */
function Bars({ metric, sides }) {
  const values = sides.map(({ data }) => valueOf(data, metric)),
    most = Math.max(...values.map((value) => value ?? 0));
  return sides.map((side, at) => (
    <div key={side.i} class="bar-line">
      <span class="track">
        <span
          class={`fill side-${"ab"[side.i]}`}
          style={{ width: `${most > 0 ? (100 * (values[at] ?? 0)) / most : 0}%` }}
        />
      </span>
      <span class="value">{format(values[at], metric.unit)}</span>
    </div>
  ));
}

const words = { better: "better", worse: "worse", same: "the same" };

function Pair({ metric, sides }) {
  const [a, b] = sides.map(({ data }) => valueOf(data, metric));
  const ratio = a > 0 && b > 0 ? b / a : NaN,
    judged = verdict(metric, ratio);
  return (
    <tr data-metric={metric.key}>
      <th scope="row">{metric.label}</th>
      <td class="bars">
        <Bars metric={metric} sides={sides} />
      </td>
      <td class={`ratio ${judged}`}>
        {Number.isFinite(ratio) ? (
          <>
            <b>{times(ratio)}</b> <span>{words[judged]}</span>
          </>
        ) : (
          "–"
        )}
      </td>
    </tr>
  );
}

function Pairs({ metrics, sides }) {
  return (
    <table class="pairs">
      <thead>
        <tr>
          <th scope="col" class="quiet">
            figure
          </th>
          <th scope="col" class="quiet">
            A and B
          </th>
          <th scope="col" class="quiet">
            B / A
          </th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <Pair key={metric.key} metric={metric} sides={sides} />
        ))}
      </tbody>
    </table>
  );
}

/** Why some have no value. */
function Reasons({ metrics, sides }) {
  const lines = sides.flatMap(({ letter, data }) =>
    metrics
      .map(({ key }) => reason(data, key))
      .filter(Boolean)
      .map((text) => `${letter}: ${text}`),
  );
  return [...new Set(lines)].map((line) => (
    <p key={line} class="quiet">
      {line}
    </p>
  ));
}

export function Headline({ sides }) {
  const metrics = metricsOf(sides.map(({ data }) => data));
  if (sides.length > 1)
    return (
      <Section id="figures" title="Side by side">
        <Pairs metrics={metrics} sides={sides} />
        <Reasons metrics={metrics} sides={sides} />
      </Section>
    );
  return (
    <Section id="figures" title="Figures">
      <dl class="figures">
        {metrics.map((metric) => (
          <Figure key={metric.key} metric={metric} report={sides[0].data} />
        ))}
      </dl>
    </Section>
  );
}
