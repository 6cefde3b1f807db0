-- Pictures and meshes for a small shop: a Mac on the desk, or a GPU in the cloud?
--
-- A job turns a sketch into a picture (Stable Diffusion 1.5, image to image, 30 steps, strength 0.6) and that into a
-- mesh (TripoSR). Metal runs both in fp32; the A10G runs them in fp16. One job is in flight, others queue, and who
-- would wait longer than a minute is turned away; `carries` is how many a minute may come, at random, with 1 % of
-- them turned away.
--
-- The roofline is lowered to what Stable Diffusion 1.x was measured to reach: 18 s for 50 steps on an M1 Max of 32
-- cores (apple/ml-stable-diffusion, 2022), 22.25 steps a second on an RTX 3090, of the A10G's silicon (diffusers,
-- torch2.0.md). Prices: Apple's at launch, written off over three years; A10G $1.006 an hour (hardware/a10g.lua).
--
-- It printed: a job takes 29 s on an M2, 6 s on an M4 Max, 1.3 s on an A10G, and they carry 1, 9 and 44 a minute. A
-- Mac mini costs $17 a month and an A10G that is left on $734; paid by the second, 44 thousand jobs cost as much.

local machines = { -- the format, USD a month
  { "a10g", "fp16", 1.006 * 730, "left on" },
  { "m2", "fp32", 599 / 36, "Mac mini, 2023" },
  { "m2-max", "fp32", 2199 / 36, "Mac Studio, 2023" },
  { "m3-max", "fp32", 3999 / 36, "MacBook Pro 16, 2023" },
  { "m4", "fp32", 599 / 36, "Mac mini, 2024" },
  { "m4-max", "fp32", 2499 / 36, "Mac Studio, 2025" },
}

local function picture(hardware, dtype, inputs)
  return estimate { model = "stable-diffusion-1.5", hardware = hardware, dtype = dtype, inputs = inputs }
end

local full = { steps = 50, guided = true }
local share = {
  fp32 = picture("m1-max", "fp16", full).latency_s / 18,
  fp16 = picture("rtx-3090", "fp16", full).latency_s / (50 / 22.25),
}

--- How many jobs of this time may come a second for 1 % of 5000 to be turned away.
local function carries(time)
  local function refused(rate)
    math.randomseed(1)
    local now, free, lost = 0, 0, 0
    for _ = 1, 5000 do
      now = now - math.log(1 - math.random()) / rate
      if free - now > 60 then lost = lost + 1 else free = math.max(now, free) + time end
    end
    return lost / 5000
  end
  local low, high = 0, 1 / time
  while high - low > 0.01 / time do
    local middle = (low + high) / 2
    if refused(middle) > 0.01 then high = middle else low = middle end
  end
  return low
end

local at, by_the_second = {}, nil
print("          picture   mesh  memory   carries  a month  like an A10G by the second")
for _, machine in ipairs(machines) do
  local name, dtype, month, what = table.unpack(machine)
  local image = picture(name, dtype, { steps = 30, guided = true, image_to_image = true, strength = 0.6 })
  local mesh = estimate { model = "triposr", hardware = name, dtype = dtype }
  local time = (image.latency_s + mesh.latency_s) / share[dtype]
  local bytes = image.memory.total_bytes + mesh.memory.total_bytes
  by_the_second = by_the_second or 1.006 / 3600 * time
  at[name] = { time = time, rate = 60 * carries(time), month = month }
  print(("  %-6s  %5.1f s %4.1f s  %3.1f GB  %4.1f/min    $%3.0f  from %4.0f thousand jobs, %s"):format(name,
    image.latency_s / share[dtype], mesh.latency_s / share[dtype], bytes / GB, at[name].rate, month,
    month / by_the_second / 1000, what))
end

print(("\n  a job takes %.0f s on an M4, %.0f s on an M4 Max, %.1f s on an A10G"):format(at.m4.time, at["m4-max"].time,
  at.a10g.time))
print(("  up to %.0f thousand jobs a month an A10G by the second costs less than a Mac mini"):format(
  at.m4.month / by_the_second / 1000))

assert(at["m4-max"].time > 3 * at.a10g.time and at["m4-max"].month < 0.2 * at.a10g.month, "slower, and cheaper")
assert(at.m2.rate < 2 and at["m4-max"].rate > 6, "a shop outgrows an M2, not an M4 Max")
assert(at.m4.time > 0.85 * at.m2.time, "an M4 is hardly faster than an M2: what counts are fp32 FLOPs")
