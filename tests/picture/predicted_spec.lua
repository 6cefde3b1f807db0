-- Pictures of predictions.

local picture = require "mantile.picture"
local support = require "support"

local function rows(count, labels)
  local list = {}
  for i = 1, count do
    list[i] = {
      table = "gemm", metric = "time_s", measured = i * 1e-6, predicted = i * 1.1e-6, what = "row", labels = labels or {},
    }
  end
  return list
end

local function script_of(list, kind, key)
  local drawing = assert(picture.predicted(list, { by = key }))
  return drawing.of.script(drawing.data, kind, 900, 900)
end

local has_gnuplot = os.execute "gnuplot --version >/dev/null 2>&1"

describe("a scatter plot", function()
  after_each(support.clean)

  it("has a panel for each table and metric, and says how far off it is", function()
    local list = rows(3)
    list[4] = { table = "moe", metric = "time_s", measured = 1, predicted = 2, labels = {} }
    list[5] = { table = "moe", metric = "time_s", measured = 1, labels = {} }
    local script = script_of(list, "png")
    assert.truthy(script:find("'gemm time_s, 3 rows, median error 10.0 %'", 1, true))
    assert.truthy(script:find("'moe time_s, 1 rows, median error 100.0 %'", 1, true))
    assert.truthy(script:find("multiplot layout 1,2", 1, true))
    assert.equal(4, select(2, script:gsub("\n[%d%.e-]+ [%d%.e-]+", "")))
  end)

  it("draws a few thousand of many points", function()
    local script = script_of(rows(20000), "svg")
    assert.is_true(select(2, script:gsub("\n", "")) < 5100)
  end)

  it("takes no command from a label", function()
    local list = rows(2, { engine = "x'; system(\"touch /tmp/owned\")\n`id`" })
    local script = script_of(list, "text", "engine")
    assert.is_nil(script:find("`", 1, true))
    assert.is_nil(script:find('"', 1, true))
    assert.truthy(script:find("title 'x?; system(?touch /tmp/owned?) ?id?'", 1, true), script)
  end)

  it("keeps the series with most rows apart", function()
    local list = {}
    for i = 1, 12 do
      for _, row in ipairs(rows(i, { system = "s" .. i })) do list[#list + 1] = row end
    end
    local script = script_of(list, "png", "system")
    assert.truthy(script:find("title 's12'", 1, true))
    assert.truthy(script:find("title 'others'", 1, true))
    assert.is_nil(script:find("title 's1'", 1, true))
  end)

  it("says when there is nothing to draw", function()
    local drawing, message = picture.predicted { { table = "gemm", metric = "time_s", measured = 1, labels = {} } }
    assert.is_nil(drawing)
    assert.truthy(message:find "nothing is predicted")
  end)

  if has_gnuplot then
    it("is written as PNG, SVG or text", function()
      local csv = support.write(support.folder() .. "/gemm.csv", table.concat({
        "gpu,framework,dtype,op,m,n,k,time_us", "h100_sxm,vllm,bfloat16,linear,1,4096,4096,13",
        "h100_sxm,vllm,bfloat16,linear,8192,8192,8192,1600",
      }, "\n"))
      local path = csv:gsub("gemm.csv$", "out")
      local starts = { png = "\x89PNG", svg = "<?xml" }
      for kind, start in pairs(starts) do
        local status, _, err = support.cli(("validate '%s' --by system --plot '%s.%s'"):format(csv, path, kind))
        assert.equal(0, status, err)
        local file = assert(io.open(path .. "." .. kind, "rb"))
        assert.equal(start, file:read(#start))
        file:close()
      end
      local status, out = support.cli(("validate --plot '%s'"):format(csv))
      assert.equal(0, status)
      assert.truthy(out:find("gemm time_s, 2 rows", 1, true))
      local refused, _, err = support.cli(("validate '%s' --plot=out.gif"):format(csv))
      assert.equal(2, refused)
      assert.truthy(err:find("must end in .png or .svg", 1, true), err)
      refused, _, err = support.cli(("validate '%s' --plot"):format(csv), { environment = "PATH=/nowhere" })
      assert.equal(2, refused)
      assert.truthy(err:find("plot needs gnuplot", 1, true), err)
    end)
  end
end)
