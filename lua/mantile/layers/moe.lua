return layer "moe" {
  doc = "Mixture of gated experts (Shazeer et al. 2017; Fedus et al. 2021): a router picks top_k of the experts for "
    .. "each token; shared experts see every token. Experts are spread over ep, each one's width is split over tp.",
  params = { intermediate = "width", experts = "count", top_k = "count", shared_experts = "count?" },
  axes = { "tp", "ep" },
  gather = false, -- g:route brings tokens to their experts
  check = function(p, par)
    layer.divides(par.tp, p.intermediate, "tp", "intermediate")
    layer.divides(par.ep, p.experts, "ep", "experts")
    if p.top_k > p.experts then layer.refuse("top_k (%d) must be at most experts (%d)", p.top_k, p.experts) end
  end,

  forward = function(g, x, p, par)
    local width = p.intermediate // par.tp
    local shared
    g:linear(x, p.experts, { name = "router" }) -- every rank routes the tokens it has
    if p.shared_experts then -- the ranks with the same tokens share the work
      local shared_width = dim.ceil_div(p.intermediate * p.shared_experts, x.replicas)
      shared = g:glu(g:linear(x, 2 * shared_width, { name = "shared.gate_up" }))
      shared = g:linear(shared, x.width, { name = "shared.down" })
    end
    local routed = g:route(x, { experts = p.experts, top_k = p.top_k })
    local h = g:glu(g:grouped_linear(routed, 2 * width, { name = "experts.gate_up" }))
    return g:combine(g:grouped_linear(h, x.width, { name = "experts.down" }), { add = shared })
  end,
}
