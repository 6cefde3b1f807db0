return layer "encoder_attention" {
  doc = "Attention of an encoder (Vaswani et al. 2017; Devlin et al. 2018; Dosovitskiy et al. 2020): every position of "
    .. "the text or image sees all others, or with causal those before it; nothing is cached. Heads are split over tp "
    .. "where it divides them; otherwise each tp rank does all of it.",
  params = {
    heads = "count: query heads",
    kv_heads = "count?: key-value heads; heads if absent",
    head_dim = "width: width of a head",
    qkv_bias = "flag?: a bias on queries, keys and values",
    k_bias = { kind = "flag", default = true, help = "with qkv_bias: keys have one too (Whisper's do not)" },
    out_bias = "flag?: a bias on the output projection",
    qk_norm = "flag?: a norm on each query and key head",
    causal = "flag?: each position sees those before it only",
    buckets = "count?: of a learned bias for relative positions, one number a head",
    window = "count?: rows of an image that see each other only",
  },
  axes = { "tp", "cp", "attention_dp" },

  forward = function(g, x, p, par)
    local all_kv = p.kv_heads or p.heads
    local splits = p.heads % par.tp == 0 and (all_kv % par.tp == 0 or par.tp % all_kv == 0)
    local ways = splits and par.tp or 1
    local heads = p.heads // ways
    local kv_heads = math.max(1, all_kv // ways) -- ranks beyond kv_heads hold copies
    local q_width, kv_width = heads * p.head_dim, kv_heads * p.head_dim
    local q, k, v
    if p.qkv_bias and not p.k_bias then
      q, v = g:split(g:linear(x, q_width + kv_width, { name = "qv", bias = true }), q_width, kv_width)
      k = g:linear(x, kv_width, { name = "k" })
    else
      local qkv = g:linear(x, q_width + 2 * kv_width, { name = "qkv", bias = p.qkv_bias })
      q, k, v = g:split(qkv, q_width, kv_width, kv_width)
    end
    if p.qk_norm then
      q = g:norm(q, { name = "q_norm", group = p.head_dim })
      k = g:norm(k, { name = "k_norm", group = p.head_dim })
    end
    if p.buckets then g:work { name = "positions", weights = p.buckets * heads } end
    local h = g:attention {
      q = q, k = k, v = v, heads = heads, kv_heads = kv_heads, qk_dim = p.head_dim, causal = p.causal,
      length = math.min(x.height * x.breadth, p.window or math.huge), -- of one image; 0: the tokens of a text
    }
    local y = g:linear(h, x.width, { name = "out", bias = p.out_bias })
    return ways > 1 and g:all_reduce(y, "tp") or y
  end,
}
