return layer "moe" {
  doc = "Mixture of gated experts (Shazeer et al. 2017; Fedus et al. 2021): a router picks top_k of the experts for "
    .. "each token; shared experts see every token. Each expert's intermediate width is split over tp.",
  params = { intermediate = "width", experts = "count", top_k = "count", shared_experts = "count?" },
  axes = { "tp" },
  check = function(p, par)
    layer.divides(par.tp, p.intermediate, "tp", "intermediate")
    if p.top_k > p.experts then layer.refuse("top_k (%d) must be at most experts (%d)", p.top_k, p.experts) end
  end,

  forward = function(g, x, p, par)
    local width = p.intermediate // par.tp
    g:linear(x, p.experts, { name = "router" }) -- every rank routes all tokens
    local routed = g:route(x, { experts = p.experts, top_k = p.top_k })
    local h = g:glu(g:grouped_linear(routed, 2 * width, { name = "experts.gate_up" }))
    local y = g:combine(g:grouped_linear(h, x.width, { name = "experts.down" }))
    if p.shared_experts then
      local shared = g:glu(g:linear(x, 2 * width * p.shared_experts, { name = "shared.gate_up" }))
      y = g:add(y, g:linear(shared, x.width, { name = "shared.down" }))
    end
    return g:all_reduce(y, "tp")
  end,
}
