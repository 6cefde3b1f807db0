-- checkpoint.lua: checkpoints of Hugging Face: the headers of the .safetensors beside a config.json say how each op is
-- kept; without a config.json the decoder is what its tensors say, as far as they do.

local differences = require "mantile.import.differences"
local fields = require "mantile.import.fields"
local files = require "mantile.import.files"
local imported = require "mantile.import.imported"
local inventory = require "mantile.import.inventory"
local kept = require "mantile.import.kept"
local plain = require "mantile.plain"
local safetensors = require "mantile.import.safetensors"
local tensor_layers = require "mantile.import.tensor_layers"
local tensor_names = require "mantile.import.tensor_names"
local transformer = require "mantile.families.transformer"

local checkpoint = {}

local wide = { fp32 = true, fp16 = true, bf16 = true }

local function inventory_of(summary) return inventory.of(summary.tensors, tensor_names.of_checkpoint()) end

-- ---- beside a config.json ---------------------------------------------------

--- The headers of the .safetensors files in a folder; nil where there are none, or they cannot be read, which is then
--- a warning.
function checkpoint.beside(folder, warnings)
  if not files.has(folder, "%.safetensors$") then return nil end
  local summary, message = safetensors.read(folder)
  if not summary then warnings[#warnings + 1] = ("the .safetensors beside it are not read: %s"):format(message) end
  return summary
end

--- Sets the dtype of a definition whose config states none.
function checkpoint.dtype(summary)
  local main = summary and inventory.main_type(summary.by_type)
  return wide[main] and main or nil
end

local function vision_warning(definition, inv)
  if #inv.vision == 0 or definition.vision then return nil end
  return ("%s belong to a vision tower, which is left out"):format(differences.tensors(inv.vision))
end

local function prediction_warning(definition, inv)
  if definition.mtp then return nil end
  local tensors = inventory.tensors(inv.mtp)
  if #tensors == 0 then return nil end
  return ("%s predict further tokens, of which the config says nothing, and are left out"):format(
    differences.tensors(tensors))
end

--- Runs f; where it raises, `into` is as it was before, and what it raised is returned.
local function undone(into, f)
  local before = {}
  for key, value in pairs(into) do before[key] = value end
  local ok, message = pcall(f)
  if ok then return nil end
  for key in pairs(into) do into[key] = before[key] end
  return plain(message)
end

--- Marks the decoder of a config with what the headers say; where a layer and its tensors cannot be brought together,
--- that is a warning and the sizes stay those of the config.
function checkpoint.mark(definition, d, summary, warnings)
  local inv, state = inventory_of(summary), nil
  if inventory.count(inv) then inventory.set_predicting(inv, d.count) end
  local message = undone(d, function() state = kept.mark(definition, d, inv, summary.tensors, definition.dtype) end)
  if message then
    warnings[#warnings + 1] = ("the .safetensors beside it do not fit the config: %s"):format(message)
    return
  end
  differences.warn(state, warnings)
  warnings[#warnings + 1] = vision_warning(definition, inv)
  warnings[#warnings + 1] = prediction_warning(definition, inv)
  definition.scales = state.scales > 0 and state.scales or nil
end

-- ---- without one ------------------------------------------------------------

local MANY_EXPERTS = 16
local assumed_top_k = { few = 2, many = 8 }
local SMALL, head_dims = 2048, { small = 64, other = 128 }

local function need(pool, role, what)
  local record = pool[role]
  if record and not record.packed and record.weights > 0 then return record.weights end
  error(("%s is %s; add its config.json"):format(what, record and "packed, so its sizes are not known" or "missing"), 0)
end

local function hidden_of(inv)
  local first = inv.layers[0] or {}
  for _, role in ipairs { "attn_norm", "post_attention_norm" } do
    if first[role] then return need(first, role, "the norm of the first layer") end
  end
  return need(inv.model, "output_norm", "a norm (model.layers.0.input_layernorm or model.norm)")
end

--- The width of a head: that of its norm, or else assumed.
local function head_dim_of(pool, hidden, width)
  local normed = pool.attn_q_norm and pool.attn_q_norm.weights
  if normed and normed < width and width % normed == 0 then return normed, true end
  local dim = hidden < SMALL and head_dims.small or head_dims.other
  if width % dim == 0 then return dim, false end
  error(("its heads cannot be told from a query of %d; add its config.json"):format(width), 0)
end

--- The fields of one layer's attention, and whether its head width is known.
local function heads_of(pool, hidden)
  local width = need(pool, "attn_output", "self_attn.o_proj") // hidden
  if width < 1 then error("self_attn.o_proj is smaller than its model is wide", 0) end
  local dim, known = head_dim_of(pool, hidden, width)
  local kv = pool.attn_qkv and (need(pool, "attn_qkv", "self_attn.qkv_proj") // hidden - width) // 2
    or need(pool, "attn_k", "self_attn.k_proj") // hidden
  if kv < dim or kv % dim ~= 0 then
    error(("its heads cannot be told from keys of %d; add its config.json"):format(kv), 0)
  end
  return { num_attention_heads = width // dim, num_key_value_heads = kv // dim, head_dim = dim }, known
end

--- The fields of a layer; notes in `assumed` what is not known.
local function layer_fields(config, pool, assumed)
  local own = {}
  if pool.attn_kv_a_mqa or pool.ssm_in or pool.ssm_f_a then
    error("its layers are no plain attention, whose sizes its tensors do not say; add its config.json", 0)
  end
  if pool.attn_q or pool.attn_qkv then
    local heads, known = heads_of(pool, config.hidden_size)
    for key, value in pairs(heads) do own[key] = value end
    if not known then assumed.head_dim = heads.head_dim end
  end
  if pool.ffn_gate_inp then
    local experts = need(pool, "ffn_gate_inp", "the router") // config.hidden_size
    own.num_experts_per_tok = math.min(experts, experts <= MANY_EXPERTS and assumed_top_k.few or assumed_top_k.many)
    assumed.top_k = own.num_experts_per_tok
  end
  return fields.of(config):with(own)
end

local function warning_of(assumed)
  local list = {}
  if assumed.head_dim then list[1] = ("heads of %d"):format(assumed.head_dim) end
  if assumed.top_k then list[#list + 1] = ("%d experts for each token"):format(assumed.top_k) end
  list[#list + 1] = "no windows"
  return ("it has no config.json: read as its tensors say; %s %s assumed"):format(table.concat(list, ", "),
    #list > 1 and "are" or "is")
end

local function config_of(inv)
  local count, missing = inventory.count(inv)
  if not count then error(("it has no tensors of layer %d; add its config.json"):format(missing), 0) end
  if count == 0 then error("no tensor is named like one of a decoder's layers; add its config.json", 0) end
  local hidden = hidden_of(inv)
  local vocab = need(inv.model, "token_embd", "model.embed_tokens") // hidden
  local positions = inv.model.position_embd and inv.model.position_embd.weights // hidden
  return { hidden_size = hidden, vocab_size = vocab, num_hidden_layers = count, n_positions = positions }
end

--- What model() takes, of a summary as safetensors.read returns it. Raises one sentence.
local function define(summary)
  local inv = inventory_of(summary)
  if #inv.lora > 0 then error("it holds a LoRA adapter, not a model", 0) end
  local config, assumed = config_of(inv), {}
  local main = inventory.main_type(summary.by_type)
  local definition = { dtype = wide[main] and main or "bf16", weights = main, family = "decoder", warnings = {} }
  definition.quantisation = main and not wide[main] and main or nil
  tensor_layers.check_alike(inv, config.num_hidden_layers)
  local d = transformer.describe(fields.of(config), tensor_layers.traits(inv), function(_, _, i)
    local ok, layer = pcall(function()
      return tensor_layers.layer(layer_fields(config, inv.layers[i], assumed), inv.layers[i], i)
    end)
    if not ok then error(("layer %d: %s"):format(i, plain(layer)), 0) end
    return layer
  end)
  definition.warnings[1] = warning_of(assumed)
  imported.decoder(definition, d, inv, summary)
  definition.warnings[#definition.warnings + 1] = vision_warning(definition, inv)
  return definition
end

--- The model of a summary as safetensors.read returns it, called as what is at `path`; nil and a sentence.
function checkpoint.model(summary, path) return imported.model(path, define, summary) end

--- The model of a folder or a file of a set without a config.json; nil and a sentence.
function checkpoint.load(path)
  local summary, message = safetensors.read(path)
  if not summary then return nil, message end
  return checkpoint.model(summary, path)
end

return checkpoint
