-- layer_list.lua: a model as a list of layer classes, the way the first Mantile
-- (github.com/gminneci/Mantile) describes one in JSON:
--
--     { "name": "...", "hidden_size": 2048, "vocab_size": 32000, "layer_types": [
--       { "name": "attention", "class": "GroupedQueryAttentionLayer", "count": 22, "specs": { ... } }, ... ] }
--
-- It lists kinds of layers and how many there are of each, not their order, and
-- never an LM head: what is assumed of both is in the model's warnings.

local document = require "mantile.import.document"
local files = require "mantile.import.files"
local imported = require "mantile.import.imported"
local schema = require "mantile.schema"
local stack = require "mantile.families.stack"
local tables = require "mantile.tables"

local layer_list = {}

local COUNT_MAX = 10000  -- norms of one kind
local LAYERS_MAX = 1000   -- layers of all kinds
local KINDS_MAX = 1000   -- entries of layer_types
local PERIOD_MAX = 64    -- layers after which kinds repeat

-- ---- the classes ------------------------------------------------------------

-- What specs may hold beside a layer's sizes.
local described = { parameter_count = true, input_dim = true, output_dim = true, layer_idx = true, dtype = true }

local function attention(heads, s)
  local head_dim = s.head_dim or s.hidden_size // heads
  return {
    "attention", heads = heads, kv_heads = s.num_kv_heads or heads, head_dim = head_dim, qkv_bias = s.has_bias or nil,
    out_bias = s.has_bias or nil,
  }
end

--- `num_sinks` means one learned logit a head where there are as many as heads, and
--- otherwise tokens that are kept beside the window (Xiao et al. 2023).
local function windowed(s, note)
  local layer, sinks = attention(s.num_query_heads, s), s.num_sinks
  layer.window = s.sliding_window
  if sinks == s.num_query_heads then
    layer.sinks = true
    note(("num_sinks (%d) is that of the heads: taken as one logit for each, not as tokens"):format(sinks))
  elseif sinks > 0 and layer.window then
    layer.window = layer.window + sinks
    note(("num_sinks (%d) is taken as tokens that are kept beside the window"):format(sinks))
  end
  return layer
end

--- The layers' own default is a gate, with its projection the third.
local function gated(s)
  if s.num_projections == 2 then return false end
end

local function mlp(s) return { "mlp", intermediate = s.intermediate_size, gated = gated(s) } end

local function moe(s)
  return {
    "moe", intermediate = s.intermediate_size, experts = s.num_experts, top_k = s.top_k,
    gated = gated(s), shared_experts = s.num_shared_experts > 0 and s.num_shared_experts or nil,
    bias = s.has_bias or nil, router_bias = s.has_bias or nil,
  }
end

local hidden, head_dim = { "hidden_size", "width" }, { "head_dim", "width?" }
local kv_heads, bias = { "num_kv_heads", "count" }, { "has_bias", "flag", default = false }
local wide = { "intermediate_size", "width" }
local projections = { "num_projections", "count", default = 2, one_of = { 2, 3 } }

-- What a class is in a model, what its specs hold, and the layer it becomes.
local classes = {
  AttentionLayer = {
    place = "mixer", specs = { hidden, { "num_heads", "count" }, head_dim, bias },
    layer = function(s) return attention(s.num_heads, s) end,
  },
  GroupedQueryAttentionLayer = {
    place = "mixer", specs = { hidden, { "num_heads", "count" }, kv_heads, head_dim, bias },
    layer = function(s) return attention(s.num_heads, s) end,
  },
  SlidingWindowAttentionLayer = {
    place = "mixer", layer = windowed,
    specs = {
      hidden, { "num_query_heads", "count" }, kv_heads, head_dim, { "sliding_window", "tokens?" },
      { "num_sinks", "tokens0", default = 0 }, bias,
    },
  },
  MLPLayer = { place = "feed_forward", specs = { hidden, wide, projections }, layer = mlp },
  GatedMLPLayer = {
    place = "feed_forward", layer = mlp,
    specs = { hidden, wide, { "num_projections", "count", default = 3, one_of = { 3 } } },
  },
  MoELayer = {
    place = "feed_forward", layer = moe,
    specs = {
      hidden, wide, { "num_experts", "count" }, { "top_k", "count" }, { "num_shared_experts", "tokens0", default = 0 },
      projections, bias,
    },
  },
  NormLayer = {
    place = "norm", specs = { hidden, bias },
    layer = function(s) return { "norm", bias = s.has_bias or nil } end,
  },
  EmbeddingLayer = {
    place = "embedding", specs = { { "vocab_size", "count" }, hidden },
    layer = function(s) return { "embedding", vocab = s.vocab_size, width = s.hidden_size } end,
  },
}

-- ---- entries ----------------------------------------------------------------

local function refuse(format, ...) error(format:format(...), 0) end

--- The specs that the class knows, and a warning of the others.
local function specs_of(entry, class, label, d)
  local given, known, ignored = entry.specs or {}, {}, {}
  if type(given) ~= "table" then refuse("%s: specs is %s; it must be an object", label, schema.shown(given)) end
  for _, field in ipairs(class.specs) do known[field[1]] = given[field[1]] end
  for key in pairs(given) do
    if known[key] == nil and not described[key] then ignored[#ignored + 1] = tostring(key):gsub("%c", "?") end
  end
  table.sort(ignored)
  if #ignored > 0 then d.note("%s: specs that are not read: %s", label, table.concat(ignored, " ")) end
  if known.hidden_size == nil then known.hidden_size = d.hidden end
  local specs, message = schema.check(class.specs, known)
  if not specs then refuse("%s: %s", label, message) end
  return specs
end

local function check_attention(label, layer)
  if layer.heads % layer.kv_heads ~= 0 then
    refuse("%s: num_kv_heads (%d) must divide the heads (%d)", label, layer.kv_heads, layer.heads)
  end
  if layer.head_dim < 1 then refuse("%s: head_dim is missing", label) end
end

--- One entry of layer_types: { place =, layer =, count = }.
local function entry_of(entry, i, d)
  if type(entry) ~= "table" then refuse("layer_types[%d] is %s; it must be an object", i, schema.shown(entry)) end
  local label = type(entry.name) == "string" and schema.shown(entry.name) or ("layer_types[%d]"):format(i)
  local class = type(entry.class) == "string" and classes[entry.class]
  if not class then
    local known = table.concat(tables.keys(classes), " ")
    refuse("%s: its class is %s; it must be one of %s", label, schema.shown(entry.class), known)
  end
  local counted, message = schema.check({ { "count", "count", default = 1, max = COUNT_MAX } }, { count = entry.count })
  if not counted then refuse("%s: %s", label, message) end
  local specs = specs_of(entry, class, label, d)
  d.hidden = d.hidden or specs.hidden_size
  if specs.hidden_size ~= d.hidden then
    refuse("%s: hidden_size is %d, but %d before it", label, specs.hidden_size, d.hidden)
  end
  local layer = class.layer(specs, function(sentence) d.note("%s: %s", label, sentence) end)
  if class.place == "mixer" then check_attention(label, layer) end
  return { place = class.place, layer = layer, count = counted.count }
end

-- ---- order ------------------------------------------------------------------

local function total_of(kinds)
  local total = 0
  for _, kind in ipairs(kinds) do total = total + kind.count end
  return total
end

--- The kinds in turn, each as evenly as its count allows; false where there is none,
--- when they are fewer than `slots`.
local function in_turn(kinds, slots)
  local order, used = {}, {}
  local all = table.move(kinds, 1, #kinds, 1, {})
  all[#all + 1] = { layer = false, count = slots - total_of(kinds) }
  for i = 1, slots do
    local best, lack
    for k, kind in ipairs(all) do
      local behind = kind.count * i / slots - (used[k] or 0)
      if kind.count > 0 and (not best or behind > lack) then best, lack = k, behind end
    end
    used[best] = (used[best] or 0) + 1
    order[i] = all[best].layer
  end
  return order
end

--- After how many layers they repeat: at most PERIOD_MAX, or nil.
local function period_of(layers)
  for period = 1, math.min(PERIOD_MAX, #layers // 2) do
    local repeats = #layers % period == 0
    for i = period + 1, repeats and #layers or 0 do
      if not stack.same(layers[i], layers[i - period]) then
        repeats = false
        break
      end
    end
    if repeats then return period end
  end
end

--- Layers, each a list of entries, as blocks.
local function blocks_of(layers)
  local period = period_of(layers)
  if not period or period == 1 then return stack.groups(layers) end
  local group = { times = #layers // period }
  for i = 1, period do table.move(layers[i], 1, #layers[i], #group + 1, group) end
  return { group }
end

--- A norm before each mixer and feed-forward network, or around it, and one at the
--- end, whatever their stated count; none when the description has none.
local function norms_of(d, branches)
  local kinds = d.norm
  if #kinds == 0 then return nil end
  local stated, before, around = total_of(kinds), branches + 1, 2 * branches + 1
  local norm = { before = kinds[1].layer, after = stated == around and kinds[1].layer or nil, final = kinds[1].layer }
  if stated ~= before and stated ~= around then
    d.note("its %d norms are taken as %d: one before each attention and feed-forward layer and one at the end", stated,
      before)
  end
  return norm
end

local function layers_of(d)
  local count = math.max(total_of(d.mixer), total_of(d.feed_forward))
  if count > LAYERS_MAX then refuse("its layer_types make %d layers; the most is %d", count, LAYERS_MAX) end
  local mixers, networks = in_turn(d.mixer, count), in_turn(d.feed_forward, count)
  local norm = norms_of(d, total_of(d.mixer) + total_of(d.feed_forward))
  local function branch(layer)
    local entries = {}
    if norm then entries[1] = norm.before end
    entries[#entries + 1] = layer
    if norm then entries[#entries + 1] = norm.after end
    return { residual = entries }
  end
  local layers = {}
  for i = 1, count do
    layers[i] = {}
    if mixers[i] then table.insert(layers[i], branch(mixers[i])) end
    if networks[i] then table.insert(layers[i], branch(networks[i])) end
  end
  return layers, norm and norm.final
end

-- ---- the model --------------------------------------------------------------

local top = {
  { "hidden_size", "width?" }, { "vocab_size", "count?" }, { "max_position_embeddings", "count?" },
  { "tie_word_embeddings", "flag?" },
}

local function top_fields(config)
  local given = {}
  for _, field in ipairs(top) do given[field[1]] = config[field[1]] end
  local fields, message = schema.check(top, given)
  if not fields then refuse("%s", message) end
  return fields
end

--- The entries of layer_types by their place, the hidden size and the notes on them.
local function read(config, fields, warnings)
  local d = { mixer = {}, feed_forward = {}, norm = {}, embedding = {}, hidden = fields.hidden_size }
  function d.note(format, ...) warnings[#warnings + 1] = format:format(...) end
  local list = config.layer_types
  if #list > KINDS_MAX then refuse("layer_types has %d entries; at most %d are read", #list, KINDS_MAX) end
  for i, entry in ipairs(list) do
    local one = entry_of(entry, i, d)
    table.insert(d[one.place], one)
  end
  return d
end

local function embedding_of(d, fields)
  if total_of(d.embedding) > 1 then refuse("it has %d embeddings; one is read", total_of(d.embedding)) end
  if d.embedding[1] then return d.embedding[1].layer end
  if not (fields.vocab_size and d.hidden) then
    refuse("it has neither an EmbeddingLayer nor vocab_size and hidden_size")
  end
  d.note("assumed: an embedding of vocab_size x hidden_size, as it lists none")
  return { "embedding", vocab = fields.vocab_size, width = d.hidden }
end

--- What model() takes, of a decoded description. Raises a sentence.
local function definition_of(config)
  local warnings, fields = {}, top_fields(config)
  local d = read(config, fields, warnings)
  local embedding = embedding_of(d, fields)
  if #d.mixer + #d.feed_forward == 0 then refuse("layer_types has neither attention nor feed-forward layers") end
  local layers, final = layers_of(d)
  local blocks = table.move(blocks_of(layers), 1, #layers, 2, { embedding })
  blocks[#blocks + 1] = final
  blocks[#blocks + 1] = { "lm_head", vocab = embedding.vocab, tied = fields.tie_word_embeddings or nil }
  local head = fields.tie_word_embeddings and "that is the embedding table" or "with weights of its own"
  d.note("assumed, as it does not say: bf16; an LM head %s; attention before feed-forward, kinds in turn", head)
  return {
    doc = type(config.name) == "string" and config.name:gsub("%c", " "):sub(1, 200) or nil, blocks = blocks,
    max_positions = fields.max_position_embeddings, dtype = "bf16", warnings = warnings, family = "layer list",
  }
end

--- Whether a decoded JSON is such a description: a config of Hugging Face may have a
--- list of that name too, of plain texts.
function layer_list.describes(config)
  local list = type(config) == "table" and config.layer_types
  for _, entry in ipairs(type(list) == "table" and list or {}) do
    if type(entry) == "table" and entry.class ~= nil then return true end
  end
  return false
end

--- Whether the file at `path` is one, or a broken one.
function layer_list.recognises(path)
  local text = files.read(path)
  if not (text and text:find('"layer_types"', 1, true) and text:find('"class"', 1, true)) then return false end
  local config = document.read(path)
  return config == nil or layer_list.describes(config)
end

--- The model that the file at `path` describes; nil and a sentence.
function layer_list.load(path)
  local config, message = document.read(path)
  if not config then return nil, message end
  return imported.model(path, definition_of, config)
end

return layer_list
