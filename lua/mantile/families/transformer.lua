-- transformer.lua: a decoder from the fields of a config: its embedding, its
-- layers, what is around them, and its multi-token prediction. Which mixer and
-- which network a layer has is read by mixers.lua and networks.lua.

local mixers = require "mantile.families.mixers"
local networks = require "mantile.families.networks"
local rwkv = require "mantile.families.rwkv"
local schema = require "mantile.schema"
local stack = require "mantile.families.stack"
local tables = require "mantile.tables"

local transformer = {}

local LAYERS_MAX = 1000

local function norm_of(t)
  if t.norm == "plain" then return { "norm", plain = true } end
  if t.norm == "layer" and t.norm_bias ~= false then return { "norm", bias = true } end
  return { "norm" }
end

-- ---- kinds of layers --------------------------------------------------------

local function arrangement_of(f, t)
  if type(t.arrange) == "function" then return t.arrange(f) end
  return t.arrange or "pre"
end

--- A feed-forward network beside a mixture: both see every token (Gemma 4).
local function beside(f, t, i, norm)
  local moe = networks.experts(f, t, i)
  moe.router_scale, moe.expert_scale = true, true
  return { parallel = { { networks.dense(f, t), norm }, { norm, moe, norm } } }
end

--- Gemma 4: four norms and a scale; a mixture beside the network has three more.
local function gemma4_layer(f, t, i)
  local norm, network = { "norm" }, networks.dense(f, t)
  local shared = f:whole(0, "num_kv_shared_layers") or 0
  if f:flag(false, "use_double_wide_mlp") and shared > 0 and i >= f:need("num_hidden_layers") - shared then
    network.intermediate = 2 * network.intermediate
  end
  if f:flag(false, "enable_moe_block") then network = beside(f, t, i, norm) end
  local layer = stack.layer("sandwich", norm, mixers.of(f, t, i), network)
  local side = f:size("hidden_size_per_layer_input")
  if side then layer[#layer + 1] = { residual = { { "side_input", width = side }, norm } } end
  layer[#layer + 1] = { "scale" }
  return layer
end

--- DeepSeek-V4: every block reads and writes several residual streams.
local function streamed_layer(f, t, i)
  local streams, norm = f:size("hc_mult") or 1, { "norm" }
  local into, out = { "hyper_in", streams = streams }, { "hyper_out", streams = streams }
  return {
    { residual = { into, norm, mixers.of(f, t, i), out } }, { residual = { into, norm, networks.of(f, t, i), out } },
  }
end

-- Nemotron-NAS: each layer's attention and network, or neither.
local function searched_layer(f, t, i)
  local block = f:list("table", "block_configs")[i + 1]
  if not block then error(("%sblock_configs[%d] is missing"):format(f.where, i), 0) end
  local hidden, norm = mixers.width(f), norm_of(t)
  local function part(spec, entry_of)
    if type(spec) ~= "table" or spec.no_op then return nil end
    if spec.replace_with_linear then return { "project", width = hidden } end
    return entry_of(spec)
  end
  local mixer = part(block.attention, function(spec)
    local entry = mixers.attention(f, t, i)
    local group = math.tointeger(spec.n_heads_in_group)
    if group and group >= 1 then entry.kv_heads = entry.heads // group end
    return entry
  end)
  local network = part(block.ffn, function(spec)
    local width = math.tointeger(spec.intermediate_size)
    if not width and math.type(spec.ffn_mult) then -- up to a multiple of 256
      width = ((2 * spec.ffn_mult * hidden / 3) // 1 + 255) // 256 * 256
    end
    if not width or width < 1 then error(("block_configs[%d].ffn states no width"):format(i), 0) end
    return { "mlp", intermediate = math.tointeger(width), bias = mixers.holds(f, t.mlp_bias) }
  end)
  if not mixer and not network then return {} end
  return stack.layer("pre", norm, mixer, network)
end

--- Blocks with one thing each: a norm and a mixer, or a norm and a network.
local function single_layer(kind, f, t, i)
  local entry
  if kind == "mamba" then entry = mixers.mamba2(f)
  elseif kind == "attention" then entry = mixers.attention(f, t, i)
  elseif kind == "mlp" then entry = networks.dense(f, t)
  elseif kind == "moe" then entry = networks.experts(f, t, i)
  else
    error(("layer %d is %s, which is no kind that is known; known are mamba attention mlp moe"):format(i,
      schema.shown(kind)), 0)
  end
  return stack.single(norm_of(t), entry)
end

local letters = { M = "mamba", ["*"] = "attention", ["-"] = "mlp", E = "moe" }

--- The kinds that a list or a text of letters states, or nil.
local function kinds_of(f, list, text)
  local kinds = f:list("string", list)
  local pattern = f:text(text)
  if kinds or not pattern then return kinds end
  kinds = {}
  for letter in pattern:gmatch "." do kinds[#kinds + 1] = letters[letter] or letter end
  return kinds
end

local function ordinary_layer(f, t, i)
  return stack.layer(arrangement_of(f, t), norm_of(t), mixers.of(f, t, i), networks.of(f, t, i))
end

-- What `layers` of traits.lua may say.
local by_name = {
  mamba = function(f, t) return stack.single(norm_of(t), mixers.mamba(f)) end,
  mamba2 = function(f, t) return stack.single(norm_of(t), mixers.mamba2(f)) end,
  rwkv4 = function(f, _, i) return rwkv.layer(4, f, i) end,
  rwkv6 = function(f, _, i) return rwkv.layer(6, f, i) end,
  rwkv7 = function(f, _, i) return rwkv.layer(7, f, i) end,
}

--- What makes layer i of such a config.
local function maker_of(f, t)
  local kinds = kinds_of(f, "layers_block_type", "hybrid_override_pattern")
  if kinds then
    return function(_, _, i) return single_layer(kinds[i + 1], f, t, i) end, #kinds
  end
  if f:get "block_configs" then return searched_layer end
  if f:get "hc_mult" then return streamed_layer end
  if f:get "global_head_dim" or f:get "enable_moe_block" ~= nil then return gemma4_layer end
  return by_name[t.layers] or ordinary_layer
end

-- ---- around the layers ------------------------------------------------------

local function before(f, t, d)
  local entries = {}
  if t.positions then
    local rows = f:need("n_positions", "max_position_embeddings", "n_ctx")
    entries[1] = { "positions", rows = rows + (t.positions == true and 0 or t.positions), width = d.hidden }
  end
  if d.embedding_width then table.insert(entries, 1, { "project", width = d.hidden }) end
  if t.embedding_norm then
    entries[#entries + 1] = { "norm", bias = true }
  end
  if f:get "hc_mult" then entries[#entries + 1] = { "spread", streams = f:need("hc_mult") } end
  local side = f:size("hidden_size_per_layer_input")
  if side then
    entries[#entries + 1] = {
      "side_embedding", width = side, layers = f:need("num_hidden_layers"),
      vocab = f:need("vocab_size_per_layer_input"),
    }
  end
  return entries
end

local function after(f, t, d)
  local entries = {}
  if f:get "hc_mult" then entries[1] = { "hyper_in", streams = f:need("hc_mult"), final = true } end
  if not t.final_norm or t.final_norm(f) then entries[#entries + 1] = norm_of(t) end
  if d.embedding_width then entries[#entries + 1] = { "project", width = d.embedding_width } end
  return entries
end

-- ---- multi-token prediction -------------------------------------------------

-- What a prediction layer does not follow: it sees all tokens and selects for itself.
local of_layers = tables.set "layer_types full_attention_interval indexer_types index_topk_pattern index_topk_freq"

--- The layer that predicts: like the last one, or as Step-3.5 has it, dense.
local function predicting_layer(f, t, d)
  local i = d.count - 1
  if d.made or f:get "hc_mult" then return d.make(f, t, d.count) end
  if t.dense_prediction then -- layer_types goes on behind the last layer
    return stack.layer("pre", norm_of(t), mixers.attention(f, t, d.count), networks.dense(f, t))
  end
  return ordinary_layer(f:without(of_layers), t, i)
end

--- The prediction layers that a config states: one run of them drafts one token.
local function prediction(f, t, d)
  local kinds = kinds_of(f, "mtp_layers_block_type", "mtp_hybrid_override_pattern")
  local count = f:size("num_nextn_predict_layers", "mtp_num_hidden_layers")
  if not count and f:size("num_mtp_modules") then
    count = f:size("num_mtp_modules") * (f:size("mtp_transformer_layers") or 1)
  end
  if not count then return nil end
  local layer = {}
  if kinds then
    for i, kind in ipairs(kinds) do
      for _, entry in ipairs(single_layer(kind, f, t, i)) do layer[#layer + 1] = entry end
    end
  else
    layer = predicting_layer(f, t, d)
  end
  return { draft = { "draft_input", width = d.hidden }, layer = layer, count = count }
end

local function prediction_blocks(f, t, d)
  local p = prediction(f, t, d)
  if not p then return nil end
  local streams = f:size("hc_mult")
  local step = { p.draft }
  if streams then step[#step + 1] = { "spread", streams = streams } end
  step[#step + 1] = p.layer
  if streams then step[#step + 1] = { "hyper_in", streams = streams, final = true } end
  step[#step + 1] = norm_of(t)
  step[#step + 1] = { "lm_head", vocab = d.vocab, tied = not t.own_prediction_head or nil }
  return { { times = p.count, table.unpack(step) } }
end

--- The decoder that the fields describe: what stack.blocks takes, and mtp. `make` is what makes layer i (f, t, i)
--- where more than the fields is known of each.
function transformer.describe(f, t, make)
  local d = { hidden = mixers.width(f), vocab = f:need("padded_vocab_size", "vocab_size"), made = make ~= nil }
  local narrow = f:size("word_embed_proj_dim", "embedding_size")
  if narrow and narrow ~= d.hidden then d.embedding_width = narrow end
  local count
  if make then d.make = make else d.make, count = maker_of(f, t) end
  d.count = count or f:need("num_hidden_layers", "n_layer", "n_layers", "num_layers")
  if d.count > LAYERS_MAX then error(("num_hidden_layers is %d; the most is %d"):format(d.count, LAYERS_MAX), 0) end
  d.layers, d.numbers = {}, {} -- some have nothing in them
  for i = 0, d.count - 1 do
    local layer = d.make(f, t, i)
    if #layer > 0 then d.layers[#d.layers + 1], d.numbers[#d.numbers + 1] = layer, i end
  end
  d.before, d.after = before(f, t, d), after(f, t, d)
  d.tied = f:flag(t.tied or false, "tie_word_embeddings") or nil
  d.head_bias = mixers.holds(f, t.head_bias)
  d.mtp = prediction_blocks(f, t, d)
  d.max_positions = f:size("max_position_embeddings", "n_positions", "max_sequence_length", "seq_length", "max_seq_len")
  return d
end

return transformer
