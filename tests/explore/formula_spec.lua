-- Formulas: what texts mean, and that none of them does harm.

local core = require "mantile.core"
local formula = require "mantile.explore.formula"
local placement = require "mantile.placement"
local request = require "mantile.request"
local support = require "support"

--- What a text comes to at batch 3, isl 7 on 4 accelerators.
local function value(text)
  local terms = assert(placement.prepare(assert(request.check { model = "llama-3.1-8b", hardware = "h100-sxm" }))).terms
  local explorer <close> = core.explorer {
    grid = { batch = { 3 }, isl = { 7 }, osl = { 5 }, prefix = { 0 } }, limits = {}, columns = assert(formula.each { text }),
    threads = 1,
  }
  explorer:put(terms, { gpus = 4, tp = 2 }, 0, 0, 1)
  return explorer:take().found[1][1]
end

local function refused(text, sentence)
  local list, message = formula.list(text)
  assert.is_nil(list, text)
  assert.matches(sentence, message, 1, true)
end

describe("a formula", function()
  it("is read as Lua reads it", function()
    for _, text in ipairs {
      "1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "2 ^ -1", "7 - 2 - 1", "8 / 4 / 2", "1 - -1", "-(3 - 5) * 2",
      "min(3, 2) + max(3, 2)", "min(1, max(2, 3))", "1e3 / .5", "2 * -3", "ceil(2.1)", "1.5e-2", "- - 3",
    } do
      local expected = load("local min, max, ceil = math.min, math.max, math.ceil; return " .. text)()
      assert.equal(expected, value(text), text)
    end
  end)

  it("compares to 1 or 0", function()
    for text, expected in pairs {
      ["1 < 2"] = 1, ["2 <= 2"] = 1, ["1 > 2"] = 0, ["2 >= 3"] = 0, ["1 == 1"] = 1, ["1 ~= 1"] = 0,
      ["1 < 2 and 2 < 1 or 1 == 1"] = 1, ["not 1 < 2"] = 0, ["not not true"] = 1, ["(1 < 2 and 3 < 2) + 5"] = 5,
      ["false or true"] = 1, ["not (1 < 2 or 1 < 0)"] = 0, ["1 + 1 == 2"] = 1, ["true and (2 > 1) * 3"] = 1,
    } do
      local list = assert(formula.list(text))
      if #list == 1 then assert.equal(expected, value(text), text) end
    end
  end)

  it("reads the workload, the degrees and metrics", function()
    assert.equal(3 * 7 + 5, value "batch * isl + osl + prefix")
    assert.equal(4 + 2 + 1, value "gpus + tp + pp")
    local r = support.report { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 3, isl = 7, osl = 5 }
    support.near(r.tpot_s, value "tpot_s")
    support.near(r.memory.total_bytes, value "memory.total_bytes")
    assert.equal(1, value "memory.fits")
  end)

  it("takes units after numbers", function()
    assert.equal(0.5, value "500 ms")
    support.near(3.35e12, value "3.35 TB/s")
    assert.equal(2 ^ 30, value "1GiB")
    assert.equal(3, value "2 + 1 s")
    refused("1 parsec", "cannot be read")
  end)

  it("is a list where there are commas, and each part of an and", function()
    local list = assert(formula.list " ttft_s < 1 , tpot_s < 30 ms and batch > 2")
    assert.equal(3, #list)
    assert.same({ "ttft_s < 1", "tpot_s < 30 ms", "batch > 2" }, { list[1].text, list[2].text, list[3].text })
    assert.equal(1, #assert(formula.list "min(batch, isl)"))
    assert.equal(1, #assert(formula.list "batch < 1 or isl < 2 and osl < 3"))
    local one, message = formula.each { "batch, isl" }
    assert.is_nil(one)
    assert.matches("one is needed", message)
  end)

  it("holds for nothing that is not known", function()
    assert.equal(0, value "0 / 0 < 1")
    assert.equal(0, value "0 / 0 == 0 / 0")
    assert.equal(0, value "cost_usd_per_mtok - cost_usd_per_mtok + 0 / 0 >= 0")
  end)

  it("that is none says where", function()
    refused("", "a formula is empty")
    refused("1 +", "cannot be read")
    refused("ttft_s < 1 ms )", "cannot be read from ')'")
    refused("(1", "cannot be read")
    refused("1 < 2 < 3", "cannot be read from '< 3'")
    refused("min(1)", "cannot be read")
    refused("batch == 'a'", "cannot be read")
    refused("os.exit(1)", "cannot be read")
    refused("1 < 2,", "cannot be read")
    refused("tpots < 1", "did you mean 'tpot_s'?")
    refused("memory.fit", "did you mean 'memory.fits'?")
    refused("add", "there is no figure 'add'")
    refused(nil, "a formula is a text")
    refused({}, "a formula is a text")
  end)

  it("of any length or depth does no harm", function()
    refused(("1+"):rep(5000) .. "1", "at most 2000 characters")
    for _, text in ipairs {
      ("("):rep(900) .. "1" .. (")"):rep(900), ("-"):rep(1900) .. "1", ("not "):rep(400) .. "1", ("1^"):rep(900) .. "1",
      ("min(1,"):rep(300) .. "1" .. (")"):rep(300), ("(1,"):rep(600), ("1 or "):rep(390) .. "1",
      ("batch < 1 and "):rep(140) .. "1", ("1,"):rep(900) .. "1",
    } do
      local list = formula.list(text)
      if list then
        pcall(core.explorer, {
          grid = { batch = { 1 }, isl = { 1 }, osl = { 1 }, prefix = { 0 } }, limits = {}, columns = list, threads = 1,
        })
      end
    end
  end)

  it("of random characters is read or refused", function()
    local state = 12345
    local alphabet = { "1", "2.5", "batch", "tpot_s", "+", "-", "*", "/", "^", "(", ")", "<", "<=", "==", "~=", "and",
      "or", "not", ",", "min(", "max(", " ", "ms", "\0", "\255", "e", ".", "ceil(" }
    for _ = 1, 3000 do
      local parts = {}
      for i = 1, 1 + state % 12 do
        state = (state * 1103515245 + 12345) % 2147483648
        parts[i] = alphabet[1 + state // 65536 % #alphabet]
      end
      local list, message = formula.list(table.concat(parts))
      assert.is_true(list ~= nil or type(message) == "string")
    end
  end)

  it("as a list is checked by the core", function()
    local function columns(...)
      return pcall(core.explorer, {
        grid = { batch = { 1 }, isl = { 1 }, osl = { 1 }, prefix = { 0 } }, limits = {}, columns = { ... }, threads = 1,
      })
    end
    for _, list in ipairs { {}, { "add" }, { 1, 2 }, { 1, "add" }, { "no_such" }, { {} }, { 1, "negate", "negate", 3 } } do
      assert.is_false((columns(list)))
    end
    local deep = {}
    for i = 1, 17 do deep[i] = 1 end
    for i = 18, 33 do deep[i] = "add" end
    assert.is_false((columns(deep)))
    local long = { 1 }
    for i = 2, 200 do long[i] = "negate" end
    assert.is_false((columns(long)))
  end)
end)
