-- How far does tensor parallelism scale before NVLink stops helping?
--
-- One user of Llama-3.1-70B at 4096 tokens of context, tp 1 to 64: on H100, with NVLink up to 8 and InfiniBand
-- beyond, and on GB200 NVL72, with NVLink all the way. `limit` is the roofline, with the fewest and fastest messages
-- possible; `TensorRT-LLM` has the times fitted to its measured kernels and all-reduces.
--
-- It printed: on H100 a doubling up to 8 is 1.9 times as fast by the limit, 1.6 to 1.9 times as calibrated, and
-- beyond the node no more than 1.5 and 1.3. NVLink to 72 does not go on like that: a chip does its share sooner,
-- the messages take as long as ever, and from 16 on a doubling buys nothing (32: 1.08 times, 64: slower).

local DOUBLINGS = { 1, 2, 4, 8, 16, 32, 64 }

local function ladder(hardware, engine)
  local steps = {}
  for i, tp in ipairs(DOUBLINGS) do
    local r = estimate { model = "llama-3.1-70b", hardware = hardware, engine = engine, tp = tp, isl = 4096, osl = 128 }
    steps[i] = {
      tpot = r.tpot_s, comm = r.decode.comm_s / r.tpot_s, gain = i > 1 and steps[i - 1].tpot / r.tpot_s or nil,
    }
  end
  return steps
end

local gain = {}
for _, hardware in ipairs { "h100-sxm", "gb200-nvl72" } do
  local limit, measured = ladder(hardware, "ideal"), ladder(hardware, "trtllm")
  print(("  %-11s   limit  doubling  messages   TensorRT-LLM  doubling  messages"):format(hardware))
  gain[hardware] = {}
  for i, tp in ipairs(DOUBLINGS) do
    local a, b = limit[i], measured[i]
    gain[hardware][tp] = { limit = a.gain, measured = b.gain }
    print(("  tp %-2d      %5.2f ms  %8s      %3.0f %%       %5.2f ms  %8s      %3.0f %%"):format(tp, a.tpot / ms,
      a.gain and ("%.2fx"):format(a.gain) or "", 100 * a.comm, b.tpot / ms, b.gain and ("%.2fx"):format(b.gain) or "",
      100 * b.comm))
  end
end

local h100, nvl72 = gain["h100-sxm"], gain["gb200-nvl72"]
print(("\n  H100: the doubling to 8 gives %.1f times, to 16 %.1f; NVL72: to 32 %.2f times, to 64 %.2f"):format(
  h100[8].measured, h100[16].measured, nvl72[32].measured, nvl72[64].measured))

assert(h100[8].limit > 1.9 and h100[8].measured > 1.5, "inside the node a doubling nearly halves the step")
assert(h100[16].limit < 1.5 and h100[16].measured < 1.4, "across nodes it does not")
assert(nvl72[16].measured < 1.4 and nvl72[64].measured < 1.05, "and NVLink to 72 ends at latency")
