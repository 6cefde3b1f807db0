-- count_vision.lua: vision towers with their projectors, one function a family; `c` is the whole config.
-- Tensors: the model code of Hugging Face transformers and the models' own repositories.

local encoder = require "import.count_encoder"

local vision = {}

-- A patch merger: layer norm of `norm` weights' width, [4h, 4h] and [out, 4h] with biases (2x2 patches to one).
local function merger(norm, merged, out) return 2 * norm + merged * merged + merged + out * merged + out end

--- Qwen3-VL, Qwen3.5: two-frame patches with bias, positions, layers, a merger and one merger each deepstack level.
function vision.qwen(c)
  local v = c.vision_config
  local h, merged = v.hidden_size, v.hidden_size * v.spatial_merge_size * v.spatial_merge_size
  local patch = (v.in_channels or 3) * v.temporal_patch_size * v.patch_size * v.patch_size
  return patch * h + h + v.num_position_embeddings * h + v.depth * encoder.layer(h, v.intermediate_size)
    + merger(h, merged, v.out_hidden_size)
    + #(v.deepstack_visual_indexes or {}) * merger(merged, merged, v.out_hidden_size)
end

--- Gemma 3: SigLIP without its pooling head, a norm, a projection [text, vision].
function vision.gemma3(c)
  local v = c.vision_config
  return encoder.siglip_vision(v) + v.hidden_size + v.hidden_size * c.text_config.hidden_size
end

--- Gemma 4: patches without bias, x and y position tables, gated layers with four norms and head-wide norms, a projection.
-- `standardize` adds a bias and a scale after pooling.
function vision.gemma4(c)
  local v = c.vision_config
  local h, n, d = v.hidden_size, v.num_attention_heads, v.head_dim or v.hidden_size // v.num_attention_heads
  local layer = 2 * n * d * h + 2 * (v.num_key_value_heads or n) * d * h + 2 * d + 3 * h * v.intermediate_size + 4 * h
  return 3 * v.patch_size * v.patch_size * h + 2 * v.position_embedding_size * h + v.num_hidden_layers * layer
    + (v.standardize and 2 * h or 0) + h * c.text_config.hidden_size
end

--- Kimi K2.5 (MoonViT): patches with bias, a 2-D position table (time is fixed), layers, final norm, patch merger.
function vision.kimi(c)
  local v = c.vision_config
  local h = v.vt_hidden_size
  local merged = v.mm_hidden_size * v.merge_kernel_size[1] * v.merge_kernel_size[2]
  return 3 * v.patch_size * v.patch_size * h + h + v.init_pos_emb_height * v.init_pos_emb_width * h
    + v.vt_num_hidden_layers * encoder.layer(h, v.vt_intermediate_size) + 2 * h
    + merger(v.mm_hidden_size, merged, v.text_hidden_size)
end

--- LLaVA 1.5: CLIP's vision half (all layers are stored), a two-layer projector with biases.
function vision.llava(c)
  local h, out = c.vision_config.hidden_size, c.text_config.hidden_size or 4096
  return encoder.clip_vision(c.vision_config) + h * out + out + out * out + out
end

--- MiniMax M3: two-frame patches without bias, a norm before, CLIP layers, rotary positions, two two-layer projectors.
function vision.minimax_m3(c)
  local v, out = c.vision_config, c.text_config.hidden_size
  local h, wide = v.hidden_size, c.projector_hidden_size
  local squeeze = v.img_token_compression_config or v
  local merged = out * squeeze.spatial_merge_size * squeeze.spatial_merge_size
  return 3 * squeeze.temporal_patch_size * v.patch_size * v.patch_size * h + 2 * h
    + v.num_hidden_layers * encoder.layer(h, v.intermediate_size)
    + wide * h + wide + out * wide + out + wide * merged + wide + out * wide + out
end

--- Llama 4: patches without bias, class vector, positions, norms before and after, layers, the shuffle's MLP without biases, a projection.
function vision.llama4(c)
  local v = c.vision_config
  local h = v.hidden_size
  local patches = (v.image_size // v.patch_size) * (v.image_size // v.patch_size)
  return 3 * v.patch_size * v.patch_size * h + h + (patches + 1) * h + 4 * h
    + v.num_hidden_layers * encoder.layer(h, v.intermediate_size)
    + v.projector_input_dim * (v.intermediate_size + v.projector_output_dim)
    + v.vision_output_dim * c.text_config.hidden_size
end

return vision
