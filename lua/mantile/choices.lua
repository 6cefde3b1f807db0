-- choices.lua: what a person may choose next. Each key is varied alone, the others as in the request; what is refused
-- comes with the sentence that an estimate would be refused with:
--
--     choices    tp = { value = 8, legal = { 1, 2, 4, 8 }, illegal = { { values = { 3 }, reason = "..." } } }, ...
--     formats    of weights, activations and kv: { format = "bf16", native = true }, ...
--     layers     what `layers` may override: { layer = "attention", weights = true, kv = true }, ...
--     inputs     what the model takes beside tokens: { name = "steps", kind = "count", default = 50 }, ...
--     refused    where the request itself is: { message =, field =, repair = { tp = 2 } }; then each key is varied with
--                the repair made, as all would be refused without it

local core = require "mantile.core"
local find = require "mantile.find"
local hardware = require "mantile.hardware"
local json = require "mantile.json"
local legality = require "mantile.legality"
local model = require "mantile.model"
local placement = require "mantile.placement"
local request = require "mantile.request"
local schema = require "mantile.schema"
local speculation = require "mantile.speculation"
local structure = require "mantile.structure"
local tables = require "mantile.tables"
local thing = require "mantile.thing"

local choices = {}

-- Degrees that are tried: all small ones, and those that systems and models are built of.
local degrees = {
  1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 36, 40, 48, 64, 72, 128, 256,
}
local few_degrees = { 1, 2, 3, 4, 5, 6, 7, 8, 12, 16 } -- of models that make no tokens: their structures take long
local axes = { "tp", "pp", "dp", "ep", "cp", "attention_dp" }

local refusal = legality.refusal

--- Adds a refused value to those refused for the same reason, which the first of them states.
local function add_refused(illegal, by_reason, value, message)
  local reason = message:gsub("%d+", "N")
  if not by_reason[reason] then
    by_reason[reason] = { values = {}, reason = message }
    illegal[#illegal + 1] = by_reason[reason]
  end
  table.insert(by_reason[reason].values, value)
end

local function list_or_empty(list) return #list > 0 and list or json.empty_list end

local function choice(value, legal, illegal)
  return { value = value, legal = list_or_empty(legal), illegal = list_or_empty(illegal) }
end

--- The values of `list` by whether they are legal.
local function sorted(values, key, list, value)
  local legal, illegal, by_reason = {}, {}, {}
  for _, one in ipairs(list) do
    local message = refusal(tables.merged(values, { [key] = one }))
    if message then add_refused(illegal, by_reason, one, message) else legal[#legal + 1] = one end
  end
  if value == nil then value = values[key] end
  return choice(value, legal, illegal)
end

local function of_degrees(values, r, list)
  local all = {}
  for _, axis in ipairs(axes) do all[axis] = sorted(values, axis, list, r[axis]) end
  return all
end

--- The request in another mode, which counts what is on its way under another name.
local function in_mode(values, mode)
  local other = tables.merged(values, { mode = mode })
  local load = values.concurrency or values.batch or 1
  other.concurrency, other.batch = mode ~= "static" and load or nil, mode == "static" and load or nil
  for _, pool in ipairs { "prefill", "decode" } do other[pool] = mode == "disagg" and (values[pool] or {}) or nil end
  return other
end

local function modes_of(values)
  local legal, illegal = {}, {}
  for _, mode in ipairs { "static", "continuous", "disagg" } do
    local message = values.mode ~= mode and refusal(in_mode(values, mode))
    if message then illegal[#illegal + 1] = { values = { mode }, reason = message } else legal[#legal + 1] = mode end
  end
  return choice(values.mode or "static", legal, illegal)
end

--- Names and flags with few values.
local function of_names(values, r, h)
  local tiers = tables.keys(h.memory)
  return {
    engine = sorted(values, "engine", find.names "engine", r.engine), mode = modes_of(values),
    sp = sorted(values, "sp", { false, true }, r.sp),
    cost_model = sorted(values, "cost_model", { "roofline", "calibrated" }),
    speculative = sorted(values, "speculative", speculation.methods),
    weights_in = sorted(values, "weights_in", tiers), kv_in = sorted(values, "kv_in", tiers),
  }
end

local function formats_of(h)
  local list = {}
  for i, name in ipairs(core.dtypes()) do
    list[i] = { format = name, native = h.peak[name] ~= nil }
  end
  return list
end

--- The layers that an override may name, in the order they run.
local function layers_of(m)
  local list, by_name = {}, {}
  local whole = structure.of(m, structure.defaults(m))
  local step = { tokens = 1, sequences = 1, context = 1, prompt = 1 }
  for _, op in ipairs((m.generates and whole.decode or whole.prefill):ops(step)) do
    if op.parameters > 0 or op.kv_bytes > 0 then
      local one = by_name[op.layer]
      if not one then
        one = { layer = op.layer, weights = false, kv = false }
        by_name[op.layer], list[#list + 1] = one, one
      end
      one.weights, one.kv = one.weights or op.parameters > 0, one.kv or op.kv_bytes > 0
    end
  end
  return list
end

local function inputs_of(m)
  local list = {}
  for i, field in ipairs(schema.fields_of(model.inputs(m))) do
    list[i] = { name = field[1], kind = field[2], default = field.default, max = field.max, help = field.help }
  end
  return list_or_empty(list)
end

--- The request with its degrees said and its gpus not, so that one can be varied; and everything it comes to.
local function opened(values)
  local r = request.check(values) or tables.merged({ engine = "ideal", sp = false }, values)
  local open, known = tables.merged(values), tables.merged(r)
  for _, axis in ipairs(axes) do
    if math.type(known[axis]) ~= "integer" then known[axis] = 1 end
    open[axis] = known[axis]
  end
  open.gpus = nil
  return open, known
end

--- Values of `list` below `most`, the greatest first.
local function below(list, most)
  local lower = {}
  for i = #list, 1, -1 do
    if list[i] < most then lower[#lower + 1] = list[i] end
  end
  return lower
end

--- What `try` gives for the first degree below its own for which it gives anything.
local function first_lower(values, list, try)
  for _, axis in ipairs(axes) do
    for _, degree in ipairs(below(list, values[axis])) do
      local found = try { [axis] = degree }
      if found then return found end
    end
  end
end

--- Fewer ranks that make a refused request legal, as { tp = 2 }: one degree less, or it and ep, which goes with all; or
--- all of them 1. nil where nothing does.
local function repair_of(values, list)
  local function legal(repair) return not refusal(tables.merged(values, repair)) and repair or nil end
  local function with_ep(repair)
    for _, ep in ipairs(repair.ep == nil and below(list, values.ep) or {}) do
      local found = legal(tables.merged(repair, { ep = ep }))
      if found then return found end
    end
  end
  local ones = {}
  for _, axis in ipairs(axes) do ones[axis] = values[axis] > 1 and 1 or nil end
  return first_lower(values, list, legal) or first_lower(values, list, with_ep) or legal(ones)
end

--- The degree that a refusal names, like tp (3); or the first that a repair changes.
local function blamed(message, repair)
  local named = message:match "([%a_]+) %(%d+%)" or message:match "^([%a_]+) is"
  if tables.has(axes, named) then return named end
  for _, axis in ipairs(axes) do
    if repair and repair[axis] then return axis end
  end
end

--- What is wrong with a request, and what its degrees should be instead: nil where that is not the reason.
local function refused(values, unsound, repair)
  local message, field = refusal(values)
  if not message then return nil end
  if message ~= unsound then repair = nil end
  return { message = message, field = field or blamed(message, repair), repair = repair }
end

local needed = tables.set("model hardware " .. table.concat(axes, " "))

--- The request without what is wrong in it by itself: keys that there are not, values that are no such values.
local function sound(values)
  local left = tables.merged(values)
  for _ = 1, #request.fields do
    local message, field = refusal(left)
    if not message or left[field] == nil or needed[field] then break end
    left[field] = nil
  end
  return left
end

--- Takes a request; nil, message, field where its model or hardware is not known.
function choices.of(values)
  for _, key in ipairs { "model", "hardware" } do
    if type(values) ~= "table" or values[key] == nil then return nil, key .. " is missing", key end
  end
  if type(values.model) ~= "string" and thing.kind_of(values.model) ~= "model" then
    return nil, "model is " .. schema.shown(values.model) .. "; it must be a name", "model"
  end
  local m, message = placement.model(values.model)
  if not m then return nil, message, "model" end
  local h
  h, message = hardware.of(values.hardware)
  if not h then return nil, message, "hardware" end
  local open, r = opened(sound(values))
  local list = m.generates and degrees or few_degrees
  local unsound = refusal(open)
  local repair = unsound and repair_of(open, list) or nil
  open = tables.merged(open, repair)
  return {
    choices = tables.merged(of_degrees(open, r, list), of_names(open, r, h)), formats = formats_of(h),
    layers = layers_of(m), inputs = inputs_of(m), generates = m.generates, max_positions = m.max_positions,
    refused = refused(values, unsound, repair),
  }
end

return choices
