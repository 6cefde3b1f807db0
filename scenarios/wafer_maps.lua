-- A line that inspects wafer maps: how many T4 does it take, what do they cost a year, and does it pay?
--
-- 10,000 maps a day of 300 x 300, each segmented by a U-Net on ResNet-50 within 2 s. Maps come as lots leave a tool,
-- 25 at once, so a lot is the batch. The roofline is what the chip allows; software reaches less, and the share is
-- taken from a measurement of the same encoder: NVIDIA's PyTorch ResNet-50 runs 1128 images a second on a T4 at batch
-- 32 in fp16, and 420 in fp32 (DeepLearningExamples, PyTorch/Classification/ConvNets/resnet50v1.5, inference on T4).
-- T4: $0.526 an hour (hardware/t4.lua). The money beside it is assumed: put your own into `business`.
--
-- It printed: a lot takes 0.09 s in fp16 and 0.25 s in fp32: one T4 is busy for 36 s a day and would carry 24 million
-- maps. Two, so that one may fail, cost $9,216 a year; with what is assumed the line has paid itself back after 7
-- months and returns 220 % in three years.

local MAPS, LOT, LIMIT = 10000, 25, 2 -- a day, at once, s
local measured = { fp16 = 1128, fp32 = 420 } -- ResNet-50 images a second at batch 32

local business = {
  develop = 180000, -- USD once: a year of one engineer, and labelling
  maintain = 40000, -- USD a year
  inspectors = 4, salary = 55000, -- people who classify maps now, USD a year each with all costs
  relieved = 0.5, -- of their time
  wafers_saved = 300, wafer = 800, -- a year, as excursions are seen hours earlier; USD each
}

local lot = {}
for _, dtype in ipairs { "fp32", "fp16" } do
  local encoder = estimate { model = "resnet-50", hardware = "t4", dtype = dtype, batch = 32 }
  local share = measured[dtype] / encoder.items_s
  local r = estimate { model = "resnet-50-unet", hardware = "t4", dtype = dtype, batch = LOT }
  lot[dtype] = r.latency_s / share
  print(("  %s: a lot in %.2f s of %.0f s (%.0f ms by the roofline; software reaches %.0f %% of it), %.1f GB"):format(
    dtype, lot[dtype], LIMIT, r.latency_s / ms, 100 * share, r.memory.total_bytes / GB))
end

local busy = MAPS / LOT * lot.fp16
local cards = math.ceil(busy / 86400) + 1 -- one to spare
local price = estimate({ model = "resnet-50-unet", hardware = "t4" }).assumptions.price.value
local rent = cards * price * 24 * 365
local saved = business.inspectors * business.salary * business.relieved + business.wafers_saved * business.wafer
local running = rent + business.maintain
local months = 12 * business.develop / (saved - running)
local three_years = (3 * (saved - running) - business.develop) / (business.develop + 3 * running)

print(("  one T4 is busy %.0f s a day; it would carry %.0f million maps"):format(busy, MAPS * 86400 / busy / 1e6))
print(("  %d T4 cost $%.0f a year; all running costs $%.0f, savings $%.0f"):format(cards, rent, running, saved))
print(("  paid back after %.0f months; return on investment in three years %.0f %%"):format(months, 100 * three_years))

assert(lot.fp16 < LIMIT and lot.fp32 < LIMIT and cards == 2, "one T4 carries the line, in either format")
assert(rent < 0.1 * saved, "the accelerator is the cheapest part of the line")
assert(months < 12 and three_years > 1, "it pays back within the year")
