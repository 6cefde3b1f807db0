-- explore_fields.lua: what /v1/sweep and /v1/search take besides axes.

local fields = {}

local limits = {
  { "where", "texts?", help = 'what must hold of a row: "ttft_s < 500 ms, tpot_s < 0.03"' },
  { "columns", "texts?", help = "what rows have beside what varies: metrics and formulas" },
  { "maximise", "text?", help = "a formula, like throughput_tok_s_gpu" },
  { "minimise", "text?", help = "a formula" },
  { "pareto", "texts?", help = "figures of a front, like tok_s_user and throughput_tok_s_gpu" },
}

local function with(own) return table.move(limits, 1, #limits, #own + 1, own) end

fields.sweep = with {
  { "best", "count?", max = 1e6, help = "only so many rows, the best" },
  { "unfit", "flag?", help = "also what does not fit in memory" },
}

fields.search = with {
  { "best", "count?", max = 1000, help = "how many deployments (5)" },
  { "load", "positive?", help = "requests per second to carry with the fewest accelerators" },
  { "points", "count?", help = "of more points than this a sample of so many is looked at" },
  { "seed", "count?", help = "of the sample (1)" },
}

return fields
