return layer "mlp" {
  doc = "Feed-forward block: gated (SwiGLU, Shazeer 2020) or plain (gated = false). The intermediate width is split "
    .. "over tp.",
  params = {
    intermediate = "width: width between the two matrices",
    gated = { kind = "flag", default = true, help = "SwiGLU: act(left half) times right half" },
    bias = "flag?: a bias on its linears",
  },
  axes = { "tp" },
  check = function(p, par) layer.divides(par.tp, p.intermediate, "tp", "intermediate") end,

  forward = function(g, x, p, par)
    local width, h = p.intermediate // par.tp
    if p.gated then
      h = g:glu(g:linear(x, 2 * width, { name = "gate_up", bias = p.bias, parts = 2 }))
    else
      h = g:activation(g:linear(x, width, { name = "up", bias = p.bias }))
    end
    return g:all_reduce(g:linear(h, x.width, { name = "down", bias = p.bias }), "tp")
  end,
}
