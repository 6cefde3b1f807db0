return layer "scale" {
  doc = "A learned factor: one number for all (Gemma 4), or one for each channel.",
  params = { channels = "flag?: one factor for each channel, not one for all" },

  forward = function(g, x, p)
    local moved = x.tokens * x.width * g.bytes.activations
    return g:work { name = "scale", x = x, weights = p.channels and x.width or 1, read = moved, write = moved }
  end,
}
