-- tensors.lua: what must hold for whatever tensors and metadata a file of weights has. Returns a function that reads
-- lines of a text as those of a file: "K key value" for metadata of a GGUF file, without which it is a checkpoint, and
-- "T name type length length ..." for a tensor.

local root = ...
local checkpoint = require "mantile.import.checkpoint"
local core = require "mantile.core"
local estimate = require "mantile.estimate"
local gguf = require "mantile.import.gguf"
local tensors = require "mantile.import.tensors"
require("mantile.find").root = root

local ELEMENTS_MAX = 1 << 48 -- as the readers of headers have it

local function value_of(text)
  if not text:find(",", 1, true) then return math.tointeger(text) or tonumber(text) or text end
  local list = {}
  for item in text:gmatch "[^,]+" do list[#list + 1] = value_of(item) end
  return list
end

local function tensor_of(name, kind, lengths)
  local dtype, bytes = core.dtype(kind)
  local elements, shape = 1, {}
  for length in lengths:gmatch "%d+" do
    shape[#shape + 1] = math.tointeger(length)
    if not shape[#shape] or shape[#shape] < 1 or elements > ELEMENTS_MAX // shape[#shape] then return nil end
    elements = elements * shape[#shape]
  end
  local whole = math.tointeger((bytes or 1) * elements) -- blocks are complete
  return whole and { name = name, type = dtype or kind, shape = shape, elements = elements, bytes = whole }
end

local function parse(text)
  local metadata, list, seen = {}, {}, {}
  for line in text:gmatch "[^\n]+" do
    local key, value = line:match "^K (%S+) (.+)$"
    local name, kind, lengths = line:match "^T (%S+) (%S+)(.*)$"
    local tensor = name and not seen[name] and tensor_of(name, kind, lengths)
    if key then metadata[key] = value_of(value) end
    if tensor then list[#list + 1], seen[name] = tensor, true end
  end
  return list, metadata
end

--- All tensors of a model without warnings are in its memory.
local function check(m, summary)
  local report, message = estimate.report { model = m, hardware = "h100-sxm" }
  if not report then return assert(message ~= "", "a refusal says why") end
  if m.warnings or m.mtp then return end
  assert(math.abs(report.memory.weights_bytes - summary.bytes) <= 1e-9 * summary.bytes, "the model has the bytes of its file")
end

return function(text)
  local list, metadata = parse(text)
  local summary = tensors.summary { { path = "x", tensors = list, size = 0, whole_size = 0 } }
  if not summary then return end
  summary.metadata = metadata
  local m, message
  if next(metadata) then m, message = gguf.model(summary, "x.gguf") else m, message = checkpoint.model(summary, "x") end
  if m then return check(m, summary) end
  assert(type(message) == "string" and message:find "^x" and not message:find "\n", message)
  assert(not message:find("mantile/[%w_/]*%.lua:"), message)
end
