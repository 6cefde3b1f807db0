-- space.lua: many requests as one table, any field of which may be a list:
--
--     { model = "llama-3.1-70b", hardware = { "h100-sxm", "b200" }, tp = { 1, 2, 4, 8 }, batch = "1..256*2",
--       ["memory.hbm.bandwidth"] = { 3.35 * TB, 8 * TB }, ["attention.tp"] = { 1, 8 } }
--
-- A text like 1..8, 0..64+8 or 1..256*2 is a range where a number is meant. A name with a dot is a figure of the
-- hardware, what one type of layer does otherwise, or in mode disagg what a pool does: prefill.tp, decode.count.
-- `degrees` is a list of tables, each what a deployment has of several fields, or of each pool (splits.lua). The space
-- is the product of all axes;
-- its points are numbered from 0, those of one deployment (the axes of the workload: batch isl osl prefix, or
-- concurrency in place of batch) next to each other.

local figure = require "mantile.explore.figure"
local json = require "mantile.json"
local request = require "mantile.request"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local units = require "mantile.units"

local space = {}

-- The core's grids, the last axis varying first.
local of_batches = { "batch", "isl", "osl", "prefix" }
local of_loops = { "concurrency", "isl", "osl", "prefix" }

local VALUES_MAX = 1 << 16 -- of one axis
local POINTS_MAX = 1 << 53 -- a number has so many whole ones
local WORKLOADS_MAX = 10 ^ 9

local field_of = {}
for _, field in ipairs(request.fields) do field_of[field[1]] = field end

-- ---- axes -------------------------------------------------------------------

--- The numbers of a range; nil where the text is none; nil and a sentence where it has no end.
local function range_of(text)
  local first, last, step, by = text:match "^%s*([%d.]-)%.%.([%d.]+)([+*]?)([%d.]*)%s*$"
  local from, to, size = tonumber(first), tonumber(last), tonumber(by) or 1
  if not from or not to or (step == "") ~= (by == "") then return nil end
  from, to, size = math.tointeger(from) or from, math.tointeger(to) or to, math.tointeger(size) or size
  local grows = step == "*" and size > 1 and from > 0 or step ~= "*" and size > 0
  if not grows then return nil, ("range '%s' does not end"):format(text) end
  local list = {}
  while from <= to do
    if #list == VALUES_MAX then return nil, ("range '%s' has more than %d values"):format(text, VALUES_MAX) end
    list[#list + 1] = from
    from = step == "*" and from * size or from + size
  end
  if #list == 0 then return nil, ("range '%s' is empty"):format(text) end
  return list
end

local function is_list(name, value)
  if type(value) ~= "table" or getmetatable(value) ~= nil then return false end
  return #value > 0 or next(value) == nil and not (field_of[name] and field_of[name][2] == "table?")
end

--- The pool and the key of a name like prefill.tp; nil for others.
function space.pool(name)
  local pool, key = name:match "^(%a+)%.(.+)$"
  if pool == "prefill" or pool == "decode" then return pool, key end
end

local flags = { ["true"] = true, ["false"] = false }

--- A value of an axis as the request takes it: texts of hardware figures are quantities.
local function value_of(name, value)
  if flags[value] ~= nil and space.pool(name) then return flags[value] end
  if type(value) == "string" and name:find(".", 1, true) then return units.parse(value) or tonumber(value) or value end
  return value
end

--- The values of an axis: ranges within a list count too. nil and a sentence.
local function values_of(name, given)
  if name == "degrees" and getmetatable(given) then return given end
  local list = {}
  for _, item in ipairs(is_list(name, given) and given or { given }) do
    local range, message
    if type(item) == "string" then range, message = range_of(item) end
    if message then return nil, message end
    for _, value in ipairs(range or { item }) do list[#list + 1] = value_of(name, value) end
    if #list > VALUES_MAX then return nil, ("%s has more than %d values"):format(name, VALUES_MAX) end
  end
  if #list == 0 then return nil, ("%s has no value"):format(name) end
  return list
end

--- Fields in the order of requests, then names with a dot, sorted.
local function in_order(values)
  local rank = {}
  for i, field in ipairs(request.fields) do rank[field[1]] = i end
  return tables.keys(values, rank)
end

--- A value as rows have it: things as their names.
local function shown(value)
  if type(value) ~= "table" then return value end
  return value.id or value.name or json.encode(value)
end

--- What ways of a list have of a key, each when it is asked for: there may be very many.
local function of_ways(list, key)
  local pool, inner = space.pool(key)
  return setmetatable({}, {
    __index = function(_, i)
      local way = list[i]
      if pool and way[pool] then return shown(way[pool][inner]) end
      return shown(way[key])
    end,
  })
end

--- The axis `name` of the rows, where its next value is `stride` points away.
local function add_coordinate(self, name, list, stride)
  if name == "degrees" then
    for _, key in ipairs(list.keys or tables.keys(list[1])) do
      self.coordinates[key] = { list = of_ways(list, key), count = #list, stride = stride }
    end
    return
  end
  local own = {}
  for i, value in ipairs(list) do own[i] = shown(value) end
  self.coordinates[name] = { list = own, count = #list, stride = stride }
end

--- With how many points it has, and where in a point's number each axis is; nil and a sentence.
local function counted(self)
  local stride = 1
  self.deployments, self.workloads, self.coordinates = 1, 1, {}
  for a = #self.workload, 1, -1 do
    local name = self.workload[a]
    add_coordinate(self, name, self.grid[name], stride)
    stride = stride * #self.grid[name]
    if stride > WORKLOADS_MAX then return nil, "the axes of the workload make more than 10^9 points" end
  end
  self.workloads = stride
  for a = #self.axes, 1, -1 do
    local name, list = self.axes[a][1], self.axes[a][2]
    add_coordinate(self, name, list, stride)
    if stride > POINTS_MAX // #list then return nil, "the axes make more than 2^53 points" end
    stride = stride * #list
  end
  self.deployments = stride // self.workloads
  return self
end

--- What rows show of an axis: itself, or the fields in which a list of tables differs.
local function add_varying(self, name, list)
  if name ~= "degrees" then
    self.varies[#self.varies + 1] = name
    return
  end
  if list.varies then
    table.move(list.varies, 1, #list.varies, #self.varies + 1, self.varies)
    return
  end
  for _, key in ipairs(in_order(list[1])) do
    local differs = false
    for _, way in ipairs(list) do differs = differs or way[key] ~= list[1][key] end
    if differs then self.varies[#self.varies + 1] = key end
  end
end

--- The mode of all requests, and the grid that it has; nil, message, field.
local function begun(values)
  local mode = values.mode or "static"
  if is_list("mode", mode) and #mode == 1 then mode = mode[1] end
  if type(mode) == "table" then return nil, "a sweep has one mode; ask for others apart", "mode" end
  local self = { mode = mode, workload = mode == "static" and of_batches or of_loops, grid = {} }
  for _, name in ipairs(self.workload) do self.grid[name] = { field_of[name].default } end
  if self.grid.concurrency and values.concurrency == nil then
    return nil, ("mode %s needs a concurrency"):format(schema.shown(mode)), "concurrency"
  end
  if self.grid.concurrency and values.batch ~= nil then
    return nil, ("mode %s takes a concurrency and no batch"):format(schema.shown(mode)), "batch"
  end
  return self
end

--- { base = what all points have, axes = { { name, values }, ... } of deployments, grid = values of workloads by name,
--- workload = their names, varies = names of all axes with more than one value, mode, deployments and workloads = how
--- many }; nil, message, field.
function space.of(values)
  if type(values) ~= "table" then return nil, "a space is a table, not " .. schema.shown(values) end
  local self, problem, of = begun(values)
  if not self then return nil, problem, of end
  self.base, self.axes, self.varies = {}, {}, {}
  for _, name in ipairs(in_order(values)) do
    if type(name) ~= "string" then return nil, ("axis %s has no name"):format(schema.shown(name)) end
    local list, message = values_of(name, values[name])
    if not list then return nil, message, name end
    if #list > 1 then add_varying(self, name, list) end
    if self.grid[name] then
      self.grid[name] = list
    elseif #list > 1 or name == "degrees" or name:find(".", 1, true) or figure.is(name) then
      self.axes[#self.axes + 1] = { name, list }
    else
      self.base[name] = list[1]
    end
  end
  return counted(self)
end

-- ---- points -----------------------------------------------------------------

--- The values of the axes of deployment number `i` (from 0), by name.
function space.chosen(self, i)
  local chosen = {}
  for a = #self.axes, 1, -1 do
    local name, list = self.axes[a][1], self.axes[a][2]
    local value = list[i % #list + 1]
    for key, own in pairs(name == "degrees" and value or { [name] = value }) do chosen[key] = own end
    i = i // #list
  end
  return chosen
end

local pools = { "prefill", "decode" }

--- Where an axis is, added to what names a pool.
local function joined(key, at)
  if key == nil then return at end
  return ("%s %s"):format(type(key) == "table" and ("%p"):format(key) or key, at)
end

--- What names each pool of deployment number `i`, whatever the other one is.
function space.pool_keys(self, i)
  local prefill, decode
  for a = #self.axes, 1, -1 do
    local name, list = self.axes[a][1], self.axes[a][2]
    local at, of = i % #list, tables.has(pools, name) and name or space.pool(name)
    if name == "degrees" and list.pools then
      local _, own, other = list.pools(at + 1)
      prefill = prefill == nil and own or joined(prefill, ("%p"):format(own))
      decode = decode == nil and other or joined(decode, ("%p"):format(other))
    else
      if of ~= "decode" then prefill = joined(prefill, at) end
      if of ~= "prefill" then decode = joined(decode, at) end
    end
    i = i // #list
  end
  return prefill or 0, decode or 0
end

--- Sets the pools of a request: what all points have, what is chosen together, and then what is chosen alone.
local function set_pools(self, values, chosen)
  for _, pool in ipairs(pools) do
    if self.base[pool] and chosen[pool] then values[pool] = tables.merged(self.base[pool], chosen[pool]) end
  end
  for name, value in pairs(chosen) do
    local pool, key = space.pool(name)
    if pool then values[pool] = tables.merged(values[pool] or {}, { [key] = value }) end
  end
end

--- The request of deployment number `i` under the first workload; nil and a sentence.
function space.request(self, i)
  local chosen = space.chosen(self, i)
  local values, of_hardware = tables.merged(self.base), {}
  local layers = tables.copied(chosen.layers or self.base.layers or {})
  for name, value in pairs(chosen) do
    if figure.is(name) then
      of_hardware[name] = value
    elseif not name:find(".", 1, true) then
      values[name] = value
    elseif not space.pool(name) then
      figure.set(layers, name, value)
    end
  end
  set_pools(self, values, chosen)
  if next(of_hardware) then
    local message
    values.hardware, message = figure.derive(values.hardware, of_hardware)
    if not values.hardware then return nil, message end
  end
  if next(layers) then values.layers = layers end
  for _, name in ipairs(self.workload) do values[name] = self.grid[name][1] end
  values.prefix = 0 -- each workload's own is checked by the core
  return values
end

--- The workload of point number `p` of the space, by name.
function space.workload_of(self, p)
  local rest, load = p % self.workloads, {}
  for a = #self.workload, 1, -1 do
    local name = self.workload[a]
    local list = self.grid[name]
    load[name] = list[rest % #list + 1]
    rest = rest // #list
  end
  return load
end

--- The request of point number `p`.
function space.point(self, p)
  local values, message = space.request(self, p // self.workloads)
  if not values then return nil, message end
  return tables.merged(values, space.workload_of(self, p))
end

--- What point number `p` has of the axes that vary, by name: things as their names.
function space.coordinates(self, p)
  local own = {}
  for _, name in ipairs(self.varies) do
    local axis = self.coordinates[name]
    own[name] = axis.list[p // axis.stride % axis.count + 1]
  end
  return own
end

space.values = values_of

return space
