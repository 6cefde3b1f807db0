local l = layer "low" {
  doc = "x", params = { rank = "width", n = { kind = "count", default = 2 } }, axes = { "tp" },
  check = function(p, par) layer.divides(par.tp, p.rank, "tp", "rank") end,
  forward = function(g, x, p, par)
    local h = g:linear(x, p.rank // par.tp, { name = "a", bias = true })
    local y = g:work { x = h, flops = dim.ceil_div(g.tokens, 64) * 3, read = dim.select(g.tokens, "<", 9, 1, 2), kv = g.context }
    return g:all_reduce(g:linear(y, x.width), "tp")
  end,
}
local m = model "mine" {
  blocks = { { "embedding", vocab = 100, width = 64 }, { times = 3, { residual = { "norm", { l, rank = 8 } } } },
    { "moe", intermediate = 32, experts = 4, top_k = 2 }, { "lm_head", vocab = 100 } },
}
estimate { model = m, hardware = accelerator "a" { name = "a", peak = { bf16 = 1 * TFLOPS },
  memory = { m = { capacity = 1 * GiB, bandwidth = 1 * GB / s } } }, pp = 3, sp = false }
