return layer "mla" {
  doc = "Multi-head latent attention (DeepSeek-V2, 2024): one compressed key-value row a token. A prefill expands it "
    .. "to keys and values of every head; a decode step works on the compressed rows, with the expansion absorbed in "
    .. "the query and the output (section 2.1.2 there). With index_top_k an indexer selects the keys, and a "
    .. "prefill works on the compressed rows of those where that is cheaper (DeepSeek-V3.2, 2025, section 2.1).",
  params = {
    heads = "count: heads",
    kv_rank = "width: width of the compressed keys and values",
    q_rank = "width?: width of the compressed query; it is not compressed if absent",
    nope_dim = "width: of a head: what carries no position",
    rope_dim = "width: of a head: what is rotated by position",
    v_dim = "width: width of a value",
    index_heads = "count?: heads of an indexer that selects keys",
    index_dim = "width?: width of one of those",
    index_top_k = "tokens?: keys that a query selects",
    shared_index = "flag?: the selection is that of an earlier layer",
    qkv_bias = "flag?: a bias on the projection to the compressed rows",
  },
  axes = { "tp", "cp", "attention_dp" },
  check = function(p, par)
    layer.together(p, "index_heads", "index_dim", "index_top_k")
    layer.divides(par.tp, p.heads, "tp", "heads")
  end,

  forward = function(g, x, p, par)
    local heads = p.heads // par.tp
    local row = p.kv_rank + p.rope_dim -- what is kept of a token, on every tp rank
    local cache = g:cache { name = "kv", width = row }
    local parts = p.q_rank and 2 or 1
    local down = g:linear(x, (p.q_rank or 0) + row, { name = "qkv_down", bias = p.qkv_bias, parts = parts })
    local query, latent, rope = g:split(down, p.q_rank or 0, p.kv_rank, p.rope_dim)
    query = query and g:norm(query, { name = "q_norm" }) or x
    latent = g:norm(latent, { name = "kv_norm" })
    local q = g:linear(query, heads * (p.nope_dim + p.rope_dim), { name = "q_up" })

    -- The indexer scores all keys with small heads of its own, alike on every rank. It is made for FP8 and keeps its
    -- keys so whatever the rest is, each with a scale of 4 bytes (DeepSeek-V3.2, 2025, section 2.1 and inference code).
    if p.index_top_k and not p.shared_index then
      local kept = g:cache { name = "index", width = p.index_dim + 4, dtype = "fp8" }
      local keys = g:norm(g:linear(x, p.index_dim, { name = "index.k" }), { name = "index.k_norm", bias = true })
      g:linear(x, p.index_heads, { name = "index.weights" })
      g:attention {
        name = "index.scores", q = g:linear(query, p.index_heads * p.index_dim, { name = "index.q" }), k = keys,
        cache = kept, heads = p.index_heads, kv_heads = 1, qk_dim = p.index_dim, v_dim = 0, causal = true,
        dtype = "fp8",
      }
    end

    local h
    if g.phase == "decode" then
      local q_nope, q_rope = g:split(q, heads * p.nope_dim, heads * p.rope_dim)
      local absorbed = g:linear(q_nope, heads * p.kv_rank, { name = "k_up", groups = heads })
      h = g:attention {
        q = g:concat(absorbed, q_rope), k = g:concat(latent, rope), v = latent, cache = cache, heads = heads,
        kv_heads = 1, qk_dim = row, v_dim = p.kv_rank, causal = true, top_k = p.index_top_k,
      }
      h = g:linear(h, heads * p.v_dim, { name = "v_up", groups = heads })
    else
      local width = heads * (p.nope_dim + p.v_dim)
      local up = g:linear(latent, width, { name = "kv_up" })
      if not p.index_top_k then
        g:linear(g:split(g:cached(cache), p.kv_rank, p.rope_dim), width, { name = "cached_kv_up", tied = true })
      end
      local k_nope, v = g:split(up, heads * p.nope_dim, heads * p.v_dim)
      local k_rope = g:work { name = "spread", x = rope, width = heads * p.rope_dim } -- the same for all heads
      h = g:attention {
        q = q, k = g:concat(k_nope, k_rope), v = v, cache = cache, heads = heads, qk_dim = p.nope_dim + p.rope_dim,
        v_dim = p.v_dim, causal = true, top_k = p.index_top_k, rank = p.index_top_k and p.kv_rank,
      }
    end
    return g:all_reduce(g:linear(h, x.width, { name = "out" }), "tp")
  end,
}
