return layer "patch_merger" {
  doc = "Joins factor x factor neighbouring patches to one row and maps it to the text's width with two matrices "
    .. "(Qwen2-VL: Wang et al. 2024). The norm before them is over the patches or over what is joined. What is aside "
    .. "goes to the text model's first layers (DeepStack: Meng et al. 2024), and the input on. The intermediate width "
    .. "is split over tp where it divides it.",
  params = {
    width = "width: width of the text's rows",
    intermediate = "width?: width between its matrices; that of the joined row if absent",
    factor = { kind = "count", default = 2, help = "patches a side that are joined" },
    norm = { kind = "name?", one_of = { "patches", "joined" }, help = "a norm before them, of what" },
    norm_bias = { kind = "flag", default = true, help = "that norm has a bias" },
    bias = { kind = "flag", default = true, help = "a bias on both matrices" },
    aside = "flag?: what it makes goes elsewhere, and its input on",
  },
  axes = { "tp" },

  forward = function(g, x, p, par)
    if x.height < p.factor or x.breadth < p.factor then
      error(("an image of %d x %d patches has no %d x %d to join"):format(x.height, x.breadth, p.factor, p.factor), 0)
    end
    local y = x
    if p.norm == "patches" then y = g:norm(y, { bias = p.norm_bias }) end
    y = g:merge(y, p.factor)
    if p.norm == "joined" then y = g:norm(y, { bias = p.norm_bias }) end
    local all = p.intermediate or y.width
    local ways = all % par.tp == 0 and par.tp or 1
    y = g:activation(g:linear(y, all // ways, { name = "up", bias = p.bias }))
    y = g:linear(y, p.width, { name = "down", bias = p.bias })
    if ways > 1 then y = g:all_reduce(y, "tp") end
    return p.aside and x or y
  end,
}
