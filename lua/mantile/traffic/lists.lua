-- lists.lua: rates over time, shares and priorities as users state them: tables, or texts like 0:5+600:20.

local schema = require "mantile.schema"
local tables = require "mantile.tables"

local lists = {}

local function is_list(value) return type(value) == "table" and #value > 0 end

--- { { a, b }, ... } of such a list, or of a text a:b+a:b; nil and what is wrong with it.
local function pairs_of(value, example)
  local list = {}
  if type(value) == "string" then
    for i, part in ipairs(tables.split(value, "+")) do
      local a, b = part:match "^([^:]+):([^:]+)$"
      list[i] = { tonumber(a), tonumber(b) }
    end
  elseif is_list(value) then
    for i, pair in ipairs(value) do list[i] = type(pair) == "table" and { pair[1], pair[2] } or {} end
  end
  for i, pair in ipairs(list) do
    if not (math.type(pair[1]) and math.type(pair[2])) then
      return nil, ("is %s; part %d of it is no pair of numbers; %s"):format(schema.shown(value), i, example)
    end
  end
  if #list == 0 then return nil, ("is %s; it must be %s"):format(schema.shown(value), example) end
  return list
end

--- Rates over time: { { seconds, requests/s }, ... }
function lists.ramp(value) return pairs_of(value, "a list of {seconds, requests/s}, or a text like 0:5+600:20") end

--- Priorities and their shares of all requests.
function lists.priorities(value) return pairs_of(value, "a list of {priority, share}, or a text like 0:0.9+10:0.1") end

lists.share_fields = {
  { "count", "count", max = 1 << 20, help = "how many there are" },
  { "zipf", "amount", default = 0, help = "power by which the share of the n-th falls; 0: all alike" },
}

--- A list of shares, or { count =, zipf = }: from such a table, a number of things that are alike, or a text 0.7+0.3.
function lists.shares(value)
  if type(value) == "string" and value:find("+", 1, true) then
    local list = tables.split(value, "+")
    for i, part in ipairs(list) do list[i] = tonumber(part) or part end
    value = list
  end
  if not is_list(value) then
    local shares, message = schema.check(lists.share_fields, math.type(value) and { count = value } or value)
    if not shares then return nil, ": " .. message end
    return shares
  end
  local list = {}
  for i, share in ipairs(value) do
    if not math.type(share) then return nil, ("has %s where a number belongs"):format(schema.shown(share)) end
    list[i] = share
  end
  return list
end

lists.prefix_fields = {
  { "tokens", "tokens", max = 1 << 30, help = "before isl, which the requests of a group share" },
  { "groups", "count", default = 1, max = 1 << 20, help = "prefixes there are" },
  { "zipf", "amount", default = 0, help = "power by which the share of the n-th falls; 0: all alike" },
}

--- { tokens =, groups =, zipf = }; a number is the tokens of one prefix for all.
function lists.prefix(value)
  local prefix, message = schema.check(lists.prefix_fields, math.type(value) and { tokens = value } or value)
  if not prefix then return nil, ": " .. message end
  return prefix
end

return lists
