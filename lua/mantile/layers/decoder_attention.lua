return layer "decoder_attention" {
  doc = "Causal self-attention of a decoder that has an encoder (Vaswani et al. 2017). Where the encoder reads the "
    .. "prompt, the decoder starts from one token and sees what it has made itself (encoded); its cache then has the "
    .. "prompt's rows for the keys of cross_attention. Heads are split over tp.",
  params = {
    heads = "count: heads",
    head_dim = "width: width of a head",
    encoded = "flag?: the prompt is the encoder's: the decoder starts from one token",
    qkv_bias = "flag?: a bias on queries, keys and values",
    k_bias = { kind = "flag", default = true, help = "with qkv_bias: keys have one too (Whisper's do not)" },
    out_bias = "flag?: a bias on the output projection",
    buckets = "count?: of a learned bias for relative positions, one number a head",
  },
  axes = { "tp", "attention_dp" },
  check = function(p, par) layer.divides(par.tp, p.heads, "tp", "heads") end,

  forward = function(g, x, p, par)
    local heads = p.heads // par.tp
    local width = heads * p.head_dim
    local q, k, v
    if p.qkv_bias and not p.k_bias then
      q, v = g:split(g:linear(x, 2 * width, { name = "qv", bias = true }), width, width)
      k = g:linear(x, width, { name = "k" })
    else
      q, k, v = g:split(g:linear(x, 3 * width, { name = "qkv", bias = p.qkv_bias }), width, width, width)
    end
    if p.buckets then g:work { name = "positions", weights = p.buckets * heads } end
    local context = g.context
    if p.encoded then context = g.phase == "decode" and g.context - g.prompt or 0 end
    local h = g:attention {
      q = q, k = k, v = v, cache = g:cache { name = "kv", width = 2 * width }, heads = heads, qk_dim = p.head_dim,
      causal = true, context = context,
    }
    return g:all_reduce(g:linear(h, x.width, { name = "out", bias = p.out_bias }), "tp")
  end,
}
