-- hardware.lua: accelerators as their datasheets state them.
--
--     return accelerator "h100-sxm" {
--       peak   = { bf16 = 989.4 * TFLOPS },                                  -- dense
--       memory = { hbm = { capacity = 80 * GiB, bandwidth = 3.35 * TB / s } },
--       links  = { { name = "NVLink 4", bandwidth = 450 * GB / s, domain = 8 } },
--       sources = { peak = "...", memory = "...", links = "..." },
--     }
--
-- Rates are dense, links count one way per accelerator, from the innermost
-- (fastest) level out; a level without a domain reaches everything.

local core = require "mantile.core"
local find = require "mantile.find"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local thing = require "mantile.thing"
local units = require "mantile.units"

local hardware = {}

local YAML_MAX = 1 << 20

-- The constant that fits 4,212 readings of board power under kernels of known
-- utilisation best (B200, GB200, H200; AIConfigurator's power runs): idle + (full - idle)
-- min(1, mfu + mbu) is then off by 26 % in the median.
local IDLE_SHARE = 0.25

hardware.fields = {
  { "name", "text", help = "as its maker calls it" },
  { "vendor", "text?", help = "who makes it" },
  { "year", "count?", help = "when it came out" },
  { "architecture", "text?", help = "of its chip: accelerators of one run the same kernels" },
  { "like", "name?", help = "the accelerator of its architecture whose measurements are the nearest to its own" },
  { "processors", "count?", otherwise = "128", help = "streaming multiprocessors or compute units" },
  { "cache", "positive?", unit = "bytes", otherwise = "48 MB", help = "of the last level" },
  { "peak", "table", unit = "FLOP/s", help = "dense rates of matrix products by dtype, at least one" },
  { "memory", "table", help = "its tiers by name, at least one" },
  { "links", "table", default = {}, help = "levels of the network, a list, the innermost first" },
  { "power", "positive?", unit = "W", help = "at full load" },
  { "idle", "positive?", unit = "W", otherwise = "a quarter of power",
    help = "while it runs kernels that use nothing" },
  { "price", "positive?", unit = "USD/s", help = "to rent one" },
  { "sources", "table?", help = "texts by field: where it comes from" },
  { "count", "count?", help = "how many there are in the system" },
}

hardware.tier_fields = {
  { "capacity", "positive", unit = "bytes", help = "of one accelerator" },
  { "bandwidth", "positive", unit = "bytes/s",
    help = "of one accelerator; weights and caches are in the fastest tier" },
}

hardware.link_fields = {
  { "name", "text?", help = "as its maker calls it" },
  { "bandwidth", "positive", unit = "bytes/s", help = "of one accelerator, one way" },
  { "latency", "amount", default = 0, unit = "s", help = "of the smallest message" },
  { "domain", "count?", otherwise = "all there are", help = "accelerators that this level joins" },
  { "reduces", "flag?", help = "its switch sums what passes, so that an all_reduce is sent once" },
  { "host", "flag?", help = "it goes through the host's memory" },
}

local function check_table(values, registry_of, what)
  local checked, message = schema.check(registry_of, values)
  if not checked then return nil, ("%s: %s"):format(what, message) end
  return checked
end

local function check_peak(peak)
  local fields = {}
  for i, dtype in ipairs(core.units()) do fields[i] = { dtype, "positive?" } end
  local checked, message = check_table(peak, fields, "peak")
  if checked and next(checked) == nil then return nil, "peak states no rate" end
  return checked, message
end

local function check_memory(memory)
  local tiers, names = {}, {}
  for name in pairs(memory) do names[#names + 1] = tostring(name) end
  table.sort(names)
  if #names == 0 then return nil, "memory states no tier" end
  for _, name in ipairs(names) do
    local tier, message = check_table(memory[name], hardware.tier_fields, "memory." .. name)
    if not tier then return nil, message end
    tiers[name] = tier
  end
  return tiers
end

local function check_sources(sources)
  for key, text in pairs(sources or {}) do
    if type(key) ~= "string" or type(text) ~= "string" then
      return ("sources: %s is %s; it must be a text"):format(tostring(key), schema.shown(text))
    end
  end
end

local function check_links(links)
  local levels, count = {}, 0
  for _ in pairs(links) do count = count + 1 end
  if count ~= #links then return nil, "links must be a list without gaps, innermost level first" end
  for i, link in ipairs(links) do
    local level, message = check_table(link, hardware.link_fields, ("links[%d]"):format(i))
    if not level then return nil, message end
    levels[i] = level
    if i > 1 and (levels[i - 1].domain or math.huge) >= (level.domain or math.huge) then
      return nil, ("links[%d] must reach further than links[%d]"):format(i, i - 1)
    end
  end
  return levels
end

local function check(definition)
  local self, message = schema.check(hardware.fields, definition)
  if not self then return nil, message end
  self.peak, message = check_peak(self.peak)
  if not self.peak then return nil, message end
  self.memory, message = check_memory(self.memory)
  if not self.memory then return nil, message end
  self.links, message = check_links(self.links)
  if not self.links then return nil, message end
  if self.idle and self.power and self.idle > self.power then return nil, "idle is above power" end
  message = check_sources(self.sources)
  if message then return nil, message end
  return self
end

--- accelerator "id" { ... }
function hardware.accelerator(id)
  thing.check_name("accelerator", id)
  return function(definition)
    local self, message = check(definition)
    if not self then thing.fail(("accelerator '%s': %s"):format(id, message)) end
    self.id, self.definition = id, definition
    return thing.new("hardware", self)
  end
end

-- Fields that are texts: everything else in YAML may be a quantity with its unit.
local texts = { name = true, vendor = true, sources = true }

--- The same with numbers where texts are quantities: "80 GiB".
function hardware.quantities(value)
  if type(value) == "string" then return units.parse(value) or value end
  if type(value) ~= "table" then return value end
  local copy = {}
  for key, item in pairs(value) do copy[key] = texts[key] and item or hardware.quantities(item) end
  return copy
end

--- The accelerator of a definition that is data; nil and a sentence.
function hardware.from_data(id, definition)
  local self, message = check(definition)
  if not self then return nil, message end
  self.id, self.definition = id, definition
  return thing.new("hardware", self)
end

--- An accelerator from a YAML file: the same fields, quantities as numbers in SI
--- or as texts like "80 GiB" and "3.35 TB/s"; `id` beside them. Raises.
function hardware.read_yaml(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read(YAML_MAX)
  file:close()
  local definition, message = core.yaml_decode(text or "")
  if type(definition) ~= "table" then error(("%s: %s"):format(path, message or "a map is needed"), 0) end
  local id = definition.id or path:match("([^/]*)%.%a+$")
  definition.id = nil
  if type(id) ~= "string" or not id:find("^[%w_][%w%._-]*$") then
    error(("%s: id is %s; it must be letters, digits and . _ -"):format(path, schema.shown(id)), 0)
  end
  local self
  self, message = hardware.from_data(id, hardware.quantities(definition))
  if not self then error(("%s: %s"):format(path, message), 0) end
  return self
end

--- h:derive(changes, id)
thing.methods("hardware", {
  derive = function(self, changes, id)
    local made, message = hardware.variant(self, changes, id)
    if not made then error(message, 2) end
    return made
  end,
})

local function in_order(values, order)
  local rank = {}
  for i, key in ipairs(order or {}) do rank[key] = i end
  return tables.keys(values, rank)
end

local function yaml_tree(value, order)
  if type(value) ~= "table" then return value end
  local tree = {}
  if #value > 0 then
    for i, item in ipairs(value) do tree[i] = yaml_tree(item, { "name" }) end
    return tree
  end
  for i, key in ipairs(in_order(value, order)) do tree[i] = { key, yaml_tree(value[key]) } end
  return { pairs = tree }
end

--- The accelerator as YAML, in SI units; read_yaml gives it back.
function hardware.yaml(self)
  local definition, order = { id = self.id }, { "id" }
  for _, field in ipairs(hardware.fields) do
    local value = self[field[1]]
    if type(value) ~= "table" or next(value) ~= nil then definition[field[1]] = value end
    order[#order + 1] = field[1]
  end
  return core.yaml_encode(yaml_tree(definition, order))
end

local function merged(base, changes)
  local copy = {}
  for key, value in pairs(base) do copy[key] = value end
  for key, value in pairs(changes) do
    local both = type(value) == "table" and type(copy[key]) == "table"
    copy[key] = both and merged(copy[key], value) or value
  end
  return copy
end

--- The variant of an accelerator that hardware.derive makes; nil and a sentence where it is none.
function hardware.variant(base, changes, id)
  local original, message = hardware.of(base)
  if not original then return nil, message end
  if type(changes) ~= "table" then return nil, "derive needs a table of changes, not " .. schema.shown(changes) end
  local whole = merged(original.definition, changes)
  local self
  self, message = check(whole)
  if not self then return nil, ("derived from '%s': %s"):format(original.id, message) end
  self.id, self.definition = id or original.id .. "*", whole
  return thing.new("hardware", self)
end

--- A what-if variant: derive("h100-sxm", { memory = { hbm = { bandwidth = 4 * TB / s } } }).
--- Tables are merged, everything else is replaced. `id` names the result.
function hardware.derive(base, changes, id)
  local self, message = hardware.variant(base, changes, id)
  if not self then error(message, 2) end
  return self
end

--- system "id" { accelerator = "h100-sxm", count = 8, ... }: accelerators as they
--- are built in. What it states of links, memory, power or price replaces what
--- the accelerator says; tables are merged, links replaced as a whole.
function hardware.system(id)
  thing.check_name("system", id)
  return function(definition)
    if type(definition) ~= "table" or definition.accelerator == nil or definition.count == nil then
      thing.fail(("system '%s': accelerator and count are needed"):format(id))
    end
    local original, message = hardware.of(definition.accelerator)
    if not original then thing.fail(("system '%s': %s"):format(id, message)) end
    local whole = {}
    for key, value in pairs(original.definition) do
      if not (key == "links" and definition.links) then whole[key] = value end
    end
    whole = merged(whole, definition)
    whole.accelerator = nil
    local self
    self, message = check(whole)
    if not self then thing.fail(("system '%s': %s"):format(id, message)) end
    self.id, self.definition = id, whole
    return thing.new("hardware", self)
  end
end

--- An accelerator from itself or its id; nil and a sentence otherwise.
function hardware.of(value)
  if thing.kind_of(value) == "hardware" then return thing.resolved("hardware", value) end
  if type(value) ~= "string" then return nil, "hardware is " .. schema.shown(value) .. "; it must be a name" end
  return find.load("hardware", value)
end

--- hardware "name": the one that there is, as a value that scripts cannot change; nil and a sentence.
function hardware.named(name)
  local self, message = hardware.of(name)
  if not self then return nil, message end
  if type(name) ~= "string" then return name end
  return thing.reference("hardware", name, function() return self end)
end

--- The fastest memory tier (the larger, then the first by name, of equal ones):
--- where weights and caches are. Returns it and its name.
function hardware.main_memory(self)
  local best, best_name
  for _, name in ipairs(in_order(self.memory)) do
    local tier = self.memory[name]
    local faster = not best or tier.bandwidth > best.bandwidth
    local larger = best and tier.bandwidth == best.bandwidth and tier.capacity > best.capacity
    if faster or larger then best, best_name = tier, name end
  end
  return best, best_name
end

--- W while it runs kernels that use nothing; nil where its power is not known.
function hardware.idle(self) return self.idle or self.power and IDLE_SHARE * self.power end

--- The tiers besides the main one, by name in order, and the place of the tier
--- called `name` among them (0: the main one); nil and a sentence if there is none.
local function other_tiers(self)
  local _, main_name = hardware.main_memory(self)
  local others, place = {}, { [main_name] = 0 }
  for _, name in ipairs(in_order(self.memory)) do
    if name ~= main_name then
      others[#others + 1] = self.memory[name]
      place[name] = #others
    end
  end
  return others, place, main_name
end

local function place_of(self, key, name)
  local _, place, main_name = other_tiers(self)
  local at = place[name or main_name]
  if at then return at end
  return nil, ("%s is '%s'; %s has %s"):format(key, name, self.id, table.concat(in_order(self.memory), " "))
end

--- What core.deployment takes. `placing` may hold a price (USD per hour) instead of
--- the stated one, and weights_in and kv_in, names of tiers. nil and a sentence.
function hardware.facts(self, placing)
  local tier, price = hardware.main_memory(self), placing.price
  local weights_in, message = place_of(self, "weights_in", placing.weights_in)
  if not weights_in then return nil, message end
  local kv_in
  kv_in, message = place_of(self, "kv_in", placing.kv_in)
  if not kv_in then return nil, message end
  return {
    others = other_tiers(self), weights_in = weights_in, kv_in = kv_in,
    peak = self.peak, links = self.links, processors = self.processors, cache = self.cache,
    capacity = tier.capacity, bandwidth = tier.bandwidth,
    price = price or (self.price and self.price * 3600), power = self.power,
    idle = hardware.idle(self),
  }
end

return hardware
