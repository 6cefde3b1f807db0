-- emitter.lua: one trace of a model: its blocks, or its own forward, run and emit
-- their work into a graph. A forward of its own sees the emitter as `m`:
--
--     m:run(name, x, params, memory)   a layer; memory: a second input, of cross-attention
--     m:add(x, y), m:concat(x, y)      a residual, a skip connection
--     m:image { count =, height =, breadth =, width = }     an input beside the first
--     m:blocks(entries, x)             entries as in a model's blocks
--     m:given(memory, function() ... end)  ... in there layers have this second input
--     m:part(name, function() ... end) what runs in there is a part of the model, priced apart
--     m:loop(n, function() ... end)    ... runs n times, with the same weights
--     m.inputs                         what a request states: see model.lua

local core = require "mantile.core"
local find = require "mantile.find"
local layer = require "mantile.layer"
local plain = require "mantile.plain"
local schema = require "mantile.schema"
local split = require "mantile.split"
local thing = require "mantile.thing"

local emitter = {}
emitter.__index = emitter

local REPEATS_MAX = 100000

--- An error in a layer with the place it comes from: its own line, or its file.
local function blamed(definition, message)
  local file = definition.file or ""
  if file:sub(1, #find.root + 1) == find.root .. "/" then -- what the user asked of it, not its line, is wrong
    return ("layer '%s': %s"):format(definition.name, (message:gsub("^[^%s:]+:%d+: ", "")))
  end
  if message:find("^[^%s:]+:%d+: ") then return message end
  return ("%s: layer '%s': %s"):format(definition.file or "a scenario", definition.name, message)
end

--- Raises at the line of the script that called the emitter, or in its file where a
--- tail call left no line.
local function blame_caller(self, message)
  local library = find.root .. "/lua/mantile/"
  for level = 2, 30 do
    local caller = debug.getinfo(level, "Sl")
    if not caller then break end
    if caller.currentline > 0 and caller.source:sub(2, #library + 1) ~= library then
      error(("%s:%d: %s"):format(caller.short_src, caller.currentline, message), 0)
    end
  end
  error(("%s: %s"):format(self.where, message), 0)
end

--- What f makes of its arguments; a mistake in them is the caller's.
local function asked(self, f, ...)
  local ok, result = pcall(f, ...)
  if not ok then blame_caller(self, (plain(result):gsub("^[^%s:]+:%d+: ", ""))) end
  return result
end

local function definition_of(which)
  if thing.is("layer", which) then return which end
  local definition, message = find.load("layer", which)
  if not definition then error(message, 0) end
  return definition
end

--- How a layer keeps its weights: the dtype of most, if it is one, and the formats of ops, "*" of all not named.
local function kept_as(weights)
  if type(weights) ~= "table" then weights = { default = weights } end
  local formats = {}
  for op, format in pairs(weights) do
    if op ~= "default" then formats[op] = format end
  end
  if type(weights.default) ~= "number" then return weights.default, formats end
  formats["*"] = weights.default
  return nil, formats
end

--- What core.begin_layer takes: where the layer stands, its split, and how its
--- weights are kept: `own`, unless the request says so.
function emitter:options(definition, own)
  local options = split.options(self.degrees, definition)
  self:place(options)
  if not self.precision.own then return options end
  if options.weights == nil then options.weights, options.formats = kept_as(own.weights) end
  if not self.precision.activations_stated then options.activations = options.activations or own.activations end
  return options
end

function emitter:place(options)
  options.times, options.runs, options.stage, options.part = self.times, self.runs, self.stage, self.part_name
  return options
end

--- Opens a layer of mantile's own, without a split.
function emitter:begin(name) core.begin_layer(self.graph, name, self:place {}) end

--- Runs a layer, or the one of that name, on x; `times` equal ones stand in its
--- place. `own` says how its weights are kept: { weights =, activations = }.
function emitter:run(which, x, params, memory, own)
  local definition = definition_of(which)
  local checked, wrong = layer.params(definition, params)
  if not checked then error(("%s: %s"):format(self.where, wrong), 0) end
  local ways = split.of(self.degrees, definition)
  local rule = layer.refusal(definition, checked, ways, self:reads_of(definition))
  if rule then error(("layer '%s': %s"):format(definition.name, rule), 0) end
  local g, par = self.graph, layer.degrees(definition, ways, self:reads_of(definition))
  if self.seen then self.seen(definition, checked, x.width, self.times * self.runs) end
  core.begin_layer(g, definition.name, self:options(definition, own or {}))
  if ways and definition.gather then x = g:reshard(x) end
  memory = memory or self.memory
  if not memory and layer.needs_second(definition, checked) then
    error(("layer '%s' needs a second input: m:given(...), or an encoder of the model"):format(definition.name), 0)
  end
  local ok, y = pcall(definition.forward, g, x, checked, par, memory)
  if not ok then error(blamed(definition, plain(y)), 0) end
  y = core.end_layer(g, y)
  if not y then error(blamed(definition, "forward returns no tensor of its graph"), 0) end
  return y
end

--- The axes that a layer has read so far.
function emitter:reads_of(definition)
  self.used[definition] = self.used[definition] or {}
  return self.used[definition]
end

local function join(self, name, method, x, y)
  self:begin(name)
  local g = self.graph
  local result = g[method](g, x, core.match(g, y, x))
  core.end_layer(g, result)
  return result
end

function emitter:add(x, y) return asked(self, join, self, "residual", "add", x, y) end
function emitter:concat(x, y) return asked(self, join, self, "concat", "concat", x, y) end

function emitter:image(shape) return asked(self, core.image, self.graph, shape) end

--- Runs f with one field of the state set otherwise.
local function with(self, key, value, f)
  local before = self[key]
  self[key] = value
  local result = f()
  self[key] = before
  return result
end

function emitter:given(memory, f) return with(self, "memory", memory, f) end

local RUNS_MAX = 1e6

function emitter:part(name, f)
  if type(name) ~= "string" or name == "" then blame_caller(self, "a part needs a name, not " .. schema.shown(name)) end
  return with(self, "part_name", name, f)
end

function emitter:loop(runs, f)
  if not (math.type(runs) and runs >= 0 and self.runs * runs <= RUNS_MAX) then
    blame_caller(self, ("a loop runs 0 to %d times, not %s"):format(RUNS_MAX, schema.shown(runs)))
  end
  return with(self, "runs", self.runs * runs, f)
end

-- ---- lists of blocks --------------------------------------------------------

--- What an entry of a list has beside the name of a layer and its parameters, or in place of them.
emitter.fields = {
  { "residual", "table?", help = "entries; its input is added to what they make of it" },
  { "parallel", "table?", help = "entries; the sum of what each makes of the input" },
  { "times", "count?", max = REPEATS_MAX, otherwise = "1",
    help = "of a group of entries: repeated, with weights of their own" },
  { "runs", "tokens0?", max = 1000000, unit = "times", otherwise = "1",
    help = "of a group: run so often, with the same weights" },
  { "part", "name?", help = "of a group: it is this part of the model" },
  { "weights", "dtype?", also = "number|table",
    help = "of a layer: how its weights are kept; or bits, or either by op" },
  { "activations", "dtype?", help = "of a layer: what its matmuls read" },
}

local reserved = { weights = true, activations = true }

local function params_of(entry)
  local params, own = {}, {}
  for key, value in pairs(entry) do
    if reserved[key] then
      own[key] = value
    elseif key ~= 1 then
      params[key] = value
    end
  end
  return params, own
end

local function names_layer(entry) return type(entry[1]) == "string" or thing.is("layer", entry[1]) end

local function is_group(entry)
  return type(entry) == "table" and not thing.is("layer", entry) and not entry.residual and not entry.parallel
    and (entry.times or entry.runs or entry.part or type(entry[1]) == "table" and not thing.is("layer", entry[1]))
end

--- How often a group is repeated.
local function times_of(group)
  if group.times == nil then return 1 end
  local times = math.type(group.times) and math.tointeger(group.times)
  if times and times >= 1 and times <= REPEATS_MAX then return times end
  error(("times is %s; it must be a whole number from 1 to %d"):format(schema.shown(group.times), REPEATS_MAX), 0)
end

function emitter:entries(list, x)
  for _, entry in ipairs(list) do x = self:entry(entry, x) end
  return x
end

--- The sum of what each entry makes of x.
function emitter:parallel(entries, x)
  local sum
  for _, entry in ipairs(entries) do
    local y = self:entry(entry, x)
    sum = sum and self:add(sum, y) or y
  end
  return sum or x
end

function emitter:entry(entry, x)
  if type(entry) == "string" or thing.is("layer", entry) then return self:run(entry, x, {}) end
  if type(entry) ~= "table" then error("a block is a layer's name or a table, not " .. schema.shown(entry), 0) end
  if entry.residual then return self:add(x, self:entries(entry.residual, x)) end
  if entry.parallel then return self:parallel(entry.parallel, x) end
  if is_group(entry) then return self:group(entry, x) end
  if not names_layer(entry) then error("a block names a layer first, like { \"mlp\", ... }", 0) end
  local params, own = params_of(entry)
  return self:run(entry[1], x, params, nil, own)
end

--- A group inside a group: only the counts change.
function emitter:group(group, x)
  local times = self.times * times_of(group)
  if times > REPEATS_MAX then
    error(("groups inside groups repeat %d times; %d is the most"):format(times, REPEATS_MAX), 0)
  end
  local function run() return self:entries(group, x) end
  return with(self, "times", times, function()
    return self:loop(group.runs or 1, function() return self:part(group.part or self.part_name, run) end)
  end)
end

-- ---- pipeline stages --------------------------------------------------------

local function has_groups(entries)
  for _, entry in ipairs(entries) do
    if is_group(entry) then return true end
  end
  return false
end

--- Whether a group without groups inside is a layer of a model, and no part or loop.
local function is_layer(group) return group.times or not (group.part or group.runs) end

--- How many repeats a list of blocks can be cut between: those of the innermost groups.
local function units(entries)
  local count = 0
  for _, entry in ipairs(entries) do
    if is_group(entry) then
      local inside = has_groups(entry) and units(entry) or is_layer(entry) and 1 or 0
      count = count + times_of(entry) * inside
    end
  end
  return count
end

--- Moves on to `stage`, sending x along.
function emitter:advance(stage, x)
  if stage == self.stage then return x end
  core.begin_layer(self.graph, "pipeline", { stage = self.stage, part = self.part_name, runs = self.runs })
  x = self.graph:send_recv(x, "pp")
  core.end_layer(self.graph, x)
  self.stage = stage
  return x
end

--- Runs `times` repeats without groups inside on their stages: unit u of n is on
--- stage floor(u * pp / n).
function emitter:cut_repeats(group, x)
  local cut, last = self.cut, self.cut.unit + times_of(group)
  while cut.unit < last do
    local stage = cut.unit * cut.pp // cut.total
    local next_cut = -(-(stage + 1) * cut.total // cut.pp) -- ceil
    self.times = math.min(next_cut, last) - cut.unit
    x = self:advance(stage, x)
    x = self:entries(group, x)
    cut.unit = cut.unit + self.times
  end
  self.times = 1
  return x
end

--- What stands between groups runs where the last unit did.
function emitter:cut_entries(entries, x)
  for _, entry in ipairs(entries) do
    if not is_group(entry) then
      x = self:entry(entry, x)
    elseif not has_groups(entry) then
      x = is_layer(entry) and self:cut_repeats(entry, x) or self:group(entry, x)
    else
      x = with(self, "part_name", entry.part or self.part_name, function()
        local y = x
        for _ = 1, times_of(entry) do y = self:cut_entries(entry, y) end
        return y
      end)
    end
  end
  return x
end

function emitter:blocks(blocks, x)
  local pp, total = self.degrees.pp, units(blocks)
  if pp == 1 then return self:entries(blocks, x) end
  if pp > math.max(total, 1) then
    error(("pp (%d) must be at most %d, the number of repeated blocks"):format(pp, math.max(total, 1)), 0)
  end
  self.cut, self.stage = { unit = 0, total = total, pp = pp }, 0 -- a decoder starts where its encoder did
  return self:cut_entries(blocks, x)
end

--- An emitter into graph g. `options` has degrees, precision, inputs and part, and may have `seen`, which is called
--- with each layer that runs, its parameters, the width of its input and how often it runs.
function emitter.new(g, where, options)
  return setmetatable({
    graph = g, where = where, degrees = options.degrees, precision = options.precision, inputs = options.inputs,
    part_name = options.part, seen = options.seen, times = 1, runs = 1, stage = 0, used = {},
  }, emitter)
end

return emitter
