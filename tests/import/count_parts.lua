-- count_parts.lua: the sums that several architectures share. Everything is
-- a number of weights; names follow the Hugging Face config fields.

local parts = {}

--- The first of `names` that config `c` states, or `default`.
function parts.field(c, names, default)
  for _, name in ipairs(names) do
    if c[name] ~= nil then return c[name] end
  end
  return default
end

--- gate, up and down of a gated MLP.
function parts.gated(h, width) return 3 * h * width end

--- up and down of a plain MLP; with `bias` a bias on each.
function parts.plain(h, width, bias) return 2 * h * width + (bias and width + h or 0) end

--- Heads, key-value heads and head width of config `c`.
function parts.heads(c)
  local n = c.num_attention_heads
  return n, c.num_key_value_heads or n, c.head_dim or c.hidden_size // n
end

--- q, k, v and o without biases.
function parts.attention(h, n, kv, d) return 2 * n * d * h + 2 * kv * d * h end

--- The biases of q, k and v.
function parts.qkv_bias(n, kv, d) return (n + 2 * kv) * d end

--- Embedding and output head: one table when tied.
function parts.vocabulary(c, h, tied_by_default)
  local tied = c.tie_word_embeddings
  if tied == nil then tied = tied_by_default end
  return c.vocab_size * h * (tied and 1 or 2)
end

--- Sums layer(i) over i = 0 .. layers-1: total weights and those one token uses.
function parts.stack(layers, layer)
  local total, active = 0, 0
  for i = 0, layers - 1 do
    local all, used = layer(i)
    total, active = total + all, active + (used or all)
  end
  return total, active
end

--- `count` experts of `size` weights, `used` of them by a token, beside `always`.
function parts.experts(count, used, size, always) return always + count * size, always + used * size end

--- A decoder of equal layers: `outside` the layers plus `layers` times `layer`.
function parts.decoder(outside, layers, layer)
  local total = outside + layers * layer
  return total, total
end

return parts
