return layer "gated_delta_net" {
  doc = "Gated delta rule (Yang, Kautz and Hatamizadeh 2024), as in Qwen3-Next: a short convolution over queries, keys "
    .. "and values, then a recurrence that corrects its state towards each value. Heads are split over tp.",
  params = {
    key_heads = "count: heads of queries and keys",
    value_heads = "count: heads of values, and states",
    key_dim = "width: width of a key",
    value_dim = "width: width of a value",
    kernel = "count: tokens that the short convolution sees",
    chunk = { kind = "tokens", default = 64, help = "tokens that a prefill works on at once" },
    state_dtype = { kind = "dtype", default = "fp32", help = "of the state of the recurrence" },
  },
  axes = { "tp", "attention_dp" },
  check = function(p, par)
    layer.divides(par.tp, p.key_heads, "tp", "key_heads")
    layer.divides(par.tp, p.value_heads, "tp", "value_heads")
  end,

  forward = function(g, x, p, par)
    local heads = p.value_heads // par.tp
    local keys, values = p.key_heads // par.tp * p.key_dim, heads * p.value_dim
    local mixed = 2 * keys + values
    local into = g:linear(x, mixed + values + 2 * heads, { name = "in" })
    local qkv, gate, betas = g:split(into, mixed, values, 2 * heads)
    g:cache { name = "conv", state = mixed * (p.kernel - 1) }
    qkv = g:conv2d(qkv, mixed, { name = "conv", kernel = p.kernel, groups = mixed })
    g:work { name = "decay", x = betas, weights = 2 * heads } -- A and the bias of dt
    g:cache { name = "state", state = heads * p.key_dim * p.value_dim, dtype = p.state_dtype }
    local y = g:scan(qkv, {
      heads = heads, key_dim = p.key_dim, value_dim = p.value_dim, products = 3, chunk = p.chunk, dtype = p.state_dtype,
      -- k k', the inverse of it by k and by v, q k' and that by v: the chunkwise form of Yang et al. 2024
      inside = heads * (3 * p.key_dim + 2 * p.value_dim),
    })
    y = g:mul(g:norm(y, { name = "gate_norm", group = p.value_dim }), gate, { name = "gate" })
    return g:all_reduce(g:linear(y, x.width, { name = "out" }), "tp")
  end,
}
