-- towers.lua: the vision towers of multimodal decoders, with what maps their rows to the text's width, from the fields
-- of the whole config (`f`), its vision part (`v`) and the width of the text's stream. Each is what `vision` of a model
-- takes. Where `size` is stated a model takes images of any size, and makes more rows of larger ones; where height and
-- breadth are, it scales every image to that, or cuts it into tiles of that.

local clip = require "mantile.families.clip"
local tables = require "mantile.tables"
local vit = require "mantile.families.vit"

local makers = {} -- by model_type

local CHANNELS = 3
local JOINED = 2 -- patches a side that become one row, in most of them

local function append(blocks, ...)
  for _, entry in ipairs { ... } do blocks[#blocks + 1] = entry end
  return blocks
end

local function matrix(width, bias) return { "project", width = width, bias = bias or nil } end

--- Two matrices, which a projector of CLIP's rows is made of.
local function two_matrices(width) return { matrix(width, true), matrix(width, true) } end

-- ---- Qwen -------------------------------------------------------------------

--- A still image is two equal frames: their channels are one convolution's.
local function frames_of(v) return CHANNELS * (v:size("temporal_patch_size") or 2) end

local function merger(v, width, more)
  local entry = { "patch_merger", width = width, norm = "patches" }
  if v:size("spatial_merge_size") ~= JOINED then entry.factor = v:size("spatial_merge_size") end
  return tables.merged(entry, more)
end

--- Qwen3-VL and Qwen3.5: a learned table, and mergers after some layers too (DeepStack).
function makers.qwen3_vl(_, v, width)
  local patch, positions = v:need("patch_size"), v:need("num_position_embeddings")
  local d = {
    patch = patch, class = false, width = v:need("hidden_size"), layers = v:layers("depth"),
    heads = v:need("num_heads"), intermediate = v:need("intermediate_size"), positions = positions, final_norm = false,
    levels = v:list("number", "deepstack_visual_indexes"), aside = merger(v, width, { norm = "joined", aside = true }),
  }
  local size = math.floor(positions ^ 0.5 + 0.5) * patch -- what the table is made for
  return { image = { size = size, channels = frames_of(v) }, blocks = append(vit(d), merger(v, width)) }
end

local function layers_of(v) return v:get "depth" and v:layers "depth" or 32 end

local QWEN2_SIZE = 1024 -- pixels a side where a request states none: the table of positions has no size

function makers.qwen2_vl(_, v, width)
  local hidden = v:size("embed_dim") or 1280
  local d = {
    patch = v:size("patch_size") or 14, patch_bias = false, class = false, width = hidden,
    layers = layers_of(v), heads = v:size("num_heads") or 16,
    intermediate = math.tointeger((v:number("mlp_ratio") or 4) * hidden), final_norm = false,
  }
  return { image = { size = QWEN2_SIZE, channels = frames_of(v) }, blocks = append(vit(d), merger(v, width)) }
end

--- Most layers see windows of so many pixels a side.
function makers.qwen2_5_vl(_, v, width)
  local patch = v:size("patch_size") or 14
  local side = (v:size("window_size") or 112) // patch
  local d = {
    patch = patch, patch_bias = false, class = false, width = v:size("hidden_size") or 1280,
    layers = layers_of(v), heads = v:size("num_heads") or 16,
    intermediate = v:size("intermediate_size") or 3420, rms = true, gated = true, window = side * side,
    whole = v:list("number", "fullatt_block_indexes") or { 7, 15, 23, 31 }, final_norm = false,
  }
  local blocks = append(vit(d), merger(v, width, { norm_bias = false }))
  return { image = { size = QWEN2_SIZE, channels = frames_of(v) }, blocks = blocks }
end

-- ---- Gemma ------------------------------------------------------------------

local function fixed(size) return { height = size, breadth = size, channels = CHANNELS } end

--- SigLIP, pooled to so many rows.
function makers.gemma3(f, v, width)
  local side = v:need("image_size") // v:need("patch_size")
  local rows = f:size("mm_tokens_per_image") or 256
  local kernel = math.max(1, side // math.floor(rows ^ 0.5 + 0.5))
  local blocks = append(clip.siglip_tower(v), { "pool", kernel = kernel, stride = kernel }, { "norm" }, matrix(width))
  return { image = fixed(v:need("image_size")), blocks = blocks }
end

function makers.paligemma(_, v, width)
  return { image = fixed(v:need("image_size")), blocks = append(clip.siglip_tower(v), matrix(width, true)) }
end

--- Rotary positions beside two tables, of rows and of columns; pooled, and where `standardize` says so a scale and a
--- bias for each channel, which cost what a norm does. An image is scaled to so many rows at most.
function makers.gemma4(f, v, width)
  local kernel, patch = v:size("pooling_kernel_size") or 3, v:need("patch_size")
  local hidden, heads = v:need("hidden_size"), v:need("num_attention_heads")
  local d = {
    patch = patch, patch_bias = false, class = false, width = hidden, layers = v:layers("num_hidden_layers"),
    heads = heads, kv_heads = v:size("num_key_value_heads"), head_dim = v:size("head_dim") or hidden // heads,
    intermediate = v:need("intermediate_size"), positions = 2 * v:need("position_embedding_size"), rms = true,
    bias = false, gated = true, qk_norm = true, sandwich = true, final_norm = false,
  }
  local rows = f:size("vision_soft_tokens_per_image") or v:size("default_output_length") or 280
  local blocks = append(vit(d), { "pool", kernel = kernel, stride = kernel })
  if v:flag(false, "standardize") then append(blocks, { "norm", bias = true }) end
  append(blocks, { "norm", plain = true }, matrix(width))
  return { image = { size = math.floor(rows ^ 0.5) * kernel * patch, channels = CHANNELS }, blocks = blocks }
end

-- ---- CLIP and Pixtral -------------------------------------------------------

--- The patches of an image without its class row.
local function patches(v)
  local side = v:need("image_size") // v:need("patch_size")
  return { "crop", height = side, breadth = side }
end

--- The layers behind the one whose rows are used are stored only: layer -2 is the last but one.
local function unused_of(f, layers)
  local layer = f:get "vision_feature_layer"
  layer = math.type(layer) and math.tointeger(layer) or -1
  if layer >= 0 then return math.max(0, layers - layer) end
  return math.min(-layer - 1, layers - 1)
end

local function clip_of(f, v)
  local unused = unused_of(f, v:need("num_hidden_layers"))
  local blocks = append(clip.clip_tower(v, { unused = unused }))
  if f:text("vision_feature_select_strategy") ~= "full" then append(blocks, patches(v)) end
  return { image = fixed(v:need("image_size")), blocks = blocks }
end

--- Mistral's: rotary positions in two dimensions, gated, norms without bias (Agrawal et al. 2024).
local function pixtral_of(v)
  local hidden = v:need("hidden_size")
  local blocks = vit {
    patch = v:need("patch_size"), patch_bias = false, class = false, width = hidden,
    layers = v:layers("num_hidden_layers"), heads = v:need("num_attention_heads"), head_dim = v:size("head_dim"),
    intermediate = v:need("intermediate_size"), rms = true, bias = false, gated = true, pre_norm = true,
    final_norm = false,
  }
  return { image = { size = v:need("image_size"), channels = CHANNELS }, blocks = blocks }
end

--- LLaVA: which tower is said by its own model_type.
function makers.llava(f, v, width)
  local kind = v.config.model_type
  local made
  if kind == "pixtral" then
    made = pixtral_of(v)
  elseif kind == "siglip_vision_model" then
    made = { image = fixed(v:need("image_size")), blocks = clip.siglip_tower(v) }
  else
    made = clip_of(f, v)
  end
  append(made.blocks, two_matrices(width))
  return made
end

--- Four patches become one row before they are as wide as the text.
function makers.mistral3(f, v, width)
  local made, bias = pixtral_of(v), f:flag(false, "multimodal_projector_bias")
  local joined = { "patch_merger", width = width, intermediate = v:need("hidden_size"), norm = "patches",
    norm_bias = false, bias = bias, factor = f:size("spatial_merge_size") }
  append(made.blocks, joined, matrix(width, bias))
  return made
end

--- InternViT (Chen et al. 2024): factors for each channel, four patches joined.
function makers.internvl(f, v, width)
  local function single(name)
    local value = v:get(name)
    return type(value) == "table" and math.tointeger(value[1]) or v:need(name)
  end
  local patch, size, hidden = single "patch_size", single "image_size", v:need("hidden_size")
  local side = size // patch
  local blocks = vit {
    patch = patch, width = hidden, layers = v:layers("num_hidden_layers"), heads = v:need("num_attention_heads"),
    intermediate = v:need("intermediate_size"), positions = side * side + 1, scale = true,
    mask = v:flag(false, "use_mask_token"), qk_norm = v:flag(false, "use_qk_norm") or nil,
    rms = v:text("norm_type") == "rms_norm" or nil, final_norm = not v:flag(true, "use_mean_pooling"),
  }
  local ratio = f:number("downsample_ratio") or 0.5
  append(blocks, { "crop", height = side, breadth = side },
    { "patch_merger", width = width, intermediate = width, norm = "joined", factor = math.tointeger(1 / ratio) })
  return { image = fixed(size), blocks = blocks }
end

-- ---- others -----------------------------------------------------------------

--- MoonViT (Kimi team 2025).
function makers.kimi_k25(_, v, width)
  local patch = v:need("patch_size")
  local rows, columns = v:need("init_pos_emb_height"), v:need("init_pos_emb_width")
  local kernel = v:list("number", "merge_kernel_size") or { JOINED, JOINED }
  local d = {
    patch = patch, class = false, width = v:need("vt_hidden_size"), layers = v:layers("vt_num_hidden_layers"),
    heads = v:need("vt_num_attention_heads"), intermediate = v:need("vt_intermediate_size"), positions = rows * columns,
  }
  local joined = { "patch_merger", width = v:size("text_hidden_size") or width, norm = "patches",
    factor = kernel[1] ~= JOINED and kernel[1] or nil }
  return { image = { size = rows * patch, channels = CHANNELS }, blocks = append(vit(d), joined) }
end

--- Two frames, rotary positions in three dimensions; mapped to the text's width, then four joined.
function makers.minimax_m3_vl(f, v, width)
  local squeeze = f:inner "img_token_compression_config" or v
  local patch, factor = v:need("patch_size"), squeeze:size("spatial_merge_size") or JOINED
  local wide = f:size("projector_hidden_size") or width
  local d = {
    patch = patch, patch_bias = false, class = false, width = v:need("hidden_size"),
    layers = v:layers("num_hidden_layers"), heads = v:need("num_attention_heads"),
    intermediate = v:need("intermediate_size"), pre_norm = true, final_norm = false,
  }
  local rows = f:size("image_seq_length")
  local size = rows and math.floor(rows ^ 0.5 + 0.5) * factor * patch or v:need("image_size")
  local blocks = append(vit(d), matrix(wide, true), matrix(width, true),
    { "patch_merger", width = width, intermediate = wide, factor = factor ~= JOINED and factor or nil })
  return { image = { size = size, channels = frames_of(squeeze) }, blocks = blocks }
end

--- Tiles: a class row, learned positions, four patches joined.
function makers.llama4(_, v, width)
  local side = v:need("image_size") // v:need("patch_size")
  local blocks = vit {
    patch = v:need("patch_size"), patch_bias = false, width = v:need("hidden_size"),
    layers = v:layers("num_hidden_layers"), heads = v:need("num_attention_heads"),
    intermediate = v:need("intermediate_size"), positions = side * side + 1, pre_norm = true,
  }
  local ratio = v:number("pixel_shuffle_ratio") or 0.5
  append(blocks, patches(v),
    { "patch_merger", width = v:need("projector_output_dim"), intermediate = v:need("projector_input_dim"),
      bias = false, factor = math.tointeger(1 / ratio) }, matrix(width))
  return { image = fixed(v:need("image_size")), blocks = blocks }
end

makers.qwen3_vl_moe, makers.qwen3_5, makers.qwen3_5_moe = makers.qwen3_vl, makers.qwen3_vl, makers.qwen3_vl

--- What a nested vision config leaves out, by its own model_type.
local defaults = {
  clip_vision_model = clip.defaults.clip_vision, siglip_vision_model = clip.defaults.siglip_vision,
  pixtral = {
    hidden_size = 1024, intermediate_size = 4096, num_hidden_layers = 24, num_attention_heads = 16, image_size = 1024,
    patch_size = 16,
  },
  llama4_vision_model = {
    hidden_size = 768, num_hidden_layers = 34, num_attention_heads = 16, intermediate_size = 5632, image_size = 448,
    patch_size = 14, projector_input_dim = 4096, projector_output_dim = 4096,
  },
}

local towers = {}

--- Whether the towers of that model_type are known.
function towers.knows(model_type) return makers[model_type] ~= nil end

--- The tower of a config of that model_type; nil where it is not known.
function towers.of(f, text_width)
  local make = makers[f.config.model_type]
  local v = f:inner "vision_config"
  if not make or not v then return nil end
  return make(f, v:over(defaults[v.config.model_type] or {}), text_width)
end

return towers
