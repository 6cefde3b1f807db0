-- shown.lua: models and hardware as the reference's configuration files describe them.

local estimate = require "mantile.estimate"
local find = require "mantile.find"
local hardware = require "mantile.hardware"
local json = require "mantile.json"
local kinds = require "mantile.api.compatible.kinds"
local layers = require "mantile.api.compatible.layers"
local names = require "mantile.api.compatible.names"
local tables = require "mantile.tables"

local shown = {}

-- ---- hardware ---------------------------------------------------------------

local function peaks(h)
  local list = {}
  for dtype, rate in pairs(h.peak) do list[dtype] = rate / 1e15 end
  for theirs, ours in pairs(names.dtypes) do list[theirs] = list[ours] or list.fp8 end -- at the rate it would run
  return list
end

--- Memory tiers, first the one that weights and caches are in.
local function tiers(h)
  local _, main = hardware.main_memory(h)
  local list = {}
  for i, name in ipairs(tables.keys(h.memory, { [main] = 1 })) do
    local tier = h.memory[name]
    list[i] = { type = name:upper(), capacity_GB = tier.capacity / 1e9, bandwidth_GBs = tier.bandwidth / 1e9 }
  end
  return list
end

--- An accelerator as its configuration file; `alias` where the client knows it as one.
function shown.hardware(h, alias)
  local link = h.links[1] or {}
  return {
    name = alias and alias.name or h.name, description = h.name, manufacturer = h.vendor,
    compute_per_package_PFlops = peaks(h), memory_per_package = tiers(h),
    interconnect_bandwidth_GBs = (link.bandwidth or 0) / 1e9, interconnect_latency_us = (link.latency or 0) * 1e6,
    decode_load_overlap = true, decode_comms_overlap = false, fixed_overhead_per_kernel_us = 0,
    power_kw = h.power and h.power / 1e3, tco_sec_usd = h.price, packages_per_domain = h.count or link.domain or 1,
    domains_per_cluster = 1,
  }
end

-- ---- models -----------------------------------------------------------------

local function layer_type(entry)
  return { name = entry.name, class = entry.class, count = entry.count, supported = true, specs = entry.specs }
end

--- The number of layers, and the sizes of the embedding.
local function sizes_of(list)
  local sizes = { num_layers = 0 }
  for _, entry in ipairs(list) do
    if kinds.mixers[entry.type] then sizes.num_layers = sizes.num_layers + entry.count end
    if entry.type == "embedding" and not sizes.vocab_size then
      sizes.vocab_size, sizes.hidden_size = entry.specs.vocab_size, entry.specs.hidden_size
    end
  end
  return sizes
end

--- "70.6B"
local function formatted(total)
  return total < 1e9 and ("%.1fM"):format(total / 1e6) or ("%.1fB"):format(total / 1e9)
end

local function total_of(m)
  local whole = estimate.whole(m)
  return whole and whole.parameters.total
end

--- A model as its configuration file; nil and a sentence.
function shown.model(m, id, alias)
  local list, message = layers.of(m)
  if not list then return nil, message end
  local total = total_of(m) or 0
  return tables.merged(sizes_of(list), {
    model_id = id, hf_model_id = m.checkpoint, name = alias and alias.name or m.name, total_params = total,
    total_params_formatted = formatted(total), layer_types = tables.listed(list, layer_type),
    validated = true, validation_notes = m.source,
  })
end

--- The layers of a model, each with how it can be split; nil and a sentence.
function shown.layers(m)
  local list, message = layers.of(m)
  if not list then return nil, message end
  return tables.listed(list, function(entry)
    return tables.merged(layer_type(entry), {
      available_parallelism = entry.degrees[1] and entry.degrees or json.empty_list,
    })
  end)
end

-- ---- lists ------------------------------------------------------------------

local function sorted(list, key)
  table.sort(list, function(a, b)
    if a[key] ~= b[key] then return a[key] < b[key] end
    return a.id < b.id
  end)
  return list
end

--- Every id of a kind, the client's and ours, with what `of` makes of the thing; nothing for what it gives nil.
local function each_id(kind, aliases, of)
  local list = {}
  for _, alias in ipairs(aliases) do
    local loaded = find.load(kind, alias.of)
    list[#list + 1] = loaded and of(loaded, alias.id, alias.name) or nil
  end
  for _, name in ipairs(find.names(kind)) do
    local loaded = find.load(kind, name)
    list[#list + 1] = loaded and of(loaded, name, loaded.name or name) or nil
  end
  return list
end

--- { id =, name =, total_params = } of every model whose layers can be asked for, the smallest first.
function shown.models()
  return sorted(each_id("model", names.models, function(m, id, name)
    local total = m.generates and not m.encoder and total_of(m)
    return total and { id = id, name = name, total_params = total } or nil
  end), "total_params")
end

--- { id =, name = } of all hardware, by name.
function shown.all_hardware()
  return sorted(each_id("hardware", names.hardware, function(_, id, name) return { id = id, name = name } end), "name")
end

return shown
