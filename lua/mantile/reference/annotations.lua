-- annotations.lua: the tables of the reference as annotations for the Lua language server (LuaCATS). What functions
-- take and give is written by hand beside the file that this makes, in scripts.lua and graph.lua.

local core = require "mantile.core"
local field = require "mantile.reference.field"
local reference = require "mantile.reference"
local tables = require "mantile.tables"
local units = require "mantile.units"

local annotations = {}

local kinds = {
  count = "integer", width = "integer", tokens = "integer", tokens0 = "integer", flag = "boolean",
  dtype = "mantile.Format", name = "string", text = "string", positive = "number", amount = "number",
  fraction = "number", table = "table", ["function"] = "function",
}

local length = "number|string|mantile.Distribution"

-- What fields hold where their kind does not say all.
local types = {
  ["Request.model"] = "string|mantile.Model", ["Request.hardware"] = "string|mantile.Hardware",
  ["Request.engine"] = "string|mantile.Engine", ["Request.draft_model"] = "string|mantile.Model",
  ["Request.lora"] = "mantile.Lora", ["Request.inputs"] = "mantile.Inputs|table",
  ["Request.layers"] = "table<string, mantile.Override>", ["Request.prefill"] = "mantile.Pool",
  ["Request.decode"] = "mantile.Pool", ["Request.fleet"] = "mantile.Pool[]", ["Request.traffic"] = "mantile.Traffic",
  ["Request.slo"] = "mantile.Slo", ["Request.autoscale"] = "mantile.Autoscale",
  ["Request.failures"] = "mantile.Failure|mantile.Failure[]",
  ["Request.cost_model"] = "string|table<string, string>",
  ["Request.policy"] = "fun(waiting: table[], replica: table): integer?",
  ["Lora.targets"] = "string|string[]",
  ["Pool.hardware"] = "string|mantile.Hardware", ["Pool.engine"] = "string|mantile.Engine",
  ["Pool.layers"] = "table<string, mantile.Override>",
  ["Traffic.isl"] = length, ["Traffic.osl"] = length, ["Traffic.turns"] = length, ["Traffic.think_s"] = length,
  ["Traffic.ramp"] = "string|number[][]", ["Traffic.priorities"] = "string|number[][]",
  ["Traffic.shared_prefix"] = "integer|mantile.SharedPrefix",
  ["Traffic.groups"] = "integer|string|mantile.Groups|number[]",
  ["Distribution.values"] = "number[]", ["Distribution.shares"] = "number[]",
  ["SweepOptions.columns"] = "string[]", ["SweepOptions.pareto"] = "string[]",
  ["SweepOptions.each"] = "fun(row: mantile.Row)",
  ["SearchOptions.columns"] = "string[]", ["SearchOptions.pareto"] = "string[]", ["WhatifOptions.of"] = "string[]",
  ["AcceleratorDefinition.peak"] = "table<mantile.Format, number>",
  ["AcceleratorDefinition.memory"] = "table<string, mantile.Tier>", ["AcceleratorDefinition.links"] = "mantile.Link[]",
  ["AcceleratorDefinition.sources"] = "table<string, string>",
  ["SystemDefinition.accelerator"] = "string|mantile.Hardware",
  ["ModelDefinition.blocks"] = "mantile.Entry[]", ["ModelDefinition.mtp"] = "table",
  ["ModelDefinition.forward"] = "fun(m: mantile.Emitter, ids: mantile.Tensor): mantile.Tensor",
  ["ModelDefinition.image"] = "mantile.Image", ["ModelDefinition.inputs"] = "table<string, mantile.Input>",
  ["ModelDefinition.encoder"] = "mantile.Tower", ["ModelDefinition.vision"] = "mantile.Tower",
  ["ModelDefinition.warnings"] = "string[]",
  ["Block.residual"] = "mantile.Entry[]", ["Block.parallel"] = "mantile.Entry[]",
  ["LayerDefinition.params"] = "table<string, string|mantile.Input>",
  ["LayerDefinition.axes"] = '("tp"|"cp"|"attention_dp"|"ep")[]',
  ["LayerDefinition.check"] = "fun(p: table, par: mantile.Degrees)",
  ["LayerDefinition.forward"] =
    "fun(g: mantile.Graph, x: mantile.Tensor, p: table, par: mantile.Degrees, second: mantile.Tensor): mantile.Tensor?",
  ["CalibrationDefinition.step"] = "mantile.Step",
  ["Report.memory"] = "mantile.Memory", ["Report.prefill"] = "mantile.Phase", ["Report.decode"] = "mantile.Phase",
  ["Report.forward"] = "mantile.Phase", ["Report.loop"] = "mantile.Loop", ["Report.layers"] = "mantile.LayerRow[]",
  ["Report.pools"] = "table<string, mantile.PoolRow>", ["Report.fleet"] = "mantile.PoolRow[]",
  ["Report.simulation"] = "mantile.Simulation", ["Report.stages"] = "mantile.Stage[]",
  ["Report.warnings"] = "string[]", ["Report.reasons"] = "table<string, string>",
  ["PoolRow.memory"] = "mantile.Memory",
  ["Simulation.outcomes"] = "mantile.Outcomes", ["Simulation.pools"] = "mantile.SimulatedPool[]",
  ["Simulation.slo"] = "mantile.Slo",
}
for _, name in ipairs { "ttft_s", "tpot_s", "itl_s", "e2e_s", "queue_s" } do
  types["Simulation." .. name] = "mantile.Results"
end
annotations.types = types

local function literals(list)
  return table.concat(tables.listed(list, function(value)
    return type(value) == "string" and ("%q"):format(value) or tostring(value)
  end), "|")
end

local function type_of(class, f)
  local base = types[class .. "." .. f[1]] or f.one_of and literals(f.one_of) or kinds[field.bare(f)]
  if class == "Request" and f[1] == "router" then base = base .. "|fun(request: table, replicas: table[]): integer" end
  return base .. (f.also and "|" .. f.also or "")
end

--- A union as one of several: functions in it need parentheses.
local function grouped(type_text) return type_text:find "[|(]" and ("(%s)"):format(type_text) or type_text end

local function name_of(key) return key:find "^[%a_][%w_]*$" and key or ("[%q]"):format(key) end

local function add_field(lines, f, type_text, optional)
  local help = field.sentence(f):gsub("\n", " ")
  lines[#lines + 1] = (("---@field %s%s %s %s"):format(name_of(f[1]), optional and "?" or "", type_text, help)
    :gsub("%s+$", ""))
end

local function add_class(lines, section, parent)
  lines[#lines + 1] = ("\n--- %s"):format(section.what)
  local exact = not section.given and "(exact) " or "" -- another key is a mistake
  lines[#lines + 1] = ("---@class %smantile.%s%s"):format(exact, section.class, parent or "")
  if section.of_layer then lines[#lines + 1] = ("---@field [1] %q|mantile.Layer"):format(section.name) end
  for _, f in ipairs(section.fields) do
    add_field(lines, f, type_of(section.class, f), not section.given and not field.needed(f))
  end
end

--- The keys of a request, of which a deployment takes any; and those that a sweep takes with lists of values.
local function add_requests(lines, section)
  local needed = { what = section.what, class = "Request", fields = {} }
  for _, f in ipairs(section.fields) do
    if field.needed(f) then table.insert(needed.fields, f) end
  end
  lines[#lines + 1] = "\n--- Keys of a request.\n---@class (exact) mantile.Changes"
  for _, f in ipairs(section.fields) do add_field(lines, f, type_of("Request", f), true) end
  add_class(lines, needed, ": mantile.Changes")
  for _, name in ipairs { "Sweep", "Search" } do
    lines[#lines + 1] = ("\n---@class mantile.%s: mantile.%sOptions"):format(name, name)
    for _, f in ipairs(section.fields) do
      local one = grouped(type_of("Request", f))
      add_field(lines, f, ("%s|%s[]|string"):format(one, one), not field.needed(f))
    end
    lines[#lines + 1] = "---@field [string] any figures of hardware, and what layers do otherwise"
  end
end

local parents = { SystemDefinition = ": mantile.AcceleratorDefinition" }

local function add_formats(lines)
  lines[#lines + 1] = "\n---@alias mantile.Format"
  for _, name in ipairs(core.dtypes()) do lines[#lines + 1] = ("---| %q"):format(name) end
end

local function add_units(lines)
  lines[#lines + 1] = "\n-- Units: numbers in SI."
  for _, name in ipairs(tables.keys(units.constants)) do
    lines[#lines + 1] = ("%s = %.14g"):format(name, units.constants[name])
  end
end

local function add_entries(lines, layers)
  lines[#lines + 1] = "\n--- What stands in a list of blocks: a layer, its name, one with parameters, or a group."
  local list = tables.listed(layers, function(class) return "mantile." .. class end)
  table.move({ "string", "mantile.Layer", "mantile.Block" }, 1, 3, #list + 1, list)
  list[#list + 1] = "table" -- layers of one's own
  lines[#lines + 1] = "---@alias mantile.Entry " .. table.concat(list, "|")
end

--- The whole file.
function annotations.file()
  local lines, layers = {
    "---@meta", "-- Tables that mantile reads and gives, for the Lua language server; docs/editors.md says how.",
    "-- Made by `make reference` from the registries that check them: change those.",
  }, {}
  add_formats(lines)
  for _, section in ipairs(reference.sections()) do
    if section.name == "request" then
      add_requests(lines, section)
    elseif section.class then
      add_class(lines, section, parents[section.class])
      if section.of_layer then layers[#layers + 1] = section.class end
    end
  end
  add_entries(lines, layers)
  add_units(lines)
  return table.concat(lines, "\n") .. "\n"
end

return annotations
