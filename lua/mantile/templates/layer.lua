-- NAME: what it does, and the paper. A model beside this file uses it as { "NAME", intermediate = 8192 }.
-- Look at it: mantile layers ./NAME.lua          docs/layers.md says what a graph can do.
return layer "NAME" {
  doc = "A gated MLP, to begin with.",
  params = { intermediate = "width" }, -- kinds: count, width, tokens, flag, ...; with ? one may leave it out
  axes = { "tp" },                     -- the ways in which it is split over accelerators
  check = function(p, par)
    layer.divides(par.tp, p.intermediate, "tp", "intermediate")
  end,

  -- x is what one rank holds: [tokens, width]. What is emitted here is counted; time follows from it.
  forward = function(g, x, p, par)
    local width = p.intermediate // par.tp
    local h = g:glu(g:linear(x, 2 * width, { name = "gate_up" }))
    return g:all_reduce(g:linear(h, x.width, { name = "down" }), "tp")
  end,
}
