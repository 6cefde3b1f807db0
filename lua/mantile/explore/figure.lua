-- figure.lua: the figures of an accelerator by name: memory.hbm.bandwidth, links.1.latency, peak.bf16, power.
--
-- Links are numbered from the innermost. A figure becomes a number, a quantity ("8 TB/s"), or what was ("+20%", "*2").

local core = require "mantile.core"
local hardware = require "mantile.hardware"
local request = require "mantile.request"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local units = require "mantile.units"

local figure = {}

local facts = tables.set "peak memory links power idle price cache processors" -- of the hardware

local is_key = {}
for _, field in ipairs(request.fields) do is_key[field[1]] = true end

--- Whether a name is a figure of hardware and no key of a request, as the price is.
function figure.is(name) return facts[name:match "^[^.]*"] and not is_key[name] or false end

local function path_of(name)
  local path = {}
  for part in name:gmatch "[^.]+" do path[#path + 1] = path[1] == "links" and math.tointeger(tonumber(part)) or part end
  return path
end

--- tree.a.b = value for the name "a.b".
function figure.set(tree, name, value)
  local path, at = path_of(name), tree
  for i = 1, #path - 1 do
    at[path[i]] = at[path[i]] or {}
    at = at[path[i]]
  end
  at[path[#path]] = value
end

--- The figure of an accelerator; nil where it states none.
function figure.of(h, name)
  local at = h
  for _, part in ipairs(path_of(name)) do
    if type(at) ~= "table" then return nil end
    at = at[part]
  end
  return type(at) == "number" and at or nil
end

--- The names of all figures that an accelerator states.
function figure.names(h)
  local list = {}
  for _, dtype in ipairs(core.units()) do list[#list + 1] = h.peak[dtype] and "peak." .. dtype or nil end
  for _, tier in ipairs(tables.keys(h.memory)) do
    list[#list + 1], list[#list + 2] = "memory." .. tier .. ".bandwidth", "memory." .. tier .. ".capacity"
  end
  for i in ipairs(h.links) do
    list[#list + 1], list[#list + 2] = ("links.%d.bandwidth"):format(i), ("links.%d.latency"):format(i)
  end
  for _, name in ipairs { "power", "idle", "price", "processors", "cache" } do
    list[#list + 1] = h[name] and name or nil
  end
  return list
end

-- ---- kinds: the last part of a name, or the first ---------------------------------

local bytes, seconds = tables.set "KB MB GB TB PB KiB MiB GiB TiB", tables.set "s ms us ns hour"
local watts = tables.set "W kW"

-- The units that a kind may have, over which others, an example, and its unit in units.format.
local kinds = {
  bandwidth = { bytes, seconds, "3.35 TB/s", "bytes" }, capacity = { bytes, nil, "80 GiB", "bytes" },
  cache = { bytes, nil, "50 MB", "bytes" }, latency = { seconds, nil, "2 us", "s" },
  peak = { tables.set "GFLOPS TFLOPS PFLOPS", nil, "989 TFLOPS", "flop" }, power = { watts, nil, "700 W", "w" },
  idle = { watts, nil, "90 W", "w" }, price = { tables.set "USD", seconds, "2.5 USD/hour" },
  processors = { {}, nil, "132" },
}

--- bandwidth, capacity, latency, peak, power, ...: what kind of figure a name is.
function figure.kind(name)
  local last = name:match "[^.]*$"
  return kinds[last] and last or name:match "^[^.]*"
end

--- The number of a quantity with a unit that the figure may have; nil and a sentence.
function figure.quantity(name, text)
  local kind = kinds[figure.kind(name)]
  if type(text) == "string" and kind then
    local plain = text:gsub("FLOP/s%s*$", "FLOPS")
    local unit, per = plain:match "(%a+)/?(%a*)%s*$"
    local value, of_time = units.parse(plain), kind[2]
    if value and kind[1][unit] and (of_time and of_time[per] or not of_time and per == "") then return value end
  end
  local example = kind and (", like %s, +20%% or *2"):format(kind[3]) or ""
  return nil, ("%s is %s; it must be a number or a quantity%s"):format(name, schema.shown(text), example)
end

--- A figure as a person reads it.
function figure.shown(name, value)
  if name == "price" then return ("$%.4g an hour"):format(value * 3600) end
  local kind = figure.kind(name)
  local text = units.format(value, kinds[kind] and kinds[kind][4] or "count")
  return (kind == "bandwidth" and text .. "/s" or text:gsub("FLOP$", "FLOP/s"))
end

-- ---- changing -----------------------------------------------------------------------

--- The factor of "+20%", "-5 %", "*2", "x2" or "/2"; nil for other texts.
function figure.factor(text)
  if type(text) ~= "string" then return nil end
  local sign, percent = text:match "^%s*([+-])%s*([%d.]+)%s*%%%s*$"
  local share = tonumber(percent)
  if share then return 1 + (sign == "-" and -share or share) / 100 end
  local operator, number = text:match "^%s*([*x/])%s*([%d.eE+-]+)%s*$"
  local factor = tonumber(number)
  return factor and (operator == "/" and 1 / factor or factor)
end

--- The whole number that a float is, or the float.
function figure.whole(value) return math.type(value) == "float" and math.tointeger(value) or value end

--- What `given` makes of a figure: a number, a text with a number, a quantity or what was; nil and a sentence.
local function becomes(h, name, given)
  local factor, before = figure.factor(given), figure.of(h, name)
  if factor and not before then return nil, ("%s states no %s"):format(h.id, name) end
  if factor and name == "processors" then return math.floor(factor * before + 0.5) end
  if factor then return figure.whole(factor * before) end
  if tonumber(given) then return figure.whole(tonumber(given)) end
  return figure.quantity(name, given)
end

--- An accelerator with other figures: { ["memory.hbm.bandwidth"] = 8e12 or "+20%", ... }; nil and a sentence. It keeps
--- its name, with a star, and so what was measured of it.
function figure.derive(base, figures)
  local h, message = hardware.of(base)
  if not h then return nil, message end
  local changes = {}
  for _, name in ipairs(tables.keys(figures)) do
    local value
    value, message = becomes(h, name, figures[name])
    if value == nil then return nil, message end
    figure.set(changes, name, value)
  end
  return hardware.variant(h, changes, h.id:find "%*$" and h.id or h.id .. "*")
end

return figure
