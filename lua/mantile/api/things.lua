-- things.lua: what there is by name: models, hardware, engines and layer types.

local answer = require "mantile.api.answer"
local find = require "mantile.find"
local tables = require "mantile.tables"

local kept = {} -- the answers of lists: a list of models builds each of them once

local function command_of(kind) return require("mantile.commands." .. find.plural(kind)) end

-- What lists say of one.
local brief = {
  model = function(m)
    local data = command_of("model").data(m)
    return {
      id = m.name, parameters = data.parameters.total, active = data.parameters.active,
      generates = m.generates and true or false, dtype = data.dtype, max_positions = data.max_positions,
      inputs = data.inputs, doc = m.doc,
    }
  end,
  hardware = function(h)
    local memory = require("mantile.hardware").main_memory(h)
    return {
      id = h.id, name = h.name, vendor = h.vendor, year = h.year, architecture = h.architecture, count = h.count,
      memory_bytes = memory.capacity, bandwidth_bytes_s = memory.bandwidth, dtypes = tables.keys(h.peak),
    }
  end,
  engine = function(e) return { id = e.name, doc = e.doc } end,
  layer = function(l) return { id = l.name, doc = l.doc, axes = l.axes } end,
}

--- One whose file is broken is not listed; asked for by its name it says what is wrong.
local function list_of(kind)
  local list = {}
  for _, name in ipairs(find.names(kind)) do
    local thing = find.load(kind, name)
    local ok, entry = pcall(brief[kind], thing)
    if thing and ok then list[#list + 1] = tables.merged(entry, { id = name }) end
  end
  return list
end

local function list_answer(kind)
  return function()
    kept[kind] = kept[kind] or answer.json { [find.plural(kind)] = list_of(kind) }
    return tables.merged(kept[kind])
  end
end

local function one_answer(kind)
  return function(request)
    local id = request.parameters.id
    if find.is_path(kind, id) or not find.has(kind, id) then
      local _, message = find.file(kind, id)
      return answer.problem(404, message or ("there is no %s of that name"):format(kind), { id = id })
    end
    local thing, message = find.load(kind, id)
    if not thing then return answer.refused(message) end
    local data = command_of(kind).data(thing)
    return answer.json(tables.without(tables.merged(data, { id = id }), "file"))
  end
end

local routes = {}
for _, kind in ipairs { "model", "hardware", "engine", "layer" } do
  local plural = find.plural(kind)
  local what = plural == "layers" and "layer types" or plural
  routes[#routes + 1] = {
    method = "GET", path = "/v1/" .. plural, summary = ("the %s it knows"):format(what), answer = list_answer(kind),
    gives = "list",
  }
  routes[#routes + 1] = {
    method = "GET", path = ("/v1/%s/{id}"):format(plural), summary = ("one of the %s"):format(what),
    answer = one_answer(kind), gives = "thing",
  }
end

return routes
