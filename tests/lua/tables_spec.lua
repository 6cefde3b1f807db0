-- What walks a table by name does so in one order, whatever is in it.

local tables = require "mantile.tables"

describe("tables", function()
  it("have their keys sorted: by their type, then by size or name", function()
    assert.same({}, tables.keys {})
    assert.same({ 2, 10, "1x", "a", "b" }, tables.keys { b = 1, a = 1, ["1x"] = 1, [10] = 1, [2] = 1 })
    assert.same({ false, true, 1, "a" }, tables.keys { [true] = 1, [false] = 1, a = 1, [1] = 1 })
  end)

  it("have the keys with a rank first", function()
    assert.same({ "z", "m", "a", "b" }, tables.keys({ a = 1, b = 1, m = 1, z = 1 }, { z = 1, m = 2 }))
  end)

  it("merge and copy without changing what they are made of", function()
    local base, inner = { a = 1, b = 2 }, { list = { 1, 2 } }
    assert.same({ a = 1, b = 3, c = 4 }, tables.merged(base, { b = 3, c = 4 }))
    assert.same({ a = 1, b = 2 }, base)
    local copy = tables.copied(inner)
    copy.list[1] = 9
    assert.same({ list = { 1, 2 } }, inner)
  end)
end)
