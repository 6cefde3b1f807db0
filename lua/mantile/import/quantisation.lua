-- quantisation.lua: how a checkpoint keeps its weights, from quantization_config
-- (or hf_quant_config.json beside it), as `weights` and `activations` of the
-- layers of a decoder. Which modules a checkpoint leaves out is asked for each
-- op by the names that its modules have in checkpoints (modules.lua).

local document = require "mantile.import.document"
local fields = require "mantile.import.fields"
local files = require "mantile.import.files"
local modules = require "mantile.import.modules"
local schema = require "mantile.schema"
local stack = require "mantile.families.stack"
local tables = require "mantile.tables"

local quantisation = {}

-- ---- schemes ----------------------------------------------------------------
-- A scheme is { weights = dtype or bits for each weight, activations = dtype or nil, name = for people }.

local SCALE = 16 -- bits of a group's scale in GPTQ and AWQ files; its zero has those of a weight

--- int4 groups have dtypes of their own where they carry zeros; others are bits.
local function grouped(bits, size, zeros)
  if bits == 4 and zeros and (size == 32 or size == 64 or size == 128) then return ("int4_g%d"):format(size) end
  if not size or size < 1 then return bits == 8 and "int8" or bits == 4 and "int4" or bits end
  return bits + (SCALE + (zeros and bits or 0)) / size
end

--- Weights that share a scale; -1 says all of a column do.
local function group_size(q, ...)
  if q:get(...) == -1 then return nil end
  return q:size(...)
end

local algorithms = {
  FP8 = { weights = "fp8", activations = "fp8" },
  FP8_PER_CHANNEL_PER_TOKEN = { weights = "fp8", activations = "fp8" },
  FP8_PB_WO = { weights = "fp8_b128", activations = "fp8" },
  MXFP8 = { weights = "mxfp8", activations = "mxfp8" },
  NVFP4 = { weights = "nvfp4", activations = "nvfp4" },
  NVFP4_AWQ = { weights = "nvfp4", activations = "nvfp4" },
  W4A16_NVFP4 = { weights = "nvfp4" },
  MXFP4 = { weights = "mxfp4" },
  W4A16_MXFP4 = { weights = "mxfp4" },
  W4A8_MXFP4_FP8 = { weights = "mxfp4", activations = "fp8" },
  W4A8_AWQ = { weights = "int4_g128", activations = "fp8" },
  W4A16_AWQ = { weights = "int4_g128" },
  W4A16 = { weights = "int4" },
  W8A16 = { weights = "int8" },
  W8A8_SQ_PER_CHANNEL = { weights = "int8", activations = "int8" },
  INT8_SQ = { weights = "int8", activations = "int8" },
}

local function names_of(set)
  local names = {}
  for name in pairs(set) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, " ")
end

local function algorithm(name)
  local scheme = algorithms[name]
  if scheme then return { weights = scheme.weights, activations = scheme.activations, name = name } end
  error(("quant_algo is %s; it must be one of %s"):format(schema.shown(name), names_of(algorithms)), 0)
end

--- compressed-tensors states the numbers of weights and inputs by themselves.
local function of_group(group)
  local weights, inputs = group:inner "weights", group:inner "input_activations"
  if not weights then error("config_groups states no weights", 0) end
  local bits, float = weights:need("num_bits"), weights:text("type") ~= "int"
  local size, strategy = weights:size("group_size"), weights:text("strategy")
  local kept
  if float and bits == 8 then
    kept = strategy == "block" and "fp8_b128" or size == 32 and "mxfp8" or "fp8"
  elseif float and bits == 4 then
    kept = size == 32 and "mxfp4" or "nvfp4"
  else
    kept = grouped(bits, strategy ~= "channel" and strategy ~= "tensor" and size, not weights:flag(true, "symmetric"))
  end
  local read
  if inputs then
    local of_inputs = inputs:need("num_bits")
    if inputs:text("type") == "int" then
      read = of_inputs == 8 and "int8" or "int4"
    else
      read = of_inputs == 8 and "fp8" or type(kept) == "string" and kept or "nvfp4"
    end
  end
  return { weights = kept, activations = read, name = ("%s%d"):format(float and "fp" or "int", bits) }
end

local function first_group(q)
  local groups = q:inner "config_groups"
  if not groups then return nil end
  local name = tables.keys(groups.config)[1]
  return name and groups:inner(name)
end

local methods = {}

function methods.fp8(q)
  local block = q:list("number", "weight_block_size")
  return { weights = block and "fp8_b128" or "fp8", activations = "fp8" }
end

methods.fbgemm_fp8 = function() return { weights = "fp8", activations = "fp8" } end
methods.finegrained_fp8 = methods.fp8
methods.deepseek_fp8 = methods.fp8
methods.mxfp4 = function() return { weights = "mxfp4", only = "experts" } end

function methods.gptq(q) return { weights = grouped(q:need("bits"), group_size(q, "group_size"), true) } end

function methods.awq(q)
  return { weights = grouped(q:size("bits", "w_bit") or 4, group_size(q, "group_size", "q_group_size"), true) }
end

methods["awq_marlin"], methods["gptq_marlin"], methods["auto-round"], methods.autoround = methods.awq, methods.gptq,
  methods.gptq, methods.gptq

-- NF4 and 4-bit floats of bitsandbytes: an fp32 scale for 64, or 8 bit and an fp32 for 256 of those.
function methods.bitsandbytes(q)
  if q:flag(false, "load_in_8bit", "_load_in_8bit") then return { weights = "int8" } end
  return { weights = q:flag(false, "bnb_4bit_use_double_quant") and 4 + (8 + 32 / 256) / 64 or 4 + 32 / 64 }
end

-- HQQ keeps scales and zeros in 16 bit.
function methods.hqq(q)
  local weights = q:inner "quant_config" and q:inner("quant_config"):inner "weight_quant_params" or q
  return { weights = (weights:size("nbits") or 4) + 2 * SCALE / (weights:size("group_size") or 64) }
end

methods["compressed-tensors"] = function(q)
  local group = first_group(q)
  if not group then error("quantization_config has no config_groups", 0) end
  return of_group(group)
end

function methods.modelopt(q)
  local algo = q:text("quant_algo")
  if algo == "MIXED_PRECISION" then return nil end
  if algo then return algorithm(algo) end
  return methods["compressed-tensors"](q)
end

methods.quark = methods["compressed-tensors"]

local function scheme_of(q)
  local method = q:text("quant_method") or q:get "quant_algo" and "modelopt"
    or q:get("load_in_4bit", "load_in_8bit") ~= nil and "bitsandbytes"
    or q:get "config_groups" and "compressed-tensors"
  local reader = methods[method]
  if not reader then
    error(("%squant_method is %s; it must be one of %s"):format(q.where, schema.shown(method), names_of(methods)), 0)
  end
  local scheme = reader(q)
  if scheme then scheme.name = scheme.name or method end
  return scheme
end

-- ---- which modules ----------------------------------------------------------

--- A quantisation as a whole: its scheme, what is left out, and modules with
--- schemes of their own.
local function read(q)
  local plan = { scheme = scheme_of(q), left_out = modules.matcher(
    q:list("string", "ignore", "modules_to_not_convert", "exclude_modules", "ignored_layers") or {}) }
  local own = q:inner "quantized_layers"
  if own then
    for _, name in ipairs(tables.keys(own.config)) do
      local algo = type(name) == "string" and type(own.config[name]) == "table" and own.config[name].quant_algo
      if algo then
        plan.own = plan.own or {}
        plan.own[modules.plain(name)] = algorithm(algo)
      end
    end
  end
  if not plan.scheme and not plan.own then error("MIXED_PRECISION states no quantized_layers", 0) end
  return plan
end

--- The KV cache's dtype where the checkpoint states one.
local function kv_of(q)
  local stated = q:get("kv_cache_quant_algo", "kv_cache_scheme")
  if type(stated) == "string" then return ({ FP8 = "fp8", INT8 = "int8", NVFP4 = "nvfp4" })[stated:upper()] end
  if type(stated) ~= "table" then return nil end
  return stated.num_bits == 8 and (stated.type == "int" and "int8" or "fp8") or nil
end

--- The scheme of module names, any of which may be named.
local function scheme_for(plan, layer, names)
  for _, name in ipairs(plan.own and names or {}) do
    local scheme = plan.own[layer and ("layers.%d.%s"):format(layer, name) or name]
    if scheme then return scheme end
  end
  return not plan.left_out(layer, names) and plan.scheme or nil
end

--- The plan for prediction layers. Checkpoints call them layers behind the last one, or mtp.layers.
local function predicting(plan)
  local function left_out(layer, names)
    local others = {}
    for i, name in ipairs(names) do others[i] = "mtp.layers.0." .. name end
    return plan.left_out(layer, names) or plan.left_out(nil, others)
  end
  return { scheme = plan.scheme, own = plan.own, left_out = left_out }
end

--- Sets what one entry of a layer keeps: { default = 16 bit, op = scheme's weights }.
local function mark(entry, layer, plan, wide)
  local ops, read_as = {}, nil
  local known = modules.of(entry)
  if not known then
    entry.weights = wide
    return
  end
  for _, op in ipairs(tables.keys(known)) do
    local scheme = scheme_for(plan, layer, known[op])
    if scheme and not (scheme.only and not op:find(scheme.only, 1, true)) then
      ops[op], read_as = scheme.weights, read_as or scheme.activations or wide -- experts, most of the work, come first
    end
  end
  if next(ops) == nil then
    entry.weights, entry.activations = wide, wide
  else
    ops.default = wide
    entry.weights, entry.activations = ops, read_as
  end
end

--- What most weights and inputs are: the scheme, or of several the first named.
local function main_scheme(plan)
  if plan.scheme then return plan.scheme end
  local names = tables.keys(plan.own)
  for _, name in ipairs(names) do
    if name:find("expert", 1, true) then return plan.own[name] end
  end
  return plan.own[names[1]]
end

--- The fields of a config's quantisation, or of hf_quant_config.json in the folder.
local function stated(f, folder)
  local q = f:inner "quantization_config" or f:inner "compression_config"
  local text = f:inner "text_config"
  q = q or text and text:inner "quantization_config"
  local path = folder and folder .. "/hf_quant_config.json"
  local beside, message
  if path and files.exists(path) then
    beside, message = document.read(path)
    if not beside then error(message, 0) end
  end
  local own = beside and fields.of(beside, "hf_quant_config.json: "):inner "quantization"
  if own and not own:get "exclude_modules" and q then return q end
  return own or q
end

--- DeepSeek-V4 keeps its experts in 4 bit, whatever the rest.
local function experts_of(plan, f)
  if f:text("expert_dtype") ~= "fp4" then return nil end
  return { weights = "mxfp4", activations = main_scheme(plan).activations, name = "mxfp4 experts" }
end

local expert_ops = { "experts.gate_up", "experts.up", "experts.down" }

local function mark_experts(entry, scheme)
  if not scheme or entry[1] ~= "moe" then return end
  if type(entry.weights) ~= "table" then entry.weights = { default = entry.weights } end
  for _, op in ipairs(expert_ops) do
    if modules.of(entry)[op] then entry.weights[op] = scheme.weights end
  end
  entry.activations = scheme.activations
end

--- Marks the layers of decoder `d` (transformer.lua) as the config says, and the
--- definition with what most of it is kept in.
function quantisation.apply(definition, d, f, folder)
  local q = stated(f, folder)
  if not q then return end
  local plan, wide = read(q), definition.dtype
  local experts = experts_of(plan, f)
  d.layers = tables.copied(d.layers)
  local function mark_all(entries, layer, how)
    stack.each_layer(entries, function(entry)
      mark(entry, layer, how, wide)
      mark_experts(entry, experts)
    end)
  end
  for i, layer in ipairs(d.layers) do mark_all(layer, d.numbers[i], plan) end
  mark_all(d.before, nil, plan)
  mark_all(d.after, nil, plan)
  if definition.mtp then
    definition.mtp = tables.copied(definition.mtp)
    mark_all(definition.mtp, d.count, predicting(plan))
  end
  if definition.vision then -- checkpoints leave their towers wide
    stack.each_layer(definition.vision.blocks, function(entry) entry.weights, entry.activations = wide, wide end)
  end
  local head = scheme_for(plan, nil, { "lm_head" })
  d.head_weights = head and plan.own and head.weights or wide
  d.table_weights, d.head_activations = wide, wide
  local main = experts or main_scheme(plan)
  definition.weights = type(main.weights) == "string" and main.weights or "int4"
  definition.activations = main.activations or wide
  definition.kv = kv_of(q) or definition.kv
  definition.quantisation = main.name
end

return quantisation
