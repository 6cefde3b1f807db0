local CHUNK = 64 -- tokens that a prefill works on at once, as in gated_delta_net

return layer "rwkv" {
  doc = "Time mixing of RWKV-4 (Peng et al. 2023), RWKV-6 (Peng et al. 2024) and RWKV-7 (Peng et al. 2025): each token "
    .. "is mixed with the one before, then a recurrence with a state of head_dim x head_dim for each head; version 7 "
    .. "applies a delta rule.",
  params = {
    heads = "count: heads",
    head_dim = "width: width of a head",
    version = { kind = "count", one_of = { 4, 6, 7 }, default = 7, help = "of RWKV" },
    decay_rank = "width?: rank of the decay's matrices",
    mix_rank = "width?: rank of the mixing's matrices; version 6 needs it",
    in_rank = "width?: rank of the in-context rate's matrices",
    value_rank = "width?: rank of the value mix's matrices",
    gate_rank = "width?: rank of the gate's matrices",
  },
  check = function(p)
    if p.version == 6 and not p.mix_rank then layer.refuse("version 6 needs mix_rank") end
  end,

  forward = function(g, x, p)
    local width = p.heads * p.head_dim
    local four, six = p.version == 4, p.version == 6
    g:cache { name = "shift", state = x.width }
    local mixed = g:work {
      name = "mix", x = x, weights = (four and 3 or 6) * x.width, read = 2 * g.tokens * x.width * g.bytes.activations,
      write = g.tokens * x.width * g.bytes.activations,
    }
    local function low_rank(rank, name, bias)
      g:linear(g:linear(mixed, rank, { name = name .. ".down" }), width, { name = name .. ".up", bias = bias })
    end
    if six then
      local mixes = g:linear(mixed, 5 * p.mix_rank, { name = "mix.down" })
      g:linear(mixes, 5 * x.width, { name = "mix.up", groups = 5 })
    end
    if p.decay_rank then low_rank(p.decay_rank, "decay", true) end
    if p.in_rank then low_rank(p.in_rank, "in_rate", true) end
    if p.value_rank then low_rank(p.value_rank, "value_mix", true) end
    if p.gate_rank then low_rank(p.gate_rank, "gate_mix") end
    local rkv = g:linear(mixed, (six and 4 or 3) * width, { name = "rkv" })
    -- the bonus, with a decay in version 4; k_k, k_a and r_k in version 7
    g:work { name = "channel", weights = (four and 2 or six and 1 or 3) * width }
    -- A channel of version 4 keeps a sum of values, one of weights and the largest exponent. Version 7 reads its state
    -- twice and adds to it twice, as what it removes and what it adds have keys of their own; in a chunk it multiplies
    -- its queries and what it removes by both keys, and inverts (section 4 of its paper).
    local value_dim = four and 3 or p.head_dim
    g:cache { name = "state", state = width * value_dim, dtype = "fp32" }
    local y = g:scan(rkv, {
      heads = p.heads, key_dim = p.head_dim, value_dim = value_dim, products = p.version == 7 and 4 or 2, width = width,
      chunk = four and 0 or CHUNK, inside = p.version == 7 and 9 * width or nil,
    })
    if not four then y = g:norm(y, { name = "group_norm", bias = true }) end
    return g:linear(y, x.width, { name = "out" })
  end,
}
