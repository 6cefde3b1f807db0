-- model.lua: models. A model is a list of blocks, or a forward function of its
-- own; either emits the work of one step into a graph.
--
--     return model "name" {
--       doc = "...", source = "where the sizes come from",
--       max_positions = 8192, dtype = "bf16",
--       blocks = {
--         { "embedding", vocab = 32000, width = 4096 },
--         { times = 32,
--           { residual = { "norm", { "attention", heads = 32, kv_heads = 8, head_dim = 128 } } },
--           { residual = { "norm", { "mlp", intermediate = 14336 } } },
--         },
--         "norm",
--         { "lm_head", vocab = 32000 },
--       },
--     }
--
-- An entry is a layer (its name or itself, then its parameters), a `residual` (its input
-- is added to what its entries make of it), or a group repeated `times` times.
-- Pipeline stages are cut between repeats of a group.

local core = require "mantile.core"
local find = require "mantile.find"
local layer = require "mantile.layer"
local plain = require "mantile.plain"
local schema = require "mantile.schema"
local split = require "mantile.split"
local thing = require "mantile.thing"

local model = {}

local REPEATS_MAX = 100000

local registry = {
  { "doc", "text?" },
  { "source", "text?" },
  { "max_positions", "count?" },
  { "dtype", "dtype", default = "bf16" },
  { "blocks", "table?" },
  { "forward", "function?" },
}

local function define(_, name)
  thing.check_name("model", name)
  return function(definition)
    local self, message = schema.check(registry, definition)
    if not message and (self.blocks == nil) == (self.forward == nil) then
      message = "give either blocks or forward"
    end
    if message then thing.fail(("model '%s': %s"):format(name, message)) end
    self.name = name
    return thing.new("model", self)
  end
end

-- ---- one trace --------------------------------------------------------------

local trace = {}
trace.__index = trace

--- An error in a layer with the place it comes from: its own line, or its file.
local function blamed(definition, message)
  local file = definition.file or ""
  if file:sub(1, #find.root + 1) == find.root .. "/" then -- what the user asked of it, not its line, is wrong
    return ("layer '%s': %s"):format(definition.name, (message:gsub("^[^%s:]+:%d+: ", "")))
  end
  if message:find("^[^%s:]+:%d+: ") then return message end
  return ("%s: layer '%s': %s"):format(definition.file or "a scenario", definition.name, message)
end

--- Runs a layer, or the one of that name, on x; `times` equal ones stand in its place.
function trace:run(which, x, params)
  local definition, message = which, nil
  if not thing.is("layer", which) then definition, message = find.load("layer", which) end
  if not definition then error(message, 0) end
  local name = definition.name
  local checked, wrong = layer.params(definition, params)
  if not checked then error(("%s: %s"):format(self.where, wrong), 0) end
  local own = split.of(self.degrees, definition)
  local rule = layer.refusal(definition, checked, own, self:reads_of(definition))
  if rule then error(("layer '%s': %s"):format(name, rule), 0) end
  local g, par = self.graph, layer.degrees(definition, own, self:reads_of(definition))
  core.begin_layer(g, definition.name, self.times, self.stage, split.options(self.degrees, definition))
  if own and definition.gather then x = g:reshard(x) end
  local ok, y = pcall(definition.forward, g, x, checked, par)
  if not ok then error(blamed(definition, plain(y)), 0) end
  y = core.end_layer(g, y)
  if not y then error(blamed(definition, "forward returns no tensor of its graph"), 0) end
  return y
end

--- The axes that a layer has read so far.
function trace:reads_of(definition)
  self.used[definition] = self.used[definition] or {}
  return self.used[definition]
end

function trace:add(x, y)
  core.begin_layer(self.graph, "residual", self.times, self.stage)
  local sum = self.graph:add(x, core.match(self.graph, y, x))
  core.end_layer(self.graph, sum)
  return sum
end

local function params_of(entry)
  local params = {}
  for key, value in pairs(entry) do
    if key ~= 1 then params[key] = value end
  end
  return params
end

function trace:entries(list, x)
  for _, entry in ipairs(list) do x = self:entry(entry, x) end
  return x
end

function trace:entry(entry, x)
  if type(entry) == "string" or thing.is("layer", entry) then return self:run(entry, x, {}) end
  if type(entry) ~= "table" then error("a block is a layer's name or a table, not " .. schema.shown(entry), 0) end
  if entry.residual then return self:add(x, self:entries(entry.residual, x)) end
  if entry.times then return self:group(entry, x) end
  if type(entry[1]) ~= "string" and not thing.is("layer", entry[1]) then
    error("a block names a layer first, like { \"mlp\", ... }", 0)
  end
  return self:run(entry[1], x, params_of(entry))
end

--- How often a group is repeated.
local function times_of(group)
  local times = math.type(group.times) and math.tointeger(group.times)
  if times and times >= 1 and times <= REPEATS_MAX then return times end
  error(("times is %s; it must be a whole number from 1 to %d"):format(schema.shown(group.times), REPEATS_MAX), 0)
end

--- A group inside a group: only the count changes.
function trace:group(group, x)
  local before = self.times
  self.times = before * times_of(group)
  if self.times > REPEATS_MAX then error(("groups inside groups repeat %d times; %d is the most"):format(self.times,
    REPEATS_MAX), 0) end
  x = self:entries(group, x)
  self.times = before
  return x
end

-- ---- pipeline stages --------------------------------------------------------

--- How many repeats a model can be cut between.
local function units(blocks)
  local count = 0
  for _, entry in ipairs(blocks) do
    if type(entry) == "table" and entry.times then count = count + times_of(entry) end
  end
  return count
end

--- Moves on to `stage`, sending x along.
function trace:advance(stage, x)
  if stage == self.stage then return x end
  core.begin_layer(self.graph, "pipeline", 1, self.stage)
  x = self.graph:send_recv(x, "pp")
  core.end_layer(self.graph, x)
  self.stage = stage
  return x
end

--- Runs the repeats first..last of all units on their stages: unit u of n is on
--- stage floor(u * pp / n).
function trace:cut_group(group, x, first, total)
  local pp, unit, last = self.degrees.pp, first, first + times_of(group)
  while unit < last do
    local stage = unit * pp // total
    local next_cut = -(-(stage + 1) * total // pp) -- ceil
    self.times = math.min(next_cut, last) - unit
    x = self:advance(stage, x)
    x = self:entries(group, x)
    unit = unit + self.times
  end
  self.times = 1
  return x
end

function trace:blocks(blocks, x)
  local total, unit, pp = units(blocks), 0, self.degrees.pp
  if pp > math.max(total, 1) then
    error(("pp (%d) must be at most %d, the number of repeated blocks"):format(pp, math.max(total, 1)), 0)
  end
  for _, entry in ipairs(blocks) do
    if type(entry) == "table" and entry.times then
      x = self:cut_group(entry, x, unit, total)
      unit = unit + times_of(entry)
    else
      x = self:entry(entry, x)
    end
  end
  return x
end

local function emit(self, g, degrees)
  local where = self.file or ("model '%s'"):format(self.name)
  local state = { graph = g, degrees = degrees, times = 1, stage = 0, used = {}, where = where }
  setmetatable(state, trace)
  if self.blocks then
    state:blocks(self.blocks, core.input(g))
  elseif degrees.pp > 1 then
    error(("model '%s' has a forward of its own, which cannot be cut into stages; use pp=1"):format(self.name), 0)
  else
    self.forward(state, core.input(g))
  end
  split.check_used(degrees, state.used)
  return state.used
end

--- One step of `self` in `phase`, split by `degrees` (split.lua) at a precision, as
--- a frozen program, and the layers that ran, each with the axes it has read.
--- `workload` gives plain numbers instead of symbols.
function model.program(self, phase, degrees, precision, workload)
  local options = {
    phase = phase, tp = degrees.tp, cp = degrees.cp, attention_dp = degrees.attention_dp, sp = degrees.sp,
    pp = degrees.pp, dp = degrees.dp, weights = precision.weights, activations = precision.activations,
    kv = precision.kv,
  }
  for key, value in pairs(workload or {}) do options[key] = value end
  local g = core.graph(options)
  local folder = self.file and find.folder_of(self.file)
  local used = folder and find.within(folder, emit, self, g, degrees) or emit(self, g, degrees)
  return core.freeze(g), used
end

return setmetatable(model, { __call = define })
