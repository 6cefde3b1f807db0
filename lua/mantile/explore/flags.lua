-- flags.lua: a space of requests from a command line: every flag of a request takes a value, a list or a range.

local figure = require "mantile.explore.figure"
local request = require "mantile.request"
local tables = require "mantile.tables"
local traffic = require "mantile.traffic"

local flags = { request = {} } -- request: those of a request, as commands take them

local has_commas = tables.set "override lora inputs traffic prefill decode cost_model slo autoscale failures"
local list_flags = {} -- by flag what separates its values
for _, flag in ipairs(request.flags) do
  local name = flag[1]
  list_flags[name] = has_commas[name] and ";" or ","
  flags.request[#flags.request + 1] = {
    name, "text?", help = flag.help, unit = flag.unit, otherwise = flag.otherwise,
  }
end

local function value_of(text)
  if text == "true" or text == "false" then return text == "true" end
  return tonumber(text) or text
end

local parsers = {
  override = request.parse_overrides,
  lora = function(text) return request.parse_table("lora", text) end,
  inputs = function(text) return request.parse_table("inputs", text) end,
  prefill = function(text) return request.parse_table("prefill", text) end,
  decode = function(text) return request.parse_table("decode", text) end,
  traffic = traffic.parse,
}

--- The values of a flag; nil and a sentence.
local function values_of(name, text)
  local list = {}
  for i, part in ipairs(tables.split(text, list_flags[name])) do
    if part == "" then return nil, ("--%s '%s' has an empty value"):format(name, text) end
    local value, message = (parsers[name] or value_of)(part)
    if message then return nil, message end
    list[i] = value
  end
  return #list == 1 and list[1] or list
end

--- Adds what --set says: "NAME=VALUE,VALUE; NAME=VALUE".
local function add_set(values, text)
  for _, part in ipairs(tables.split(text, ";")) do
    local name, list = part:match "^([%w_.-]+)%s*=%s*(.+)$"
    if not name or not name:find(".", 1, true) and not figure.is(name) then
      return ("--set has '%s'; it takes FIGURE=VALUE,VALUE, separated by ;"):format(part)
    end
    if values[name] ~= nil then return ("--set has %s twice"):format(name) end
    values[name] = tables.split(list, ",")
  end
end

local function add_models(values, positional)
  if #positional == 0 then return nil end
  if values.model ~= nil then return "the model is given twice" end
  values.model = #positional == 1 and positional[1] or positional
end

--- The space (space.of) of a command line: its positional arguments are models; nil and a sentence.
function flags.space(positional, options, usage)
  local values = {}
  for _, flag in ipairs(request.flags) do
    local name = flag[1]
    if options[name] ~= nil then
      local list, message = values_of(name, options[name])
      if message then return nil, message end
      values[name == "override" and "layers" or name] = list
    end
  end
  local message = add_models(values, positional) or options.set and add_set(values, options.set)
  if message then return nil, message end
  if not values.model then return nil, "name a model: mantile " .. usage end
  if not values.hardware then return nil, "name the hardware: mantile " .. usage end
  return values
end

return flags
