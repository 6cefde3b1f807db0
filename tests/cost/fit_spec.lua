-- Fits find the parameters that times were made with; searches find a minimum.

local core = require "mantile.core"
local support = require "support"

local PRODUCT = { launch = 4e-6, compute = 0.6, memory = 0.9, tile = 3e-6 }
local names = { "launch", "compute", "memory", "tile" }

--- All parameters of a form but those named stay as they are.
local function all_but(form_name, free)
  local fixed = {}
  for _, form in ipairs(core.forms()) do
    for _, p in ipairs(form.name == form_name and form.parameters or {}) do fixed[p.name] = true end
  end
  for _, name in ipairs(free) do fixed[name] = nil end
  return fixed
end

--- Products of many sizes, and their times by `parameters`.
local function products(parameters)
  local shapes, times = {}, {}
  for _, m in ipairs { 1, 16, 128, 512, 2048, 8192 } do
    for _, n in ipairs { 512, 2048, 8192, 32768 } do
      for _, k in ipairs { 1024, 4096, 16384 } do
        local shape = { 1e15, 3e12, 132, 5e7, m, n, k, 2, 2, 0 }
        shapes[#shapes + 1], times[#times + 1] = shape, core.form_seconds("linear", parameters, shape)
      end
    end
  end
  return shapes, times
end

local shapes, times = products(PRODUCT)
local four = { fixed = all_but("linear", names) }

describe("core.fit", function()
  it("finds the parameters of a product", function()
    local found, loss = core.fit("linear", shapes, times, four)
    for _, name in ipairs(names) do support.near(PRODUCT[name], found[name], 0.05) end
    assert.is_true(loss < 1e-4, loss)
  end)

  it("finds those of messages, among two ways of sending", function()
    local made = { launch = 8e-6, step = 1e-6, share = 0.4, launch_2 = 5e-5, one_shot = 1, limit = 1e9, share_2 = 0.02 }
    local list, seconds = {}, {}
    for _, ranks in ipairs { 2, 4, 8 } do
      for power = 6, 22 do
        local shape = { 4e11, ranks, 1 << power, 2 * (ranks - 1) / ranks }
        list[#list + 1], seconds[#seconds + 1] = shape, core.form_seconds("message", made, shape)
      end
    end
    local fixed = all_but("message", { "launch", "step", "share", "one_shot" })
    local found = core.fit("message", list, seconds, { fixed = fixed, start = { limit = 1e9, launch_2 = 5e-5, share_2 = 0.02 } })
    assert.equal(1, found.one_shot)
    for _, name in ipairs { "launch", "step", "share" } do support.near(made[name], found[name], 0.05) end
  end)

  it("moves a limit where that pays, and leaves it where nothing tells", function()
    local function fitted(limit, least)
      local made = { launch = 5e-6, share = 0.5, launch_3 = 5e-5, share_3 = 0.9, limit = limit, rule = 1 }
      local list, seconds = {}, {}
      for power = least, 28 do
        local shape = { 4e11, 2, 1 << power, 1 }
        list[#list + 1], seconds[#seconds + 1] = shape, core.form_seconds("message", made, shape)
      end
      local fixed = all_but("message", { "launch", "share", "launch_3", "limit" })
      return core.fit("message", list, seconds, { fixed = fixed, start = { share_3 = 0.9, rule = 1 } }).limit
    end
    assert.equal(1 << 18, fitted(1 << 18, 10))
    assert.equal(1 << 26, fitted(1 << 26, 10))
    assert.equal(1 << 23, fitted(1 << 22, 24)) -- all are large
  end)

  it("keeps the best of the choices, wherever that stands", function()
    for menu = 0, 2 do
      local list, seconds = products { menu = menu, whole = 1, tile = 1e-5 }
      local found = core.fit("linear", list, seconds, { start = { whole = 1, tile = 1e-5 }, fixed = all_but("linear", { "menu" }) })
      assert.equal(menu, found.menu)
    end
  end)

  it("finds those of rows, of decoding and of prompts", function()
    local cases = {
      rows = { made = { launch = 5e-6, memory = 0.6 }, sizes = { { 64, 1e6 }, { 4096, 1e8 }, { 1e5, 1e9 }, { 1, 1e4 } } },
      decode = {
        made = { launch = 5e-6, memory = 0.6, head = 1e-7 },
        sizes = {
          { 1, 1, 100, 32, 8, 128, 128, 0, 1, 2, 512 }, { 64, 1, 4096, 32, 8, 128, 128, 0, 1, 2, 512 },
          { 128, 1, 16384, 32, 8, 128, 128, 0, 1, 2, 512 }, { 256, 1, 128, 32, 8, 128, 128, 0, 1, 2, 512 },
        },
      },
      prefill = {
        made = { launch = 5e-5, compute = 0.5, rotate = 4 },
        sizes = {
          { 1, 64, 0, 32, 8, 128, 128, 0, 1, 2, 512 }, { 1, 16384, 0, 32, 8, 128, 128, 0, 1, 2, 512 },
          { 8, 2048, 0, 32, 8, 128, 128, 0, 1, 2, 512 }, { 64, 256, 0, 32, 8, 128, 128, 0, 1, 2, 512 },
        },
      },
    }
    for form, case in pairs(cases) do
      local list, seconds, free = {}, {}, {}
      for i, size in ipairs(case.sizes) do
        list[i] = { 1e15, 3e12, 132, 5e7, table.unpack(size) }
        seconds[i] = core.form_seconds(form, case.made, list[i])
      end
      for name in pairs(case.made) do free[#free + 1] = name end
      local found = core.fit(form, list, seconds, { fixed = all_but(form, free) })
      for name, value in pairs(case.made) do support.near(value, found[name], 0.05) end
    end
  end)

  it("leaves where it starts what the times say nothing of", function()
    local list, seconds = {}, {}
    for i, context in ipairs { 100, 1000, 10000, 100000 } do -- without a window nothing is masked
      list[i] = { 1e15, 3e12, 132, 5e7, 64, 1, context, 32, 8, 128, 128, 0, 1, 2, 512 }
      seconds[i] = core.form_seconds("decode", { memory = 0.6 }, list[i])
    end
    local found = core.fit("decode", list, seconds, { start = { masked = 0.3 }, fixed = all_but("decode", { "masked", "memory" }) })
    support.near(0.3, found.masked, 0.1)
  end)

  it("is the same each time", function()
    local found, loss = core.fit("linear", shapes, times, { effort = 300 })
    local again, loss_again = core.fit("linear", shapes, times, { effort = 300 })
    assert.same(found, again)
    assert.equal(loss, loss_again)
  end)

  it("keeps what is fixed where it starts", function()
    local start = { compute = 0.31, memory = 0.77, menu = 2 }
    local found = core.fit("linear", shapes, times, { start = start, fixed = { compute = true, memory = true, menu = true } })
    for name, value in pairs(start) do assert.equal(value, found[name]) end
    local all = core.fit("linear", shapes, times, { start = PRODUCT, fixed = all_but("linear", {}) })
    for name, value in pairs(PRODUCT) do assert.equal(value, all[name]) end
  end)

  it("stays in bounds whatever the times are", function()
    for _, factor in ipairs { 1e-6, 1e6 } do
      local wrong = {}
      for i, time in ipairs(times) do wrong[i] = time * factor end
      local found = core.fit("linear", shapes, wrong, { effort = 200 })
      for _, form in ipairs(core.forms()) do
        for _, p in ipairs(form.name == "linear" and form.parameters or {}) do
          assert.is_true(found[p.name] >= p.least * (1 - 1e-9) and found[p.name] <= p.most * (1 + 1e-9), p.name)
        end
      end
      assert.is_true(core.form_seconds("linear", found, shapes[1]) > 0)
    end
  end)

  it("is little moved by a row that is far off", function()
    local wrong = { table.unpack(times) }
    wrong[7], wrong[30] = 100 * wrong[7], wrong[30] / 100
    local found = core.fit("linear", shapes, wrong, four)
    for _, name in ipairs(names) do support.near(PRODUCT[name], found[name], 0.1) end
  end)

  it("ends after as many evaluations as it may take", function()
    for _, effort in ipairs { 1, 2, 3 } do
      assert.is_table(core.fit("linear", shapes, times, { effort = effort }))
    end
  end)

  it("refuses what is no fit", function()
    local shape, none = shapes[1], {}
    local nan, short = { table.unpack(shape) }, { 1, 2, 3 }
    nan[5] = 0 / 0
    local cases = {
      { "not the name of a form", "nothing", { shape }, { 1 }, none },
      { "table expected", "linear", 1, { 1 }, none }, { "table expected", "linear", { shape }, "1", none },
      { "table expected", "linear", { shape }, { 1 } }, { "rows are needed", "linear", none, none, none },
      { "as many times as shapes", "linear", { shape }, { 1, 2 }, none },
      { "shape 2 must be a list of 10 numbers", "linear", { shape, short }, { 1, 1 }, none },
      { "shape 1 must be a list of 10 numbers", "linear", { "abcdefghij" }, { 1 }, none },
      { "number 5 of shape 2 is no finite number", "linear", { shape, nan }, { 1, 1 }, none },
      { "shape 2 is none that a kernel could have", "linear", { shape, { 0, 3e12, 132, 5e7, 1, 64, 64, 2, 2, 0 } }, { 1, 1 }, none },
      { "time 2 is 0.0; times must be above 0", "linear", { shape, shape }, { 1, 0 }, none },
      { "number 1 of times 1 is no finite number", "linear", { shape }, { math.huge }, none },
      { "number 1 of times 1 is no finite number", "linear", { shape }, { "1" }, none },
      { "compute of linear is 2.0; it must be from 0.02 to 1.0", "linear", { shape }, { 1 }, { start = { compute = 2 } } },
      { "compute of linear is a string, not a number", "linear", { shape }, { 1 }, { start = { compute = "1" } } },
      { "menu of linear is 0.5; it must be a whole number", "linear", { shape }, { 1 }, { start = { menu = 0.5 } } },
      { "parameters of linear are a string", "linear", { shape }, { 1 }, { start = "best" } },
      { "fixed is a string, not a table", "linear", { shape }, { 1 }, { fixed = "all" } },
      { "effort is 0", "linear", { shape }, { 1 }, { effort = 0 } },
      { "effort is -1", "linear", { shape }, { 1 }, { effort = -1 } },
      { "effort is 1099511627776", "linear", { shape }, { 1 }, { effort = 1 << 40 } },
    }
    for _, case in ipairs(cases) do
      local ok, message = pcall(core.fit, table.unpack(case, 2))
      assert.is_false(ok, case[1])
      assert.truthy(tostring(message):find(case[1], 1, true), ("%s: %s"):format(case[1], message))
    end
  end)

  it("does not believe a table's word on its length", function()
    local list = {}
    for power = 0, 61 do list[1 << power] = shapes[1] end
    assert.has_error(function() core.fit("linear", list, list, {}) end)
  end)
end)

describe("core.form_seconds", function()
  it("refuses what is no shape, and no parameters", function()
    local cases = {
      { "not the name of a form", "nothing", {}, {} }, { "parameters of linear are a nil", "linear" },
      { "table expected", "linear", {}, nil }, { "table expected", "linear", {}, 5 },
      { "not as many numbers", "linear", {}, {} }, { "not as many numbers", "linear", {}, { 1, 2, 3 } },
      { "is no finite number", "message", {}, { 1, 2, "3", 4 } }, { "is no finite number", "message", {}, { 1, 2, 0 / 0, 4 } },
      { "share of message is nan", "message", { share = math.huge - math.huge }, { 1, 2, 3, 4 } },
    }
    for _, case in ipairs(cases) do
      local ok, message = pcall(core.form_seconds, table.unpack(case, 2, 4))
      assert.is_false(ok, case[1])
      assert.truthy(tostring(message):gsub("%-nan", "nan"):find(case[1], 1, true), ("%s: %s"):format(case[1], message))
    end
  end)
end)

describe("core.minimise", function()
  local function bowl(x, y) return (x - 0.3) ^ 2 + 3 * (y - 0.8) ^ 2 + 1 end

  it("finds a minimum, and what it is there", function()
    local x, least = core.minimise(bowl, { 0.5, 0.5 }, 2000)
    support.near(0.3, x[1], 0.02)
    support.near(0.8, x[2], 0.02)
    support.near(1, least, 1e-4)
    support.near(bowl(x[1], x[2]), least)
  end)

  it("finds it at a bound, and where there is a kink", function()
    local x = core.minimise(function(a, b) return a + math.abs(b - 0.6) end, { 0.5, 0.5 }, 2000)
    assert.is_true(x[1] < 0.01)
    support.near(0.6, x[2], 0.02)
  end)

  it("calls no more often than it may, always from 0 to 1", function()
    for _, effort in ipairs { 1, 2, 10, 100 } do
      local calls = 0
      core.minimise(function(a, b)
        calls = calls + 1
        assert(a >= 0 and a <= 1 and b >= 0 and b <= 1)
        return bowl(a, b)
      end, { 0, 1 }, effort)
      assert.is_true(calls <= effort and calls >= 1, calls)
    end
  end)

  it("raises what the function raises, at once", function()
    for _, raised in ipairs { "no", { code = 7 }, false, 12 } do
      local calls = 0
      local ok, got = pcall(core.minimise, function()
        calls = calls + 1
        if calls == 3 then error(raised, 0) end
        return calls
      end, { 0.5, 0.5 }, 100)
      assert.is_false(ok)
      assert.equal(raised, got)
      assert.equal(3, calls)
    end
    local ok, got = pcall(core.minimise, function() error() end, { 0.5 }, 100)
    assert.is_false(ok)
    assert.is_nil(got)
  end)

  it("refuses what is no number", function()
    for _, value in ipairs { "12", {}, 0 / 0, true, false } do
      local ok, message = pcall(core.minimise, function() return value end, { 0.5 }, 100)
      assert.is_false(ok)
      assert.truthy(message:find("what is minimised returned .*, not a number"), message)
    end
    assert.has_error(function() core.minimise(function() end, { 0.5 }, 100) end, "what is minimised returned nil, not a number")
  end)

  it("bears infinities", function()
    local x, least = core.minimise(function(a) return a < 0.4 and math.huge or a end, { 0.9 }, 500)
    support.near(0.4, least, 0.05)
    assert.equal(x[1], least)
    assert.equal(-math.huge, select(2, core.minimise(function() return -math.huge end, { 0.5 }, 10)))
    assert.equal(math.huge, select(2, core.minimise(function() return math.huge end, { 0.5, 0.5 }, 50)))
  end)

  it("may be called by what it calls", function()
    local function inner(a)
      local _, least = core.minimise(function(b) return (a - b) ^ 2 + a end, { 0.5 }, 40)
      return least
    end
    local x = core.minimise(inner, { 0.5 }, 40)
    assert.is_true(x[1] < 0.05)
    local function endless() return select(2, core.minimise(endless, { 0.5 }, 10)) end
    local ok, message = pcall(endless)
    assert.is_false(ok)
    assert.truthy(tostring(message):find "overflow", message)
  end)

  it("runs in a coroutine, and does not let its function yield", function()
    local function run() return core.minimise(function(a) return a end, { 0.5 }, 50) end
    local ok, x = coroutine.resume(coroutine.create(run))
    assert.is_true(ok and x[1] < 0.1)
    local yielding = coroutine.create(function() return core.minimise(function() return coroutine.yield() end, { 0.5 }, 50) end)
    local resumed, message = coroutine.resume(yielding)
    assert.is_false(resumed)
    assert.truthy(tostring(message):find "yield", message)
  end)

  it("refuses what is no search", function()
    local long = {}
    for i = 1, 25 do long[i] = 0.5 end
    local cases = {
      { "function expected" }, { "function expected", 1, { 0.5 }, 10 }, { "table expected", bowl, 0.5, 10 },
      { "1 to 24 numbers", bowl, {}, 10 }, { "1 to 24 numbers", bowl, long, 10 }, { "from 0 to 1", bowl, { 2 }, 10 },
      { "from 0 to 1", bowl, { -0.1 }, 10 }, { "from 0 to 1", bowl, { 0 / 0 }, 10 }, { "from 0 to 1", bowl, { "0.5" }, 10 },
      { "number expected", bowl, { 0.5 } }, { "effort is 0", bowl, { 0.5 }, 0 }, { "effort is -5", bowl, { 0.5 }, -5 },
    }
    for _, case in ipairs(cases) do
      local ok, message = pcall(core.minimise, table.unpack(case, 2, 4))
      assert.is_false(ok, case[1])
      assert.truthy(tostring(message):find(case[1], 1, true), ("%s: %s"):format(case[1], message))
    end
  end)
end)
