-- gguf_latent.lua: GGUF files of decoders with latent attention.

local builder = require "import.gguf_builder"
local tables = require "mantile.tables"

local H, HEADS = builder.H, builder.HEADS
local config_of = builder.config_of
local models, add = builder.list()

local latent_config = {
  kv_lora_rank = 256, qk_rope_head_dim = 32, qk_nope_head_dim = 64, v_head_dim = 64, n_routed_experts = 8,
  num_experts_per_tok = 2, moe_intermediate_size = 256, n_shared_experts = 2, first_k_dense_replace = 1,
  num_key_value_heads = HEADS, head_dim = "none",
}

add("deepseek2", {
  name = "deepseek2, lite", metadata = builder.old_latent_keys, config = config_of("deepseek_v2", latent_config),
  layer = function(b, i)
    b:latent({})
    if i == 0 then return b:mlp() end
    b:experts { count = 8, shared = 512 }
  end,
})
add("deepseek2", {
  name = "deepseek2, split", metadata = builder.latent_keys,
  config = config_of("deepseek_v3", tables.merged(latent_config, { q_lora_rank = 128 })),
  layer = function(b, i)
    b:latent({ split = true, q_rank = 128 })
    if i == 0 then return b:mlp() end
    b:experts { count = 8, shared = 512, router_bias = true }
  end,
})
add("glm-dsa", {
  metadata = tables.merged(builder.latent_keys, {
    ["attention.indexer.head_count"] = 4, ["attention.indexer.key_length"] = 32, ["attention.indexer.top_k"] = 64,
  }),
  config = config_of("glm_moe_dsa", tables.merged(latent_config, {
    q_lora_rank = 128, index_n_heads = 4, index_head_dim = 32, index_topk = 64,
    indexer_types = { "full", "shared", "full", "shared" },
  })),
  layer = function(b, i)
    b:latent({ split = true, q_rank = 128 })
    if i % 2 == 0 then
      b:matrix("indexer.attn_k", H, 32)
      b:norm("indexer.k_norm", 32, true)
      b:matrix("indexer.proj", H, 4)
      b:matrix("indexer.attn_q_b", 128, 4 * 32)
    end
    if i == 0 then return b:mlp() end
    b:experts { count = 8, shared = 512, router_bias = true }
  end,
})

return models
