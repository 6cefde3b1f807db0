-- legality.lua: whether a request is legal, without a report of it: choices.lua asks this of a hundred at once.

local closed_loop = require "mantile.closed_loop"
local find = require "mantile.find"
local json = require "mantile.json"
local placement = require "mantile.placement"
local request = require "mantile.request"

local legality = {}

local pools = { "prefill", "decode" }

local function pools_refusal(r)
  local placed = {}
  for _, name in ipairs(pools) do
    local message
    placed[name], message = placement.prepare(r[name], true)
    if not placed[name] then return ("%s: %s"):format(name, message), name end
  end
  return closed_loop.refusal(r, placed)
end

local function refusal(values)
  local r, message, field = request.check(values)
  if not r then return message, field end
  if r.mode == "disagg" then return pools_refusal(r) end
  local placed
  placed, message, field = placement.prepare(r, true)
  if not placed then return message, field or message:match "^layers" end
  if r.mode == "continuous" then return closed_loop.refusal(r, placed) end
end

-- ---- kept -------------------------------------------------------------------------

local KEPT_MOST = 20000
local KEY_MOST = 2000 -- bytes: 40 MB of keys in all, where a request may have a megabyte of anything

local kept, count = {}, 0 -- by text: false, or { message, field }

local function has_name(values) return type(values.hardware) ~= "table" and type(values.model) ~= "table" end

--- The text of a request that names things, and of where they are looked for; nil where it brings one along.
local function key_of(values)
  if not has_name(values) then return nil end
  for _, name in ipairs(pools) do
    if type(values[name]) == "table" and not has_name(values[name]) then return nil end
  end
  local ok, text = pcall(json.encode, values)
  return ok and #text <= KEY_MOST and text .. "\0" .. table.concat(find.folders, ":") or nil
end

--- What is wrong with a request: a sentence and the field; nil where nothing is.
function legality.refusal(values)
  local key = key_of(values)
  local known = key and kept[key]
  if known == nil then
    local message, field = refusal(values)
    known = message and { message, field } or false
    if key then
      if count >= KEPT_MOST then kept, count = {}, 0 end
      kept[key], count = known, count + 1
    end
  end
  if known then return known[1], known[2] end
end

return legality
