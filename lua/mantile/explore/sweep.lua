-- sweep.lua: a space of requests (space.lua) and what is asked of it:
--
--     sweep { model =, hardware = { ... }, tp = "1..8*2", batch = { ... }, ...,
--             where = "ttft_s < 1, tpot_s < 30 ms",     -- texts (formula.lua), a function of a row, or a list of both
--             columns = { "ttft_s", "2 * tpot_s" },     -- what rows hold beside their axes
--             best = 10, maximise = "throughput_tok_s_gpu",         -- or minimise: only the best rows
--             pareto = { "tok_s_user", "throughput_tok_s_gpu" }, -- only rows that no other beats in these
--             unfit = true,                             -- what does not fit in memory too
--             threads = 2 }

local columns = require "mantile.explore.columns"
local core = require "mantile.core"
local formula = require "mantile.explore.formula"
local estimate = require "mantile.estimate"
local rows = require "mantile.explore.rows"
local run = require "mantile.explore.run"
local schema = require "mantile.schema"
local space = require "mantile.explore.space"
local tables = require "mantile.tables"

local sweep = {}

local ROWS_MAX = 5e6 -- in memory

sweep.options = {
  { "where" }, { "columns" }, { "best" }, { "maximise" }, { "minimise" }, { "pareto" }, { "unfit" }, { "threads" },
  { "each" }, { "progress" }, { "deployments" },
}
local is_option = {}
for _, option in ipairs(sweep.options) do is_option[option[1]] = true end

local function list_of(value)
  if value == nil then return {} end
  return type(value) == "table" and value or { value }
end

--- The formulas and the functions of `where`; nil and a sentence.
local function limits_of(options)
  local texts, functions = options.unfit and {} or { "memory.fits" }, {}
  for _, item in ipairs(list_of(options.where)) do
    if type(item) == "function" then
      functions[#functions + 1] = item
    elseif type(item) == "string" then
      texts[#texts + 1] = item
    else
      return nil, ("where is %s; it must be a text or a function"):format(schema.shown(item))
    end
  end
  local limits, message = formula.all(texts)
  return limits, message or functions
end

--- What decides: { keep =, objectives = texts to be made small, most = }; nil and a sentence.
local function aim_of(options)
  if options.maximise and options.minimise then return nil, "maximise and minimise: one of them" end
  if options.pareto then
    local list = {}
    for i, text in ipairs(list_of(options.pareto)) do list[i] = columns.least(text) end
    if #list < 2 then return nil, "pareto needs two figures or more" end
    return { keep = "front", objectives = list }
  end
  local objective = options.minimise or options.maximise and "-(" .. options.maximise .. ")"
  if options.best and not objective then return nil, "best needs maximise or minimise" end
  if not objective then return { keep = "all", objectives = {} } end
  return { keep = "best", objectives = { objective }, most = options.best or 1 }
end

--- Rows that pass all functions of `where`; what a function raises is the script's to see.
local function passing(functions, row)
  for _, f in ipairs(functions) do
    if not f(row) then return false end
  end
  return true
end

local function row_of(of, names, point, values)
  local row = space.coordinates(of, point)
  row.point = point
  for i, name in ipairs(names) do row[name] = columns.value(name, values(i)) end
  return row
end

--- Collects all rows, or gives each to `options.each`.
local function collector(of, names, functions, options)
  local list = {}
  return list, function(found)
    for i, point in ipairs(found.points) do
      local row = row_of(of, names, point, function(c) return found[c][i] end)
      if not passing(functions, row) then
        goto next
      elseif options.each then
        options.each(row)
      elseif #list >= ROWS_MAX then
        error(("more than %d rows; keep the best, a front, or write them to a file"):format(ROWS_MAX), 0)
      else
        list[#list + 1] = row
      end
      ::next::
    end
  end
end

--- Rows of chosen points, with their columns as a report has them.
function sweep.rows_at(of, names, points)
  local list, kept = {}, assert(formula.each(names))
  for i, point in ipairs(points) do
    run.all(assert(space.of(space.point(of, point))), {
      columns = kept, keep = "all", threads = 1,
      each = function(found) list[i] = row_of(of, names, point, function(c) return found[c][1] end) end,
    })
  end
  return list
end

local function check(values)
  if type(values) ~= "table" then return nil, "a sweep is a table, not " .. schema.shown(values) end
  local of, options = {}, {}
  for key, value in pairs(values) do
    if is_option[key] then options[key] = value else of[key] = value end
  end
  local built, message, field = space.of(of)
  if not built then return nil, message, field end
  return built, options
end

--- Runs it; nil and a sentence.
local function rows_of(of, options, limits, functions, aim)
  local names = #functions > 0 and columns.all() or options.columns or columns.usual
  local kept, message = formula.each(aim.keep == "all" and names or aim.objectives)
  if not kept then return nil, message end
  local list, each = collector(of, names, functions, options)
  local result = run.all(of, {
    where = limits, columns = kept, keep = aim.keep, objectives = #aim.objectives, most = aim.most,
    threads = options.threads or core.cores(), each = each, progress = options.progress,
    deployments = options.deployments,
  })
  return rows.of(result.best and sweep.rows_at(of, names, result.best.points) or list, {
    axes = of.varies, columns = options.columns or columns.usual, refused = result.refused, points = result.points,
    space = of,
  })
end

--- The rows of a sweep (rows.lua), with `refused` and `points`; nil, message, field.
function sweep.run(values)
  local of, options, field = check(values)
  if not of then return nil, options, field end
  local limits, functions = limits_of(options)
  if not limits then return nil, functions end
  local aim, message = aim_of(options)
  if not aim then return nil, message end
  if #functions > 0 and aim.keep ~= "all" then
    return nil, "a function in where sees all rows; use texts beside best and pareto, or filter the rows"
  end
  return rows_of(of, options, limits, functions, aim)
end

--- The report of a row.
function sweep.report(of, row)
  local values, message = space.point(of, row.point)
  if not values then return nil, message end
  return estimate.report(tables.merged(values))
end

return sweep
