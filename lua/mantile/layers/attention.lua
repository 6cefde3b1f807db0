return layer "attention" {
  doc = "Multi-head, grouped-query or multi-query attention (Vaswani et al. 2017; Ainslie et al. 2023; "
    .. "Shazeer 2019), optional sliding window (Beltagy et al. 2020). Heads are split over tp, positions over "
    .. "cp, sequences over attention_dp.",
  params = {
    heads = "count", kv_heads = "count", head_dim = "width", window = "tokens?", qkv_bias = "flag?",
    out_bias = "flag?", qk_norm = "flag?",
  },
  axes = { "tp", "cp", "attention_dp" },
  check = function(p, par)
    layer.divides(par.tp, p.heads, "tp", "heads")
    layer.divides_or_replicates(par.tp, p.kv_heads, "tp", "kv_heads")
  end,

  forward = function(g, x, p, par)
    local heads = p.heads // par.tp
    local kv_heads = math.max(1, p.kv_heads // par.tp) -- ranks beyond kv_heads hold copies
    local q_width, kv_width = heads * p.head_dim, kv_heads * p.head_dim
    local qkv = g:linear(x, q_width + 2 * kv_width, { name = "qkv", bias = p.qkv_bias })
    local q, k, v = g:split(qkv, q_width, kv_width, kv_width)
    if p.qk_norm then
      q = g:norm(q, { name = "q_norm", group = p.head_dim })
      k = g:norm(k, { name = "k_norm", group = p.head_dim })
    end
    local cache = g:cache { name = "kv", width = 2 * kv_width, window = p.window }
    local h = g:attention {
      q = q, k = k, v = v, cache = cache, heads = heads, kv_heads = kv_heads, qk_dim = p.head_dim,
      v_dim = p.head_dim, causal = true, window = p.window,
    }
    return g:all_reduce(g:linear(h, x.width, { name = "out", bias = p.out_bias }), "tp")
  end,
}
