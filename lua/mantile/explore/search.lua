-- search.lua: the best deployments for a question.
--
--     search { model =, hardware = { ... }, engine =, isl =, osl =, weights = { ... }, ...,   -- as in a sweep
--              gpus = "1..64*2",                          -- of how many accelerators
--              where = "ttft_s < 1, tpot_s < 30 ms",      -- what must hold
--              maximise = "throughput_tok_s_gpu",         -- or minimise; any formula
--              load = 20 }                                -- requests/s to carry, with the fewest accelerators
--
-- All ways to spread the model over the accelerators are looked at, with every batch; the answer is exact.

local core = require "mantile.core"
local degrees = require "mantile.explore.degrees"
local estimate = require "mantile.estimate"
local formula = require "mantile.explore.formula"
local rows = require "mantile.explore.rows"
local run = require "mantile.explore.run"
local schema = require "mantile.schema"
local space = require "mantile.explore.space"
local sweep = require "mantile.explore.sweep"
local tables = require "mantile.tables"

local search = {}

local BATCHES = "1..4096*2"
local GPUS, GPUS_MAX = 8, 1 << 16
local POINTS_MAX = 1e9
local USUAL = "throughput_tok_s_gpu"

search.columns = { "tok_s_user", "throughput_tok_s_gpu", "ttft_s", "tpot_s", "memory.total_bytes", "cost_usd_per_mtok" }

-- ---- the space --------------------------------------------------------------

--- Whether a model has experts; nil and a sentence where it is none, or makes no tokens.
local function has_experts(value)
  local whole, m = estimate.whole(value)
  if not whole then return nil, m end
  if not m.generates then return nil, ("%s makes no tokens; use sweep"):format(m.name) end
  for _, op in ipairs(whole.prefill:ops { tokens = 1, sequences = 1, context = 0 }) do
    if op.kind == "grouped_linear" then return true end
  end
  return false
end

--- What is spread by default: experts of any of the models bring ep, and attention that replicates beside them.
local function varied(values)
  local models, experts = values.model, false
  if type(models) ~= "table" or getmetatable(models) ~= nil then models = { models } end
  for _, one in ipairs(models) do
    local has, message = has_experts(one)
    if message then return nil, message end
    experts = experts or has
  end
  return experts and { "tp", "pp", "dp", "attention_dp", "ep" } or { "tp", "pp", "dp" }
end

--- The degrees that a question leaves open, as an axis; nil and a sentence.
local function spread(values, load)
  local counts, message = space.values("gpus", values.gpus or GPUS)
  if not counts then return nil, message end
  for _, gpus in ipairs(counts) do
    if math.type(gpus) ~= "integer" or gpus < 1 or gpus > GPUS_MAX then
      return nil, ("gpus is %s; a search takes whole numbers from 1 to %d"):format(schema.shown(gpus), GPUS_MAX)
    end
  end
  local vary
  vary, message = varied(values)
  if not vary then return nil, message end
  local open, fixed = {}, { dp = load and 1 or nil }
  for _, name in ipairs { "ep", table.unpack(degrees.names) } do
    local value = values[name] or fixed[name]
    if type(value) == "number" then fixed[name] = value end
    if value == nil and tables.has(vary, name) then open[#open + 1] = name end
  end
  local list = degrees.of(counts, open, fixed)
  if #list == 0 then return nil, "no number of gpus is a product of such degrees" end
  return list
end

--- The space of a question; nil and a sentence.
local function space_of(values, load)
  if values.model == nil or values.hardware == nil then return nil, "a search needs a model and hardware" end
  local list, message = spread(values, load)
  if not list then return nil, message end
  local whole = tables.merged(values, { degrees = list, batch = values.batch or BATCHES })
  whole.gpus = nil
  if load then whole.dp = nil end
  local of
  of, message = space.of(whole)
  if of and of.deployments * of.workloads > POINTS_MAX then
    return nil, ("there are %.3g points; a search looks at all of them, at most %.0g: state more of the request")
      :format(of.deployments * of.workloads, POINTS_MAX)
  end
  return of, message
end

-- ---- what decides -----------------------------------------------------------

--- What is made small, as texts; nil and a sentence.
local function objectives_of(options)
  if options.maximise and options.minimise then return nil, "maximise and minimise: one of them" end
  if options.load and (options.maximise or options.minimise) then
    return nil, "load asks for the fewest accelerators; leave out maximise and minimise"
  end
  if options.load and not (type(options.load) == "number" and options.load > 0 and options.load < math.huge) then
    return nil, ("load is %s; it is a number of requests per second"):format(schema.shown(options.load))
  end
  if options.load then
    return { ("ceil(%.17g * osl / throughput_tok_s) * gpus"):format(options.load), "-throughput_tok_s_gpu" }
  end
  if options.minimise then return { options.minimise } end
  return { "-(" .. (options.maximise or USUAL) .. ")" }
end

--- A question with all its texts read: limits, objectives (formulas); nil and a sentence.
local function question_of(options)
  local texts = { "memory.fits" }
  for _, text in ipairs(type(options.where) == "table" and options.where or { options.where }) do
    texts[#texts + 1] = text
  end
  local limits, message = formula.all(texts)
  if not limits then return nil, message end
  local objectives
  objectives, message = objectives_of(options)
  if not objectives then return nil, message end
  objectives, message = formula.each(objectives)
  if not objectives then return nil, message end
  return {
    limits = limits, objectives = objectives, sign = not (options.load or options.minimise) and -1 or 1,
    best = options.best or 5, load = options.load, threads = options.threads or core.cores(),
    progress = options.progress,
  }
end

--- The best deployments under these limits: points and columns as core.explorer gives them, and what was refused.
local function best_of(of, question, limits, most, threads)
  return run.all(of, {
    where = limits, columns = question.objectives, keep = "best", objectives = #question.objectives, most = most,
    each_deployment = 1, threads = threads, progress = question.progress,
  })
end

-- ---- why ---------------------------------------------------------------------

local function without(list, at)
  local rest = {}
  for i, item in ipairs(list) do
    if i ~= at then rest[#rest + 1] = item end
  end
  return rest
end

--- The limits without which this deployment would do better, with what it would do then.
local function binding(of, question, row)
  local alone = space.of(tables.merged(space.request(of, row.point // of.workloads), of.grid))
  local list = {}
  for l, limit in ipairs(question.limits) do
    local free = best_of(alone, question, without(question.limits, l), 1, 1).best[1][1]
    if free and free < question.sign * row.value then
      list[#list + 1] = { limit = limit.text, without = question.sign * free }
    end
  end
  return list
end

local phases = { "prefill", "decode" }

--- GPU seconds of an output token by phase and cause.
local function spent(report)
  local load, list = report.workload, {}
  for _, phase in ipairs(phases) do
    for _, cause in ipairs(core.causes()) do
      local steps = phase == "prefill" and 1 or load.osl - 1
      local seconds = (report[phase] or {})[cause .. "_s"] or 0
      local tokens = load.batch * load.osl
      list[#list + 1] = { phase = phase, cause = cause, seconds = report.gpus * seconds * steps / tokens }
    end
  end
  return list
end

--- What the time of a deployment goes to more than that of the winner: the largest such part.
local function lost_to(report, winner)
  local mine, best, most = spent(report), spent(winner), nil
  for i, part in ipairs(mine) do
    local more = part.seconds - best[i].seconds
    if more > 0 and (not most or more > most.more) then
      most = { phase = part.phase, cause = part.cause, more = more, seconds = part.seconds, best = best[i].seconds }
    end
  end
  return most
end

--- The request of a row: under a load with as many replicas as carry it.
local function request_of(of, question, row)
  local values = space.point(of, row.point)
  if not question.load then return values end
  local replicas = row.needed // values.gpus
  return tables.merged(values, { dp = replicas, gpus = row.needed, batch = values.batch * replicas })
end

--- Adds to each row its request, what binds it, and what it lost to the first.
local function explain(of, question, list)
  local winner
  for i, row in ipairs(list) do
    row.request = request_of(of, question, row)
    local report = assert(estimate.report(row.request))
    winner = winner or report
    row.binds, row.lost = binding(of, question, row), i > 1 and lost_to(report, winner) or nil
    row.bottleneck = report.decode.bottleneck
  end
end

local function answer(of, question)
  local result = best_of(of, question, question.limits, question.best, question.threads)
  local list = sweep.rows_at(of, search.columns, result.best.points)
  for i, row in ipairs(list) do
    row.value, row.batch = question.sign * result.best[1][i], space.workload_of(of, row.point).batch
    row.needed = question.load and math.tointeger(row.value)
  end
  explain(of, question, list)
  local axes = tables.merged(of.varies)
  if question.load then table.insert(axes, 1, "needed") end
  if not tables.has(axes, "batch") then axes[#axes + 1] = "batch" end
  return rows.of(list, {
    axes = axes, columns = search.columns, refused = result.refused, points = result.points, space = of,
    deployments = of.deployments,
  })
end

search.options = tables.set "where maximise minimise load best threads progress"

--- The best deployments of a question, best first, each with the best of its workloads: rows (rows.lua) with value,
--- request, bottleneck, binds = { { limit, without = the value without it }, ... }, and lost = { phase, cause, seconds,
--- best = the first one's } (GPU seconds of an output token); beside them deployments, points and refused. nil and a
--- sentence.
function search.run(values)
  if type(values) ~= "table" then return nil, "a search is a table, not " .. schema.shown(values) end
  local options, of_space = {}, {}
  for key, value in pairs(values) do
    if search.options[key] then options[key] = value else of_space[key] = value end
  end
  local question, message = question_of(options)
  if not question then return nil, message end
  local of
  of, message = space_of(of_space, question.load)
  if not of then return nil, message end
  return answer(of, question)
end

return search
