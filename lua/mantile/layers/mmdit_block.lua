-- What tp ranks make of the conditioning vector in parts, complete on each.
local function modulation(g, vector, width, ways, name)
  local part = g:linear(vector, width // ways, { name = name, bias = true })
  return ways > 1 and g:all_gather(part, "tp") or part
end

return layer "mmdit_block" {
  doc = "Block of a multimodal diffusion transformer (Esser et al. 2024; the double blocks of Flux): text and image "
    .. "rows have weights of their own and attend to each other. The first `text` rows are the text's; the second "
    .. "input is the conditioning vector, which shifts, scales and gates both (Peebles and Xie 2022), as part of norms "
    .. "and residuals. The last block of a model drops the text. Heads are split over tp where it divides them.",
  params = {
    heads = "count: heads",
    head_dim = "width: width of a head",
    intermediate = "width: width between the two matrices",
    text = "count: rows of the text, which come first",
    qk_norm = "flag?: a norm on each query and key head",
    last = "flag?: the text is dropped",
  },
  axes = { "tp" },
  second_input = "always",

  forward = function(g, x, p, par, vector)
    local ways = p.heads % par.tp == 0 and p.intermediate % par.tp == 0 and par.tp or 1
    local heads, hidden = p.heads // ways, x.width
    local width, rows = heads * p.head_dim, x.height * x.breadth
    local function image_of(y) return g:crop(y, rows - p.text, 1) end
    local function both(y, f)
      return g:join(f(g:crop(y, p.text, 1), "text."), f(image_of(y), "image."), { placed = true })
    end
    local function project(n, name)
      return function(y, stream) return g:linear(y, n, { name = stream .. name, bias = true }) end
    end
    local function head_norm(name)
      return function(y, stream) return g:norm(y, { name = stream .. name, group = p.head_dim }) end
    end
    local function feed_forward(y, stream)
      local up = g:linear(y, p.intermediate // ways, { name = stream .. "up", bias = true })
      return g:linear(g:activation(up), hidden, { name = stream .. "down", bias = true })
    end
    local function add(y, z) return g:add(y, ways > 1 and g:all_reduce(z, "tp") or z) end

    modulation(g, vector, 6 * hidden, ways, "image.modulation")
    modulation(g, vector, (p.last and 2 or 6) * hidden, ways, "text.modulation")
    local qkv = both(g:norm(x, { name = "norm_1", bare = true }), project(3 * width, "qkv"))
    local q, k, v = g:split(qkv, width, width, width)
    if p.qk_norm then q, k = both(q, head_norm "q_norm"), both(k, head_norm "k_norm") end
    local h = g:attention { q = q, k = k, v = v, heads = heads, qk_dim = p.head_dim, length = rows }
    if p.last then
      x = add(image_of(x), project(hidden, "out")(image_of(h), "image."))
      return add(x, feed_forward(g:norm(x, { name = "norm_2", bare = true }), "image."))
    end
    x = add(x, both(h, project(hidden, "out")))
    return add(x, both(g:norm(x, { name = "norm_2", bare = true }), feed_forward))
  end,
}
