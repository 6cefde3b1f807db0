-- Rows of sweeps as a list with methods, and as lines of text.

local core = require "mantile.core"
local json = require "mantile.json"
local lines = require "mantile.explore.lines"
local rows = require "mantile.explore.rows"

local function some()
  return rows.of({
    { point = 0, tp = 1, ttft_s = 0.3, tok_s_user = 10.5, note = "a" },
    { point = 1, tp = 2, ttft_s = 0.1, tok_s_user = 30, note = "b" },
    { point = 4, tp = 2, ttft_s = nil, tok_s_user = 20, note = "c" },
    { point = 9, tp = 1, ttft_s = 0.1, tok_s_user = 40, note = "d" },
  }, { axes = { "tp" }, columns = { "ttft_s", "tok_s_user" }, refused = {}, points = 10 })
end

local function notes(list)
  local text = {}
  for i, row in ipairs(list) do text[i] = row.note end
  return table.concat(text)
end

describe("rows", function()
  it("sort, with what is not known last", function()
    local list = some()
    assert.equal("bdac", notes(list:sort "ttft_s"))
    assert.equal("abdc", notes(list:sort("ttft_s", true)))
    assert.equal("adbc", notes(list:sort "tp"))
    assert.equal("abcd", notes(list))
    assert.equal("abcd", notes(list:sort "no_such_column"))
  end)

  it("filter, group and keep the first", function()
    local list = some()
    assert.equal("bc", notes(list:filter(function(row) return row.tp == 2 end)))
    local groups, values = list:group "tp"
    assert.same({ 1, 2 }, values)
    assert.equal("ad", notes(groups[1]))
    assert.equal("ab", notes(list:top(2)))
    assert.equal("abcd", notes(list:top(100)))
    assert.equal("b", notes(list:filter(function(row) return row.tp == 2 end):sort("tok_s_user", true):top(1)))
  end)

  it("say by what they cannot be sorted", function()
    local list = some()
    list[2].request = {}
    for _, method in ipairs { "sort", "group" } do
      local ok, message = pcall(list[method], list, "request")
      assert.is_false(ok)
      assert.matches("rows are not " .. method, message, 1, true)
      assert.matches("by request, which is a table", message, 1, true)
    end
  end)

  it("keep those that no other beats", function()
    assert.equal("d", notes(some():pareto("ttft_s", "tok_s_user")))
    local list = rows.of({
      { point = 0, tpot_s = 1, tok_s_user = 1, note = "a" }, { point = 1, tpot_s = 2, tok_s_user = 2, note = "b" },
      { point = 2, tpot_s = 2, tok_s_user = 1, note = "c" }, { point = 3, tpot_s = 1, tok_s_user = 1, note = "d" },
    }, { axes = {}, columns = {} })
    assert.equal("abd", notes(list:pareto("tpot_s", "tok_s_user")))
  end)

  it("are a table of text", function()
    local text = tostring(some())
    assert.matches("tp  +ttft_s  +tok_s_user\n", text)
    assert.matches("1  +300 ms  +10%.5 tok/s\n", text)
    assert.matches("2  +%-  +20\n", text)
    assert.equal("  tp  ttft_s  tok_s_user\n", some():top(0):text())
  end)

  it("are CSV as RFC 4180 has it", function()
    assert.equal("point,tp,ttft_s,tok_s_user\r\n0,1,0.3,10.5\r\n1,2,0.1,30\r\n4,2,,20\r\n9,1,0.1,40\r\n", some():csv())
    local odd = { { point = 0, ["a,b"] = 'say "x"', c = "two\nlines", d = true } }
    assert.equal('point,"a,b",c,d\r\n0,"say ""x""","two\nlines",true\r\n',
      lines.text(lines.csv, { "point", "a,b", "c", "d" }, odd))
  end)

  it("are JSON lines, each an object of all columns", function()
    local seen = {}
    for line in some():jsonl():gmatch "[^\n]+" do seen[#seen + 1] = json.decode(line) end
    assert.equal(4, #seen)
    assert.same({ point = 1, tp = 2, ttft_s = 0.1, tok_s_user = 30 }, seen[2])
    assert.equal('{"point":4,"tp":2,"ttft_s":null,"tok_s_user":20}', some():jsonl():match "[^\n]*point\":4[^\n]*")
  end)

  it("lose no digit of a number", function()
    for _, value in ipairs { 0.1, 1 / 3, 2 ^ 53 + 0.0, 1e-300, 123456789.123456789, 5e-324, 1 / 7, -0.1, 1e22, math.pi } do
      local text = lines.text(lines.csv, { "x" }, { { x = value } }):match "\r\n(.*)\r\n"
      assert.equal(value, tonumber(text))
      assert.equal(value, tonumber(lines.text(lines.jsonl, { "x" }, { { x = value } }):match ":(.*)}"))
    end
    assert.equal("0.1", lines.text(lines.csv, { "x" }, { { x = 0.1 } }):match "\r\n(.*)\r\n")
    assert.equal("9007199254740993", lines.text(lines.csv, { "x" }, { { x = 9007199254740993 } }):match "\r\n(.*)\r\n")
  end)

  it("are lines of many at once as one by one", function()
    local found = { points = { 0, 5, 11 }, { 0.1, 2, 0 / 0 }, { 1, 0, 7 } }
    local cells = {
      { kind = "point", before = "" }, { kind = "axis", before = ",", texts = { "x", "y", "z" }, stride = 4, count = 3 },
      { kind = "number", before = ",", column = 1 }, { kind = "choice", before = ",", column = 2, texts = { "no", "yes" } },
    }
    assert.equal("0,x,0.1,yes;5,y,2,no;11,z,?,?;", core.lines(cells, found, "?", ";"))
    assert.equal("", core.lines(cells, { points = {}, {}, {} }, "?", ";"))
    assert.equal(";;;", core.lines({}, found, "?", ";"))
    for _, cell in ipairs {
      { kind = "nonsense", before = "" }, { kind = "point" }, { kind = "axis", before = "", texts = {}, stride = 0, count = 1 },
      { kind = "axis", before = "", stride = 1, count = 1 }, { kind = "number", before = "", column = 9 },
      { kind = "number", before = "" }, { before = "" },
    } do
      assert.is_false((pcall(core.lines, { cell }, found, "", "")))
    end
    assert.is_false((pcall(core.lines, { 3 }, found, "", "")))
    assert.is_false((pcall(core.lines, cells, {}, "", "")))
  end)

  it("are found by the point in their line", function()
    for _, format in ipairs { lines.csv, lines.jsonl } do
      assert.equal(123, format.point(format.encoder { "point", "x" } { point = 123, x = 1 }))
      assert.equal(123, format.point(format.encoder { "point" } { point = 123 }))
      for _, line in ipairs { "", "\n", "x,1\n", "{}\n", '{"point":-1}\n', "1.5,2\r\n", '{"point":1e9}\n', "12" } do
        assert.is_nil(format.point(line))
      end
    end
  end)
end)
