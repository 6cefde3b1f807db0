-- mantile plot.

local json = require "mantile.json"
local support = require "support"

local has_gnuplot = os.execute "gnuplot --version >/dev/null 2>&1"

local function plot(arguments, options)
  local status, out, err = support.cli("plot " .. arguments, options)
  return status, out, err
end

describe("mantile plot", function()
  after_each(support.clean)

  it("lists its kinds", function()
    local status, out = plot "--help"
    assert.equal(0, status)
    for _, kind in ipairs { "roofline", "latency", "memory", "pareto", "heatmap", "chart", "timeline" } do
      assert.matches("\n  " .. kind, out, 1, true)
      local one, help = plot(kind .. " --help")
      assert.equal(0, one)
      assert.matches("usage: mantile plot " .. kind, help, 1, true)
      assert.matches("--output", help, 1, true)
    end
  end)

  it("says what is wrong", function()
    for arguments, sentence in pairs {
      [""] = "name a kind: roofline", ["rooflin gpt2"] = "did you mean 'roofline'?", ["7 gpt2"] = "the kinds are roofline",
      roofline = "name a model", ["roofline gpt2"] = "name the hardware", ["roofline gpt2 t5-base --on l4"] = "one model is enough",
      ["roofline gpt2 --on l4 --colour red"] = "there is no flag --colour", ["memory gpt2 --on l4 -o x.pdf"] = "must end in .png, .svg or .txt",
      ["memory gpt2 --on l4 -o /no/such/x.txt"] = "/no/such/x.txt: No such file", ["memory gpt2 --on l4 --width 7"] = "width is 7",
      ["latency 'gpt2 --on l4' 'gpt3 --on l4'"] = "request 2", ["heatmap gpt2 --on l4 --batch 1,2"] = "a heat map needs two",
      ["pareto gpt2 --on l4 --where 'batch > 1'"] = "no row is left", ["pareto gpt2 --on l4 --x nonsense"] = "nonsense",
      ["chart gpt2 --on l4 --x batch"] = "y is nothing", ["timeline gpt2 --on l4"] = "needs a concurrency",
      ["chart gpt2 --on l4 --x batch --y tpot_s --log q --batch 1,2"] = "log is 'q'",
    } do
      local status, _, err = plot(arguments)
      assert.equal(2, status, arguments)
      assert.matches(sentence, err, 1, true)
    end
  end)

  it("prints what is drawn as JSON", function()
    for _, arguments in ipairs {
      "roofline gpt2 --on l4", "latency gpt2 --on l4", "memory gpt2 --on l4", "pareto gpt2 --on l4 --batch 1..8",
      "heatmap gpt2 --on l4 --batch 1,2 --isl 64,128", "chart gpt2 --on l4 --batch 1..8 --x batch --y tpot_s",
      "timeline gpt2 --on l4 --engine vllm --traffic rate=5,requests=20",
    } do
      local status, out, err = plot(arguments .. " --json")
      assert.equal(0, status, err)
      assert.is_string(json.decode(out).title)
    end
  end)

  it("puts requests side by side", function()
    local status, out = plot "latency 'gpt2 --on l4' '{\"model\":\"gpt2\",\"hardware\":\"t4\"}' --batch 2 --by layer --phase decode"
    assert.equal(0, status)
    assert.matches("1  gpt2 on 1x l4\n", out, 1, true)
    assert.matches("2  gpt2 on 1x t4\n", out, 1, true)
    assert.matches("m mlp", out, 1, true)
    assert.is_nil(out:find "prefill")
  end)

  it("without gnuplot says so, or draws what needs none", function()
    local status, _, err = plot("roofline gpt2 --on l4", { environment = "PATH=/nowhere" })
    assert.equal(2, status)
    assert.matches("plot needs gnuplot; install it", err, 1, true)
    for _, arguments in ipairs { "memory gpt2 --on l4", "latency gpt2 --on l4", "heatmap gpt2 --on l4 --batch 1,2 --isl 64,128" } do
      local bare, out = plot(arguments, { environment = "PATH=/nowhere" })
      assert.equal(0, bare)
      assert.matches("%S", out)
    end
  end)

  local drawing = has_gnuplot and it or pending

  drawing("writes files by their endings", function()
    local folder = support.folder()
    for _, ending in ipairs { "svg", "png", "txt" } do
      for kind, arguments in pairs {
        roofline = "mixtral-8x7b --on h100-sxm --tp 4", latency = "mixtral-8x7b --on h100-sxm --tp 4", memory = "gpt2 --on l4",
        pareto = "gpt2 --on l4,t4 --batch 1..8 --by hardware", heatmap = "gpt2 --on l4 --batch 1,2 --isl 64,128",
        chart = "gpt2 --on l4 --batch 1..8 --x batch --y tpot_s --log xy",
        timeline = "gpt2 --on l4 --engine vllm --traffic rate=5,requests=20",
      } do
        local status, _, err = plot(("%s %s -o '%s/%s.%s'"):format(kind, arguments, folder, kind, ending))
        assert.equal(0, status, err)
        local file <close> = io.open(("%s/%s.%s"):format(folder, kind, ending), "rb")
        assert.is_true(#file:read "a" > 100)
      end
    end
  end)

  drawing("takes a user's settings of gnuplot for nothing", function()
    local folder = support.folder()
    support.write(folder .. "/.gnuplot", "set title 'mine'\nset output '" .. folder .. "/stolen'\nexit\n")
    local status, out = plot("chart gpt2 --on l4 --batch 1..8 --x batch --y tpot_s", { environment = "HOME=" .. folder })
    assert.equal(0, status)
    assert.matches("tpot_s against batch", out, 1, true)
  end)

  drawing("draws sixels where that is said", function()
    local _, out = plot("memory gpt2 --on l4", { environment = "MANTILE_GRAPHICS=sixel" })
    assert.matches("^\27P", out)
    local _, text = plot("memory gpt2 --on l4", { environment = "MANTILE_GRAPHICS=text" })
    assert.matches("^memory of", text)
  end)
end)
