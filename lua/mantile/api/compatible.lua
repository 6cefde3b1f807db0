-- compatible.lua: the routes of the earlier Mantile's API, for its clients: same paths, fields and units
-- (docs/compatible.md). Errors are {"detail": ...}.

local described = require "mantile.api.compatible.described"
local layer_metrics = require "mantile.api.compatible.layer_metrics"
local names = require "mantile.api.compatible.names"
local refusal = require "mantile.api.compatible.refusal"
local shown = require "mantile.api.compatible.shown"
local system_metrics = require "mantile.api.compatible.system_metrics"

--- The thing of an id as `show` (thing, id, alias; nil and a sentence) gives it; nil and a refusal.
local function of_id(kind, id, show)
  local found, alias = names.load(kind, id)
  if not found then return nil, refusal.of(404, alias) end
  local answer, message = show(found, id, alias)
  if not answer then return nil, refusal.of(404, message) end
  return answer
end

local function layers_of(request)
  local id = request.query and request.query.model_id
  if type(id) ~= "string" then
    local refused = refusal.field({}, "model_id is missing")
    refused.detail[1].loc = { "query", "model_id" }
    return nil, refused
  end
  return of_id("model", id, function(m)
    local list, message = shown.layers(m)
    return list and { layers = list }, message
  end)
end

--- What a list gives, made once: it loads everything that is in it.
local function once(list)
  local kept
  return function()
    kept = kept or list()
    return kept
  end
end

--- `list`: it answers a list.
local function route(method, path, summary, answer, list)
  return {
    method = method, path = path, summary = summary, problem = refusal.problem, gives = "compatible",
    operation = described.operation(method, path, summary, list),
    answer = function(request) return refusal.response(answer(request)) end,
  }
end

return {
  route("GET", "/api/layers", "the layers of a model, with how each can be split", layers_of),
  route("GET", "/models", "ids, names and parameters of the models, the smallest first", once(shown.models), true),
  route("GET", "/models/{id...}", "a model as a configuration file", function(request)
    return of_id("model", request.parameters.id, shown.model)
  end),
  route("GET", "/hardware", "ids and names of the hardware", once(shown.all_hardware), true),
  route("GET", "/hardware/{id...}", "an accelerator as a configuration file", function(request)
    return of_id("hardware", request.parameters.id, function(h, _, alias) return shown.hardware(h, alias) end)
  end),
  route("POST", "/config/layer-metrics", "one layer in one phase", function(request)
    return layer_metrics.answer(request.body)
  end),
  route("POST", "/config/system-metrics", "the layers of a model in both phases", function(request)
    return system_metrics.answer(request.body)
  end),
}
