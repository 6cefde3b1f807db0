return layer "mamba" {
  doc = "Mamba mixer (Gu and Dao 2023): a short convolution, then a selective state-space recurrence with a small "
    .. "state for each channel. Channels are split over tp. With norms as in Jamba (Lieber et al. 2024).",
  params = {
    inner = "width: channels of the recurrence",
    state = "width: numbers that each channel keeps",
    kernel = "count: tokens that the short convolution sees",
    rank = "width: width of the step sizes before they are spread",
    bias = "flag?: a bias on the input and output projections",
    conv_bias = { kind = "flag", default = true, help = "a bias on the convolution" },
    norms = "flag?: norms of what selects (Jamba)",
    state_dtype = { kind = "dtype", default = "fp32", help = "of the state of the recurrence" },
  },
  axes = { "tp", "attention_dp" },
  check = function(p, par) layer.divides(par.tp, p.inner, "tp", "inner") end,

  forward = function(g, x, p, par)
    local inner = p.inner // par.tp
    local h, gate = g:split(g:linear(x, 2 * inner, { name = "in", bias = p.bias }), inner, inner)
    g:cache { name = "conv", state = inner * (p.kernel - 1) }
    h = g:conv2d(h, inner, { name = "conv", kernel = p.kernel, groups = inner, bias = p.conv_bias })
    local selection = g:all_reduce(g:linear(h, p.rank + 2 * p.state, { name = "select" }), "tp")
    local dt, b, c = g:split(selection, p.rank, p.state, p.state)
    if p.norms then
      dt = g:norm(dt, { name = "dt_norm" })
      g:norm(b, { name = "b_norm" })
      g:norm(c, { name = "c_norm" })
    end
    g:linear(dt, inner, { name = "dt", bias = true })
    g:work { name = "decay", weights = inner * p.state + inner } -- A and D
    g:cache { name = "state", state = inner * p.state, dtype = p.state_dtype }
    local y = g:scan(h, { heads = inner, key_dim = p.state, value_dim = 1, products = 2, dtype = p.state_dtype })
    y = g:mul(y, gate, { name = "gate" })
    return g:all_reduce(g:linear(y, x.width, { name = "out", bias = p.bias }), "tp")
  end,
}
