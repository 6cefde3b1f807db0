return layer "compressed_attention" {
  doc = "Attention of DeepSeek-V4 (2026): one key that is also the value for all heads, seen through a sliding window "
    .. "and, with ratio, through rows that stand for `ratio` tokens each; an indexer selects among them where "
    .. "index_heads is stated. The output is projected by groups of heads. Heads are split over tp, sequences over "
    .. "attention_dp.",
  params = {
    heads = "count: query heads",
    head_dim = "width: width of a head",
    q_rank = "width: width of the compressed query",
    out_groups = "count: groups of heads that are projected apart",
    out_rank = "width: width that each group is projected to",
    window = "tokens: tokens of the sliding window",
    ratio = "tokens?: tokens that one compressed row stands for; none are kept if absent",
    index_heads = "count?: heads of an indexer that selects keys",
    index_dim = "width?: width of one of those",
    index_top_k = "tokens?: keys that a query selects",
  },
  axes = { "tp", "attention_dp" },
  check = function(p, par)
    layer.together(p, "index_heads", "index_dim", "index_top_k")
    layer.divides(par.tp, p.heads, "tp", "heads")
    layer.divides(par.tp, p.out_groups, "tp", "out_groups")
  end,

  forward = function(g, x, p, par)
    local heads, groups = p.heads // par.tp, p.out_groups // par.tp
    local down = g:linear(x, p.q_rank + p.head_dim, { name = "q_kv_down" })
    local query, kv = g:split(down, p.q_rank, p.head_dim)
    query, kv = g:norm(query, { name = "q_norm" }), g:norm(kv, { name = "kv_norm" })
    local q = g:linear(query, heads * p.head_dim, { name = "q_up" })
    q = g:work { name = "sinks", x = q, weights = heads }

    -- Blocks overlap where a selection is made of them, and so are twice as wide.
    local overlap = p.index_heads and 2 or 1
    local function compressor(width, name)
      local rows = g:linear(x, 2 * overlap * width, { name = name .. ".kv_gate" })
      g:work { name = name .. ".positions", weights = p.ratio * overlap * width }
      local read = rows.tokens * rows.width * g.bytes.activations
      local pooled = g:work { name = name .. ".pool", x = rows, width = width, read = read }
      return g:norm(pooled, { name = name .. ".norm" })
    end

    local function attend(args)
      args.q, args.heads, args.kv_heads, args.causal = q, heads, 1, true
      args.qk_dim, args.v_dim = p.head_dim, p.head_dim
      return g:attention(args)
    end

    local near = g:cache { name = "window", width = p.head_dim, window = p.window }
    local h = attend { name = "near", k = kv, v = kv, cache = near, window = p.window }
    if p.ratio then
      local far = g:cache { name = "compressed", width = p.head_dim, stride = p.ratio }
      local rows = compressor(p.head_dim, "compress")
      if p.index_heads then
        local kept = g:cache { name = "index", width = p.index_dim, stride = p.ratio }
        g:linear(x, p.index_heads, { name = "index.weights" })
        g:attention {
          name = "index.scores", q = g:linear(query, p.index_heads * p.index_dim, { name = "index.q" }),
          k = compressor(p.index_dim, "index.compress"), cache = kept, heads = p.index_heads, kv_heads = 1,
          qk_dim = p.index_dim, v_dim = 0, causal = true, stride = p.ratio,
        }
      end
      h = g:add(h, attend { name = "far", k = rows, v = rows, cache = far, stride = p.ratio, top_k = p.index_top_k })
    end
    local mixed = g:linear(h, groups * p.out_rank, { name = "out_down", groups = groups })
    return g:all_reduce(g:linear(mixed, x.width, { name = "out" }), "tp")
  end,
}
