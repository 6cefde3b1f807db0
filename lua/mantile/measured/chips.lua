-- chips.lua: the facts of an accelerator with which a form's shape begins.

local find = require "mantile.find"
local hardware = require "mantile.hardware"
local names = require "mantile.measured.names"

local chips = {}

local MODULE_PRODUCTS = 16 -- where the shape of a whole layer (form_module.c) goes on from attention to its products
local PROCESSORS, CACHE = 128, 48e6 -- where it states none, as the core takes them

-- What runs in units of another format where there are none of its own: as the core prices it, but that tables say
-- bf16 of fp16 too.
local instead = {
  nvfp4 = { "nvfp4", "fp8", "bf16", "fp16" }, fp8 = { "fp8", "bf16", "fp16" }, int8 = { "int8", "bf16", "fp16" },
  bf16 = { "bf16", "fp16" },
}

local known = {}

--- The accelerator that a table calls `name`; nil where it is not known. A table cannot name a file.
function chips.of(name)
  if type(name) ~= "string" or name:find("/", 1, true) or not find.has("hardware", name) then
    name = names.hardware[name]
  end
  if not name then return nil end
  if known[name] == nil then known[name] = hardware.of(name) or false end
  return known[name] or nil
end

local function rate_of(h, dtype)
  for _, unit in ipairs(instead[dtype] or {}) do
    if h.peak[unit] then return h.peak[unit] end
  end
end

--- Finds the links that a row of messages was sent over: row.link, and a key that says which kind they are. False where
--- the accelerator states none that reach as far.
function chips.place(h, row)
  for i, link in ipairs(h.links) do
    local reaches = (link.domain or math.huge) >= row.shape[1]
    if row.nodes > 1 then reaches = i == #h.links and i > 1 and not link.host end
    if reaches then
      row.link, row.key = link, (row.nodes > 1 and "net_" or link.host and "host_" or "") .. row.key
      return true
    end
  end
  return false
end

--- A whole shape of a row (kernels.lua) on that accelerator; nil where it has no such units.
function chips.shape(h, row)
  if row.form == "message" then
    return { math.min(row.link.bandwidth, row.most or math.huge), table.unpack(row.shape) }
  end
  local rate = rate_of(h, row.rate or "bf16")
  if not rate then return nil end
  local shape = { rate, hardware.main_memory(h).bandwidth, h.processors or PROCESSORS, h.cache or CACHE,
    table.unpack(row.shape) }
  if row.product_rate then table.insert(shape, MODULE_PRODUCTS, rate_of(h, row.product_rate) or rate) end
  return shape
end

return chips
