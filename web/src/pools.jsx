import { Field } from "./field.jsx";
import { NumberBox } from "./number.jsx";
import { usePage } from "./page.js";
import { Select } from "./select.jsx";
import { hardwareOptions } from "./system.jsx";

export const isPooled = ({ request }) => request.mode === "disagg";

export const pools = [
  { key: "prefill", label: "Prefill" },
  { key: "decode", label: "Decode" },
];

/** What a pool alone is asked as: the request, and what the pool states of its own. */
export function poolRequest(request, pool) {
  if (request?.mode !== "disagg") return null;
  const { mode, method, concurrency, prefill, decode, dp, ...rest } = request;
  const { count, ...own } = request[pool] ?? {};
  return { ...rest, ...own };
}

function withOwn(request, pool, key, value) {
  const own = { ...request[pool], [key]: value };
  if (value === undefined) delete own[key];
  return { [pool]: Object.keys(own).length ? own : { count: 1 } };
}

/** A row for what a pool states of its own, for sides that have pools. */
function Own({ pool, of, label, control }) {
  const { sides, set } = usePage();
  const own = (side) => side.request[pool]?.[of];
  return (
    <Field
      label={label}
      field={`${pool}.${of}`}
      name={`${pool}-${of}`}
      differs={own(sides[0]) !== own(sides.at(-1))}
      control={({ side, i, key, ...rest }) => {
        if (!isPooled(side))
          return (
            <span key={key} class="none">
              –
            </span>
          );
        return control({
          key,
          side,
          rest,
          value: own(side),
          choose: (value) => set(i, withOwn(side.request, pool, of, value), `${pool}.${of}`),
        });
      }}
    />
  );
}

function Degree({ pool, of, label }) {
  return (
    <Own
      pool={pool}
      of={of}
      label={label}
      control={({ key, side, rest, value, choose }) => {
        const found = side.pools[pool].data?.choices[of];
        const options = [
          { value: undefined, label: `as below (${side.request[of] ?? 1})` },
          ...(found?.legal ?? []).map((one) => ({ value: one })),
        ];
        return <Select key={key} {...rest} value={value} options={options} illegal={found?.illegal} choose={choose} />;
      }}
    />
  );
}

function Pool({ pool: { key: pool, label }, hardware }) {
  return (
    <>
      <Own
        pool={pool}
        of="count"
        label={`${label} workers`}
        control={({ key, rest, value, choose }) => (
          <NumberBox key={key} {...rest} value={value} fallback={1} set={choose} />
        )}
      />
      <Own
        pool={pool}
        of="hardware"
        label="on"
        control={({ key, rest, value, choose }) => (
          <Select
            key={key}
            {...rest}
            value={value}
            options={[{ value: undefined, label: "as above" }, ...hardwareOptions(hardware)]}
            choose={choose}
          />
        )}
      />
      <Degree pool={pool} of="tp" label="tensor parallel" />
      <Degree pool={pool} of="ep" label="expert parallel" />
      <PoolProblem pool={pool} />
    </>
  );
}

/** What the server says of the whole pool. */
const PoolProblem = ({ pool }) => (
  <Field label="" field={pool} differs={false} control={({ key }) => <span key={key} />} />
);

/** The workers that prefill and those that decode, where they are apart. */
export function Pools({ hardware }) {
  const { sides } = usePage();
  if (!sides.some(isPooled)) return null;
  return (
    <fieldset>
      <legend>Two pools</legend>
      {pools.map((pool) => (
        <Pool key={pool.key} pool={pool} hardware={hardware} />
      ))}
    </fieldset>
  );
}
