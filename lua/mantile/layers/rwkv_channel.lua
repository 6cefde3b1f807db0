return layer "rwkv_channel" {
  doc = "Channel mixing of RWKV-6 and RWKV-7: each token is mixed with the one before, then a squared-ReLU network, "
    .. "gated by a receptance in version 6.",
  params = {
    intermediate = "width: width between its matrices",
    receptance = "flag?: version 6: gated by a receptance",
  },
  axes = { "tp" },
  check = function(p, par) layer.divides(par.tp, p.intermediate, "tp", "intermediate") end,

  forward = function(g, x, p, par)
    g:cache { name = "shift", state = x.width }
    local mixed = g:work {
      name = "mix", x = x, weights = (p.receptance and 2 or 1) * x.width,
      read = 2 * g.tokens * x.width * g.bytes.activations, write = g.tokens * x.width * g.bytes.activations,
    }
    local h = g:activation(g:linear(mixed, p.intermediate // par.tp, { name = "up" }))
    local y = g:all_reduce(g:linear(h, x.width, { name = "down" }), "tp")
    if not p.receptance then return y end
    return g:mul(y, g:linear(mixed, x.width, { name = "receptance" }), { name = "gate" })
  end,
}
