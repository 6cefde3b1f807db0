-- YAML in and out, by the core schema of YAML 1.2.

local core = require "mantile.core"

local decode, encode = core.yaml_decode, core.yaml_encode

describe("yaml", function()
  it("reads the core schema's scalars", function()
    local cases = {
      ["3"] = 3, ["-3"] = -3, ["3.5"] = 3.5, ["1e3"] = 1000.0, ["true"] = true, ["False"] = false, ["yes"] = "yes",
      ["on"] = "on", ["017"] = 17, ["0o17"] = "0o17", ["0x10"] = "0x10", ["1:30"] = "1:30", ["1_000"] = "1_000",
      ['"3"'] = "3", ["'true'"] = "true", ["text"] = "text", ["1.2.3"] = "1.2.3", ["-"] = nil, [".inf"] = ".inf",
      ["123456789012345678901234567890"] = 1.2345678901234568e29, ["1e999"] = "1e999", ["+"] = "+",
    }
    for text, expected in pairs(cases) do
      local value = decode("a: " .. text)
      if value then
        assert.equal(expected, value.a, text)
        assert.equal(math.type(expected), math.type(value.a), text)
      end
    end
    assert.is_nil(decode("a: ~").a)
    assert.is_nil(decode("a: null").a)
    assert.is_nil(decode("a:").a)
  end)

  it("reads lists, maps, anchors and aliases", function()
    assert.same({ { 1, { b = { "x", true } } }, { b = { "x", true } } }, decode("- [1, &m {b: [x, true]}]\n- *m"))
    assert.same({ a = { x = 1 }, b = { x = 1 } }, decode("a: &m\n  x: 1\nb: *m"))
    assert.same({ [1] = "one", ["true"] = 2 }, decode "1: one\n'true': 2")
    assert.same({ null = 1 }, decode "~: 1")
  end)

  it("says where it is wrong", function()
    local cases = {
      ["a: [1, 2"] = "line 2, column 1: did not find", ["a: 1\nb: 2\na: 3"] = "this map has a key twice", [""] = "empty",
      ["a: 1\n---\nb: 2"] = "more than one document", ["15: a\n15.0: b"] = "this map has a key twice", ["{-0: a, 0.0: b}"] = "this map has a key twice",
      ["a: *x"] = "there is no such anchor",
      ["&a [*a]"] = "an alias inside its own anchor", ["a: !!str 3"] = "tags are not taken",
      ["!x {a: 1}"] = "tags are not taken", ["{[1]: 2}"] = "a key must be a scalar", ["a: \0"] = "line",
      ["\xff\xfe\xfa"] = "line", [("["):rep(100)] = "more than 64 levels", ["a: 'x"] = "line",
      ["[1: 2, 1: 3]: x\n1: 2"] = "line",
    }
    for text, expected in pairs(cases) do
      local value, message = decode(text)
      assert.is_nil(value)
      assert.truthy(message:find(expected, 1, true), message)
    end
  end)

  it("limits what aliases expand to", function()
    local lines = { "a0: &a0 [x, x, x, x, x, x, x, x, x, x]" }
    for i = 1, 9 do lines[i + 1] = ("a%d: &a%d [%s]"):format(i, i, ("*a" .. i - 1 .. ","):rep(10)) end
    local value, message = decode(table.concat(lines, "\n"))
    assert.is_nil(value)
    assert.truthy(message:find("more than 100,000 values", 1, true))
  end)

  it("takes a map of many keys in little time", function()
    local lines = {}
    for i = 1, 40000 do lines[i] = ("k%d: %d"):format(i, i) end
    assert.equal(40000, decode(table.concat(lines, "\n")).k40000)
  end)

  it("writes what reads back the same", function()
    local value = {
      pairs = {
        { "name", "x: [y" }, { "n", 3 }, { "f", 0.1 }, { "big", 9.894e14 }, { "yes", true },
        { "list", { 1, "true", "3", "null", "", " a ", "a\nb", "~", "ünï" } }, { "empty", {} },
        { "map", { pairs = { { "k", { pairs = { { "deep", false } } } } } } },
      },
    }
    assert.same({
      name = "x: [y", n = 3, f = 0.1, big = 9.894e14, yes = true,
      list = { 1, "true", "3", "null", "", " a ", "a\nb", "~", "ünï" }, empty = {}, map = { k = { deep = false } },
    }, decode(encode(value)))
    assert.equal("a: 1\nb: x\n", encode { pairs = { { "a", 1 }, { "b", "x" } } })
    assert.equal("a: |\n  b: 1\n  c\n", encode { pairs = { { "a", "b: 1\nc\n" } } }) -- lines stay lines
  end)

  it("refuses what YAML cannot hold", function()
    assert.has_error(function() encode(print) end)
    assert.has_error(function() encode { 0 / 0 } end)
    local deep = {}
    for _ = 1, 100 do deep = { deep } end
    assert.has_error(function() encode(deep) end)
    local cycle = {}
    cycle[1] = cycle
    assert.has_error(function() encode(cycle) end)
  end)
end)
