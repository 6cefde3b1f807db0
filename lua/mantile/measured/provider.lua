-- provider.lua: a user's table of kernels as the cost model measured (cost/measured.h).

local calibration = require "mantile.calibration"
local chips = require "mantile.measured.chips"
local core = require "mantile.core"
local csv = require "mantile.measured.csv"
local find = require "mantile.find"
local kernels = require "mantile.measured.kernels"
local shown = require("mantile.schema").shown
local tables = require "mantile.tables"

local provider = {}

local ROWS_MAX = 1000000
local WHOSE_MAX = 5 -- of what a table has, named where it lacks what is asked for

-- ---- points -----------------------------------------------------------------

-- What a point's axes are, by the names that a form gives its shape; in the order of measured.h.
local axes_of = {
  linear = { "n", "k", "m" },
  prefill = { "qk_dim", "v_dim", "window", "causal", "kv_heads", "heads", "sequences", "queries", "context" },
  decode = { "qk_dim", "v_dim", "window", "kv_heads", "heads", "sequences", "context" },
  rows = { "rows", "bytes" }, message = { "ranks", "bytes" },
  mixture = { "hidden", "inner", "held", "up", "pairs" },
}

local shape_names = {}
for _, form in ipairs(core.forms()) do shape_names[form.name] = form.shape end

--- The numbers of a form's shape by name; of a mixture also what one rank has of it.
local function named(form, shape)
  local sizes = {}
  for i, name in ipairs(shape_names[form]) do sizes[name] = shape[i] end
  if form == "mixture" then
    sizes.inner, sizes.held = sizes.inter / sizes.tp, sizes.experts / sizes.ep
    sizes.pairs = sizes.tokens * sizes.top_k / sizes.ep
  end
  return sizes
end

--- Adds a row to its curve: the axes and ln(measured / form). The form is of the chip that was measured, so that it
--- carries the ratio over to a variant of it.
local function add_point(curve, chip, row)
  local shape = chips.shape(chip, row)
  local seconds = shape and core.form_seconds(row.form, curve.parameters, shape)
  if not seconds or not (seconds > 0 and seconds < math.huge) then return end
  local sizes = named(row.form, shape)
  for _, axis in ipairs(axes_of[row.form]) do curve.points[#curve.points + 1] = sizes[axis] end
  curve.points[#curve.points + 1] = math.log(row.seconds / seconds)
  curve.count = curve.count + 1
end

-- ---- tables -----------------------------------------------------------------

--- The rows of a table and what it is of; nil and a sentence.
local function read_rows(path)
  local columns, rows = csv.open(path)
  if not columns then return nil, rows end
  local source = kernels.of(columns)
  if not source then return nil, path .. ": columns of no table of kernels; docs/calibrate.md lists them" end
  local list, whose = {}, {}
  for fields, line in rows do
    local ok, row = pcall(kernels.row, source, fields)
    if not ok then return nil, ("%s:%d: %s"):format(path, line, row) end
    local key = row and axes_of[row.form] and calibration.keys[row.form][row.key]
    if key and not key.aside then
      list[#list + 1] = row
      local name = ("%s on %s"):format(row.engine ~= "" and row.engine or "any engine", shown(row.gpu))
      if #whose < WHOSE_MAX and not tables.has(whose, name) then whose[#whose + 1] = name end
    end
    if #list > ROWS_MAX then return nil, ("%s: more than %d rows"):format(path, ROWS_MAX) end
  end
  return { list = list, whose = whose }
end

local latest = {} -- the table that was read last: a sweep asks for it with every deployment

local function table_of(path)
  local ok, size = pcall(core.file_size, path)
  if latest.path ~= path or not ok or latest.size ~= size then
    local done, read, message = pcall(read_rows, path)
    if not done then return nil, ("%s: %s"):format(path, read) end
    if not read then return nil, message end
    latest = { path = path, size = size, table = read, made = {} }
  end
  return latest.table
end

--- A ratio is to a form whose weights are not nearer than memory, as those of an op are not.
local function make_cold(entry)
  local p = entry.parameters
  if entry.form == "linear" then p.near = p.memory and math.min(p.near or p.memory, p.memory) or nil end
  if entry.form == "mixture" then p.near = p.memory end
end

--- The forms that ratios are to: those of a calibration, and as they start for what it has no entry of. By label, and
--- as a list.
local function forms_of(h, costs)
  local list, by_label = costs and calibration.entries(h, costs) or {}, {}
  for _, entry in ipairs(list) do
    by_label[entry.label] = entry
    make_cold(entry)
  end
  return list, by_label
end

local function add_form(list, by_label, form, key)
  local label = form .. "." .. key
  if not by_label[label] then
    local entry = tables.merged(calibration.keys[form][key], { form = form, parameters = {}, label = label })
    list[#list + 1], by_label[label] = entry, entry
  end
  return by_label[label]
end

--- Whether a row is of a kernel that prices ops, measured with that engine on that accelerator: with the links that its
--- message takes, a copy of it.
local function placed(row, e, id)
  local chip = (row.engine == "" or row.engine == e.name) and row.gpu and chips.of(row.gpu)
  if not chip or chip.id ~= id then return nil end
  if row.form ~= "message" then return row, chip end
  row = tables.merged(row)
  if not chips.place(chip, row) or calibration.keys.message[row.key].aside then return nil end
  return row, chip
end

--- What core.measured makes of the rows that are of an engine on an accelerator, and how many they are.
local function made_of(found, h, e, costs)
  local list, by_label = forms_of(h, costs)
  local curves, of_label, count = {}, {}, 0
  local id = h.id:gsub("%*$", "")
  for _, each in ipairs(found.list) do
    local row, chip = placed(each, e, id)
    if row then
      local entry = add_form(list, by_label, row.form, row.key)
      if row.form == "decode" then add_form(list, by_label, "prefill", row.key) end -- the core prices both by one
      local curve = of_label[entry.label]
      if not curve then
        curve = tables.merged(entry, { points = {}, count = 0 })
        of_label[entry.label], curves[#curves + 1] = curve, curve
      end
      add_point(curve, chip, row)
    end
  end
  for _, curve in ipairs(curves) do count = count + curve.count end
  return { core = count > 0 and core.measured(core.calibration(list), curves) or nil, points = count }
end

--- The measured times of a table for an engine on an accelerator, beside its calibration or nil: { core = what
--- core.deployment takes, points = how many }; nil and a sentence.
function provider.of(path, h, e, costs)
  if find.names_only then return nil, find.refusal("measured", path) end
  local found, message = table_of(path)
  if not found then return nil, message end
  local key = table.concat({ h.id, e.name, tostring(h.definition), tostring(costs and costs.forms) }, "\0")
  local made = latest.made[key] or made_of(found, h, e, costs)
  latest.made = { [key] = made }
  if made.core then return made end
  local whose = #found.whose > 0 and "; it has " .. table.concat(found.whose, ", ") or ""
  return nil, ("%s has no row of %s on %s%s"):format(path, e.name, h.id, whose)
end

return provider
