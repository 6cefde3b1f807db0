-- The names that checkpoints of Hugging Face have for the tensors of each family.

local import = require "mantile.import"
local json = require "mantile.json"
local models = require "import.gguf_models"
local support = require "support"
local writer = require "formats.safetensors_writer"

-- What llama.cpp calls a tensor -> what Hugging Face does, as most models have it.
local names = {
  token_embd = "model.embed_tokens", output = "lm_head", output_norm = "model.norm", attn_norm = "input_layernorm",
  post_attention_norm = "post_attention_layernorm", ffn_norm = "post_attention_layernorm",
  post_ffw_norm = "post_feedforward_layernorm", attn_q = "self_attn.q_proj", attn_k = "self_attn.k_proj",
  attn_v = "self_attn.v_proj", attn_output = "self_attn.o_proj", attn_q_norm = "self_attn.q_norm",
  attn_k_norm = "self_attn.k_norm", attn_sinks = "self_attn.sinks", ffn_gate = "mlp.gate_proj", ffn_up = "mlp.up_proj",
  ffn_down = "mlp.down_proj", ffn_gate_inp = "mlp.gate", exp_probs_b = "mlp.gate.e_score_correction_bias",
  ffn_gate_exps = "mlp.experts.%d.gate_proj", ffn_up_exps = "mlp.experts.%d.up_proj",
  ffn_down_exps = "mlp.experts.%d.down_proj", ffn_gate_shexp = "mlp.shared_experts.gate_proj",
  ffn_up_shexp = "mlp.shared_experts.up_proj", ffn_down_shexp = "mlp.shared_experts.down_proj",
  ffn_gate_inp_shexp = "mlp.shared_expert_gate", attn_q_a = "self_attn.q_a_proj", attn_q_b = "self_attn.q_b_proj",
  attn_kv_a_mqa = "self_attn.kv_a_proj_with_mqa", attn_kv_b = "self_attn.kv_b_proj",
  attn_q_a_norm = "self_attn.q_a_layernorm", attn_kv_a_norm = "self_attn.kv_a_layernorm",
  ["indexer.attn_k"] = "self_attn.indexer.wk", ["indexer.k_norm"] = "self_attn.indexer.k_norm",
  ["indexer.proj"] = "self_attn.indexer.weights_proj", ["indexer.attn_q_b"] = "self_attn.indexer.wq_b",
  ["nextn.eh_proj"] = "eh_proj", ["nextn.enorm"] = "enorm", ["nextn.hnorm"] = "hnorm",
  ["nextn.shared_head_norm"] = "shared_head.norm",
}

local function of(changes)
  return setmetatable(changes, { __index = names })
end

local sandwich = { ffn_norm = "pre_feedforward_layernorm" }

local function recurrent(prefix, changes)
  local all = {
    ssm_in = "in_proj", ssm_conv1d = "conv1d", ssm_x = "x_proj", ssm_dt = "dt_proj", ssm_a = "A_log", ssm_d = "D",
    ssm_out = "out_proj", ssm_norm = "norm", ssm_dt_norm = "dt_layernorm", ssm_b_norm = "b_layernorm",
    ssm_c_norm = "c_layernorm", ssm_ba = "in_proj_ba", ssm_alpha = "in_proj_a", ssm_beta = "in_proj_b",
    attn_qkv = "in_proj_qkv", attn_gate = "in_proj_z",
  }
  for role, name in pairs(all) do all[role] = prefix .. "." .. name end
  for role, name in pairs(changes or {}) do all[role] = name end
  return of(all)
end

local qwen = { ["ssm_dt.bias"] = "linear_attn.dt_bias", ssm_in = "linear_attn.in_proj_qkvz" }
local delta = recurrent("linear_attn", qwen)

local fused = {
  attn_qkv = "self_attention.query_key_value", attn_output = "self_attention.dense", ffn_up = "mlp.dense_h_to_4h",
  ffn_down = "mlp.dense_4h_to_h", token_embd = "transformer.word_embeddings", output_norm = "transformer.ln_f",
  layers = "transformer.h.",
}

-- The families whose tensors have other names than most.
local families = {
  llama = names, ["llama, tied, with frequencies"] = of { rope_freqs = "model.rotary_emb.inv_freq" }, qwen2 = names,
  qwen3 = names, granite = names, seed_oss = names, gemma = names, gemma2 = of(sandwich), gemma3 = of(sandwich),
  glm4 = of {
    post_attention_norm = "post_self_attn_layernorm", post_ffw_norm = "post_mlp_layernorm", ffn_up = "mlp.gate_up_proj",
  },
  phi3 = of { attn_qkv = "self_attn.qkv_proj", ffn_up = "mlp.gate_up_proj", rope_factors_long = "rope_long.inv_freq",
    rope_factors_short = "rope_short.inv_freq" },
  ["falcon-7b"] = of(fused), bloom = of {
    attn_qkv = "self_attention.query_key_value", attn_output = "self_attention.dense", ffn_up = "mlp.dense_h_to_4h",
    ffn_down = "mlp.dense_4h_to_h", token_embd = "word_embeddings", token_embd_norm = "word_embeddings_layernorm",
    output_norm = "ln_f", layers = "h.",
  },
  ["falcon-40b"] = of {
    attn_norm = "ln_mlp", attn_norm_2 = "ln_attn", attn_qkv = fused.attn_qkv, attn_output = fused.attn_output,
    ffn_up = fused.ffn_up, ffn_down = fused.ffn_down, layers = fused.layers, token_embd = fused.token_embd,
    output_norm = fused.output_norm,
  },
  gpt2 = of {
    token_embd = "wte", position_embd = "wpe", output_norm = "ln_f", layers = "h.", attn_norm = "ln_1", ffn_norm = "ln_2",
    attn_qkv = "attn.c_attn", attn_output = "attn.c_proj", ffn_up = "mlp.c_fc", ffn_down = "mlp.c_proj",
  },
  gptneox = of {
    token_embd = "gpt_neox.embed_in", output = "embed_out", output_norm = "gpt_neox.final_layer_norm",
    layers = "gpt_neox.layers.", attn_qkv = "attention.query_key_value", attn_output = "attention.dense",
    ffn_up = "mlp.dense_h_to_4h", ffn_down = "mlp.dense_4h_to_h",
  },
  starcoder2 = of { ffn_up = "mlp.c_fc", ffn_down = "mlp.c_proj" }, nemotron = names, ["command-r"] = names,
  cohere2 = names, olmo = names, olmo2 = names,
  mixtral = of {
    ffn_gate_inp = "block_sparse_moe.gate", ffn_gate_exps = "block_sparse_moe.experts.%d.w1",
    ffn_up_exps = "block_sparse_moe.experts.%d.w3", ffn_down_exps = "block_sparse_moe.experts.%d.w2",
  },
  qwen2moe = of {
    ffn_gate_shexp = "mlp.shared_expert.gate_proj", ffn_up_shexp = "mlp.shared_expert.up_proj",
    ffn_down_shexp = "mlp.shared_expert.down_proj",
  },
  qwen3moe = names,
  ["minimax-m2"] = of {
    ffn_gate_inp = "block_sparse_moe.gate", exp_probs_b = "block_sparse_moe.e_score_correction_bias",
    ffn_gate_exps = "block_sparse_moe.experts.%d.w1", ffn_up_exps = "block_sparse_moe.experts.%d.w3",
    ffn_down_exps = "block_sparse_moe.experts.%d.w2",
  },
  llama4 = of {
    layers = "language_model.model.layers.", token_embd = "language_model.model.embed_tokens",
    output = "language_model.lm_head", output_norm = "language_model.model.norm", ffn_gate = "feed_forward.gate_proj",
    ffn_up = "feed_forward.up_proj", ffn_down = "feed_forward.down_proj", ffn_gate_inp = "feed_forward.router",
    ffn_gate_exps = "feed_forward.experts.%d.gate_proj", ffn_up_exps = "feed_forward.experts.%d.up_proj",
    ffn_down_exps = "feed_forward.experts.%d.down_proj", ffn_gate_shexp = "feed_forward.shared_expert.gate_proj",
    ffn_up_shexp = "feed_forward.shared_expert.up_proj", ffn_down_shexp = "feed_forward.shared_expert.down_proj",
  },
  glm4moe = names,
  gemma4 = of {
    ffn_norm = "pre_feedforward_layernorm", post_ffw_norm_1 = "post_feedforward_layernorm_1",
    post_ffw_norm_2 = "post_feedforward_layernorm_2", pre_ffw_norm_2 = "pre_feedforward_layernorm_2",
    layer_output_scale = "layer_scalar", ["layer_output_scale.weight"] = "layer_scalar", ffn_gate_inp = "router.proj",
    ["ffn_gate_inp.scale"] = "router.scale", ["ffn_down_exps.scale"] = "router.per_expert_scale",
    ffn_gate_up_exps = "experts.%d.gate_up_proj", ffn_down_exps = "experts.%d.down_proj",
  },
  ["deepseek2, lite"] = names,
  mamba = recurrent("mixer", { layers = "backbone.layers.", token_embd = "backbone.embeddings",
    output_norm = "backbone.norm_f", attn_norm = "norm" }),
  jamba = recurrent("mamba", {
    ffn_norm = "pre_ff_layernorm", ffn_gate = "feed_forward.gate_proj", ffn_up = "feed_forward.up_proj",
    ffn_down = "feed_forward.down_proj", ffn_gate_inp = "feed_forward.router",
    ffn_gate_exps = "feed_forward.experts.%d.gate_proj", ffn_up_exps = "feed_forward.experts.%d.up_proj",
    ffn_down_exps = "feed_forward.experts.%d.down_proj", output_norm = "model.final_layernorm",
  }),
  mamba2 = recurrent("mixer", { layers = "backbone.layers.", token_embd = "backbone.embeddings",
    output_norm = "backbone.norm_f", attn_norm = "norm", ["ssm_dt.bias"] = "mixer.dt_bias" }),
  nemotron_h_moe = recurrent("mixer", {
    layers = "backbone.layers.", token_embd = "backbone.embeddings", output_norm = "backbone.norm_f", attn_norm = "norm",
    ["ssm_dt.bias"] = "mixer.dt_bias", attn_q = "mixer.q_proj", attn_k = "mixer.k_proj", attn_v = "mixer.v_proj",
    attn_output = "mixer.o_proj", ffn_up = "mixer.up_proj", ffn_down = "mixer.down_proj", ffn_gate_inp = "mixer.gate",
    exp_probs_b = "mixer.gate.e_score_correction_bias", ffn_up_exps = "mixer.experts.%d.up_proj",
    ffn_down_exps = "mixer.experts.%d.down_proj", ffn_up_shexp = "mixer.shared_experts.up_proj",
    ffn_down_shexp = "mixer.shared_experts.down_proj", ffn_latent_down = "mixer.fc1_latent_proj",
    ffn_latent_up = "mixer.fc2_latent_proj",
  }),
  ["qwen3next, fused"] = delta, qwen3next = delta, qwen35moe = delta,
}

--- The tensors of a GGUF model as a checkpoint has them, in bf16.
local function translated(f, family)
  local list = {}
  for _, tensor in ipairs(f.tensors) do
    local prefix, rest = tensor[1]:match "^blk%.(%d+%.)(.+)$"
    rest = rest or tensor[1]
    local role, part = rest:match "^(.+)%.(%w+)$"
    if part ~= "weight" and part ~= "bias" and part ~= "scale" then role, part = rest, nil end
    local stated = family[rest]
    local name = assert(stated or family[role], f.name .. ": " .. rest)
    local parameter = stated or role == "exp_probs_b" or role == "ssm_a" or role == "ssm_d" or name:find "inv_freq"
    local shape = { table.unpack(tensor, 3) }
    for i = 1, #shape // 2 do shape[i], shape[#shape + 1 - i] = shape[#shape + 1 - i], shape[i] end
    local many = name:find("%d", 1, true) and table.remove(shape, 1) or 1
    for e = 1, many do
      local full = (prefix and (family.layers or "model.layers.") .. prefix or "") .. name:gsub("%%d", tostring(e - 1))
      list[#list + 1] = { full .. (parameter and "" or "." .. part), "BF16", table.unpack(shape) }
    end
  end
  return list
end

describe("a checkpoint", function()
  local folder
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  for _, f in ipairs(models) do
    local family = f.config and families[f.name]
    if family then
      it("of " .. f.name .. " has the bytes of its tensors", function()
        local tensors, bytes, predicting = translated(f, family), 0, 0
        for _, tensor in ipairs(tensors) do
          local more = writer.bytes(tensor)
          if f.name == "glm4moe" and tensor[1]:find "layers%.4%." then predicting = predicting + more end
          bytes = bytes + more
        end
        support.write(folder .. "/model.safetensors", writer.header(tensors))
        support.write(folder .. "/config.json", json.encode(f.config))
        local m = assert(import.model(folder))
        local report = support.report { model = m, hardware = "h100-sxm" }
        assert.is_nil(m.warnings)
        assert.equal(bytes - predicting, report.memory.weights_bytes)
        assert.equal(bytes / 2 - f.constants, report.parameters.total + (report.parameters.mtp or 0))
      end)
    end
  end
end)
