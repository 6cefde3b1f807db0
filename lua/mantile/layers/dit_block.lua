return layer "dit_block" {
  doc = "Block of a diffusion transformer with attention and feed-forward side by side (the single blocks of Flux: "
    .. "Black Forest Labs 2024; Dehghani et al. 2023), over text and image rows alike. The second input is the "
    .. "conditioning vector (Peebles and Xie 2022). Heads are split over tp where it divides them.",
  params = {
    heads = "count: heads",
    head_dim = "width: width of a head",
    intermediate = "width: width between the two matrices",
    qk_norm = "flag?: a norm on each query and key head",
  },
  axes = { "tp" },
  second_input = "always",

  forward = function(g, x, p, par, vector)
    local ways = p.heads % par.tp == 0 and p.intermediate % par.tp == 0 and par.tp or 1
    local heads = p.heads // ways
    local width, up_width = heads * p.head_dim, p.intermediate // ways
    local part = g:linear(vector, 3 * x.width // ways, { name = "modulation", bias = true })
    if ways > 1 then g:all_gather(part, "tp") end
    local y = g:norm(x, { name = "norm", bare = true })
    local q, k, v, up = g:split(g:linear(y, 3 * width + up_width, { name = "in", bias = true }), width, width, width,
      up_width)
    if p.qk_norm then
      q = g:norm(q, { name = "q_norm", group = p.head_dim })
      k = g:norm(k, { name = "k_norm", group = p.head_dim })
    end
    local h = g:attention { q = q, k = k, v = v, heads = heads, qk_dim = p.head_dim, length = x.height * x.breadth }
    -- The activation writes beside the attention's result: one pass.
    y = g:linear(g:concat(h, up, { name = "activation" }), x.width, { name = "out", bias = true })
    return g:add(x, ways > 1 and g:all_reduce(y, "tp") or y)
  end,
}
