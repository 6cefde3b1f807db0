return layer "memory_attention" {
  doc = "Cross-attention (Vaswani et al. 2017) to the layer's second input, the text of a prompt or an image, whose "
    .. "keys and values are made anew in every run: nothing is cached. Heads are split over tp where it divides them; "
    .. "otherwise each tp rank does all of it.",
  params = {
    heads = "count: heads",
    head_dim = "width: width of a head",
    out_bias = "flag?: a bias on the output projection",
  },
  axes = { "tp" },
  second_input = "always",

  forward = function(g, x, p, par, memory)
    local ways = p.heads % par.tp == 0 and par.tp or 1
    local heads = p.heads // ways
    local width = heads * p.head_dim
    local q = g:linear(x, width, { name = "q" })
    local k, v = g:split(g:linear(memory, 2 * width, { name = "kv" }), width, width)
    local h = g:cross_attention {
      q = q, k = k, v = v, positions = memory.height * memory.breadth, heads = heads, qk_dim = p.head_dim,
      length = x.height * x.breadth,
    }
    local y = g:linear(h, x.width, { name = "out", bias = p.out_bias })
    return ways > 1 and g:all_reduce(y, "tp") or y
  end,
}
