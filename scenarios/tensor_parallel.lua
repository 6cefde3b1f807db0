-- How far does tensor parallelism help Llama-3.1-70B before messages eat the gain?
--
-- One user, decode at 4096 tokens of context, tp 2 to 64 on H100: inside a node over NVLink up to
-- 8, beyond it over InfiniBand. The roofline has the fewest and fastest messages possible.
--
-- It printed: each doubling up to tp 8 is 1.9 times as fast; beyond the node it is 1.4, 1.5 and
-- 1.3 times, with a third to two thirds of each step in messages.

local last

print("  tp      TPOT  doubling  in messages")
for _, tp in ipairs { 2, 4, 8, 16, 32, 64 } do
  local r = estimate { model = "llama-3.1-70b", hardware = "h100-sxm", tp = tp, isl = 4096, osl = 128 }
  local gain = last and last.tpot_s / r.tpot_s
  print(("  %2d  %5.2f ms  %7s       %4.0f %%"):format(tp, r.tpot_s / ms, gain and ("%.2fx"):format(gain) or "",
    100 * r.decode.comm_s / r.tpot_s))
  if gain then
    assert(tp > 8 or gain > 1.9, "a doubling inside the node nearly halves the step")
    assert(tp <= 8 or gain < 1.6, "a doubling across nodes does not")
  end
  last = r
end
