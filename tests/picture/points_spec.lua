-- Pictures of rows: one column against another, fronts, heat maps.

local picture = require "mantile.picture"
local rows = require "mantile.explore.rows"
local support = require "support"

local function some(changes)
  local list = {
    { point = 0, hardware = "a", ttft_s = 0.3, tok_s_user = 10.5 }, { point = 1, hardware = "b", ttft_s = 0.1, tok_s_user = 30 },
    { point = 2, hardware = "a", tok_s_user = 20 },
  }
  for key, value in pairs(changes or {}) do list[1][key] = value end
  return rows.of(list, { axes = { "hardware" }, columns = { "ttft_s", "tok_s_user" } })
end

--- Rows of two axes whose figure is a * b.
local function grid_of(values)
  local list = {}
  for _, a in ipairs(values) do
    for _, b in ipairs(values) do
      list[#list + 1] = { point = #list, a = a, b = b, ttft_s = a * b, tok_s_user = a / b }
    end
  end
  return rows.of(list, { axes = { "a", "b" }, columns = { "ttft_s", "tok_s_user" } })
end

local has_gnuplot = os.execute "gnuplot --version >/dev/null 2>&1"

local function script_of(drawing, kind) return drawing.of.script(drawing.data, kind, 900, 600) end

describe("rows as a chart", function()
  after_each(support.clean)

  it("have a series for each value, without what is not known", function()
    local drawing = assert(picture.chart(some(), { x = "ttft_s", y = "tok_s_user", by = "hardware", log = "xy" }))
    assert.same({ { name = "a", points = { { 0.3, 10.5 } } }, { name = "b", points = { { 0.1, 30 } } } }, drawing.data.series)
    local script = script_of(drawing, "svg")
    assert.matches("$d1 << EOD\n0.3 10.5\nEOD\n", script, 1, true)
    assert.matches("title 'a', $d2 using 1:2 with points pt 7 ps 0.7 lc rgb '#d55e00' title 'b'\n", script, 1, true)
    assert.matches("set xlabel 'ttft_s'\n", script, 1, true)
    assert.matches("set ylabel 'tok_s_user (tok/s)'", script, 1, true)
    assert.matches("set logscale x\n", script, 1, true)
    assert.matches("unset key", script_of(assert(picture.chart(some(), { x = "ttft_s", y = "tok_s_user" })), "text"), 1, true)
  end)

  it("take no command from a value or a name", function()
    local name = "x'; system(\"id\")\n`id` $(id) @x \\ \xc2\x9b \27[2J \xff %s%n"
    local drawing = assert(picture.chart(some { hardware = name }, { x = "ttft_s", y = "tok_s_user", by = "hardware" }))
    for _, kind in ipairs { "text", "svg" } do
      local script = script_of(drawing, kind)
      assert.is_nil(script:find '[`"\27\\@]')
      assert.is_nil(script:find "\xc2\x9b")
      assert.matches("title 'x?; system(?id?) ?id? ?(id)", script, 1, true)
    end
    if has_gnuplot then assert.truthy(drawing:svg()) end
  end)

  it("say what cannot be drawn", function()
    for sentence, words in pairs {
      ["x is nothing"] = {}, ["y is 3"] = { "ttft_s", 3 }, ["a table, not 3"] = { "ttft_s", "tok_s_user", 3 },
      ["a table, not false"] = { "ttft_s", "tok_s_user", false },
      ["no row has both"] = { "ttft_s", "nonsense" }, ["hardware is 'a'"] = { "hardware", "tok_s_user" },
      ["a picture has no 'colour'"] = { "ttft_s", "tok_s_user", { colour = "red" } },
      ["log is 'z'"] = { "ttft_s", "tok_s_user", { log = "z" } }, ["by is 3"] = { "ttft_s", "tok_s_user", { by = 3 } },
      [".png or .svg"] = { "ttft_s", "tok_s_user", { file = "x.pdf" } },
    } do
      local drawn, message = some():plot(words[1], words[2], words[3])
      assert.is_nil(drawn)
      assert.matches(sentence, message, 1, true)
    end
    local many = {}
    for i = 1, 20 do many[i] = { point = i, x = i, y = i } end
    assert.matches("x has 20 values", select(2, picture.chart(many, { x = "x", y = "y", by = "x" })), 1, true)
    assert.matches("rows of a sweep are needed", select(2, picture.chart(3)), 1, true)
  end)

  it("leave out what is no finite number, or none on a logarithmic axis", function()
    local list = { { x = 0 / 0, y = 1 }, { x = math.huge, y = 1 }, { x = 0, y = 1 }, { x = 1, y = -1 }, { x = 2, y = 3 } }
    assert.same({ { 0, 1 }, { 1, -1 }, { 2, 3 } }, picture.chart(list, { x = "x", y = "y" }).data.series[1].points)
    assert.same({ { 2, 3 } }, picture.chart(list, { x = "x", y = "y", log = "xy" }).data.series[1].points)
    if has_gnuplot then assert.truthy(picture.chart(list, { x = "x", y = "y", log = "xy" }):svg()) end
  end)

  it("of very many points have those that are seen", function()
    local many = {}
    for i = 1, 200000 do many[i] = { x = i, y = (i * 7919) % 1000 } end
    local drawing = assert(picture.chart(many, { x = "x", y = "y" }))
    assert.is_true(#drawing.data.series[1].points <= 201 * 201)
    assert.matches("^200000 rows; the points of %d+ hide the others$", drawing.data.subtitle)
  end)

  local drawing = has_gnuplot and it or pending
  drawing("are drawn into a file", function()
    local path = support.folder() .. "/rows.svg"
    assert.is_true(some():plot("ttft_s", "tok_s_user", { by = "hardware", file = path, log = "x" }))
    local file <close> = io.open(path)
    assert.matches("<svg", file:read "a", 1, true)
    local drawn, message = some():plot("ttft_s", "tok_s_user", { file = "/no/such/folder/x.png" })
    assert.is_nil(drawn)
    assert.matches("/no/such/folder", message, 1, true)
  end)
end)

describe("a front", function()
  it("has the rows that none beats, named by the axes that tell them apart", function()
    local list = grid_of { 1, 2, 4 }
    local data = assert(picture.pareto(list, { x = "ttft_s", y = "tok_s_user" })).data
    assert.same({ { 1, 1, label = "a 1" }, { 2, 2, label = "a 2" }, { 4, 4, label = "a 4" } }, data.front)
    assert.equal(9, #data.series[1].points)
    assert.equal("9 rows, 3 on the front, all b 1", data.subtitle)
  end)

  it("that was taken from rows shows all of them", function()
    local front = grid_of({ 1, 2, 4 }):pareto("ttft_s", "tok_s_user")
    assert.equal(3, #front)
    local data = assert(picture.pareto(front)).data
    assert.equal("ttft_s", data.x.name)
    assert.equal(9, #data.series[1].points)
  end)

  it("is asked for by both columns", function()
    assert.matches("x is nothing", select(2, picture.pareto(grid_of { 1, 2 }, {})), 1, true)
  end)
end)

describe("a heat map", function()
  it("has the best row of each cell", function()
    local list = grid_of { 1, 2 }
    list[#list + 1] = { point = 9, a = 1, b = 1, ttft_s = 0.5, tok_s_user = 0.5 }
    local data = assert(picture.heatmap(list, { x = "a", y = "b", of = "ttft_s" })).data
    assert.same({ { 0.5, 2 }, { 2, 4 } }, data.cells)
    assert.same({ 0.5, 4 }, { data.low, data.high })
    assert.matches("the least of the rows that share a cell, 5 rows", data.subtitle, 1, true)
    assert.same({ { 1, 2 }, { 0.5, 1 } }, picture.heatmap(list, { x = "a", y = "b", of = "tok_s_user" }).data.cells)
  end)

  it("has cells without a row, and figures with their units", function()
    local list = rows.of({
      { a = 1, ["memory.hbm.bandwidth"] = 3.35e12, ttft_s = 1 }, { a = 2, ["memory.hbm.bandwidth"] = 8e12, ttft_s = 2 },
    }, { axes = { "a", "memory.hbm.bandwidth" }, columns = { "ttft_s" } })
    local drawing = assert(picture.heatmap(list, { x = "a", y = "memory.hbm.bandwidth" }))
    assert.same({ { 1, false }, { false, 2 } }, drawing.data.cells)
    assert.matches("8.00 TB/s", drawing:text(), 1, true)
  end)

  it("takes the axes that vary and the first column", function()
    local data = assert(picture.heatmap(grid_of { 1, 2 })).data
    assert.same({ "b", "a", "ttft_s" }, { data.x.name, data.y.name, data.of })
  end)

  it("as text is a table with shades, without gnuplot", function()
    local text = assert(picture.heatmap(grid_of { 1, 2, 4 }, { x = "a", y = "b", of = "ttft_s" })):text()
    assert.matches("b \\ a ", text, 1, true)
    assert.matches("16 s @@", text, 1, true)
    for _, line in ipairs { 40, 60 } do
      local narrow = picture.heatmap(grid_of { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { x = "a", y = "b", of = "ttft_s" }):text(line)
      for one in narrow:gmatch "[^\n]+" do assert.is_true(#one <= line, one) end
      assert.matches("more of a", narrow, 1, true)
    end
  end)

  it("says what cannot be drawn", function()
    local flat = rows.of({ { a = 1, b = 1, ttft_s = 0 / 0 } }, { axes = { "a", "b" }, columns = { "ttft_s" } })
    for sentence, options in pairs {
      ["x is nothing"] = {}, ["both a"] = { x = "a", y = "a", of = "ttft_s" }, ["no row has c"] = { x = "c", y = "a", of = "ttft_s" },
      ["no row has a number ttft_s"] = { x = "a", y = "b", of = "ttft_s" }, ["has no 'colour'"] = { colour = 1 },
    } do
      assert.matches(sentence, select(2, picture.heatmap(flat, options)), 1, true)
    end
  end)

  local drawing = has_gnuplot and it or pending
  drawing("of one value, and of names with all kinds of marks, is drawn", function()
    local list = rows.of({
      { a = "100%", b = "x'y`z\n", ttft_s = 0 }, { a = "%s", b = true, ttft_s = 0 },
    }, { axes = { "a", "b" }, columns = { "ttft_s" } })
    local svg = assert(assert(picture.heatmap(list, { x = "a", y = "b", of = "ttft_s" })):svg())
    assert.matches(">%s*100%%<", svg)
    assert.matches("x?y?z", svg, 1, true)
  end)
end)
