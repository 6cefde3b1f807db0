return layer "lm_head" {
  doc = "LM head with sampling: logits of the last token of each sequence, the vocabulary split over tp, gathered "
    .. "and sampled. A tied head reuses the embedding table.",
  params = {
    vocab = "count: logits of a token",
    tied = "flag?: it uses the embedding table",
    bias = "flag?: a bias",
  },
  axes = { "tp" },
  gather = false, -- only the last tokens are needed

  forward = function(g, x, p, par)
    local rows = dim.ceil_div(p.vocab, par.tp) -- vocabularies are padded to a multiple of tp
    local logits = g:linear(g:reshard(g:last_token(x)), rows, { name = "logits", tied = p.tied, bias = p.bias })
    return g:sample(g:all_gather(logits, "tp"))
  end,
}
