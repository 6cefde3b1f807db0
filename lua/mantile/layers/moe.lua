return layer "moe" {
  doc = "Mixture of experts (Shazeer et al. 2017; Fedus et al. 2021): a router picks top_k of the experts for each "
    .. "token; shared experts see every token. Experts are spread over ep, each one's width is split over tp. With "
    .. "latent they work on a narrower stream that all tokens are projected to and from.",
  params = {
    intermediate = "width: width of one expert",
    experts = "count: routed experts",
    top_k = "count: experts that a token uses",
    shared_experts = "count?: experts that every token uses",
    shared_intermediate = "width?: width of all of those together; shared_experts times intermediate if absent",
    shared_gate = "flag?: a gate on what those make",
    gated = { kind = "flag", default = true, help = "an expert is act(left half) times right half" },
    bias = "flag?: a bias on the experts' linears",
    router_bias = "flag?: a bias on the router",
    latent = "width?: width that tokens are projected to for the experts",
    router_scale = "flag?: a norm of what the router reads",
    expert_scale = "flag?: a learned factor for each expert",
  },
  axes = { "tp", "ep" },
  gather = false, -- g:route brings tokens to their experts
  check = function(p, par)
    layer.divides(par.tp, p.intermediate, "tp", "intermediate")
    layer.divides(par.ep, p.experts, "ep", "experts")
    if p.top_k > p.experts then layer.refuse("top_k (%d) must be at most experts (%d)", p.top_k, p.experts) end
  end,

  forward = function(g, x, p, par)
    local function up(linear, input, width, name)
      if not p.gated then return g:activation(linear(g, input, width, { name = name .. ".up", bias = p.bias })) end
      return g:glu(linear(g, input, 2 * width, { name = name .. ".gate_up", bias = p.bias }))
    end

    local routed = p.router_scale and g:norm(x, { name = "router_scale" }) or x
    g:linear(routed, p.experts, { name = "router", bias = p.router_bias }) -- every rank routes the tokens it has
    if p.expert_scale then g:work { name = "expert_scale", weights = p.experts } end

    local total = p.shared_intermediate or p.shared_experts and p.intermediate * p.shared_experts
    local shared
    if total then -- the ranks with the same tokens share the work
      shared = up(g.linear, x, dim.ceil_div(total, x.replicas), "shared")
      shared = g:linear(shared, x.width, { name = "shared.down", bias = p.bias })
      if p.shared_gate then
        g:linear(x, 1, { name = "shared.gate" })
        shared = g:activation(shared, { name = "shared.gated" })
      end
    end

    local stream = p.latent and g:linear(x, p.latent, { name = "latent.down" }) or x
    local h = g:route(stream, { experts = p.experts, top_k = p.top_k })
    h = up(g.grouped_linear, h, p.intermediate // par.tp, "experts")
    h = g:grouped_linear(h, stream.width, { name = "experts.down", bias = p.bias })
    if not p.latent then return g:combine(h, { add = shared }) end
    local y = g:linear(g:combine(h), x.width, { name = "latent.up" })
    return shared and g:add(y, g:sum_parts(shared)) or y
  end,
}
