-- sweep.lua: a space of requests (space.lua) and what is asked of it:
--
--     sweep { model =, hardware = { ... }, tp = "1..8*2", batch = { ... }, ...,
--             where = "ttft_s < 1, tpot_s < 30 ms",     -- texts (formula.lua), a function of a row, or a list of both
--             columns = { "ttft_s", "2 * tpot_s" },     -- what rows hold beside their axes
--             best = 10, maximise = "throughput_tok_s_gpu",         -- or minimise: only the best rows
--             pareto = { "tok_s_user", "throughput_tok_s_gpu" }, -- only rows that no other beats in these
--             unfit = true,                             -- what does not fit in memory too
--             threads = 2,
--             output = "rows.csv", resume = true, shard = "1/8" }       -- rows into a file, or a part of them

local columns = require "mantile.explore.columns"
local core = require "mantile.core"
local formula = require "mantile.explore.formula"
local estimate = require "mantile.estimate"
local figure = require "mantile.explore.figure"
local kind = require "mantile.explore.kind"
local find = require "mantile.find"
local hardware = require "mantile.hardware"
local placement = require "mantile.placement"
local plain = require "mantile.plain"
local request = require "mantile.request"
local rows = require "mantile.explore.rows"
local run = require "mantile.explore.run"
local schema = require "mantile.schema"
local space = require "mantile.explore.space"
local tables = require "mantile.tables"

local sweep = {}

local ROWS_MAX = 5e6 -- in memory
local BEST_MAX = 1e6

--- What is asked of a space: a name, a kind (schema.lua; what else it may be, its reader checks) and what it means.
sweep.fields = {
  { "where", "text?", also = "function|(string|function)[]",
    help = "what must hold of a row: a text, a function of a row, or a list" },
  { "columns", "table?", otherwise = "the usual metrics",
    help = "what rows hold beside what varies: a list of formulas" },
  { "best", "count?", max = math.tointeger(BEST_MAX), unit = "rows", help = "only so many, the best" },
  { "maximise", "text?", help = "of which formula they are the best" },
  { "minimise", "text?", help = "the same" },
  { "pareto", "table?", also = "string",
    help = "only rows that no other beats in these: a list, or a text with commas" },
  { "unfit", "flag?", help = "also what does not fit in memory" },
  { "threads", "count?", otherwise = "all", help = "cores that work" },
  { "each", "function?", help = "gets each row, instead of the list" },
  { "progress", "function?", help = "gets the number of points done" },
  { "stop", "function?", help = "is asked now and then whether to end" },
  { "output", "name?", help = "the file that rows go to: .csv, .jsonl or .sqlite" },
  { "resume", "flag?", help = "go on with the file of output, if there is one" },
  { "shard", "name?", help = "only part K/N of the jobs; auto: as the environment says" },
}

sweep.options = schema.names(sweep.fields)

local function list_of(value)
  if value == nil then return {} end
  return type(value) == "table" and value or { value }
end

--- The formulas and the functions of `where`; nil and a sentence.
local function limits_of(options, makes)
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
  local limits, message = formula.all(texts, makes)
  return limits, message or functions
end

--- The text of what is made small of what is asked for; nil where nothing is; nil and a sentence.
function sweep.objective(options, makes)
  if options.maximise and options.minimise then return nil, "maximise and minimise: one of them" end
  for _, name in ipairs { "maximise", "minimise" } do
    if options[name] ~= nil then
      local known, message = formula.each({ options[name] }, makes)
      if not known then return nil, ("%s: %s"):format(name, message) end
      return name == "maximise" and "-(" .. options.maximise .. ")" or options.minimise
    end
  end
end

--- The figures of a front, a list or a text that commas separate, as a list.
function sweep.figures(value)
  return type(value) == "string" and tables.split(value, ",") or list_of(value)
end

--- What decides: { keep =, objectives = texts to be made small, most = }; nil and a sentence.
local function aim_of(options, makes)
  if options.pareto and (options.best or options.maximise or options.minimise) then
    return nil, "pareto takes the place of best, maximise and minimise"
  end
  if options.pareto then
    local list = {}
    for i, text in ipairs(sweep.figures(options.pareto)) do list[i] = columns.least(text) end
    if #list < 2 then return nil, "pareto needs two figures or more" end
    return { keep = "front", objectives = list }
  end
  local objective, message = sweep.objective(options, makes)
  if message then return nil, message end
  if options.best and not objective then return nil, "best needs maximise or minimise" end
  if not objective then return { keep = "all", objectives = {} } end
  local most = options.best or 1
  if math.type(most) ~= "integer" or most < 1 or most > BEST_MAX then
    return nil, ("best is %s; it must be a whole number from 1 to %d"):format(schema.shown(most), BEST_MAX)
  end
  return { keep = "best", objectives = { objective }, most = most }
end

--- Rows that pass all functions of `where`; what a function raises is the script's to see.
local function passing(functions, row)
  for _, f in ipairs(functions) do
    if not f(row) then return false end
  end
  return true
end

local function row_of(of, names, point, found, i)
  local row = space.coordinates(of, point)
  row.point = point
  for c, name in ipairs(names) do row[name] = columns.value(name, found[c][i]) end
  return row
end

--- Gives each row that passes.
local function giver(plan, each)
  return function(found)
    for i, point in ipairs(found.points) do
      local row = row_of(plan.of, plan.read, point, found, i)
      if passing(plan.functions, row) then each(row) end
    end
  end
end

--- Rows of chosen points, with their columns as a report has them.
function sweep.rows_at(of, names, points)
  local list, kept = {}, assert(formula.each(names, of.makes))
  for i, point in ipairs(points) do
    run.all(assert(space.of(space.point(of, point))), {
      columns = kept, keep = "all", threads = 1,
      each = function(found) list[i] = row_of(of, names, point, found, 1) end,
    })
  end
  return list
end

--- The space of a table of requests, which knows the kind of its models as `makes`; nil, message, field.
function sweep.space(values)
  local makes, message, field = kind.of(values)
  if not makes then return nil, message, field end
  values, message, field = makes:requests(values)
  if not values then return nil, message, field end
  local of
  of, message, field = space.of(values)
  if not of then return nil, message, field end
  of.makes = makes
  return of
end

--- The space and the options of a sweep; nil, message, field.
local function check(values)
  if type(values) ~= "table" then return nil, "a sweep is a table, not " .. schema.shown(values) end
  local of, options = {}, {}
  for key, value in pairs(values) do
    if sweep.options[key] then options[key] = value else of[key] = value end
  end
  for _, name in ipairs { "model", "hardware" } do
    if of[name] == nil then return nil, ("a sweep needs %s"):format(name), name end
  end
  local built, message, field = sweep.space(of)
  if not built then return nil, message, field end
  return built, options
end

local field_of = {}
for _, field in ipairs(request.fields) do field_of[field[1]] = field end

-- What a name must be: a value that is none of these would be refused with every combination.
local loaders = {
  model = placement.model,
  hardware = hardware.of,
  engine = function(value)
    if type(value) == "table" then return value end
    return find.load("engine", value)
  end,
}

--- What is wrong with a value by itself: a sentence, or nil.
local function problem_of(name, value)
  local pool, key = space.pool(name)
  if pool then
    local message = request.pool_problem(key, value)
    return message and ("%s: %s"):format(pool, message) or loaders[key] and select(2, loaders[key](value))
  end
  local elsewhere = name == "cost_model" or name == "degrees" or name:find(".", 1, true) or figure.is(name)
  if elsewhere then return nil end -- checked by request.lua, or where the accelerator is derived
  if type(value) ~= "table" then
    local _, message = schema.check(field_of[name] and { field_of[name] } or request.fields, { [name] = value })
    if message then return message end
  end
  if not loaders[name] then return nil end
  local loaded, message = loaders[name](value)
  return not loaded and message or nil
end

--- What is wrong with any value of a space, and of which field.
function sweep.wrong_value(of)
  local all = { of.base, of.grid }
  for i, axis in ipairs(of.axes) do all[i + 2] = { [axis[1]] = axis[2] } end
  for i, values in ipairs(all) do
    for _, name in ipairs(tables.keys(values)) do
      local list = i == 1 and { values[name] } or name ~= "degrees" and values[name] or {}
      for _, value in ipairs(list) do
        local message = problem_of(name, value)
        if message then return message, name end
      end
    end
  end
end

--- The columns of rows: those `asked` for that are no axes; nil and a sentence.
function sweep.columns_of(of, asked)
  local names, seen = {}, { point = true }
  for _, name in ipairs(of.varies) do seen[name] = true end
  for _, name in ipairs(list_of(asked)) do
    if type(name) ~= "string" then return nil, ("columns has %s; it takes texts"):format(schema.shown(name)) end
    if not seen[name] then names[#names + 1] = name end
    seen[name] = true
  end
  return names
end

--- What the core does not take of a plan: too many columns, formulas that are too long, threads; nil when it takes all.
function sweep.problem(plan, kept)
  local ok, raised = pcall(core.explorer, {
    mode = plan.of.mode, grid = plan.of.grid, limits = plan.limits, columns = kept, most = plan.aim.most,
    threads = plan.options.threads or core.cores(), room = 1,
  })
  if not ok then return (plain(raised):gsub("^explorer: ", "")) end
  raised:close()
end

--- A sweep with all its texts read: { of = its space, columns = names of what rows have beside axes, limits and kept =
--- formulas, aim = { keep, objectives, most }, functions, options }; nil, message, field.
function sweep.plan(values)
  local of, options, field = check(values)
  if not of then return nil, options, field end
  local limits, functions = limits_of(options, of.makes)
  if not limits then return nil, functions, "where" end
  local aim, message = aim_of(options, of.makes)
  if not aim then return nil, message end
  if #functions > 0 and aim.keep ~= "all" then
    return nil, "a function in where sees all rows; use texts beside best and pareto, or filter the rows"
  end
  message, field = sweep.wrong_value(of)
  if message then return nil, message, field end
  local names
  names, message = sweep.columns_of(of, options.columns or of.makes.usual)
  if not names then return nil, message, "columns" end
  local known, kept
  known, message = formula.each(names, of.makes)
  if not known then return nil, message, "columns" end
  local read = #functions > 0 and of.makes:all(of.mode) or names
  kept, message = formula.each(aim.keep == "all" and read or aim.objectives, of.makes)
  if not kept then return nil, message end
  local plan = {
    of = of, columns = names, read = read, limits = limits, kept = kept, aim = aim, functions = functions,
    options = options,
  }
  message = sweep.problem(plan, kept) or sweep.problem(plan, known)
  if message then return nil, message end
  return plan
end

--- Does the jobs of a plan (run.all has what `options` may have), giving each row to `each` where all are kept, or what
--- was found of many points at once to `options.block`.
function sweep.go(plan, options, each)
  local aim = plan.aim
  return run.all(plan.of, {
    where = plan.limits, columns = plan.kept, keep = aim.keep, objectives = #aim.objectives, most = aim.most,
    threads = plan.options.threads or core.cores(), each = options.block or giver(plan, each), jobs = options.jobs,
    progress = options.progress, stop = options.stop, after = options.after,
  })
end

local function collector(list)
  return function(row)
    if #list >= ROWS_MAX then
      error(("more than %d rows; keep the best, a front, or write them to a file"):format(ROWS_MAX), 0)
    end
    list[#list + 1] = row
  end
end

--- The rows of a plan, which are in `list` already where all are kept.
function sweep.rows_of(plan, result, list)
  if result.best then list = sweep.rows_at(plan.of, plan.columns, result.best.points) end
  return rows.of(list, {
    axes = plan.of.varies, columns = plan.columns, refused = result.refused, points = result.points, space = plan.of,
    interrupted = result.next ~= nil or nil,
  })
end

--- What is wrong with what is said of a file: a sentence and the key.
local function file_problem(options)
  if options.output == nil then
    for _, name in ipairs { "resume", "shard" } do
      if options[name] ~= nil then return ("%s is for an output file: output = 'rows.csv'"):format(name), name end
    end
    return nil
  end
  if type(options.output) ~= "string" then
    return ("output is %s; it is the path of a file"):format(schema.shown(options.output)), "output"
  end
  if find.names_only then return find.refusal("output", options.output), "output" end
  if options.resume ~= nil and type(options.resume) ~= "boolean" then
    return ("resume is %s; it is true or false"):format(schema.shown(options.resume)), "resume"
  end
  if options.each then return "each gets the rows that output would write; use one of them", "each" end
end

--- The rows of a plan into its file.
local function write(plan)
  local at, message = require("mantile.explore.record").ask(plan, plan.options) -- which needs this module
  if not at then return nil, message end
  return {
    output = plan.options.output, rows = at.rows, points = at.points, refused = at.refused,
    interrupted = not at.complete or nil,
  }
end

--- The rows of a sweep (rows.lua), with `refused` and `points`, and `interrupted` where it was stopped before its end;
--- where they go into a file, how many, with the same beside; nil, message, field.
function sweep.run(values)
  local plan, message, field = sweep.plan(values)
  if not plan then return nil, message, field end
  message, field = file_problem(plan.options)
  if message then return nil, message, field end
  if plan.options.output then return write(plan) end
  local options, list = plan.options, {}
  local result = sweep.go(plan, options, options.each or collector(list))
  return sweep.rows_of(plan, result, list)
end

--- The report of a row.
function sweep.report(of, row)
  local values, message = space.point(of, row.point)
  if not values then return nil, message end
  return estimate.report(tables.merged(values))
end

return sweep
