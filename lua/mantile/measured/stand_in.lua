-- stand_in.lua: what stands for a kernel that was never calibrated.

local calibration = require "mantile.calibration"
local find = require "mantile.find"
local tables = require "mantile.tables"

local stand_in = {}

local engines = { "vllm", "sglang", "trtllm" } -- whose kernels others run too
local anywhere = { "hopper", "ampere", "ada", "blackwell" } -- for architectures that have no relative

local function append(list, more) table.move(more, 1, #more, #list + 1, list) end

--- Names of calibrations in the order in which they may stand for an engine on an accelerator.
local function names_of(h, engine)
  local list = calibration.names(h, engine)
  for _, name in ipairs(calibration.names(h, "")) do
    for _, other in ipairs(engines) do list[#list + 1] = name .. "." .. other end
  end
  append(list, calibration.names(h, ""))
  for _, architecture in ipairs(anywhere) do
    list[#list + 1] = architecture .. "." .. engine
    for _, other in ipairs(engines) do list[#list + 1] = architecture .. "." .. other end
    list[#list + 1] = architecture
  end
  return list
end

-- log2 of the bytes of a number
local size_of = {
  bf16 = 1, fp8 = 0, fp8_b128 = 0, int8 = 0, nvfp4 = -0.83, mxfp4 = -0.91, int4_g128 = -0.92, q8_0 = 0.09, q4_k = -0.83,
  q4_0 = -0.83,
}

--- How far the format of one key is from that of another; nil where one cannot stand for the other.
local function apart(a, b)
  if a == b then return 0 end
  local alike = a.op == b.op and a.latent == b.latent and a.variant == b.variant and not a.aside and not b.aside
  if not alike or not (a.rate and b.rate) then return nil end
  local rate, weights = size_of[a.rate] - size_of[b.rate], size_of[a.weights] - size_of[b.weights]
  return 0.1 + 10 * math.abs(rate) + math.abs(weights)
end

--- Keys of a form, those nearest to `key` first.
local function nearest_keys(form, key)
  local list, far, all = {}, {}, calibration.keys[form]
  for _, other in ipairs(tables.keys(all)) do
    far[other] = apart(all[key], all[other])
    if far[other] then list[#list + 1] = other end
  end
  table.sort(list, function(a, b)
    if far[a] ~= far[b] then return far[a] < far[b] end
    return a < b
  end)
  return list
end

--- What forms (form -> key -> entry) say of a row under that key: of its variant, or else of its version.
local function lookup(forms, row, key)
  local entries = forms[row.form]
  if not entries then return nil end
  local variant = row.variant and entries[calibration.variant(key, row.variant)]
  return variant or entries[calibration.name_of(entries, key, row.version)]
end

--- The entry for a row of measurements (kernels.lua): its own, or one that may stand for it: of a relative, another
--- engine, another format, in this order; nil where there is none, nil and a sentence where a file is wrong.
function stand_in.entry(row)
  if not calibration.keys[row.form] or not calibration.keys[row.form][row.key] then return nil end
  local names = names_of(row.hardware, row.engine)
  for _, key in ipairs(nearest_keys(row.form, row.key)) do
    for _, name in ipairs(names) do
      local found, message
      if find.has("calibration", name) then found, message = calibration.named(name) end
      if message then return nil, message end
      local entry = found and lookup(found.forms, row, key)
      if entry then return entry end
    end
  end
end

return stand_in
