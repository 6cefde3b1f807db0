-- kind.lua: what models make, tokens or items (images, embeddings, meshes), and with that which figures there are of
-- them, as `estimate` reports them. All models of a sweep or a search make the same.
--
--     names      by name what the core calls it: what formulas may read
--     usual      what rows have if nothing else is asked for
--     objective  what the best have most of if nothing else is asked for
--     chosen     the same of a search
--     front      the figures of a search's front if no others are asked for
--     rate       what a deployment makes a second

local core = require "mantile.core"
local forward = require "mantile.forward"
local placement = require "mantile.placement"
local schema = require "mantile.schema"
local space = require "mantile.explore.space"
local tables = require "mantile.tables"

local kind = {}

local methods = {}
local class = { __index = methods }

-- Of the workload and of a deployment: what models that make items have too.
local shared = tables.set "batch isl gpus tp cp attention_dp ep sp pp dp"

local function new(about)
  about.names, about.listed = {}, {}
  return setmetatable(about, class)
end

local function add(self, name, of_core)
  self.names[name] = of_core
  self.listed[#self.listed + 1] = name
end

kind.tokens = new {
  makes = "tokens", metrics = core.metrics(), objective = "throughput_tok_s_gpu", rate = "throughput_tok_s",
  front = { "throughput_tok_s_gpu", "tok_s_user" },
  usual = { "ttft_s", "tpot_s", "tok_s_user", "throughput_tok_s_gpu", "memory.total_bytes", "cost_usd_per_mtok" },
  chosen = { "tok_s_user", "throughput_tok_s_gpu", "ttft_s", "tpot_s", "memory.total_bytes", "cost_usd_per_mtok" },
}
for _, name in ipairs(core.variables()) do add(kind.tokens, name, name) end

kind.items = new {
  makes = "items", metrics = forward.metrics(), objective = "items_s_gpu", rate = "items_s",
  front = { "items_s_gpu", "latency_s" },
  usual = { "latency_s", "items_s", "items_s_gpu", "memory.total_bytes", "cost_usd_per_mitem" },
  chosen = { "latency_s", "items_s_gpu", "memory.total_bytes", "cost_usd_per_mitem" },
}
for _, metric in ipairs(kind.items.metrics) do add(kind.items, metric.key, metric.core) end
for _, name in ipairs(core.variables()) do
  if shared[name] then add(kind.items, name, name) end
end

local other = { tokens = kind.items, items = kind.tokens }
local without = {
  tokens = "'%s' is of models that make items, and these make tokens: they have %s",
  items = "'%s' is of models that make tokens, and these make items: they have %s",
}

--- Why a name is no figure of these models: a sentence; nil where it is one.
function methods:problem(name)
  if self.names[name] then return nil end
  if other[self.makes].names[name] then
    return without[self.makes]:format(name, table.concat(self.usual, ", "))
  end
  local near = core.nearest(name, self.listed)
  return ("there is no figure '%s'%s"):format(name, near and ("; did you mean '%s'?"):format(near) or "")
end

--- The names of all metrics of a report in that mode.
function methods:all(mode)
  local list = {}
  for i, metric in ipairs(self.metrics) do list[i] = metric.key end
  for _, metric in ipairs(mode == "static" and {} or core.loop_metrics()) do list[#list + 1] = metric.key end
  return list
end

--- The kind of the models of a table of requests, and the models; nil, message, field.
function kind.of(values)
  local list, message = space.values("model", values.model)
  if not list then return nil, message, "model" end
  local models, found = {}, nil
  for i, value in ipairs(list) do
    local m
    if type(value) ~= "string" and type(value) ~= "table" then
      return nil, ("model is %s; it must be a name"):format(schema.shown(value)), "model"
    end
    m, message = placement.model(value)
    if not m then return nil, message, "model" end
    local own = m.generates and kind.tokens or kind.items
    if found and found ~= own then
      return nil, ("%s makes %s and %s makes %s, which have other figures: ask for them apart"):format(models[1].name,
        found.makes, m.name, own.makes), "model"
    end
    models[i], found = m, own
  end
  return found, models
end

--- The same table as requests for models of this kind; nil, message, field. What makes no tokens has no output length.
function methods:requests(values)
  if self.makes == "tokens" then return values end
  for _, name in ipairs { "mode", "concurrency", "osl", "prefix" } do
    if values[name] ~= nil and values[name] ~= "static" then
      return nil, ("%s is of models that make tokens, and these make items"):format(name), name
    end
  end
  return tables.merged(values, { osl = 1, prefix = 0 })
end

return kind
