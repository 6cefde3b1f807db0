import { format } from "./format.js";
import { makesTokens } from "./metrics.js";
import { Side } from "./section.jsx";

const degrees = [
  ["tp", "tp"],
  ["pp", "pp"],
  ["dp", "dp"],
  ["ep", "ep"],
  ["cp", "cp"],
  ["attention_dp", "attention dp"],
];

function spread(deployment) {
  const parts = degrees.filter(([key]) => deployment[key] > 1).map(([key, label]) => `${label} ${deployment[key]}`);
  return parts.length ? ` (${parts.join(", ")})` : "";
}

function formats({ weights, activations, kv }) {
  return weights === activations && kv === weights
    ? weights
    : `weights ${weights}, activations ${activations}, KV ${kv}`;
}

/** Whether it fits, and what binds: what one wants to know first. */
function Verdict({ report }) {
  const { memory } = report,
    step = report.decode ?? report.forward;
  const over = format(memory.total_bytes - memory.capacity_bytes, "bytes");
  return (
    <>
      <span class={memory.fits ? "chip good" : "chip bad"}>
        {memory.fits ? "✓ fits in memory" : `✗ does not fit: ${over} too much`}
      </span>
      <span class="chip">
        {makesTokens(report) ? "decode" : "the pass"} is bound by{" "}
        {step.bottleneck === "kv" ? "the KV cache" : step.bottleneck}
      </span>
    </>
  );
}

function priced(report) {
  const error = report.calibration?.expected_error;
  return `${report.cost_model}${error ? `, expect ±${Math.round(100 * error)} %` : ""}`;
}

/** Each pool's workers: prefill 2 × h200-sxm (tp 4). */
function Pools({ pools }) {
  return Object.entries(pools).map(([name, { count, gpus, hardware, deployment }]) => (
    <span key={name}>
      {" "}
      · {name} on {count} × {gpus / count} {hardware}
      {spread(deployment)}
    </span>
  ));
}

/** Two pools may be on unlike accelerators. */
function hardwareOf({ hardware, pools }) {
  return [...new Set(pools ? Object.values(pools).map((pool) => pool.hardware) : [hardware])].join(" and ");
}

function One({ side, sides }) {
  const report = side.data;
  return (
    <div class="one">
      <p class="what">
        <Side side={side} sides={sides} /> <strong>{report.model}</strong> on{" "}
        <strong>
          {report.gpus}× {hardwareOf(report)}
        </strong>
        {report.pools ? <Pools pools={report.pools} /> : report.deployment && spread(report.deployment)}
      </p>
      <p class="how">
        {report.deployment && `${formats(report.deployment)} · engine ${report.deployment.engine} · `}times{" "}
        {priced(report)}
      </p>
      <p class="chips">
        <Verdict report={report} />
      </p>
      {report.warnings?.map((warning) => (
        <p key={warning} class="warning">
          ⚠ {warning}
        </p>
      ))}
    </div>
  );
}

export const Summary = ({ sides }) => (
  <div class="summary">
    {sides.map((side) => (
      <One key={side.i} side={side} sides={sides} />
    ))}
  </div>
);
