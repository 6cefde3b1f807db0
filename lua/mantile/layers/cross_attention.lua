return layer "cross_attention" {
  doc = "Attention of a decoder to its encoder's result, the layer's second input (Vaswani et al. 2017): keys and "
    .. "values are made once, in the prefill, and cached: those of an image or of sound beside the decoder's own, "
    .. "those of a prompt in the rows that decoder_attention keeps for it. Heads are split over tp.",
  params = {
    heads = "count: heads",
    head_dim = "width: width of a head",
    qkv_bias = "flag?: a bias on queries, keys and values",
    k_bias = { kind = "flag", default = true, help = "with qkv_bias: keys have one too (Whisper's do not)" },
    out_bias = "flag?: a bias on the output projection",
  },
  axes = { "tp", "cp", "attention_dp" },
  check = function(p, par)
    layer.divides(par.tp, p.heads, "tp", "heads")
    if par.cp == 1 then return end
    layer.refuse("cp is %d, but every token of a decoder sees all that its encoder made; use cp=1", par.cp)
  end,
  second_input = "always",

  forward = function(g, x, p, par, memory)
    local heads = p.heads // par.tp
    local width = heads * p.head_dim
    local pixels = memory.height * memory.breadth -- of a text: 0
    local cache = pixels > 0 and g:cache { name = "encoder_kv", state = 2 * width * pixels }
      or g:cache { name = "encoder_kv", width = 2 * width, shared = true }
    local function keys()
      memory = g:reshard(memory)
      if p.k_bias or not p.qkv_bias then
        return g:split(g:linear(memory, 2 * width, { name = "kv", bias = p.qkv_bias }), width, width)
      end
      return g:linear(memory, width, { name = "k" }), g:linear(memory, width, { name = "v", bias = true })
    end
    local q, k, v = g:linear(x, width, { name = "q", bias = p.qkv_bias }), nil, nil
    if g.phase ~= "decode" then k, v = keys() end
    local h = g:cross_attention {
      q = q, k = k, v = v, cache = cache, positions = pixels > 0 and pixels or g.prompt, heads = heads,
      qk_dim = p.head_dim,
    }
    return g:all_reduce(g:linear(h, x.width, { name = "out", bias = p.out_bias }), "tp")
  end,
}
