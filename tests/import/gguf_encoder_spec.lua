-- GGUF files of models with an encoder: their parameters and their bytes are those of their tensors.

local gguf = require "mantile.import.gguf"
local support = require "support"
local writer = require "formats.gguf_writer"

local H, FF, VOCAB, HEADS, LAYERS = 256, 512, 700, 4, 2
local folder

local function count(value) return { "uint32", value } end

--- A file of tensors { name, shape... }: matrices are quantised, and vectors are not.
local function file_of(architecture, keys, shapes)
  local metadata, tensors = { { "general.architecture", "string", architecture } }, {}
  for key, value in pairs(keys) do metadata[#metadata + 1] = { architecture .. "." .. key, value[1], value[2] } end
  for i, shape in ipairs(shapes) do
    local dtype = #shape == 2 and "f32" or shape[2] % 256 ~= 0 and "f16" or shape[1]:find "^token_embd" and "q6_k" or "q4_k"
    tensors[i] = { shape[1], dtype, table.unpack(shape, 2) }
  end
  return { metadata = metadata, tensors = tensors }
end

local function add(list, ...)
  for _, shape in ipairs { ... } do list[#list + 1] = shape end
end

local function linear(list, name, from, to, bias)
  add(list, { name .. ".weight", from, to })
  if bias ~= false then add(list, { name .. ".bias", to }) end
end

local function norm(list, name, bias)
  add(list, { name .. ".weight", H })
  if bias ~= false then add(list, { name .. ".bias", H }) end
end

local function bert()
  local list = { { "token_embd.weight", H, VOCAB }, { "position_embd.weight", H, 512 }, { "token_types.weight", H, 2 } }
  norm(list, "token_embd_norm")
  for i = 0, LAYERS - 1 do
    local blk = ("blk.%d."):format(i)
    for _, name in ipairs { "attn_q", "attn_k", "attn_v", "attn_output" } do linear(list, blk .. name, H, H) end
    norm(list, blk .. "attn_output_norm")
    linear(list, blk .. "ffn_up", H, FF)
    linear(list, blk .. "ffn_down", FF, H)
    norm(list, blk .. "layer_output_norm")
  end
  return file_of("bert", {
    embedding_length = count(H), block_count = count(LAYERS), feed_forward_length = count(FF), context_length = count(512),
    ["attention.head_count"] = count(HEADS),
  }, list)
end

local function t5_layer(list, blk, gated, crossed)
  for _, kind in ipairs { "attn", crossed and "cross_attn" or nil } do
    for _, name in ipairs { "_q", "_k", "_v" } do linear(list, blk .. kind .. name, H, HEADS * 64, false) end
    linear(list, blk .. kind .. "_o", HEADS * 64, H, false)
    norm(list, blk .. kind .. "_norm", false)
  end
  if gated then linear(list, blk .. "ffn_gate", H, FF, false) end
  linear(list, blk .. "ffn_up", H, FF, false)
  linear(list, blk .. "ffn_down", FF, H, false)
  norm(list, blk .. "ffn_norm", false)
end

local function t5(o)
  local list, sides = { { "token_embd.weight", H, VOCAB } }, { "enc", not o.alone and "dec" or nil }
  for _, side in ipairs(sides) do
    for i = 0, LAYERS - 1 do t5_layer(list, ("%s.blk.%d."):format(side, i), o.gated, side == "dec") end
    add(list, { side .. ".blk.0.attn_rel_b.weight", HEADS, 32 })
    norm(list, side .. ".output_norm", false)
  end
  if not o.tied and not o.alone then linear(list, "output", H, VOCAB, false) end
  return file_of(o.alone and "t5encoder" or "t5", {
    embedding_length = count(H), block_count = count(LAYERS), feed_forward_length = count(FF),
    ["attention.head_count"] = count(HEADS), ["attention.key_length"] = count(64),
    ["attention.relative_buckets_count"] = count(32),
  }, list)
end

local function whisper()
  local list = { { "encoder.conv1.weight", 3, 80, H }, { "encoder.conv1.bias", H }, { "encoder.conv2.weight", 3, H, H },
    { "encoder.conv2.bias", H }, { "encoder.positional_embedding", H, 1500 } }
  linear(list, "decoder.token_embedding", H, VOCAB, false)
  add(list, { "decoder.positional_embedding", H, 448 })
  for _, side in ipairs { "encoder", "decoder" } do
    for i = 0, LAYERS - 1 do
      for _, kind in ipairs { "attn", side == "decoder" and "cross_attn" or nil } do
        local at = ("%s.blocks.%d.%s"):format(side, i, kind)
        for _, name in ipairs { "query", "value", "out" } do linear(list, at .. "." .. name, H, H) end
        linear(list, at .. ".key", H, H, false)
        norm(list, at .. "_ln")
      end
      linear(list, ("%s.blocks.%d.mlp.0"):format(side, i), H, 4 * H)
      linear(list, ("%s.blocks.%d.mlp.2"):format(side, i), 4 * H, H)
      norm(list, ("%s.blocks.%d.mlp_ln"):format(side, i))
    end
    norm(list, side .. ".ln")
  end
  local keys = { ["encoder.mels_count"] = { "uint64", 80 } }
  for side, longest in pairs { encoder = 1500, decoder = 448 } do
    keys[side .. ".context_length"], keys[side .. ".embedding_length"] = count(longest), count(H)
    keys[side .. ".block_count"], keys[side .. ".attention.head_count"] = count(LAYERS), count(HEADS)
  end
  return file_of("whisper", keys, list)
end

local files = {
  { "bert", bert() }, { "t5 with a head of its own", t5 { gated = true } },
  { "t5 with a tied head, not gated", t5 { tied = true } },
  { "the encoder of t5", t5 { alone = true, gated = true } }, { "whisper", whisper() },
}

local function load(file)
  folder = folder or support.folder()
  return gguf.load(support.write(folder .. "/x.gguf", (writer.header(file))))
end

local function sums(file)
  local elements, bytes = 0, 0
  for _, tensor in ipairs(file.tensors) do
    local product = 1
    for i = 3, #tensor do product = product * tensor[i] end
    elements, bytes = elements + product, bytes + writer.bytes(tensor)
  end
  return elements, bytes
end

describe("a GGUF file with an encoder", function()
  after_each(function()
    folder = nil
    support.clean()
  end)

  for _, case in ipairs(files) do
    local name, file = case[1], case[2]
    it("of " .. name .. " has the parameters and bytes of its tensors", function()
      local m = assert(load(file))
      local elements, bytes = sums(file)
      local report = support.report { model = m, hardware = "h100-sxm", batch = 3, isl = 100 }
      assert.equal(elements, report.parameters.total)
      support.near(bytes, report.memory.weights_bytes, 1e-12)
      assert.is_nil(m.warnings)
      assert.equal("q4_k", m.weights)
    end)
  end

  it("whose tensors are not of its sizes is refused", function()
    local file = bert()
    for _, entry in ipairs(file.metadata) do
      if entry[1] == "bert.feed_forward_length" then entry[3] = 4 * FF end
    end
    local m, message = load(file)
    assert.is_nil(m)
    assert.truthy(message:find "x%.gguf: the sizes that it states make [%d,]+ parameters, but its tensors hold [%d,]+;", message)
  end)

  it("that lacks a key or its table is refused", function()
    local file = bert()
    table.remove(file.tensors, 1)
    assert.truthy(select(2, load(file)):find("token_embd.weight is missing", 1, true))
    file = whisper()
    for _, entry in ipairs(file.metadata) do entry[1] = entry[1]:gsub("decoder.block_count", "decoder.blocks") end
    assert.truthy(select(2, load(file)):find("whisper.decoder.block_count", 1, true))
  end)
end)
