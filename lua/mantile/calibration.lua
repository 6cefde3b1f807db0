-- calibration.lua: what measurements say of an engine's kernels on an accelerator.
--
--     return calibration "h100-sxm.vllm" {
--       base = "hopper.vllm",            -- states what this one does not
--       source = "...", date = "2026-11-21",
--       step = { norms = 0.4, launches = 0.6, host = 0.5 * ms },   -- see step_fields
--       linear = { bf16 = { launch = 0.8 * us, compute = 0.83, points = 433, error = 0.048 } },
--     }
--
-- Files are looked for as ACCELERATOR.ENGINE, then ARCHITECTURE.ENGINE, then that of the
-- nearest architecture which was measured. A form's parameters are those of core.forms().

local core = require "mantile.core"
local find = require "mantile.find"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local thing = require "mantile.thing"

local calibration = {
  noted = function() end, -- called with what each report says of the one that prices it
}

-- form -> key of an entry -> how core.deployment names what it prices: dtypes, op, latent attention
local products = {
  bf16 = { "bf16", "bf16" }, fp8 = { "fp8", "fp8" }, fp8_static = { "fp8", "fp8" }, fp8_b128 = { "fp8_b128", "fp8" },
  nvfp4 = { "nvfp4", "nvfp4" }, mxfp4 = { "mxfp4", "mxfp4" }, int8 = { "int8", "int8" }, int8_a16 = { "int8", "bf16" },
  int4_a16 = { "int4_g128", "bf16" }, int4_a8 = { "int4_g128", "fp8" }, mxfp4_a16 = { "mxfp4", "bf16" },
  q8_0 = { "q8_0", "int8" }, q4_k = { "q4_k", "int8" }, q4_0 = { "q4_0", "int8" }, mxfp4_a8 = { "mxfp4", "fp8" },
}
local attention = { bf16 = { "bf16", "bf16" }, bf16_fp8 = { "fp8", "bf16" }, fp8 = { "fp8", "fp8" } }

--- The key of a variant of a format: "bf16_128_window".
function calibration.variant(key, variant) return key .. "_" .. variant end

-- Whole layers of latent attention, which only tables have: attention's format, or how an engine deals it out, by that
-- of its products.
local function module_formats()
  local keys = {}
  for _, key in ipairs { "bf16", "bf16_fp8", "fp8", "wideep", "sparse_bf16", "sparse_bf16_fp8", "sparse_fp8" } do
    keys[key] = { aside = true }
    for _, product in ipairs { "bf16", "fp8_b128", "nvfp4", "unstated" } do
      keys[calibration.variant(key, product)] = { of = key, aside = true }
    end
  end
  return keys
end

local function of_kind(kinds)
  local keys = {}
  for key, op in pairs(kinds) do keys[key] = { op = op } end
  return keys
end

--- Recurrences in chunks and token by token; kernels beside the usual ones are compared, but price nothing.
local function scans()
  local keys = {}
  for _, scan in ipairs { "gdn", "kda", "mamba2" } do
    keys[scan], keys[scan .. "_decode"] = { scan = scan }, { scan = scan, decodes = true }
    for _, phase in ipairs { "", "_decode", "_verify" } do keys["conv_" .. scan .. phase] = { aside = true } end
  end
  for _, key in ipairs { "kda_fused_decode", "kda_verify", "kda_update_verify" } do keys[key] = { aside = true } end
  return keys
end

--- Kernels of rows: those that price an op, and others that are compared but price nothing.
local function row_keys()
  local keys = of_kind { norm = "norm", elementwise = "elementwise", embed = "embed", sample = "sample" }
  for _, key in ipairs {
    "add", "add_norm", "gelu", "layer_norm", "norm_unfused", "quantise", "rope", "rope_unfused", "silu", "softmax",
    "gelu_eager", "layer_norm_eager", "softmax_eager",
  } do
    keys[key] = { aside = true }
  end
  return keys
end

local function formats(of)
  local keys = {}
  for key, pair in pairs(of) do keys[key] = { weights = pair[1], rate = pair[2] } end
  return keys
end

--- Of attention: any, latent, and the kernels that engines keep apart by width of heads and masks.
local function attention_formats()
  local keys = formats(attention)
  for key, pair in pairs(attention) do
    keys["latent_" .. key] = { weights = pair[1], rate = pair[2], latent = true }
    for _, variant in ipairs(core.attention_variants()) do
      local name = calibration.variant(key, variant)
      keys[name] = { weights = pair[1], rate = pair[2], variant = variant, of = key }
    end
  end
  return keys
end

--- Messages by op, through which links (switched ones have no prefix) and how they were measured: what is `aside` of a
--- host that launches each, or timed by a library's profiler, is compared but prices nothing.
local function messages()
  local keys = {}
  for _, dispatch in ipairs {
    "low_latency_dispatch", "low_latency_combine", "normal_dispatch", "normal_combine", "one_sided_dispatch",
    "one_sided_combine", "two_sided_prepare", "two_sided_dispatch", "two_sided_combine",
    "two_sided_combine_low_precision",
  } do
    keys[dispatch], keys["net_" .. dispatch] = { op = "all_to_all", aside = true }, { op = "all_to_all", aside = true }
  end
  for _, op in ipairs { "all_reduce", "all_gather", "reduce_scatter", "all_to_all", "send_recv" } do
    for _, links in ipairs { "", "host_", "net_" } do
      for _, how in ipairs { "", "_eager", "_torch" } do
        keys[links .. op .. how] = { op = op, host = links == "host_", aside = how ~= "" or links == "net_" }
      end
    end
  end
  return keys
end

--- Of products: by format, and of latent attention's heads in one call.
local function product_formats()
  local keys = formats(products)
  keys.absorbed_bf16, keys.absorbed_fp8 = { aside = true }, { aside = true }
  return keys
end

local keys_of = {
  linear = product_formats(), mixture = formats(products), prefill = attention_formats(), decode = attention_formats(),
  module_prefill = module_formats(), module_decode = module_formats(), mixed = { bf16 = { aside = true } },
  rows = row_keys(), message = messages(), scan = scans(),
}
calibration.keys = keys_of

local UNTIL = " until "

--- The key of an entry, and the last version that it is of, if it is not of the newest: "all_reduce until 0.5.10".
local function key_of(name)
  local key, version = tostring(name):match("^(.-)" .. UNTIL .. "(%d[%w.]*)$")
  return key or name, version
end

--- The numbers of a version in their order; what comes before a release is less than it.
local function version_numbers(version)
  local numbers = {}
  for word, digits in version:gsub("@.*", ""):gmatch "(%a*)(%d+)" do
    if word == "rc" or word == "a" or word == "b" or word == "dev" then numbers[#numbers + 1] = -1 end
    numbers[#numbers + 1] = tonumber(digits)
  end
  return numbers
end

--- Whether version `a` comes before `b`.
function calibration.before(a, b)
  local x, y = version_numbers(a), version_numbers(b)
  for i = 1, math.max(#x, #y) do
    local left, right = x[i] or 0, y[i] or 0
    if left ~= right then return left < right end
  end
  return false
end

--- The name of the entry among `entries` (by name) that is of `key` in that version of the engine, or of the newest
--- one; nil where there is none.
function calibration.name_of(entries, key, version)
  local best, best_version = entries[key] and key or nil, nil
  for _, name in ipairs(version and version:find "^%d" and tables.keys(entries) or {}) do
    local of, last = key_of(name)
    local holds = of == key and last and not calibration.before(last, version)
    if holds and (not best_version or calibration.before(last, best_version)) then
      best, best_version = name, last
    end
  end
  return best
end

calibration.UNTIL, calibration.key_of = UNTIL, key_of

calibration.fields = {
  { "base", "name?", help = "the calibration that states what this one does not" },
  { "source", "text?", help = "where the measurements are from" },
  { "date", "text?", help = "of the fit" }, { "doc", "text?", help = "what it is" },
  { "step", "table?", help = "what serving results add to kernels" },
}
local form_names = tables.keys(keys_of)
for _, form in ipairs(form_names) do
  table.insert(calibration.fields, { form, "table?", help = "entries of this form, by format or op" })
end

local parameters_of = {}
for _, form in ipairs(core.forms()) do
  parameters_of[form.name] = form.parameters
end

local ROUNDED = 1e-6 -- what a bound may be missed by where a number was written with few digits

--- A parameter within its bounds; nil where it is none.
local function bounded(p, value)
  if math.type(value) == nil or p.choice and math.tointeger(value) == nil then return nil end
  local least, most = p.least - ROUNDED * math.abs(p.least), p.most + ROUNDED * p.most
  return value >= least and value <= most and math.max(p.least, math.min(p.most, value)) or nil
end

calibration.entry_fields = {
  { "points", "count?", help = "measurements that it was fitted to" },
  { "error", "amount?", help = "their median relative error" },
  { "kernel", "text?", help = "which kernel it is" },
  { "kernels", "table?", help = "entries of kernels that serve some of the shapes, by name" },
}

-- What an entry says, by form; parameters are checked by their own bounds.
local entry_registry = {}
for form in pairs(parameters_of) do
  local fields = table.move(calibration.entry_fields, 1, #calibration.entry_fields, 1, {})
  for _, p in ipairs(parameters_of[form]) do fields[#fields + 1] = { p.name, "amount?" } end
  entry_registry[form] = fields
end

--- A checked copy of what is stated of a kernel; nil and what is wrong with it.
local function kernel_of(form, where, entry)
  if type(entry) ~= "table" then return nil, where .. " must be a table of parameters" end
  local parameters, rest = {}, {}
  for name, value in pairs(entry) do rest[name] = value end
  for _, p in ipairs(parameters_of[form]) do
    local value = entry[p.name]
    rest[p.name], parameters[p.name] = nil, value ~= nil and bounded(p, value) or nil
    if value ~= nil and not parameters[p.name] then
      return nil, ("%s.%s is %s; it must be %s from %.15g to %.15g"):format(where, p.name, schema.shown(value),
        p.choice and "a whole number" or "a number", p.least, p.most)
    end
  end
  local checked, wrong = schema.check(entry_registry[form], rest)
  if not checked then return nil, ("%s: %s"):format(where, wrong) end
  for name, value in pairs(checked) do parameters[name] = value end
  return parameters
end

--- A checked copy of an entry, with the kernels that serve some of its shapes; nil and what is wrong with it.
local function entry_of(form, key, entry)
  local where = ("%s.%s"):format(form, tostring(key))
  if not keys_of[form][key_of(key)] then
    return nil, ("%s: there is no format %s; there are %s"):format(form, schema.shown(key),
      table.concat(tables.keys(keys_of[form]), " "))
  end
  local checked, message = kernel_of(form, where, entry)
  if not checked or not checked.kernels then return checked, message end
  local kernels = {}
  for _, name in ipairs(tables.keys(checked.kernels)) do
    local of = ("%s.kernels.%s"):format(where, tostring(name))
    kernels[name], message = kernel_of(form, of, checked.kernels[name])
    if not kernels[name] then return nil, message end
    if kernels[name].kernels then return nil, of .. " cannot have kernels of its own" end
  end
  checked.kernels = kernels
  return checked
end

-- What serving results add to kernels.
calibration.step_fields = {
  { "elementwise", "fraction?", help = "share of the time of small kernels that fusion leaves" },
  { "norms", "fraction?", help = "the same of norms" },
  { "quantise", "amount?", help = "the same of quantising kernels, also more than was measured of them" },
  { "launches", "amount?", help = "share of the launches that shows" },
  { "kernels", "positive?", help = "how much longer kernels take than those of its base" },
  { "skew", "amount?", help = "how unlike the experts' shares of the tokens are" }, -- cost/calibration.h
  { "latent", "amount?", unit = "s", help = "of kernels beside latent attention" },
  { "selection", "amount?", unit = "s", help = "of kernels beside selected keys" },
  { "scan", "amount?", unit = "s", help = "of kernels beside a recurrence" },
  { "mixture", "amount?", unit = "s", help = "of kernels beside a mixture" },
  { "host", "amount?", unit = "s", help = "of the host for each step" },
  { "prompt_step", "amount?", unit = "s", help = "of the host, more, for a step that prefills" },
  { "sequence", "amount?", unit = "s", help = "of the host for each sequence of a step" },
  { "arrival", "amount?", unit = "s", help = "until a step may take a prompt" },
  { "prompt_token", "amount?", unit = "s", help = "the same for each token of it" },
  { "place", "amount?", unit = "s", help = "the same for each other request on its way" },
  { "burst", "amount?", unit = "s", help = "the same for each one before it that comes at the same time" },
  { "warmup", "amount?", unit = "s", help = "the same for the very first ones" },
  { "pooled", "positive?", help = "in pools: how much longer steps take" },
  { "pooled_prompt", "positive?", help = "in pools: how much longer those that prefill take" },
  { "handover", "amount?", unit = "s", help = "in pools: until a prompt is handed over" },
  { "points", "count?", help = "rows that it was fitted to" },
  { "error", "amount?", help = "their median relative error of TPOT" }, { "error_ttft", "amount?", help = "of TTFT" },
  { "error_pools", "amount?", help = "of TPOT in pools" }, { "error_pools_ttft", "amount?", help = "of TTFT in pools" },
}

calibration.fused = {
  "elementwise", "norms", "quantise", "launches", "kernels", "skew", "latent", "selection", "scan", "mixture",
}

--- What core.deployment takes of a step, with what its bases state.
function calibration.fusion(step)
  local fusion = {}
  for _, name in ipairs(calibration.fused) do fusion[name] = step[name] end
  return fusion
end

--- Entries in an order of their own: the same message whatever the order in the tables.
local function entries_checked(form, entries)
  local checked, message = {}
  for _, key in ipairs(tables.keys(entries)) do
    checked[key], message = entry_of(form, key, entries[key])
    if message then return nil, message end
  end
  return checked
end

--- A checked copy of what a file states; nil and what is wrong with it.
local function checked_of(definition)
  local self, message = schema.check(calibration.fields, definition)
  if not self then return nil, message end
  self.step, message = schema.check(calibration.step_fields, self.step or {})
  if not self.step then return nil, "step: " .. message end
  for _, form in ipairs(form_names) do
    if self[form] then self[form], message = entries_checked(form, self[form]) end
    if message then return nil, message end
  end
  return self
end

local function define(_, name)
  thing.check_name("calibration", name)
  return function(definition)
    local self, message = checked_of(definition)
    if not self then thing.fail(("calibration '%s': %s"):format(name, message)) end
    self.name = name
    return thing.new("calibration", self)
  end
end

-- ---- which one --------------------------------------------------------------

-- Architectures in the order in which one stands for another: those that run the same kernels first.
local relatives = {
  blackwell = { "hopper", "ampere", "ada" }, hopper = { "blackwell", "ampere", "ada" }, ampere = { "ada", "hopper" },
  ada = { "ampere", "hopper" }, ["blackwell-rtx"] = { "ada", "ampere" }, turing = { "ampere", "ada" },
  volta = { "ampere", "ada" }, cdna2 = { "ampere", "hopper" }, cdna3 = { "hopper", "ampere" },
  cdna4 = { "blackwell", "hopper" }, xe2 = { "ada", "ampere" },
}

--- The names that may calibrate an engine ("": what all engines use) on an accelerator, the nearest first.
local function candidates(h, engine)
  local list = { { (h.id:gsub("%*$", "")), "itself" } }
  if h.like then list[2] = { h.like, "its architecture" } end
  if h.architecture then list[#list + 1] = { h.architecture, "its architecture" } end
  for _, name in ipairs(relatives[h.architecture] or {}) do list[#list + 1] = { name, "a relative" } end
  local suffix = engine ~= "" and "." .. engine or ""
  for i, candidate in ipairs(list) do list[i] = { candidate[1] .. suffix, candidate[2] } end
  return list
end

local of_fit = { points = true, error = true, kernel = true, kernels = true }

--- The parameters of an entry without what is said of its fit; of one of its other kernels, with what that states.
function calibration.parameters(entry, kernel)
  local parameters = {}
  for name, value in pairs(entry) do
    if not of_fit[name] then parameters[name] = value end
  end
  local other = kernel and entry.kernels and entry.kernels[kernel]
  for name, value in pairs(other or {}) do
    if not of_fit[name] then parameters[name] = value end
  end
  return parameters
end

--- What variants do not state is as in their format.
local function fill_variants(form, entries)
  for key, entry in pairs(entries) do
    for name, value in pairs(calibration.parameters(entries[keys_of[form][key_of(key)].of] or {})) do
      if entry[name] == nil then entry[name] = value end
    end
  end
end

--- `stated` over what `into` has, kernel by kernel.
local function overlay(into, stated)
  for name, value in pairs(stated) do
    if name == "kernels" then
      into.kernels = into.kernels or {}
      for kernel, entry in pairs(value) do into.kernels[kernel] = overlay(into.kernels[kernel] or {}, entry) end
    else
      into[name] = value
    end
  end
  return into
end

--- Parameters of a chain of bases, the nearest last, as form -> key -> entry.
local function merged(chain)
  local all = {}
  for i = #chain, 1, -1 do
    for form in pairs(keys_of) do
      for key, entry in pairs(chain[i][form] or {}) do
        all[form] = all[form] or {}
        all[form][key] = overlay(all[form][key] or {}, entry)
      end
      fill_variants(form, all[form] or {})
    end
  end
  return all
end

local CHAIN_MAX = 8

--- A calibration and its bases.
local function chain_of(self)
  local chain = { self }
  while chain[#chain].base do
    local message
    self, message = find.load("calibration", chain[#chain].base)
    if not self then return nil, message end
    chain[#chain + 1] = self
    if #chain > CHAIN_MAX then
      return nil, ("calibration '%s' has more than %d bases, or is one of its own"):format(chain[1].name, CHAIN_MAX - 1)
    end
  end
  return chain
end

--- What core.calibration takes, sorted.
local function entries_of(all)
  local list = {}
  for form, entries in pairs(all) do
    for key, entry in pairs(entries) do
      local shape, parameters = keys_of[form][key_of(key)], {}
      for _, p in ipairs(parameters_of[form]) do parameters[p.name] = entry[p.name] end
      list[#list + 1] = {
        form = form, key = key, weights = shape.weights, rate = shape.rate, latent = shape.latent, op = shape.op,
        scan = shape.scan, host = shape.host, decodes = shape.decodes, variant = shape.variant, parameters = parameters,
        label = form .. "." .. key, fit = entry, aside = shape.aside or key ~= key_of(key),
      }
    end
  end
  table.sort(list, function(a, b) return a.label < b.label end)
  return list
end

--- How many points were measured, and the mean of the errors of their fits, weighted by them. Points of variants are
--- among those of their format.
local function evidence_of(entries)
  local points, sum, among = 0, 0, {}
  for _, entry in ipairs(entries) do
    local of = keys_of[entry.form][key_of(entry.key)].of
    local label = of and entry.form .. "." .. of
    if of then among[label] = (among[label] or 0) + (entry.fit.points or 0) end
  end
  for _, entry in ipairs(entries) do
    local count = math.max(0, (entry.fit.points or 0) - (among[entry.label] or 0))
    points, sum = points + count, sum + count * (entry.fit.error or 0)
  end
  return points, points > 0 and sum / points or nil
end

local kept, prepared = {}, {}

--- What a calibration and its bases state: { from = its name, points =, error =, forms =, step = }, which later
--- requests use too; nil and a sentence.
function calibration.use(self)
  local chain, message = chain_of(self)
  if not chain then return nil, message end
  local all, step = merged(chain), tables.merged(self.step or {})
  if chain[2] then
    local base
    base, message = calibration.named(self.base)
    if not base then return nil, message end
    setmetatable(step, { __index = base.step })
  end
  local points, error_of = evidence_of(entries_of(all))
  kept[self.name], prepared = { from = self.name, points = points, error = error_of, forms = all, step = step }, {}
  return kept[self.name]
end

--- The same of a name.
function calibration.named(name)
  if kept[name] then return kept[name] end
  local self, message = find.load("calibration", name)
  if not self then return nil, message end
  if self.name ~= name and not find.is_path("calibration", name) then -- it would stand for another one
    local message_of = "%s states calibration '%s'; it must be called '%s', as its file is"
    return nil, message_of:format(self.file, self.name, name)
  end
  return calibration.use(self)
end

-- Forms whose entries are of different things, not of formats of one.
local apart = { message = true, rows = true, scan = true }

--- What one kind of kernel may stand for another of: attention over latent vectors is of its own.
local function class_of(form, key)
  if apart[form] then return form .. " " .. key end
  return form .. (key:find "^latent_" and " latent" or "")
end

--- Adds the entries of `forms` that are of a class which `all` has none of.
local function add_missing(all, classes, forms)
  local added = {}
  for form, entries in pairs(forms) do
    for key, entry in pairs(entries) do
      local class = class_of(form, key)
      if not classes[class] then
        added[class], all[form] = true, all[form] or {}
        all[form][key] = entry
      end
    end
  end
  for class in pairs(added) do classes[class] = true end
end

--- Forms of a calibration, and those that nothing was measured of, from architectures that stand for this one: of the
--- same engine, then of all engines.
local function borrow(h, found)
  local all, classes, engine = {}, {}, found.from:match "%..*$"
  add_missing(all, classes, found.forms)
  for _, name in ipairs(relatives[h.architecture] or {}) do
    for _, of in ipairs { name .. (engine or ""), name } do
      local other = find.has("calibration", of) and calibration.named(of)
      if other then add_missing(all, classes, other.forms) end
    end
  end
  return all
end

local HOST = 5e-5 -- s of a launch above which latent attention was timed with the host's work, which graphs hide

--- Parameters of another kernel than the usual one. It has as many launches; where they seem longer, they were timed
--- with the host's work, which graphs hide.
local function of_other_kernel(entry, kernel)
  local parameters = calibration.parameters(entry.fit, kernel)
  local launch, usual = parameters.launch, entry.parameters.launch
  parameters.launch = launch and usual and math.min(launch, usual) or launch
  return parameters
end

--- The entries of a calibration that `calibration.of` gave, and those that stand in, that price ops: neither what only
--- tables have, nor what was timed in another way than models run. As core.calibration takes them. `kernel`: which of
--- several for a format, the usual one of those that have none of that name; nil where none has.
function calibration.entries(h, found, kernel)
  local list, known = {}, kernel == nil
  for _, entry in ipairs(entries_of(borrow(h, found))) do
    local hosted = entry.latent and (entry.parameters.launch or 0) > HOST
    if not entry.aside and not hosted then list[#list + 1] = entry end
    local others = kernel and entry.fit.kernels or {}
    if others[kernel] then entry.parameters = of_other_kernel(entry, kernel) end
    known = known or others[kernel] ~= nil or entry.fit.kernel == kernel
  end
  return known and list or nil
end

--- What core.deployment takes of a calibration. Kept, as a sweep asks for it with every deployment.
local function prepare(h, found, kernel)
  local key = found.from .. " " .. (h.architecture or "") .. " " .. (kernel or "")
  if not prepared[key] then
    local entries = calibration.entries(h, found, kernel) -- which may empty `prepared`
    if not entries then return nil, ("no kernel called %s was measured (%s)"):format(kernel, found.from) end
    prepared[key] = core.calibration(entries)
  end
  return prepared[key]
end

--- The calibration of an engine on an accelerator: { from = its name, is = "itself" or what it stands for, core = what
--- core.deployment takes, points =, error = mean of its entries, forms = merged parameters, step = }; nil where nothing
--- was measured, nil and a sentence where a file is wrong. `kernel`: which one of several, the usual one if nil.
function calibration.of(h, engine, kernel)
  for _, candidate in ipairs(candidates(h, engine)) do
    if kept[candidate[1]] or find.has("calibration", candidate[1]) then
      local found, message = calibration.named(candidate[1])
      if not found then return nil, message end
      local made
      made, message = prepare(h, found, kernel)
      return made and setmetatable({ is = candidate[2], core = made }, { __index = found }), message
    end
  end
end

--- What is known of an entry of architectures that stand for this one, the nearest first; nil where nothing is.
function calibration.of_relatives(architecture, engine, form, key)
  for _, name in ipairs(relatives[architecture] or {}) do
    if engine then name = name .. "." .. engine end
    local found = find.has("calibration", name) and calibration.named(name)
    local entry = found and found.forms[form] and found.forms[form][key]
    if entry then return entry end
  end
end

--- Names of the calibrations that may stand for an engine on an accelerator, the nearest first.
function calibration.names(h, engine)
  local list = {}
  for i, candidate in ipairs(candidates(h, engine)) do list[i] = candidate[1] end
  return list
end

local OF_RELATIVE = 2 -- times the error of what stands for another architecture

--- The median error to expect of the time per token; or of what `key` of a step says: that of serving results, or else
--- of kernels; nil where neither is stated.
function calibration.expected_error(found, key)
  local step, kernels = found.step, found.error
  local error_of = step[key or "error"] or key ~= "of_kernels" and step.error or kernels
  return error_of and error_of * (found.is == "a relative" and OF_RELATIVE or 1)
end

return setmetatable(calibration, { __call = define })
