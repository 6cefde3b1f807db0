-- units.lua: unit constants for scripts, and numbers as people read them.
-- Everything inside is SI: seconds, bytes, FLOP/s, W, USD/s.

local units = {}

--- What hardware and scenario scripts may multiply by. `3.35 * TB / s`.
units.constants = {
  KB = 1e3, MB = 1e6, GB = 1e9, TB = 1e12, PB = 1e15,
  KiB = 2 ^ 10, MiB = 2 ^ 20, GiB = 2 ^ 30, TiB = 2 ^ 40,
  GFLOPS = 1e9, TFLOPS = 1e12, PFLOPS = 1e15,
  s = 1, ms = 1e-3, us = 1e-6, ns = 1e-9, hour = 3600,
  W = 1, kW = 1e3, MHz = 1e6, GHz = 1e9, USD = 1,
}

local decimal = { { 1e15, "P" }, { 1e12, "T" }, { 1e9, "G" }, { 1e6, "M" }, { 1e3, "k" } }
local seconds = { { 1, "s" }, { 1e-3, "ms" }, { 1e-6, "us" }, { 0, "ns", 1e-9 } }

--- Three significant digits: 0.0123, 1.23, 12.3, 123, 1234.
local function digits(value)
  local size = math.abs(value)
  if size >= 100 then return ("%.0f"):format(value) end
  if size >= 10 then return ("%.1f"):format(value) end
  if size == 0 then return "0" end
  if size >= 1 then return ("%.2f"):format(value) end
  return ("%.3g"):format(value)
end

local function scaled(value, unit)
  for _, step in ipairs(decimal) do
    if math.abs(value) >= step[1] then return ("%s %s%s"):format(digits(value / step[1]), step[2], unit) end
  end
  return ("%s %s"):format(digits(value), unit)
end

local function duration(value)
  if value == 0 then return "0 s" end
  for _, step in ipairs(seconds) do
    if math.abs(value) >= step[1] then return ("%s %s"):format(digits(value / (step[3] or step[1])), step[2]) end
  end
end

local function grouped(value)
  local text = ("%.0f"):format(value)
  return (text:reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^(%-?),", "%1"))
end

local formats = {
  s = duration,
  bytes = function(value) return scaled(value, "B") end,
  flop = function(value) return scaled(value, "FLOP") end,
  ["flop/s"] = function(value) return scaled(value, "FLOP/s") end,
  ["tok/s"] = function(value) return digits(value) .. " tok/s" end,
  ["req/s"] = function(value) return digits(value) .. " req/s" end,
  ["usd/mtok"] = function(value) return ("$%.3f"):format(value) end,
  w = function(value) return scaled(value, "W") end,
  ["j/tok"] = function(value) return digits(value) .. " J" end,
  ["g/mtok"] = function(value) return scaled(value, "g") end,
  ["item/s"] = function(value) return digits(value) .. " items/s" end,
  ["usd/mitem"] = function(value) return ("$%.3f"):format(value) end,
  ["j/item"] = function(value) return digits(value) .. " J" end,
  ["g/mitem"] = function(value) return scaled(value, "g") end,
  tokens = grouped,
  count = grouped,
  fraction = function(value) return ("%.1f %%"):format(100 * value) end,
}

--- The SI value of a text like "80 GiB", "3.35 TB/s" or "2.95 USD/hour"; nil
--- when it is none.
function units.parse(text)
  local number, unit, per = text:match("^%s*([%d%.eE+-]+)%s*(%a+)/?(%a*)%s*$")
  local value, scale = tonumber(number), units.constants[unit]
  local divisor = per == "" and 1 or units.constants[per]
  if not value or not scale or not divisor then return nil end
  return value * scale / divisor
end

--- `value` of `unit` ("s", "bytes", "flop", "tok/s", "req/s", "usd/mtok", "w", "j/tok", "g/mtok", the same for items:
--- "item/s", ..., "tokens", "count", "fraction") as text.
function units.format(value, unit) return (formats[unit] or digits)(value) end

return units
