-- search.lua: the best deployments for a question.
--
--     search { model =, hardware = { ... }, engine =, isl =, osl =, weights = { ... }, ...,   -- as in a sweep
--              gpus = "1..64*2",                          -- of how many accelerators
--              where = "ttft_s < 1, tpot_s < 30 ms",      -- what must hold
--              maximise = "throughput_tok_s_gpu",         -- or minimise; any formula
--              load = 20 }                                -- requests/s to carry, with the fewest accelerators
--
-- All ways to spread the model over the accelerators are looked at, with every batch; the answer is exact. With `mode`
-- continuous that is every concurrency of a closed loop, and with disagg also every way to share the accelerators out
-- between two pools (workers.lua).

local choice = require "mantile.explore.choice"
local columns = require "mantile.explore.columns"
local core = require "mantile.core"
local degrees = require "mantile.explore.degrees"
local emit = require "mantile.emit"
local estimate = require "mantile.estimate"
local formula = require "mantile.explore.formula"
local kind = require "mantile.explore.kind"
local reasons = require "mantile.explore.reasons"
local rows = require "mantile.explore.rows"
local run = require "mantile.explore.run"
local sample = require "mantile.explore.sample"
local schema = require "mantile.schema"
local space = require "mantile.explore.space"
local sweep = require "mantile.explore.sweep"
local tables = require "mantile.tables"
local workers = require "mantile.explore.workers"

local search = {}

local BATCHES = "1..4096*2"
local GPUS, GPUS_MAX = 8, 1 << 16
local BEST, BEST_MAX = 5, 10000
local FIGURES_MAX = 3 -- of a front

--- What is asked of a space, as in sweep.lua.
search.fields = {
  { "where", "text?", also = "string[]", help = "what must hold, a text or a list; memory.fits always" },
  { "columns", "table?", otherwise = "the usual metrics",
    help = "what rows hold beside what varies: a list of formulas" },
  { "maximise", "text?", otherwise = "throughput for each accelerator", help = "the formula that decides" },
  { "minimise", "text?", help = "the same" },
  { "load", "positive?", unit = "requests/s", help = "to carry with the fewest accelerators" },
  { "best", "count", default = BEST, max = BEST_MAX, unit = "rows", help = "how many deployments" },
  { "pareto", "table?", also = "string", otherwise = "throughput against speed",
    help = "two or three figures of the front: a list, or a text with commas" },
  { "points", "count?", help = "of more points than this a sample of so many is looked at" },
  { "seed", "count", default = 1, help = "of the sample" },
  { "threads", "count?", otherwise = "all", help = "cores that work" },
  { "progress", "function?", help = "gets the number of points done" },
  { "stop", "function?", help = "asked now and then whether to end with the best so far" },
}

search.options = schema.names(search.fields)

-- ---- the space --------------------------------------------------------------

--- Whether a model has experts; nil and a sentence where it is none.
local function has_experts(value)
  local whole, m = estimate.whole(value)
  if not whole then return nil, m end
  for _, op in ipairs(whole.prefill:ops { tokens = 1, sequences = 1, context = 0 }) do
    if op.kind == "grouped_linear" then return true end
  end
  return false
end

--- What is spread by default: experts of any of the models bring ep, and attention that replicates beside them.
local function varied(models)
  local experts = false
  for _, one in ipairs(models) do
    local has, message = has_experts(one)
    if message then return nil, message end
    experts = experts or has
  end
  return experts and { "tp", "pp", "dp", "attention_dp", "ep" } or { "tp", "pp", "dp" }
end

--- The numbers of accelerators that a question asks about; nil and a sentence.
local function counts_of(values)
  local counts, message = space.values("gpus", values.gpus or GPUS)
  if not counts then return nil, message end
  for _, gpus in ipairs(counts) do
    if math.type(gpus) ~= "integer" or gpus < 1 or gpus > GPUS_MAX then
      return nil, ("gpus is %s; a search takes whole numbers from 1 to %d"):format(schema.shown(gpus), GPUS_MAX)
    end
  end
  return counts
end

--- The degrees that a question leaves open, as an axis; nil and a sentence.
local function spread(values, counts, vary, load)
  local open, fixed = {}, { dp = load and 1 or nil }
  for _, name in ipairs { "ep", table.unpack(degrees.names) } do
    local value = values[name] or fixed[name]
    if type(value) == "number" then
      if math.type(value) ~= "integer" or value < 1 then
        return nil, ("%s is %s; it must be a whole number, 1 or more"):format(name, schema.shown(value))
      end
      fixed[name] = value
    end
    if value == nil and tables.has(vary, name) then open[#open + 1] = name end
  end
  local list = degrees.of(counts, open, fixed)
  if #list == 0 then return nil, "no number of gpus is a product of such degrees" end
  return list
end

--- The values of a space of one pool; nil and a sentence.
local function alone(values, counts, vary, load)
  local list, message = spread(values, counts, vary, load)
  if not list then return nil, message end
  local loop = values.mode ~= nil and values.mode ~= "static"
  local whole, name = tables.merged(values, { degrees = list }), loop and "concurrency" or "batch"
  whole[name] = whole[name] or BATCHES
  whole.gpus = nil
  return whole
end

--- The same of two pools.
local function pooled(values, counts, vary)
  local open = {}
  for _, name in ipairs(vary) do
    if name ~= "dp" then open[#open + 1] = name end -- a pool has a count
  end
  local ways, rest = workers.of(values, counts, open)
  if not ways then return nil, rest end
  return tables.merged(rest, { degrees = ways, concurrency = rest.concurrency or BATCHES })
end

--- The space of a question; nil and a sentence.
local function space_of(values, models, load)
  if values.degrees ~= nil then return nil, "degrees is for a sweep; a search finds them: state gpus, tp, pp, ..." end
  if load and values.dp ~= nil then
    return nil, "dp is stated, but a load takes as many replicas as it needs; leave out dp"
  end
  local counts, message = counts_of(values)
  if not counts then return nil, message end
  local vary
  vary, message = varied(models)
  if not vary then return nil, message end
  local whole
  whole, message = (values.mode == "disagg" and pooled or alone)(values, counts, vary, load)
  if not whole then return nil, message end
  local of
  of, message = sweep.space(whole)
  if not of then return nil, message end
  message = sweep.wrong_value(of)
  return not message and of or nil, message
end

-- ---- what decides -----------------------------------------------------------

--- How many accelerators carry a load, as a formula.
local function needed_of(load, makes)
  local made = makes.rate == "throughput_tok_s" and "osl / " or "1 / "
  return ("ceil(%.17g * %s%s) * gpus"):format(load, made, makes.rate)
end

--- What is made small, as texts; nil and a sentence.
local function objectives_of(options, makes)
  local objective, message = sweep.objective(options, makes)
  if message then return nil, message end
  if options.load and objective then
    return nil, "load asks for the fewest accelerators; leave out maximise and minimise"
  end
  if options.load and not (type(options.load) == "number" and options.load > 0 and options.load < math.huge) then
    return nil, ("load is %s; it is a number of requests per second"):format(schema.shown(options.load))
  end
  if options.load then return { needed_of(options.load, makes), "-" .. makes.objective } end
  return { objective or "-" .. makes.objective }
end

--- The figures of the front; nil and a sentence.
local function figures_of(options, makes)
  local given = options.pareto
  if given == nil or given == true then return makes.front end
  local list = sweep.figures(given)
  if #list < 2 or #list > FIGURES_MAX then
    return nil, ("pareto is %s; it takes two or three figures"):format(schema.shown(given))
  end
  return list
end

--- What decides, read: { objectives, figures = texts, formulas = of the objectives and then of the front }.
local function aims_of(options, makes)
  local objectives, message = objectives_of(options, makes)
  if not objectives then return nil, message end
  local figures
  figures, message = figures_of(options, makes)
  if not figures then return nil, message end
  local texts = table.move(objectives, 1, #objectives, 1, {})
  for _, text in ipairs(figures) do texts[#texts + 1] = columns.least(text) end
  local formulas
  formulas, message = formula.each(texts, makes)
  if not formulas then return nil, message end
  return { objectives = table.move(formulas, 1, #objectives, 1, {}), figures = figures, formulas = formulas }
end

--- What must hold, as formulas; nil and a sentence.
local function limits_of(options, makes)
  local texts = { "memory.fits" }
  for _, text in ipairs(type(options.where) == "table" and options.where or { options.where }) do
    texts[#texts + 1] = text
  end
  local limits, message = formula.all(texts, makes)
  return limits, message and "where: " .. message
end

--- A question with all its texts read; nil and a sentence.
local function question_of(options, makes)
  local limits, message = limits_of(options, makes)
  if not limits then return nil, message end
  local aims
  aims, message = aims_of(options, makes)
  if not aims then return nil, message end
  local best = options.best or BEST
  if math.type(best) ~= "integer" or best < 1 or best > BEST_MAX then
    return nil, ("best is %s; it is a whole number from 1 to %d"):format(schema.shown(best), BEST_MAX)
  end
  if options.progress ~= nil and type(options.progress) ~= "function" then
    return nil, ("progress is %s; it is a function"):format(schema.shown(options.progress))
  end
  return {
    limits = limits, objectives = aims.objectives, figures = aims.figures, formulas = aims.formulas, best = best,
    sign = not (options.load or options.minimise) and -1 or 1, load = options.load, makes = makes,
    needed = options.load and needed_of(options.load, makes), threads = options.threads or core.cores(),
    stop = options.stop,
  }
end

-- ---- the answer ---------------------------------------------------------------

--- What is chosen of all jobs, or of a list of them: { best = points as choice.lua has them, front, points, refused,
--- interrupted }. `progress` gets how many points are done.
local function choose(of, question, jobs, progress)
  local result = run.all(of, {
    where = question.limits, columns = question.formulas, keep = "best", objectives = #question.objectives,
    most = sample.most(of, question), each_deployment = 1, front = #question.figures, threads = question.threads,
    jobs = jobs and { 1, #jobs, 1, list = jobs } or nil, progress = not jobs and progress or nil,
    after = jobs and progress and function(so_far) progress(so_far.points) end or nil, stop = question.stop,
  })
  return {
    best = choice.points(result.best, #question.objectives), front = choice.points(result.front),
    points = result.points, refused = result.refused, interrupted = result.next ~= nil,
  }
end

local row_methods = {}
local row_class = { __index = row_methods }

--- What starts the deployment of a row: emit.text of its request and these options; nil, sentence, field.
function row_methods:emit(options)
  if options ~= nil and type(options) ~= "table" then
    return nil, "what is said to emit is a table, not " .. schema.shown(options)
  end
  return emit.text(tables.merged(self.request, options or {}))
end

--- The request of a row: under a load with as many replicas as carry it.
local function request_of(of, question, row)
  local values = assert(space.point(of, row.point))
  if not question.load then return values end
  local replicas, name = row.needed // values.gpus, of.workload[1]
  local whole = tables.merged(values, { gpus = row.needed, [name] = values[name] * replicas })
  if of.mode ~= "disagg" then return tables.merged(whole, { dp = replicas }) end
  for _, pool in ipairs { "prefill", "decode" } do
    whole[pool] = tables.merged(whole[pool], { count = whole[pool].count * replicas })
  end
  return whole
end

--- Rows of chosen points, each with its request.
local function rows_at(of, question, names, chosen)
  local points, read = {}, table.move(names, 1, #names, 1, {})
  for i, point in ipairs(chosen) do points[i] = point[1] end
  read[#read + 1] = question.needed
  local list = sweep.rows_at(of, read, points)
  for _, row in ipairs(list) do
    row[of.workload[1]] = space.workload_of(of, row.point)[of.workload[1]]
    if question.needed then row.needed, row[question.needed] = math.tointeger(row[question.needed]), nil end
    row.request = request_of(of, question, row)
    setmetatable(row, row_class)
  end
  return list
end

local function axes_of(of, question)
  local axes = tables.merged(of.varies)
  if question.load then table.insert(axes, 1, "needed") end
  local name = of.workload[1] -- batch or concurrency
  if not tables.has(axes, name) then axes[#axes + 1] = name end
  return axes
end

--- `names` and those of `figures` that are none of them or of the axes.
local function with_figures(names, axes, figures)
  local list = table.move(names, 1, #names, 1, {})
  for _, name in ipairs(figures) do
    if not tables.has(list, name) and not tables.has(axes, name) then list[#list + 1] = name end
  end
  return list
end

local function answer(of, question, names, found)
  local axes, about = axes_of(of, question), { space = of, points = found.points, refused = found.refused }
  local chosen = choice.of_deployments(found.best, of.workloads, question.best)
  local best = rows_at(of, question, names, chosen)
  for i, row in ipairs(best) do row.value = question.sign * chosen[i][2] end
  reasons.add(of, question, best)
  local shown = with_figures(names, axes, question.figures)
  local front = rows.of(rows_at(of, question, shown, found.front),
    tables.merged(about, { axes = axes, columns = shown, figures = question.figures }))
  return rows.of(best, tables.merged(about, {
    axes = axes, columns = names, front = front, deployments = of.deployments, exact = found.exact,
    sampled = found.sampled, bound = found.bound, confidence = found.confidence, settled = found.settled,
    parts = run.chunks(of), interrupted = found.interrupted or nil,
  }))
end

--- The best deployments of a question, best first, each with the best of its workloads: rows (rows.lua) with value,
--- request, bottleneck, binds = { { limit, without = the value without it }, ... }, lost = { phase, cause, seconds,
--- best = the first one's } (GPU seconds of a token) and emit(); beside them front (rows too), deployments, points,
--- refused, and exact: where that is false, sampled, bound and confidence (sample.lua), or interrupted: `stop`, a
--- function that is asked now and then, said so, and these are the best so far. nil and a sentence.
function search.run(values)
  if type(values) ~= "table" then return nil, "a search is a table, not " .. schema.shown(values) end
  local options, of_space = {}, {}
  for key, value in pairs(values) do
    if search.options[key] then options[key] = value else of_space[key] = value end
  end
  if values.model == nil or values.hardware == nil then return nil, "a search needs a model and hardware" end
  local makes, models = kind.of(values)
  if not makes then return nil, models end
  local question, message = question_of(options, makes)
  if not question then return nil, message end
  local of
  of, message = space_of(of_space, models, question.load)
  if not of then return nil, message end
  local names
  names, message = sweep.columns_of(of, options.columns or makes.chosen)
  if not names then return nil, message end
  names = with_figures({}, axes_of(of, question), names)
  local known
  known, message = formula.each(names, makes)
  if not known then return nil, message end
  message = sweep.problem({ of = of, limits = question.limits, aim = { most = question.best }, options = options },
    known) or sweep.problem({ of = of, limits = {}, aim = {}, options = options }, question.formulas)
  if message then return nil, message end
  local found
  found, message = sample.run(of, question, options, choose)
  if not found then return nil, message end
  return answer(of, question, names, found)
end

return search
