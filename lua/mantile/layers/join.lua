return layer "join" {
  doc = "The rows of the input, then those of the second input: the tokens of a text before those of an image.",
  second_input = "always",

  forward = function(g, x, _, _, other) return g:join(x, other) end,
}
