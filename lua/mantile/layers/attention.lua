return layer "attention" {
  doc = "Multi-head, grouped-query or multi-query attention (Vaswani et al. 2017; Ainslie et al. 2023; Shazeer 2019). "
    .. "Optional: a sliding window (Beltagy et al. 2020), chunks, sinks (Xiao et al. 2023; one logit a head), an "
    .. "output gate, keys that serve as values, the keys of an earlier layer, an indexer that selects the keys. Heads "
    .. "are split over tp, positions over cp, sequences over attention_dp.",
  params = {
    heads = "count: query heads",
    kv_heads = "count: key-value heads",
    head_dim = "width: width of a head",
    window = "tokens?: tokens a token sees, itself included",
    chunk = "tokens?: positions are cut into chunks of so many, which see only themselves",
    qkv_bias = "flag?: a bias on queries, keys and values",
    out_bias = "flag?: a bias on the output projection",
    qk_norm = "flag?: a norm on each query and key head",
    norm_all_heads = "flag?: with qk_norm: one norm over all heads",
    sinks = "flag?: one logit a head that takes weight and gives nothing",
    gate = { kind = "name?", one_of = { "head", "element" }, help = "a gate on the result: a number for each" },
    keys_are_values = "flag?: keys serve as values",
    shared_kv = "flag?: keys and values are those of an earlier layer",
    index_heads = "count?: heads of an indexer that selects keys",
    index_dim = "width?: width of one of those",
    index_top_k = "tokens?: keys that a query selects",
  },
  axes = { "tp", "cp", "attention_dp" },
  check = function(p, par)
    layer.together(p, "index_heads", "index_dim", "index_top_k")
    layer.divides(par.tp, p.heads, "tp", "heads")
    layer.divides_or_replicates(par.tp, p.kv_heads, "tp", "kv_heads")
  end,

  forward = function(g, x, p, par)
    local heads = p.heads // par.tp
    local kv_heads = math.max(1, p.kv_heads // par.tp) -- ranks beyond kv_heads hold copies
    local q_width, kv_width = heads * p.head_dim, kv_heads * p.head_dim
    local gate_width = p.gate == "element" and q_width or p.gate == "head" and heads or 0
    local k_width = p.shared_kv and 0 or kv_width
    local v_width = (p.shared_kv or p.keys_are_values) and 0 or kv_width
    local parts, width = p.shared_kv and 1 or p.keys_are_values and 2 or 3, q_width + gate_width + k_width + v_width
    local qkv = g:linear(x, width, { name = "qkv", bias = p.qkv_bias, parts = parts })
    local q, k, v, gate = g:split(qkv, q_width, k_width, v_width, gate_width)
    if p.qk_norm then
      q = g:norm(q, { name = "q_norm", group = p.norm_all_heads and q_width or p.head_dim })
      k = k and g:norm(k, { name = "k_norm", group = p.norm_all_heads and kv_width or p.head_dim })
    end
    if p.sinks then q = g:work { name = "sinks", x = q, weights = heads } end
    k = k or g:work { name = "shared_keys", x = x, width = kv_width } -- those of another layer, which keeps them
    local cache = g:cache { name = "kv", width = 2 * kv_width, window = p.window or p.chunk, shared = p.shared_kv }
    if p.index_top_k then -- alike on every rank
      local kept = g:cache { name = "index", width = p.index_dim }
      local wanted = g:linear(x, (p.index_heads + 1) * p.index_dim, { name = "index.qk" })
      local index_q, index_k = g:split(wanted, p.index_heads * p.index_dim, p.index_dim)
      g:attention {
        name = "index.scores", q = g:norm(index_q, { name = "index.q_norm", group = p.index_dim }),
        k = g:norm(index_k, { name = "index.k_norm" }), cache = kept, heads = p.index_heads, kv_heads = 1,
        qk_dim = p.index_dim, v_dim = 0, causal = true,
      }
    end
    local h = g:attention {
      q = q, k = k, v = v or k, cache = cache, heads = heads, kv_heads = kv_heads, qk_dim = p.head_dim,
      v_dim = p.head_dim, causal = true, window = p.window, chunk = p.chunk, top_k = p.index_top_k,
    }
    if p.gate == "element" then h = g:mul(h, gate, { name = "gate" }) end
    if p.gate == "head" then h = g:activation(h, { name = "gate" }) end
    return g:all_reduce(g:linear(h, x.width, { name = "out", bias = p.out_bias }), "tp")
  end,
}
