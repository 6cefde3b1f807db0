-- index.lua: everything that has a name: what it is, its unit, and a line of help. Completion and help are made of it.

local core = require "mantile.core"
local explanation = require "mantile.report.explanation"
local find = require "mantile.find"
local forward = require "mantile.forward"
local meaning = require("mantile.report.fields").meaning
local reference = require "mantile.reference"
local request = require "mantile.request"
local tables = require "mantile.tables"
local traffic = require "mantile.traffic"
local words = require "mantile.reference.field"

local index = {}

-- name, how it is called, what it does, the page that says more
index.functions = {
  { "estimate", "estimate { model =, hardware =, ... }", "a report", "reports.md" },
  { "simulate", "simulate { ..., traffic = { rate = 20 } }", "a report under traffic, and the run", "simulate.md" },
  { "capacity", "capacity { ..., slo = { ttft_s = 0.5 } }", "how much load keeps limits", "simulate.md" },
  { "sweep", "sweep { model =, hardware = { ... }, tp = \"1..8*2\" }", "every combination, as rows", "sweep.md" },
  { "search", "search { model =, hardware =, gpus = 8 }", "the best deployments, as rows", "search.md" },
  { "fit", "fit { model =, hardware = }", "in which formats, or on what, it fits", "fit.md" },
  { "sensitivity", "sensitivity({ model =, ... }, { of = \"tpot_s\" })", "what a metric depends on", "sensitivity.md" },
  { "whatif", "whatif({ model =, ... }, { \"tp=8\", \"weights=fp8\" })", "a ladder of changes", "sensitivity.md" },
  { "emit", "emit { model =, hardware =, engine = }", "what starts it, a text", "emit.md" },
  { "compare", "compare(a, b, ...)", "deployments or reports side by side", "scenarios.md" },
  { "show", "show(a)", "prints a report", "scenarios.md" },
  { "model", "model \"llama-3.1-70b\"", "a model; with a table, a new one", "models.md" },
  { "hardware", "hardware \"h100-sxm\"", "an accelerator or a system", "hardware.md" },
  { "derive", "derive(\"h100-sxm\", { power = 500 * W })", "a variant of an accelerator", "hardware.md" },
  { "accelerator", "accelerator \"mine\" { peak =, memory = }", "a new accelerator", "hardware.md" },
  { "system", "system \"mine\" { accelerator =, count = }", "accelerators as they are built in", "hardware.md" },
  { "decoder", "decoder \"mine\" { layers =, hidden =, ... }", "a new model of the common kind", "models.md" },
  { "layer", "layer \"mine\" { params =, forward = }", "a new layer type", "layers.md" },
  { "engine", "engine \"mine\" { step =, ... }", "a new serving engine", "engines.md" },
  { "calibration", "calibration \"mine\" { ... }", "measured kernels", "calibrate.md" },
  { "dim", "dim.min(a, b)", "sizes of the workload, for layers", "layers.md" },
  { "plot", "plot.roofline(a)", "pictures: roofline latency memory pareto heatmap chart timeline", "plot.md" },
  { "help", "help \"tp\"", "what a name is", "repl.md" },
}

index.methods = {
  { "with", "a:with { weights = \"fp8\" }", "another deployment, so changed; a { tp = 4 } takes keys as they are" },
  { "explain", "a:explain \"tpot\"", "where a metric comes from: phases, layers, ops, formulas" },
  { "roofline", "a:roofline()", "every op against the roof over it, as rows" },
  { "whatif", "a:whatif { [\"memory.hbm.bandwidth\"] = \"+20%\" }", "what a change does; a list is a ladder" },
  { "sensitivity", "a:sensitivity \"tpot\"", "what a metric depends on" },
  { "simulate", "a:simulate { rate = 20 }", "it under traffic" },
  { "capacity", "a:capacity { slo = { ttft_s = 0.5 } }", "how much load keeps limits" },
  { "sweep", "a:sweep { batch = { 1, 2, 4 } }", "every combination, as rows" },
  { "emit", "a:emit()", "what starts it, a text" },
}

index.row_methods = {
  { "sort", "rows:sort(\"tpot_s\")", "sorted by a column; true: the largest first" },
  { "filter", "rows:filter(function(r) return r.tp > 1 end)", "those for which it holds" },
  { "group", "rows:group(\"tp\")", "rows by value" },
  { "top", "rows:top(10)", "the first ones" },
  { "pareto", "rows:pareto(\"tok_s_user\", \"throughput_tok_s_gpu\")", "those that no other beats" },
  { "plot", "rows:plot(\"batch\", \"tpot_s\")", "a picture; of a front its figures" },
  { "text", "rows:text()", "all of them as a table" },
  { "csv", "rows:csv()", "all of them as CSV" },
  { "jsonl", "rows:jsonl()", "all of them as JSON lines" },
}

local kinds = {
  count = "a whole number", tokens = "tokens", tokens0 = "tokens", flag = "true or false", dtype = "a number format",
  name = "a name", text = "a text", positive = "a number", amount = "a number", fraction = "0 to 1", table = "a table",
}

--- What a field holds, in a word or two.
function index.kind(field)
  if field.one_of then return table.concat(field.one_of, " ") end
  return field.unit or kinds[words.bare(field)] or words.bare(field)
end

local function of_field(field, what, page)
  local default = words.default(field)
  return {
    name = field[1], what = what, unit = index.kind(field), page = page, field = field,
    help = (field.help or "") .. (default and default ~= "none" and (", %s if absent"):format(default) or ""),
  }
end

local function of_fields(list, what, page)
  return tables.listed(list, function(field) return of_field(field, what, page) end)
end

function index.request() return of_fields(request.fields, "a key of requests", "requests.md") end

function index.traffic() return of_fields(traffic.fields, "a key of traffic", "traffic.md") end

local apart = tables.set "request traffic override pool" -- the first two are above, and the others keys of requests

--- Fields of all other tables that one writes.
function index.tables()
  local all = {}
  for _, section in ipairs(reference.written()) do
    local list = apart[section.name] and {} or of_fields(section.fields, "of " .. section.name, section.page)
    table.move(list, 1, #list, #all + 1, all)
  end
  return all
end

--- The keys of a table that is written to something called `name`; nil where it is none.
function index.keys(name)
  local section = reference.written(name)[1]
  return section and of_fields(section.fields, "of " .. section.name, section.page)
end

local function of_function(what, page)
  return function(row) return { name = row[1], what = what, unit = row[2], help = row[3], page = row[4] or page } end
end

function index.calls() return tables.listed(index.functions, of_function "a function") end

function index.on_deployments() return tables.listed(index.methods, of_function("of a deployment", "repl.md")) end

function index.on_rows() return tables.listed(index.row_methods, of_function("of rows", "sweep.md")) end

--- A metric in words, and as a formula where it is one of other metrics.
local function meaning_of(name)
  local words_of, formula = meaning(name), not name:find ".%." and explanation.definition(name)
  return formula and ("%s = %s"):format(words_of, formula) or words_of
end

--- Metrics of reports, those of groups by their whole keys.
function index.metrics()
  local list, seen = {}, {}
  for _, group in ipairs { core.metrics(), forward.metrics() } do
    for _, metric in ipairs(group) do
      local name = metric.key
      if not seen[name] then
        seen[name] = true
        list[#list + 1] = {
          name = name, what = "a metric of reports", unit = metric.unit, help = meaning_of(name),
          page = "reports.md",
        }
      end
    end
  end
  return list
end

--- A line about a thing, which is loaded for it.
local function about(kind, name)
  local one = find.load(kind, name)
  return one and require("mantile.commands." .. find.plural(kind)).describe(one) or "broken"
end

--- The names of things: models, hardware, engines, layers.
function index.things(kind)
  return tables.listed(find.names(kind), function(name)
    return {
      name = name, what = kind, unit = kind, help = "", kind = kind,
      about = function() return about(kind, name) end,
    }
  end)
end

--- The kinds of pictures.
function index.pictures()
  local picture = require "mantile.picture"
  return tables.listed(picture.kinds, function(name)
    local kind = picture.kind(name)
    return {
      name = name, what = "a kind of picture", unit = "plot." .. name,
      help = ("of %s: %s"):format(kind.of, kind.summary), page = "plot.md",
    }
  end)
end

function index.dtypes()
  return tables.listed(core.dtypes(), function(name)
    local _, bytes = core.dtype(name)
    local bits = ("%.3g bits"):format(8 * bytes)
    return { name = name, what = "a number format", unit = bits, help = "", page = "requests.md" }
  end)
end

--- Everything.
function index.all()
  local all = {}
  for _, list in ipairs {
    index.calls(), index.on_deployments(), index.on_rows(), index.request(), index.traffic(), index.tables(),
    index.metrics(), index.pictures(),
    index.dtypes(), index.things "model", index.things "hardware", index.things "engine", index.things "layer",
  } do
    table.move(list, 1, #list, #all + 1, all)
  end
  return all
end

return index
