-- requests.lua: what a request may state.

local adapters = require "mantile.adapters"
local distributions = require "mantile.traffic.distributions"
local find = require "mantile.find"
local lists = require "mantile.traffic.lists"
local model = require "mantile.model"
local request = require "mantile.request"
local simulated = require "mantile.simulated"
local tables = require "mantile.tables"
local traffic = require "mantile.traffic"

local MODELS_SHOWN = 4

--- What models take beside tokens: each input once, with the models that take it. A model that breaks takes none.
local function inputs()
  local fields, takers, by_name = {}, {}, {}
  for _, name in ipairs(find.names "model") do
    local m = find.load("model", name)
    for _, field in ipairs(m and model.inputs(m) or {}) do
      local known = by_name[field[1]]
      if not known then
        known = tables.merged(field)
        by_name[field[1]], fields[#fields + 1], takers[known] = known, known, {}
      end
      if known.default ~= field.default then known.default, known.otherwise = nil, "the model's own" end
      table.insert(takers[known], name)
    end
  end
  for _, field in ipairs(fields) do
    local names = takers[field]
    local shown = table.concat(names, ", ", 1, math.min(#names, MODELS_SHOWN))
    local more = #names > MODELS_SHOWN and (" and %d more"):format(#names - MODELS_SHOWN) or ""
    field[2] = field[2]:gsub("%?$", "") .. "?"
    field.help = ("%s (%s%s)"):format(field.help or "", shown, more)
  end
  table.sort(fields, function(a, b) return a[1] < b[1] end)
  return fields
end

local role = {
  "role", "name", default = "both", one_of = { "both", "prefill", "decode" }, help = "of a fleet: what its workers do",
}

local function pools()
  local fields = table.move(request.pool_fields, 1, #request.pool_fields, 1, {})
  table.insert(fields, 2, role)
  return fields
end

local function of_request()
  local fields = table.move(request.fields, 1, #request.fields, 1, {})
  return table.move(request.of_scripts, 1, #request.of_scripts, #fields + 1, fields)
end

return function()
  return {
    {
      name = "request", what = "estimate { ... }, and each flag of the command line", page = "requests.md",
      fields = of_request(), class = "Request",
    },
    {
      name = "override", what = "request.layers, by type of layer: what it does otherwise", page = "requests.md",
      fields = request.override_fields, class = "Override",
    },
    {
      name = "inputs", what = "request.inputs, of these models", page = "vision.md", fields = inputs(),
      class = "Inputs",
    },
    { name = "lora", what = "request.lora", page = "speculation.md", fields = adapters.fields, class = "Lora" },
    {
      name = "pool", what = "request.prefill, request.decode, each of request.fleet", page = "continuous.md",
      fields = pools(), class = "Pool",
    },
    { name = "traffic", what = "request.traffic", page = "traffic.md", fields = traffic.fields, class = "Traffic" },
    {
      name = "distribution", what = "traffic.isl, osl, turns, think_s; or a number, or a text", page = "traffic.md",
      fields = distributions.fields, class = "Distribution",
    },
    {
      name = "shared_prefix", what = "traffic.shared_prefix; or a number of tokens", page = "traffic.md",
      fields = lists.prefix_fields, class = "SharedPrefix",
    },
    {
      name = "groups", what = "traffic.groups; or a number, or a list of shares", page = "traffic.md",
      fields = lists.share_fields, class = "Groups",
    },
    { name = "slo", what = "request.slo", page = "simulate.md", fields = simulated.slo, class = "Slo" },
    {
      name = "autoscale", what = "request.autoscale", page = "simulate.md", fields = simulated.autoscale,
      class = "Autoscale",
    },
    {
      name = "failures", what = "request.failures, one or a list", page = "simulate.md", fields = simulated.failure,
      class = "Failure",
    },
  }
end
