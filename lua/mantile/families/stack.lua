-- stack.lua: blocks put together: an embedding, layers, a norm and an LM head.
-- Equal layers that follow each other become one group.

local stack = {}

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, value in pairs(a) do
    if not same(value, b[key]) then return false end
  end
  for key in pairs(b) do
    if a[key] == nil then return false end
  end
  return true
end

stack.same = same

--- Calls `f` with each layer in a list of entries, at any depth. A layer that is only a name becomes a table.
function stack.each_layer(entries, f)
  for i, entry in ipairs(entries) do
    if type(entry) == "string" then entries[i] = { entry } end
    entry = entries[i]
    if type(entry[1]) == "string" then
      f(entry)
    else
      stack.each_layer(entry.residual or entry.parallel or entry, f)
    end
  end
end

--- Groups of equal layers (each a list of entries).
function stack.groups(layers)
  local groups = {}
  for _, layer in ipairs(layers) do
    local last = groups[#groups]
    if last and same(last.layer, layer) then
      last.times = last.times + 1
    else
      groups[#groups + 1] = { layer = layer, times = 1 }
    end
  end
  local blocks = {}
  for i, group in ipairs(groups) do
    blocks[i] = { times = group.times > 1 and group.times or nil, table.unpack(group.layer) }
  end
  return blocks
end

--- How a norm, a mixer and a feed-forward network make a layer.
local arrangements = {}

--- x + mixer(norm(x)), x + feed_forward(norm(x))
function arrangements.pre(norm, mixer, feed_forward)
  return { { residual = { norm, mixer } }, { residual = { norm, feed_forward } } }
end

--- The result of each is normed before it is added (Xiong et al. 2020 call it post-norm; OLMo 2).
function arrangements.post(norm, mixer, feed_forward)
  return { { residual = { mixer, norm } }, { residual = { feed_forward, norm } } }
end

--- The sum is normed (Vaswani et al. 2017).
function arrangements.after(norm, mixer, feed_forward)
  return { { residual = { mixer } }, norm, { residual = { feed_forward } }, norm }
end

--- Before and after (Gemma 2).
function arrangements.sandwich(norm, mixer, feed_forward)
  return { { residual = { norm, mixer, norm } }, { residual = { norm, feed_forward, norm } } }
end

--- One norm for both, side by side (GPT-J, Wang and Komatsuzaki 2021).
function arrangements.parallel(norm, mixer, feed_forward)
  return { { residual = { norm, { parallel = { mixer, feed_forward } } } } }
end

--- A norm for each, side by side (GPT-NeoX, Black et al. 2022).
function arrangements.parallel_two(norm, mixer, feed_forward)
  return { { residual = { { parallel = { { norm, mixer }, { norm, feed_forward } } } } } }
end

--- A block of one of them only.
function stack.single(norm, mixer) return { { residual = { norm, mixer } } } end

--- A layer in one of those arrangements; without a mixer or feed-forward network
--- only what is there.
function stack.layer(arrangement, norm, mixer, feed_forward)
  if not mixer or not feed_forward then return { { residual = { norm, mixer or feed_forward } } } end
  return arrangements[arrangement](norm, mixer, feed_forward)
end

--- The blocks of a decoder: { embedding, before, layers, after, head }.
function stack.blocks(d)
  local blocks = {
    { "embedding", vocab = d.vocab, width = d.embedding_width or d.hidden, weights = d.table_weights },
  }
  for _, entry in ipairs(d.before or {}) do blocks[#blocks + 1] = entry end
  for _, group in ipairs(stack.groups(d.layers)) do blocks[#blocks + 1] = group end
  for _, entry in ipairs(d.after) do blocks[#blocks + 1] = entry end
  blocks[#blocks + 1] = {
    "lm_head", vocab = d.vocab, tied = d.tied or nil, bias = d.head_bias or nil, weights = d.head_weights,
    activations = d.head_activations,
  }
  return blocks
end

return stack
