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

--- A whole shape of a row (kernels.lua) on that accelerator; nil where it has no such units or links.
function chips.shape(h, row)
  if row.form == "message" then
    local link = h.links[1]
    return link and { link.bandwidth, table.unpack(row.shape) }
  end
  local rate = rate_of(h, row.rate or "bf16")
  if not rate then return nil end
  local shape = { rate, hardware.main_memory(h).bandwidth, h.processors or PROCESSORS, h.cache or CACHE,
    table.unpack(row.shape) }
  if row.product_rate then table.insert(shape, MODULE_PRODUCTS, rate_of(h, row.product_rate) or rate) end
  return shape
end

return chips
