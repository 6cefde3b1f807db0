-- kept.lua: in how many bits a file keeps each op of a decoder, so that the bytes of the model are those of the file.
-- Every entry of the decoder's blocks gets `weights = { default =, op = dtype or bits for each parameter }`.

local core = require "mantile.core"
local inventory = require "mantile.import.inventory"
local measure = require "mantile.import.measure"
local roles = require "mantile.import.roles"
local stack = require "mantile.families.stack"
local tables = require "mantile.tables"
local units = require "mantile.units"

local kept = {}

local BITS_MAX = 64

-- ---- one op -----------------------------------------------------------------

--- What the tensors of some roles come to together.
local function joined(records)
  local all = { elements = 0, bytes = 0, types = {}, plain = true }
  for _, record in ipairs(records) do
    all.elements = all.elements + record.elements
    all.bytes = all.bytes + record.bytes
    if record.bias then all.bias = (all.bias or 0) + record.bias end
    all.packed, all.plain = all.packed or record.packed, all.plain and record.plain
    for name in pairs(record.types) do all.types[name] = true end
  end
  return all
end

local function bytes_of(dtype) return select(2, core.dtype(dtype)) end

--- "layer 3 attention.qkv"
local function label(where, entry, op)
  return ("%s %s"):format(where, op.name == entry[1] and op.name or entry[1] .. "." .. op.name)
end

local function stated_of(entry, op)
  if type(entry.weights) ~= "table" then return entry.weights end
  return entry.weights[op.name] or entry.weights.default
end

local halves = { bf16 = true, fp16 = true }

--- How `all` the tensors of an op are kept: by a dtype that all of them have, as it was stated if those are the bytes,
--- or by the bits of each parameter. What is no narrower than the activations is read as they are, and so has bits.
local function format_of(state, all, parameters, stated, bias)
  local dtype = inventory.dtype(all)
  if halves[dtype] and halves[state.dtype] then dtype = state.dtype end -- engines turn one into the other as they load
  bias = math.max(bias or 0, all.bias or 0)
  if dtype and bias == 0 and all.elements == parameters
      and (dtype == state.dtype or bytes_of(dtype) < bytes_of(state.dtype)) then
    return dtype
  end
  local assumed = type(stated) == "string" and (parameters - bias) * bytes_of(stated) + bias * bytes_of(state.dtype)
  if assumed == all.bytes and (all.packed or all.elements == parameters) then return stated end
  local bits = all.bytes * 8 / parameters
  return bits > 0 and bits <= BITS_MAX and bits or nil
end

--- As format_of, and refuses tensors that cannot be of an op of that size.
local function checked_format(state, entry, op, all)
  local format = format_of(state, all, op.parameters, stated_of(entry, op), op.bias)
  if format then return format end
  error(("the sizes that it states do not fit its tensors: %s, which hold %s for %s parameters"):format(
    label(state.where, entry, op), units.format(all.bytes, "bytes"), units.format(op.parameters, "count")), 0)
end

--- The records of those roles, not taken yet by another op.
local function take(state, pool, names)
  local found = {}
  for _, role in ipairs(names) do
    local record = pool[role]
    if record and not state.taken[record] then
      found[#found + 1], state.taken[record] = record, true
      state.scales = state.scales + record.scales
    end
  end
  return found
end

--- The next norm of a layer.
local function take_norm(state, pool)
  for _, role in ipairs(roles.norms) do
    if pool[role] and not state.taken[pool[role]] then return take(state, pool, { role }) end
  end
  return {}
end

--- The format of an op whose weights another op holds in the form that is there.
local function form_of(state, pool, names)
  for _, role in ipairs(names) do
    local record = pool[role]
    if record and record.elements > 0 then return format_of(state, record, record.elements) end
  end
end

--- Compares the elements of an op with those of its tensors.
local function compare(state, entry, op, all)
  if all.packed or all.elements == op.parameters then return end
  state.difference = state.difference + math.abs(all.elements - op.parameters)
  state.differing[#state.differing + 1] = ("%s (%s instead of %s)"):format(label(state.where, entry, op),
    units.format(all.elements, "count"), units.format(op.parameters, "count"))
end

--- The format of an op, or nil where it has no tensor.
local function op_format(state, pool, entry, op, find)
  local form = roles.form(entry, op.name)
  if form then return form_of(state, pool, form) end
  local records = find(op)
  if #records == 0 then
    if op.parameters > 0 then state.missing[#state.missing + 1] = label(state.where, entry, op) end
    return nil
  end
  local all = joined(records)
  compare(state, entry, op, all)
  return checked_format(state, entry, op, all)
end

-- ---- entries ----------------------------------------------------------------

--- What an entry that keeps its ops so states: a dtype if all of them are that one.
local function compact(formats, default)
  for _, format in pairs(formats) do
    if format ~= default then
      formats.default = default
      return formats
    end
  end
  return default
end

--- Marks one entry; `find` gives the records of an op. Returns the width of its result.
local function mark(state, pool, entry, width, find)
  local ops, out = state.measure(entry, width)
  local formats = {}
  for _, op in ipairs(ops) do
    if op.parameters > 0 or roles.form(entry, op.name) then
      formats[op.name] = op_format(state, pool, entry, op, find)
    end
  end
  if next(formats) ~= nil then entry.weights = compact(formats, state.default) end
  return out
end

local visit

--- Marks a layer's entry of whatever kind.
local function visit_one(state, pool, entry, width)
  if entry.residual then
    visit(state, pool, entry.residual, width)
    return width
  elseif entry.parallel then
    local out
    for _, part in ipairs(entry.parallel) do out = visit_one(state, pool, part, width) end
    return out
  elseif type(entry[1]) == "table" then
    return visit(state, pool, entry, width)
  end
  return mark(state, pool, entry, width, function(op)
    if entry[1] == "norm" then return take_norm(state, pool) end
    return take(state, pool, roles.of(entry, op.name) or {})
  end)
end

function visit(state, pool, entries, width)
  for _, entry in ipairs(entries) do width = visit_one(state, pool, entry, width) end
  return width
end

-- ---- what stands beside the layers ------------------------------------------

--- Entries beside the layers: their norms and projections have a role each.
local function visit_model(state, pool, entries, width, named)
  for _, entry in ipairs(entries) do
    local role = named[entry[1]]
    width = mark(state, pool, entry, width, function(op)
      return take(state, pool, role and { role } or roles.of(entry, op.name) or {})
    end)
  end
  return width
end

--- Tensors of no parameters are in memory too: they are added to the last norm, or else to the table.
local function add_constants(state, inv)
  local bytes = 0
  for _, tensor in ipairs(inv.constant) do bytes = bytes + tensor.bytes end
  local into = inv.model.output_norm or inv.model.token_embd
  if into and bytes > 0 then into.bytes, into.plain = into.bytes + bytes, false end
  state.constant_bytes = bytes
end

local function mark_table(state, inv, d)
  local entry = { "embedding", vocab = d.vocab, width = d.embedding_width or d.hidden, weights = d.table_weights }
  local width = mark(state, inv.model, entry, nil, function(op)
    return take(state, inv.model, roles.of(entry, op.name))
  end)
  d.table_weights = entry.weights
  return width
end

--- A tied head reads the table.
local function mark_head(state, inv, d, width)
  if d.tied then
    local of_table = d.table_weights
    d.head_weights = type(of_table) == "table" and { default = of_table.default, logits = of_table.table } or of_table
    return
  end
  local entry = { "lm_head", vocab = d.vocab, bias = d.head_bias, weights = d.head_weights }
  mark(state, inv.model, entry, width, function() return take(state, inv.model, { "output" }) end)
  d.head_weights = entry.weights
end

--- A copy of entries in which each layer is a table, to be marked.
local function markable(entries)
  local copy = tables.copied(entries)
  stack.each_layer(copy, function() end)
  return copy
end

-- ---- multi-token prediction -------------------------------------------------

--- The prediction layers one by one, each with what the file has of it. Their embedding and their head are those of
--- the model, of which some files keep copies.
local function mark_prediction(state, inv, d)
  local marked = {}
  for j = 0, d.mtp[1].times - 1 do
    local pool, step = inv.mtp[j], markable(d.mtp[1])
    step.times = nil
    if not pool then return nil end
    state.where = ("prediction layer %d"):format(j)
    for i, entry in ipairs(step) do
      if entry[1] == "norm" then
        mark(state, pool, entry, d.hidden, function() return take(state, pool, { "nextn.shared_head_norm" }) end)
      elseif entry[1] == "lm_head" and entry.tied then
        entry.weights = d.head_weights
      elseif entry[1] == "lm_head" then
        mark(state, pool, entry, d.hidden, function() return take(state, pool, { "nextn.shared_head_head" }) end)
      else
        visit(state, pool, { entry }, i > 1 and d.hidden or nil)
      end
    end
    marked[j + 1] = { times = 1, table.unpack(step) }
  end
  return marked
end

-- ---- all --------------------------------------------------------------------

--- The tensors of records that no op took, in the order of the file.
local function left_over(state, inv, tensors)
  local left = {}
  for _, tensor in ipairs(inv.unknown) do left[tensor] = true end
  local function collect(pool)
    for _, record in pairs(pool) do
      if not state.taken[record] then
        for _, tensor in ipairs(record.tensors) do left[tensor] = true end
      end
    end
  end
  collect(inv.model)
  for _, pool in pairs(inv.layers) do collect(pool) end
  local list = {}
  for _, tensor in ipairs(tensors) do
    if left[tensor] then list[#list + 1] = tensor end
  end
  return list
end

--- Marks the layers, which may be one table several times.
local function mark_layers(state, inv, d, width)
  d.layers = markable(d.layers)
  for i, layer in ipairs(d.layers) do
    state.where = ("layer %d"):format(d.numbers[i])
    width = visit(state, inv.layers[d.numbers[i]] or {}, layer, width)
  end
  return width
end

--- Marks decoder `d` (transformer.lua) with what the inventory of `tensors` says; `main` is the dtype of most of it.
--- Returns { missing =, differing = places, as texts, difference = of elements, left = tensors of no op, scales = that
--- quantisations keep }, for differences.lua. Raises where a layer refuses its sizes.
function kept.mark(definition, d, inv, tensors, main)
  local state = {
    measure = measure.new(), default = main, dtype = definition.dtype, taken = {}, missing = {}, differing = {},
    difference = 0, scales = 0, where = "the model:",
  }
  add_constants(state, inv)
  local width = mark_table(state, inv, d)
  d.before, d.after = markable(d.before), markable(d.after)
  width = visit_model(state, inv.model, d.before, width, { norm = "token_embd_norm", project = "embed_in" })
  width = mark_layers(state, inv, d, width)
  state.where = "the model:"
  width = visit_model(state, inv.model, d.after, width, { norm = "output_norm", project = "embed_out" })
  mark_head(state, inv, d, width)
  if definition.mtp and #definition.mtp == 1 then
    definition.mtp = mark_prediction(state, inv, d) or definition.mtp
  end
  state.left = left_over(state, inv, tensors)
  return state
end

return kept
