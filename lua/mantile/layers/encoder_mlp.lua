return layer "encoder_mlp" {
  doc = "Feed-forward block of an encoder: plain, or gated (GEGLU, SwiGLU: Shazeer 2020). The intermediate width is "
    .. "split over tp where it divides it; otherwise each tp rank does all of it.",
  params = {
    intermediate = "width: width between the two matrices",
    gated = "flag?: GEGLU or SwiGLU: act(left half) times right half",
    bias = "flag?: a bias on its linears",
  },
  axes = { "tp" },

  forward = function(g, x, p, par)
    local ways = p.intermediate % par.tp == 0 and par.tp or 1
    local width, h = p.intermediate // ways
    if p.gated then
      h = g:glu(g:linear(x, 2 * width, { name = "gate_up", bias = p.bias }))
    else
      h = g:activation(g:linear(x, width, { name = "up", bias = p.bias }))
    end
    local y = g:linear(h, x.width, { name = "down", bias = p.bias })
    return ways > 1 and g:all_reduce(y, "tp") or y
  end,
}
