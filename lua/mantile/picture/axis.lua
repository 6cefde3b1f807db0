-- axis.lua: the ticks of an axis and what is written at them.

local axis = {}

local prefixes = {
  { 1e18, "E" }, { 1e15, "P" }, { 1e12, "T" }, { 1e9, "G" }, { 1e6, "M" }, { 1e3, "k" }, { 1, "" }, { 1e-3, "m" },
  { 1e-6, "u" }, { 1e-9, "n" },
}

-- What follows a number, and whether parts of one have prefixes too; thousands of seconds have none.
local units = {
  s = { "s", true }, bytes = { "B" }, flop = { "FLOP" }, ["flop/s"] = { "FLOP/s" }, ["tok/s"] = { "" },
  w = { "W", true }, ["bytes/s"] = { "B/s" }, ["flop/byte"] = { "" },
}

local function plain(value)
  local text = ("%.4g"):format(value)
  return text:find "e" and ("%.0f"):format(value) or text
end

--- A number as it stands at a tick: "2.5 ms", "40 GB", "25 %".
function axis.text(value, unit)
  if value == 0 then return unit == "fraction" and "0 %" or "0" end
  if unit == "fraction" then return plain(100 * value) .. " %" end
  local of = units[unit] or { "" }
  if unit == "s" and math.abs(value) >= 1 then return plain(value) .. " s" end
  for i, prefix in ipairs(prefixes) do
    local last = i == #prefixes or prefix[1] == 1 and not of[2]
    if math.abs(value) >= prefix[1] * (1 - 1e-9) or last then
      local text = ("%.4g"):format(value / prefix[1])
      local what = prefix[2] .. of[1]
      return what == "" and text or text .. (of[1] == "" and "" or " ") .. what
    end
  end
end

local said = {
  ["usd/mtok"] = "USD per million tokens", ["usd/mitem"] = "USD per million items", ["g/mtok"] = "g per million tokens",
  ["g/mitem"] = "g per million items", ["j/tok"] = "J per token", ["j/item"] = "J per item",
}

--- The unit as the axis names it, where ticks do not have it.
function axis.named(name, unit)
  if not unit then return name end
  local of = units[unit]
  if unit == "fraction" or unit == "count" or unit == "" or unit == "tokens" or of and of[1] ~= "" then return name end
  return ("%s (%s)"):format(name, said[unit] or unit)
end

--- The roundest step that makes at most `most` ticks over a distance: 1, 2 or 5 times a power of ten.
local function step_of(distance, most)
  local power = 10.0 ^ math.floor(math.log(distance / most, 10))
  for _, times in ipairs { 1, 2, 5, 10 } do
    if distance / (times * power) <= most * (1 + 1e-9) then return times * power end
  end
end

local function linear(low, high, most)
  local step, list = step_of(high - low, most), {}
  for i = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) do list[#list + 1] = i * step end
  return list
end

local function logarithmic(low, high, most)
  local first, last, list = math.floor(math.log(low, 10)), math.ceil(math.log(high, 10)), {}
  local every = math.max(1, math.ceil((last - first) / most))
  local between = high / low <= 100 and { 1, 2, 5 } or { 1 }
  for power = first, last, every do
    for _, times in ipairs(between) do
      local value = times * 10.0 ^ power
      if value >= low * (1 - 1e-9) and value <= high * (1 + 1e-9) then list[#list + 1] = value end
    end
  end
  return #list >= 2 and list or linear(low, high, most)
end

--- From one number to another, at most about so many ticks.
function axis.ticks(low, high, log, most)
  return (log and logarithmic or linear)(low, high, most or 8)
end

--- The ends of an axis for numbers from `low` to `high`: with room, and never one point.
function axis.range(low, high, log)
  if log then
    local room = high / low > 1 + 1e-9 and (high / low) ^ 0.06 or 2
    return low / room, high * room
  end
  local room = high > low and 0.06 * (high - low) or math.max(math.abs(high), 1e-300) * 0.5
  local from = low >= 0 and low - room < 0 and 0 or low - room
  return from, high + room
end

return axis
