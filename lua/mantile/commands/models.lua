-- models: lists models, or shows one.

local catalogue = require "mantile.catalogue"
local estimate = require "mantile.estimate"
local format = require("mantile.units").format
local function whole(m) return assert(estimate.whole(m)) end

local function describe(m) return format(whole(m).parameters.total, "count") .. " parameters" end

local function kv_bytes(m)
  local bytes = 0
  for _, op in ipairs(whole(m).decode:ops { tokens = 1, sequences = 1, context = 0 }) do
    bytes = bytes + op.kv_bytes * op.times
  end
  return bytes
end

local function show(m)
  local parameters = whole(m).parameters
  return {
    { "model", m.name },
    { "what", m.doc or "-" },
    { "source", m.source or "-" },
    { "parameters", format(parameters.total, "count") },
    { "active", format(parameters.active, "count") .. " for one token" },
    { "KV cache", ("%s a token in %s"):format(format(kv_bytes(m), "bytes"), m.dtype) },
    { "positions", m.max_positions and format(m.max_positions, "tokens") or "not stated" },
  }
end

local function data(m)
  return {
    name = m.name, doc = m.doc, source = m.source, parameters = whole(m).parameters, dtype = m.dtype,
    kv_bytes_per_token = kv_bytes(m), max_positions = m.max_positions,
  }
end

return catalogue.command {
  kind = "model", summary = "the models it knows", describe = describe, show = show, data = data,
}
