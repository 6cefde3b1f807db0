return layer "embedding" {
  doc = "Token embedding: a gather from a table that is split by rows of the vocabulary over tp. A "
    .. "tied one uses the table of an earlier layer.",
  params = {
    vocab = "count: rows of the table",
    width = "width: width of a row",
    tied = "flag?: it uses the table of an earlier layer",
  },
  axes = { "tp" },

  forward = function(g, ids, p, par)
    -- The share of the largest rank: vocabularies are padded to a multiple of tp.
    local rows = dim.ceil_div(p.vocab, par.tp)
    return g:all_reduce(g:embed(ids, rows, p.width, { name = "table", tied = p.tied }), "tp")
  end,
}
