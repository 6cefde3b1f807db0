-- roles.lua: the tensors of each op of our layers, by their roles (tensor_names.lua).

local tables = require "mantile.tables"

local roles = {}

-- layer -> op -> roles of tensors that its weights are
local ops = {
  embedding = { table = "token_embd" },
  lm_head = { logits = "output" },
  positions = { table = "position_embd" },
  scale = { scale = "layer_output_scale" },
  side_embedding = { table = "per_layer_token_embd", project = "per_layer_model_proj", norm = "per_layer_proj_norm" },
  side_input = { gate = "inp_gate", project = "proj" },
  draft_input = { project = "nextn.eh_proj", token_norm = "nextn.enorm", hidden_norm = "nextn.hnorm" },
  attention = {
    qkv = "attn_q attn_k attn_v attn_qkv attn_gate", out = "attn_output", q_norm = "attn_q_norm",
    k_norm = "attn_k_norm", sinks = "attn_sinks", ["index.qk"] = "indexer.attn_q indexer.attn_k",
    ["index.q_norm"] = "indexer.q_norm", ["index.k_norm"] = "indexer.k_norm",
  },
  mla = {
    qkv_down = "attn_q_a attn_kv_a_mqa", q_norm = "attn_q_a_norm", kv_norm = "attn_kv_a_norm", q_up = "attn_q_b attn_q",
    kv_up = "attn_kv_b attn_k_b attn_v_b", out = "attn_output", ["index.k"] = "indexer.attn_k",
    ["index.k_norm"] = "indexer.k_norm", ["index.weights"] = "indexer.proj", ["index.q"] = "indexer.attn_q_b",
  },
  gated_delta_net = {
    ["in"] = "ssm_in attn_qkv attn_gate ssm_ba ssm_alpha ssm_beta", conv = "ssm_conv1d", decay = "ssm_a ssm_dt",
    gate_norm = "ssm_norm", out = "ssm_out",
  },
  kda = {
    qkv = "attn_q attn_k attn_v", conv = "ssm_conv1d_q ssm_conv1d_k ssm_conv1d_v", ["decay.down"] = "ssm_f_a",
    ["decay.up"] = "ssm_f_b", decay = "ssm_a ssm_dt", beta = "ssm_beta", ["gate.down"] = "ssm_g_a",
    ["gate.up"] = "ssm_g_b", gate_norm = "ssm_norm", out = "attn_output",
  },
  mamba = {
    ["in"] = "ssm_in", conv = "ssm_conv1d", select = "ssm_x", dt_norm = "ssm_dt_norm", b_norm = "ssm_b_norm",
    c_norm = "ssm_c_norm", dt = "ssm_dt", decay = "ssm_a ssm_d", out = "ssm_out",
  },
  mamba2 = {
    ["in"] = "ssm_in", conv = "ssm_conv1d", decay = "ssm_a ssm_d ssm_dt", gate_norm = "ssm_norm", out = "ssm_out",
  },
  mlp = { gate_up = "ffn_gate ffn_up", up = "ffn_up", down = "ffn_down" },
  moe = {
    router = "ffn_gate_inp exp_probs_b", router_scale = "ffn_gate_inp_scale", expert_scale = "ffn_exps_scale",
    ["shared.gate_up"] = "ffn_gate_shexp ffn_up_shexp ffn_gate_up_shexp", ["shared.up"] = "ffn_up_shexp",
    ["shared.down"] = "ffn_down_shexp", ["shared.gate"] = "ffn_gate_inp_shexp", ["latent.down"] = "ffn_latent_down",
    ["latent.up"] = "ffn_latent_up", ["experts.gate_up"] = "ffn_gate_exps ffn_up_exps ffn_gate_up_exps",
    ["experts.up"] = "ffn_up_exps", ["experts.down"] = "ffn_down_exps",
  },
  rwkv_channel = {
    mix = "channel_mix_lerp_k channel_mix_lerp_r", up = "channel_mix_key", down = "channel_mix_value",
    receptance = "channel_mix_receptance",
  },
}

local mixed = "time_mix_lerp_x time_mix_lerp_w time_mix_lerp_k time_mix_lerp_v time_mix_lerp_r time_mix_lerp_g "
  .. "time_mix_lerp_fused"
local of_rwkv = {
  mix = mixed, rkv = "time_mix_receptance time_mix_key time_mix_value time_mix_gate", group_norm = "time_mix_ln",
  out = "time_mix_output",
}

-- Versions 6 and 7 have some names for different things.
local versions = {
  [6] = {
    ["mix.down"] = "time_mix_w1", ["mix.up"] = "time_mix_w2", ["decay.down"] = "time_mix_decay_w1",
    ["decay.up"] = "time_mix_decay_w2 time_mix_decay", channel = "time_mix_first",
  },
  [7] = {
    ["decay.down"] = "time_mix_w1", ["decay.up"] = "time_mix_w2 time_mix_w0", ["in_rate.down"] = "time_mix_a1",
    ["in_rate.up"] = "time_mix_a2 time_mix_a0", ["value_mix.down"] = "time_mix_v1",
    ["value_mix.up"] = "time_mix_v2 time_mix_v0", ["gate_mix.down"] = "time_mix_g1", ["gate_mix.up"] = "time_mix_g2",
    channel = "time_mix_k_k time_mix_k_a time_mix_r_k",
  },
}

local function with_lists(table_of)
  for op, text in pairs(table_of) do table_of[op] = tables.words(text) end
  return table_of
end

for _, table_of in pairs(ops) do with_lists(table_of) end
with_lists(of_rwkv)
for _, table_of in pairs(versions) do setmetatable(with_lists(table_of), { __index = of_rwkv }) end

-- Of an op that is another form of one that holds the weights: whose bits it has.
local forms = { mla = { k_up = { "attn_k_b", "attn_kv_b" }, v_up = { "attn_v_b", "attn_kv_b" },
  cached_kv_up = { "attn_kv_b", "attn_k_b", "attn_v_b" } } }

local none = {}
local of_reused = tables.words "attn_q attn_qkv attn_gate" -- a layer that reuses keys may have some of its own, unused

--- The roles that op of an entry of a block has, or nil.
function roles.of(entry, op)
  local by_op = ops[entry[1]] or none
  if entry.shared_kv and op == "qkv" then return of_reused end
  if entry[1] == "rwkv" then by_op = versions[entry.version or 7] or none end
  return by_op[op]
end

--- The roles whose tensors op of an entry reads in another form, any of which will do, or nil.
function roles.form(entry, op) return (forms[entry[1]] or none)[op] end

-- The norms of a layer in the order in which they run.
roles.norms = {
  "attn_norm", "attn_norm_2", "attn_output_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm_1",
  "pre_ffw_norm_2", "post_ffw_norm_2", "post_ffw_norm", "layer_output_norm", "post_norm",
}

return roles
