return layer "class_tokens" {
  doc = "Learned rows before those of an image: class tokens, registers. A model that masks patches in training keeps "
    .. "the row that stands for one, unused.",
  params = {
    count = { kind = "count", default = 1, help = "learned rows" },
    mask = "flag?: holds one more, which is not used",
  },

  forward = function(g, x, p)
    if p.mask then g:work { name = "mask", weights = x.width } end
    return g:join(g:learned(x, p.count, { name = "tokens" }), x)
  end,
}
