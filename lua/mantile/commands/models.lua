-- models: lists models, or shows one.

local catalogue = require "mantile.catalogue"
local estimate = require "mantile.estimate"
local format = require("mantile.units").format
local model = require "mantile.model"
local placement = require "mantile.placement"
local schema = require "mantile.schema"

local function whole(m) return assert(estimate.whole(m)) end

local function describe(m) return format(whole(m).parameters.total, "count") .. " parameters" end

local function kv_read(m, context)
  local bytes = 0
  for _, op in ipairs(whole(m).decode:ops { tokens = 1, sequences = 1, context = context, prompt = context }) do
    bytes = bytes + op.kv_bytes * op.times
  end
  return bytes
end

--- What one token more takes: not what is kept for each sequence, states and what an encoder made of an image.
local function kv_bytes(m) return kv_read(m, 1) - kv_read(m, 0) end

--- FLOPs that one input of a model without tokens takes; nil for one of texts, whose length is not said.
local function flops(m)
  if m.generates or not m.image then return nil end
  local sum = 0
  for _, op in ipairs(whole(m).prefill:ops { tokens = 1, sequences = 1, context = 0 }) do
    sum = sum + op.flops * op.times
  end
  return sum
end

--- Each input with its default: "steps 50".
local function inputs_text(m)
  local parts = {}
  for i, field in ipairs(model.inputs(m)) do
    parts[i] = field.default ~= nil and ("%s %s"):format(field[1], field.default) or field[1]
  end
  return #parts > 0 and table.concat(parts, ", ") or nil
end

--- Parameters of the parts, beside the total.
local function parts_of(parameters)
  local names, rows = {}, {}
  for name in pairs(parameters) do
    if name ~= "total" and name ~= "active" then names[#names + 1] = name end
  end
  if #names < 2 then return rows end
  table.sort(names)
  for i, name in ipairs(names) do rows[i] = { "  " .. name, format(parameters[name], "count") } end
  return rows
end

--- A text that may hold the name of a file, for a terminal.
local function plain(text) return text and text:gsub("%c", " ") or "-" end

local function show(m)
  local parameters = whole(m).parameters
  local rows = {
    { "model", m.name },
    { "what", plain(m.doc) },
    { "source", plain(m.source) },
    { "parameters", format(parameters.total, "count") },
  }
  local function add(label, text) rows[#rows + 1] = text and { label, text } or nil end
  for _, row in ipairs(parts_of(parameters)) do add(row[1], row[2]) end
  add("inputs", inputs_text(m))
  if m.generates then
    add("active", format(parameters.active, "count") .. " for one token")
    add("KV cache", ("%s a token in %s"):format(format(kv_bytes(m), "bytes"), m.dtype))
  end
  add("work", flops(m) and format(flops(m), "flop") .. " for one result")
  if m.generates or not m.image then
    add("positions", m.max_positions and format(m.max_positions, "tokens") or "not stated")
  end
  return rows
end

local function data(m)
  local inputs = {}
  for _, field in ipairs(schema.fields_of(model.inputs(m))) do
    inputs[field[1]] = { kind = field[2], default = field.default, max = field.max, help = field.help }
  end
  return {
    name = m.name, doc = m.doc, source = m.source, parameters = whole(m).parameters, dtype = m.dtype,
    kv_bytes_per_token = m.generates and kv_bytes(m) or nil, max_positions = m.max_positions, flops = flops(m),
    inputs = next(inputs) and inputs or nil,
  }
end

return catalogue.command {
  kind = "model", summary = "the models it knows", describe = describe, show = show, data = data,
  load = function(_, name) return placement.model(name) end,
}
