-- Pictures of rows.

local chart = require "mantile.explore.chart"
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

local has_gnuplot = os.execute "gnuplot --version >/dev/null 2>&1"

describe("rows as a picture", function()
  after_each(support.clean)

  it("have a series for each value, without what is not known", function()
    local script = assert(chart.script(some(), "ttft_s", "tok_s_user", "hardware", "svg", "xy"))
    assert.matches("$s1 << EOD\n0.3 10.5\nEOD\n$s2 << EOD\n0.1 30\nEOD\n", script, 1, true)
    assert.matches("title 'a', $s2 using 1:2 with points pt 7 ps 0.6 lc 2 title 'b'\n", script, 1, true)
    assert.matches("set xlabel 'ttft_s'\nset ylabel 'tok_s_user (tok/s)'", script, 1, true)
    assert.matches("set logscale xy", script, 1, true)
    assert.matches("unset key", assert(chart.script(some(), "ttft_s", "tok_s_user", nil, "text")), 1, true)
  end)

  it("take no command from a value or a formula", function()
    local script = assert(chart.script(some { hardware = "x'; system(\"id\")\n`id`" }, "ttft_s", "tok_s_user", "hardware", "text"))
    assert.is_nil(script:find '[`"]')
    assert.matches("title 'x?; system(?id?) ?id?'", script, 1, true)
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
    for i = 1, 20001 do many[i] = { point = i, x = i, y = i } end
    assert.matches("too many to plot", select(2, chart.script(many, "x", "y", nil, "text")), 1, true)
    assert.matches("x has 20 values", select(2, chart.script(table.move(many, 1, 20, 1, {}), "x", "y", "x", "text")), 1, true)
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
