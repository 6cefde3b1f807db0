-- distributions.lua: how lengths, turns and times to think are spread, as users state them: a number, a text like
-- lognormal(1024, 0.5, most=8192), or a table.

local schema = require "mantile.schema"
local tables = require "mantile.tables"

local distributions = {}

-- What each kind needs, in the order of a text's values; least and most may be added to all.
local needs = {
  fixed = { "mean" }, uniform = { "least", "most" }, normal = { "mean", "sigma" }, lognormal = { "mean", "sigma" },
  exponential = { "mean" }, empirical = { "values" },
}

local KINDS = { "fixed", "uniform", "normal", "lognormal", "exponential", "empirical" }

distributions.fields = {
  { "kind", "name", one_of = KINDS, help = "which; as a text lognormal(1024, 0.5, most=8192)" },
  { "mean", "amount?", help = "of fixed, normal, lognormal, exponential" },
  { "sigma", "amount?", help = "of normal its standard deviation, of lognormal that of the logarithm" },
  { "least", "amount?", help = "of uniform; of others nothing less is drawn" },
  { "most", "amount?", help = "of uniform, included; of others nothing more is drawn" },
  { "values", "table?", help = "of empirical: a list, one of which is drawn" },
  { "shares", "table?", otherwise = "all alike", help = "of empirical: how often each of values is drawn" },
}

local bounds = tables.set "least most"

--- Adds one of a text's values to `d`; a sentence where it is none.
local function add_value(d, part, position)
  local key, text = part:match "^(%a+)%s*=%s*(.*)$"
  local value = tonumber(text or part)
  if not value then return ("has '%s' where a number belongs"):format(part) end
  if d.kind == "empirical" and not key then
    d.values = d.values or {}
    table.insert(d.values, value)
    return nil
  end
  key = key or needs[d.kind][position]
  if not key then return ("has more than %d values"):format(#needs[d.kind]) end
  if d[key] ~= nil then return ("has %s twice"):format(key) end
  d[key] = value
end

--- The table of a text like uniform(100, 200).
local function parse(text)
  local kind, inner = text:match "^%s*(%a+)%s*%((.*)%)%s*$"
  if not kind then return nil, "must be a number, or like lognormal(1024, 0.5)" end
  local d = { kind = kind }
  if not needs[kind] then return nil, "must be one of " .. table.concat(KINDS, " ") end
  for position, part in ipairs(tables.split(inner, ",")) do
    local problem = add_value(d, part, position)
    if problem then return nil, problem end
  end
  return d
end

--- What a kind does without, or has and does not take: a sentence.
local function misfit(d)
  local wanted = tables.set(table.concat(needs[d.kind], " "))
  for _, key in ipairs(needs[d.kind]) do
    if d[key] == nil then return ("%s needs %s"):format(d.kind, table.concat(needs[d.kind], " and ")) end
  end
  for _, key in ipairs(tables.keys(d)) do
    local taken = key == "kind" or wanted[key] or bounds[key] or key == "shares" and d.kind == "empirical"
    if not taken then return ("%s takes no %s"):format(d.kind, key) end
  end
end

--- The table of what a user stated; nil and what is wrong with it, which follows its name.
function distributions.read(value)
  local shown = schema.shown(value)
  if math.type(value) then return { kind = "fixed", mean = value } end
  if type(value) == "string" and tonumber(value) then return { kind = "fixed", mean = tonumber(value) } end
  if type(value) == "string" then
    local d, problem = parse(value)
    if not d then return nil, ("is %s; it %s"):format(shown, problem) end
    value = d
  end
  if type(value) ~= "table" then
    return nil, ("is %s; it must be a number, a text like lognormal(1024, 0.5) or a table"):format(shown)
  end
  local d, message = schema.check(distributions.fields, value)
  if not d then return nil, ": " .. message end
  message = misfit(d)
  if message then return nil, ": " .. message end
  return d
end

return distributions
