-- tensor_names.lua: whose a tensor is, from its name: { layer = nil or from 0, role =, part =, mtp = true where it
-- predicts further tokens }. Roles are the names that GGUF files have for tensors (gguf-py/gguf/constants.py of
-- llama.cpp); checkpoints of Hugging Face are translated to them. A part is what is behind the role: "weight",
-- "bias", "qweight" and the like. What has no role is { kind = "constant" }, of no parameters, "vision", "lora" or
-- "unknown".

local modules = require "mantile.import.modules"
local tables = require "mantile.tables"

local tensor_names = {}

local LAYERS_DIGITS = 5

-- What may stand behind the last dot; all but weight and bias belongs to a quantisation.
local parts = tables.set [[
  weight bias scale scales qweight qzeros zeros g_idx weight_scale weight_scale_inv weight_scale_2 input_scale
  weight_packed weight_shape weight_zero_point weight_g_idx input_global_scale weight_global_scale scale_inv absmax
  quant_map nested_absmax nested_quant_map quant_state blocks SCB weight_format pre_quant_scale input_zero_point
  output_scale act_scale
]]

local function unknown() return { kind = "unknown" } end

-- ---- GGUF -------------------------------------------------------------------

local of_gguf_model = { rope_freqs = "constant", rope_factors_long = "constant", rope_factors_short = "constant" }
local of_gguf_layer = { attn_rot_embd = "constant", rope_freqs = "constant", rope_factors_long = "constant",
  rope_factors_short = "constant" }
-- Roles that some architectures call otherwise, or that are parts by their names.
local renamed = {
  attn_post_norm = "post_attention_norm", ffn_post_norm = "post_ffw_norm",
  ["ffn_gate_inp.scale"] = "ffn_gate_inp_scale",
}

--- The role and the part of "attn_q.weight"; what has no part is a weight.
local function split_part(name)
  if renamed[name] then return renamed[name], "weight" end
  local role, part = name:match "^(.*)%.([%w_]+)$"
  if role and parts[part] then return role, part end
  return name, "weight"
end

--- Whose a tensor of a GGUF file is.
function tensor_names.of_gguf(name)
  local layer, rest = name:match "^blk%.(%d+)%.(.+)$"
  if layer and #layer > LAYERS_DIGITS then return unknown() end
  local role, part = split_part(rest or name)
  if (layer and of_gguf_layer or of_gguf_model)[role] then return { kind = "constant" } end
  if name:find "^[va]%." or name:find "^mm%." then return { kind = "vision" } end
  if not layer then return { role = role, part = part } end
  -- until April 2024 each expert had tensors of its own
  local expert = role:match "^(ffn_%w+)%.%d+$"
  role = expert and expert .. "_exps" or renamed[role] or role
  return { layer = math.tointeger(layer), role = role, part = part }
end

-- ---- Hugging Face -----------------------------------------------------------

-- What stands in a checkpoint beside its layers, without what is before it.
local of_model = {
  token_embd = "embed_tokens wte word_embeddings embed_in embeddings embedding tok_embeddings embd.wte "
    .. "embedding.word_embeddings tok_embeddings embed",
  output = "lm_head embed_out output output_layer head lm_head.linear",
  output_norm = "norm ln_f norm_f final_layernorm final_layer_norm encoder.final_layernorm decoder.final_layer_norm "
    .. "lm_head.ln ln_out",
  position_embd = "wpe embed_positions decoder.embed_positions",
  token_embd_norm = "word_embeddings_layernorm",
  embed_in = "decoder.project_in project_in", embed_out = "decoder.project_out project_out",
  per_layer_token_embd = "embed_tokens_per_layer", per_layer_model_proj = "per_layer_model_projection",
  per_layer_proj_norm = "per_layer_projection_norm",
}

-- What a module of a layer is in: part of the path -> what it is called below.
local containers = {
  self_attn = "attention", self_attention = "attention", attention = "attention", attn = "attention",
  linear_attn = "recurrent", mamba = "recurrent", mixer = "mixer", mlp = "network", feed_forward = "network",
  block_sparse_moe = "network", moe = "mixture", ffn = "network", experts = "experts", shared_expert = "shared",
  shared_experts = "shared", share_expert = "shared", shared_mlp = "shared", indexer = "indexer",
}

-- container -> role -> the names of its modules there
local of_layer = {
  layer = {
    attn_norm = "input_layernorm ln_1 norm_1 ln attention_norm norm ln1 operator_norm self_attn_layer_norm ln_mlp "
      .. "attention_layernorm",
    attn_norm_2 = "ln_attn",
    attn_output_norm = "post_self_attn_layernorm",
    post_attention_norm = "post_attention_layernorm ln_2 norm_2 ln2",
    ffn_norm = "pre_feedforward_layernorm ffn_norm pre_ff_layernorm pre_mlp_layernorm pre_moe_layernorm "
      .. "final_layer_norm feedforward_layernorm",
    post_ffw_norm = "post_feedforward_layernorm post_mlp_layernorm",
    post_ffw_norm_1 = "post_feedforward_layernorm_1", post_ffw_norm_2 = "post_feedforward_layernorm_2",
    pre_ffw_norm_2 = "pre_feedforward_layernorm_2",
    post_norm = "post_per_layer_input_norm", inp_gate = "per_layer_input_gate", proj = "per_layer_projection",
    layer_output_scale = "layer_scalar",
    ffn_gate_inp = "router.proj", ffn_gate_inp_scale = "router.scale", ffn_exps_scale = "router.per_expert_scale",
    ffn_up = "fc1", ffn_down = "fc2",
    ["nextn.eh_proj"] = "eh_proj", ["nextn.enorm"] = "enorm", ["nextn.hnorm"] = "hnorm",
    ["nextn.shared_head_norm"] = "shared_head.norm", ["nextn.shared_head_head"] = "shared_head.head shared_head.output",
    ["nextn.embed_tokens"] = "embed_tokens",
  },
  attention = {
    attn_q = "q_proj wq query", attn_k = "k_proj wk key", attn_v = "v_proj wv value",
    attn_qkv = "qkv_proj query_key_value c_attn Wqkv", attn_output = "o_proj wo dense c_proj out_proj",
    attn_q_norm = "q_norm q_layernorm query_layernorm", attn_k_norm = "k_norm k_layernorm key_layernorm",
    attn_sinks = "sinks attention_sink_bias", attn_gate = "g_proj gate_proj", attn_q_a = "q_a_proj",
    attn_q_b = "q_b_proj", attn_kv_a_mqa = "kv_a_proj_with_mqa", attn_kv_b = "kv_b_proj",
    attn_q_a_norm = "q_a_layernorm", attn_kv_a_norm = "kv_a_layernorm",
    ["indexer.attn_q"] = "index_q_proj", ["indexer.attn_k"] = "index_k_proj", ["indexer.q_norm"] = "index_q_norm",
    ["indexer.k_norm"] = "index_k_norm",
    ssm_conv1d_q = "q_conv1d", ssm_conv1d_k = "k_conv1d", ssm_conv1d_v = "v_conv1d", ssm_f_a = "f_a_proj",
    ssm_f_b = "f_b_proj", ssm_beta = "b_proj", ssm_g_a = "g_a_proj", ssm_g_b = "g_b_proj", ssm_a = "A_log",
    ssm_dt = "dt_bias", ssm_norm = "o_norm",
  },
  recurrent = {
    ssm_in = "in_proj in_proj_qkvz", ssm_ba = "in_proj_ba", attn_qkv = "in_proj_qkv", attn_gate = "in_proj_z",
    ssm_beta = "in_proj_b", ssm_alpha = "in_proj_a", ssm_conv1d = "conv1d", ssm_x = "x_proj",
    ssm_dt = "dt_proj dt_bias", ssm_a = "A_log", ssm_d = "D", ssm_norm = "norm", ssm_out = "out_proj",
    ssm_dt_norm = "dt_layernorm", ssm_b_norm = "b_layernorm", ssm_c_norm = "c_layernorm",
  },
  network = {
    ffn_gate_inp = "gate router router.layer gate.wg router.gate", ffn_gate = "gate_proj w1",
    ffn_up = "up_proj w3 c_fc dense_h_to_4h fc1 fc_in gate_up_proj",
    ffn_down = "down_proj w2 c_proj dense_4h_to_h fc2 fc_out",
    exp_probs_b = "gate.e_score_correction_bias e_score_correction_bias gate.expert_bias expert_bias router_bias",
    ffn_gate_inp_shexp = "shared_expert_gate", ffn_latent_down = "fc1_latent_proj", ffn_latent_up = "fc2_latent_proj",
    ffn_gate_up_exps = "input_linear", ffn_down_exps = "output_linear",
  },
  experts = {
    ffn_gate_exps = "gate_proj w1", ffn_up_exps = "up_proj w3", ffn_down_exps = "down_proj w2",
    ffn_gate_up_exps = "gate_up_proj",
  },
  shared = {
    ffn_gate_shexp = "gate_proj w1", ffn_up_shexp = "up_proj w3", ffn_down_shexp = "down_proj w2 output_linear",
    ffn_gate_up_shexp = "gate_up_proj input_linear",
  },
  indexer = {
    ["indexer.attn_q_b"] = "wq_b", ["indexer.attn_k"] = "wk", ["indexer.k_norm"] = "k_norm",
    ["indexer.proj"] = "weights_proj",
  },
}

--- name -> role, of a table of role -> names.
local function turned(roles)
  local by_name = {}
  for role, names in pairs(roles) do
    for _, name in ipairs(tables.words(names)) do by_name[name] = role end
  end
  return by_name
end

of_model = turned(of_model)
for container, roles in pairs(of_layer) do of_layer[container] = turned(roles) end

-- A mixer may be attention, a recurrence or a network; a moe holds a router and its experts.
local within = { mixer = { "recurrent", "attention", "network" }, mixture = { "experts", "network" } }

-- Rotary frequencies, causal masks, scales of caches, a table of experts.
local constants = tables.set [[
  rotary_emb.inv_freq self_attn.rotary_emb.inv_freq attention.rotary_emb.inv_freq attn.bias attn.masked_bias
  attention.bias attention.masked_bias self_attn.k_scale self_attn.v_scale self_attn.k_proj.k_scale
  self_attn.v_proj.v_scale mlp.gate.tid2eid
]]

--- The role of a module's path inside a layer, like "mlp.experts.3.down_proj".
local function role_of(path)
  local container, leaf = "layer", path
  while true do
    local first, rest = leaf:match "^([%w_]+)%.(.+)$"
    if not first or not (containers[first] or container == "experts" and first:find "^%d+$") then break end
    container, leaf = containers[first] or container, rest
  end
  for _, name in ipairs(within[container] or { container }) do
    if of_layer[name][leaf] then return of_layer[name][leaf] end
  end
end

-- Parameters that are no modules have what belongs to them behind an underscore.
local joined = { "^(.*_proj)_(bias)$", "^(.*_proj)_(blocks)$", "^(.*_proj)_(scales)$", "^(.*_proj)_(scale_inv)$" }

local function layer_part(path)
  for _, pattern in ipairs(joined) do
    local module, part = path:match(pattern)
    if module then return module, part end
  end
  local module, part = path:match "^(.-)%.weight%.(.+)$"
  if module then return module, part end
  module, part = path:match "^(.*)%.([%w_]+)$"
  if module and parts[part] then return module, part end
  return path, "weight"
end

--- What a path inside a layer is, whatever the layer: { role =, part = } or { kind = }.
local function of_path(path)
  if constants[path] then return { kind = "constant" } end
  local module, part = path, "weight"
  local role = role_of(path)
  if not role then
    module, part = layer_part(path)
    role = role_of(module)
  end
  if role == "ssm_dt" and module:find "dt_bias$" or role == "exp_probs_b" then part = "bias" end
  return role and { role = role, part = part } or unknown()
end

-- A model has as many paths as experts and layers, and few different ones.
local function in_layer(known, layer, path)
  local key = path:gsub("%.%d+%.", ".0.")
  known[key] = known[key] or of_path(path)
  local found = known[key]
  return { layer = found.role and layer, role = found.role, part = found.part, kind = found.kind }
end

-- Multi-token prediction of Qwen: modules beside the layers that it has.
local of_prediction = {
  fc = "nextn.eh_proj", pre_fc_norm_embedding = "nextn.enorm", pre_fc_norm_hidden = "nextn.hnorm",
  norm = "nextn.shared_head_norm",
}

local function in_prediction(known, path)
  local layer, rest = path:match "^layers%.(%d+)%.(.+)$"
  local found
  if layer and #layer <= LAYERS_DIGITS then
    found = in_layer(known, math.tointeger(layer), rest)
  else
    local module, part = layer_part(path)
    found = of_prediction[module] and { layer = 0, role = of_prediction[module], part = part } or unknown()
  end
  found.mtp = true
  return found
end

local of_vision = {
  "^visual%.", "^vision", "^multi_modal_projector%.", "^mm_projector%.", "^audio", "^embed_vision%.", "^mlp_AR%.",
  "^vit_", "^image_newline", "^patch_merge_mlp%.", "^mm_",
}

local function of_checkpoint(known, name)
  if name:find("lora_", 1, true) then return { kind = "lora" } end
  local plain = modules.plain(name):gsub("^gpt_neox%.", "")
  for _, pattern in ipairs(of_vision) do
    if plain:find(pattern) then return { kind = "vision" } end
  end
  if plain:find "^mtp%." then return in_prediction(known, plain:sub(5)) end
  local stack, layer, path = plain:match "^([%a_%.]-)%.?(%d+)%.(.+)$"
  local holds = stack and (stack:match "[^%.]+$")
  if (holds == "layers" or holds == "h" or holds == "blocks") and #layer <= LAYERS_DIGITS then
    return in_layer(known, math.tointeger(layer), path)
  end
  if constants[plain] or plain:find "inv_freq$" then return { kind = "constant" } end
  local module, part = layer_part(plain)
  return of_model[module] and { role = of_model[module], part = part } or unknown()
end

--- A function that says whose a tensor of a checkpoint is.
function tensor_names.of_checkpoint()
  local known = {}
  return function(name) return of_checkpoint(known, name) end
end

return tensor_names
