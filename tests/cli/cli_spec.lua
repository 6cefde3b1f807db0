-- The command line as a person and as a program use it.

local json = require "mantile.json"
local support = require "support"

local cli = support.cli

--- One line on stderr, nothing on stdout, status 2.
local function misuse(arguments, expected, options)
  local status, out, err = cli(arguments, options)
  assert.equal(2, status, arguments)
  assert.equal("", out)
  assert.truthy(err:find("^mantile: [^\n]+\n$"), err)
  assert.truthy(err:find(expected, 1, true), err)
end

describe("mantile", function()
  after_each(support.clean)

  it("explains itself", function()
    for _, arguments in ipairs { "--help", "-h", "help" } do
      local status, out, err = cli(arguments)
      assert.equal(0, status)
      assert.equal("", err)
      for _, verb in ipairs { "estimate", "compare", "run", "models", "hardware", "layers", "engines" } do
        assert.truthy(out:find("\n  " .. verb .. " ", 1, true))
        local verb_status, verb_out = cli(verb .. " --help")
        assert.equal(0, verb_status)
        assert.truthy(verb_out:find("usage: mantile " .. verb, 1, true))
      end
    end
  end)

  it("names misuse in one line", function()
    misuse("estimat", "there is no verb 'estimat'; did you mean 'estimate'?")
    misuse("xxxxxxxxxxx", "the verbs are estimate simulate")
    misuse("estimate", "name a model: mantile estimate MODEL")
    misuse("estimate llama-3.1-8b", "name the hardware: mantile estimate MODEL --on HARDWARE")
    misuse("estimate llama-3.1-8b qwen3-32b --on h100-sxm", "one model is enough; what is 'qwen3-32b'?")
    misuse("estimate llama-3.1-8b --on h100-sxm --isll 3", "there is no flag --isll; did you mean --isl?")
    misuse("estimate llama-3.1-8b --on h100-sxm --isl", "--isl needs a value")
    misuse("estimate llama-3.1-8b --on h100-sxm --isl 3 --isl 4", "--isl is given twice")
    misuse("estimate llama-3.1-8b --on h100-sxm --on b200", "--on is given twice")
    misuse("estimate llama-3.1-8b --on h100-sxm --json=1", "--json takes no value")
    misuse("estimate llama-3.1-8b --on h100-sxm --batch x", "batch is 'x'; it must be a whole number")
    misuse("estimate llama-3.1-8b --on h100-sxm --tp 3", "tp (3) must divide heads (32): 1 2 4 8 16 32")
    misuse("estimate llama-3.1-8b --on m2-ultra --tp 2", "m2-ultra: this accelerator states no link")
    misuse("models nothing", "there is no model 'nothing'")
    misuse("models a b", "one name at a time")
    misuse("run", "run needs a script")
    misuse("run nothing.lua", "cannot open nothing.lua")
    misuse("compare 'llama-3.1-8b --on h100-sxm'", "compare needs at least two requests")
    misuse("compare 'llama-3.1-8b --on h100-sxm' 'llama-3.1-8b --onn b200'", "request 2 (llama-3.1-8b --onn b200): there is no flag")
    misuse("compare '{' '{'", "request 1 ({): not JSON")
    misuse("compare missing.json missing.json", "missing.json")
  end)

  it("estimates on one line what JSON says", function()
    local status, out = cli "estimate llama-3.1-70b --on h100-sxm --gpus 8 --tp 8 --batch 16 --isl 4096 --osl 512 --json"
    assert.equal(0, status)
    local report = json.decode(out)
    assert.equal("llama-3.1-70b", report.model)
    assert.same({
      engine = "ideal", tp = 8, cp = 1, attention_dp = 1, ep = 1, sp = false, pp = 1, dp = 1, weights = "bf16",
      activations = "bf16", kv = "bf16",
    }, report.deployment)
    assert.same({ mode = "static", batch = 16, isl = 4096, osl = 512, prefix = 0 }, report.workload)
    local lines_status, lines = cli("estimate --jsonl", {
      input = '{"model":"llama-3.1-70b","hardware":"h100-sxm","gpus":8,"tp":8,"batch":16,"isl":4096,"osl":512}\n',
    })
    assert.equal(0, lines_status)
    assert.equal(out, lines)
  end)

  it("takes flags with = and with hyphens", function()
    local _, plain = cli "estimate llama-3.1-8b --on h100-sxm --cost_model roofline --batch 4 --json"
    local _, other = cli "estimate --model=llama-3.1-8b --hardware=h100-sxm --cost-model=roofline --batch=4 --json"
    assert.equal(plain, other)
  end)

  it("prints a report a person can read", function()
    local _, out = cli "estimate llama-3.1-70b --on h100-sxm --tp 8 --batch 16 --isl 4096 --osl 512 --layers"
    for _, expected in ipairs {
      "llama-3.1-70b on 8x h100-sxm (tp 8)", "TTFT", "TPOT", "bound by", "weights      17.6 GB", "fits",
      "largest batch at this length", "attention  prefill     80",
    } do
      assert.truthy(out:find(expected, 1, true), expected)
    end
  end)

  it("answers every line of --jsonl, in order, bad ones too", function()
    local good = '{"model":"llama-3.1-8b","hardware":"h100-sxm","batch":%d}\n'
    local status, out = cli("estimate --jsonl", {
      input = good:format(1) .. "{bad\n\n" .. good:format(2) .. '[1]\nnull\n{"model":"x","hardware":"y"}\n'
        .. ('{"a":'):rep(5000) .. "\n" .. ("x"):rep(2000000) .. "\n" .. good:format(3):sub(1, -2),
    })
    assert.equal(2, status)
    local answers = {}
    for line in out:gmatch("[^\n]+") do answers[#answers + 1] = json.decode(line) end
    assert.equal(9, #answers)
    for i, batch in pairs { [1] = 1, [3] = 2, [9] = 3 } do assert.equal(batch, answers[i].workload.batch) end
    for i, line in pairs { [2] = 2, [4] = 5, [5] = 6, [6] = 7, [7] = 8, [8] = 9 } do
      assert.equal(line, answers[i].line)
      assert.equal("invalid_request", answers[i].error.code)
    end
    assert.truthy(answers[8].error.message:find("longer than 1 MiB", 1, true))
  end)

  it("compares requests with ratios to the first", function()
    local status, out = cli [[compare "llama-3.1-8b --on h100-sxm" \
      '{"model":"llama-3.1-8b","hardware":"h200-sxm"}' "llama-3.1-8b --on b200 --weights fp8" --batch 8]]
    assert.equal(0, status)
    for _, expected in ipairs { "1  llama-3.1-8b on 1x h100-sxm", "batch 8", "2/1", "3/1", "TPOT" } do
      assert.truthy(out:find(expected, 1, true), expected)
    end
    local _, reports = cli [[compare "llama-3.1-8b --on h100-sxm" "llama-3.1-8b --on b200" --json]]
    assert.equal("b200", json.decode(reports)[2].hardware)
    local _, doubtful = cli 'compare "--on h100-sxm --isl 200000" "--on b200" --model llama-3.1-8b'
    assert.truthy(doubtful:find("1: warning: isl + osl is 200256", 1, true))
  end)

  it("compares requests kept in files", function()
    local folder = support.folder()
    support.write(folder .. "/a.json", '{"model":"llama-3.1-8b","hardware":"h100-sxm"}')
    local status, out = cli("compare a.json a.json --batch 3", { folder = folder })
    assert.equal(0, status)
    assert.truthy(out:find("1.00x", 1, true))
  end)

  it("explains every metric of the report", function()
    for _, metric in ipairs(require("mantile.core").metrics()) do
      local status, out, err = cli("explain mixtral-8x7b --on h100-sxm --tp 2 --batch 4 --metric " .. metric.key)
      assert.equal(0, status, metric.key .. err)
      assert.truthy(out:find(metric.key .. " = ", 1, true), metric.key)
    end
  end)

  it("explains an op down to its line, its formula and its price", function()
    local _, out = cli "explain llama-3.1-70b --on h100-sxm --tp 8 --batch 16 --op qkv"
    local line = 0
    for text in io.lines(support.root .. "/lua/mantile/layers/attention.lua") do
      line = line + 1
      if text:find('name = "qkv"', 1, true) then break end
    end
    for _, expected in ipairs {
      "attention.lua:" .. line, "m = sequences = 16, k = 8192, n = 1280", -- 8192 + 2 x 1024, an eighth of it
      "2 m k n = 20971520 * sequences = 335544320", "k n wb = 20971520 (21.0 MB)", "the bf16 peak of h100-sxm",
      "datasheet",
    } do
      assert.truthy(out:find(expected, 1, true), expected)
    end
    misuse("explain llama-3.1-8b --on h100-sxm --op nothing", "no op, kind or layer is called 'nothing' here")
    misuse("explain llama-3.1-8b --on h100-sxm --metric tpot", "there is no metric 'tpot'; did you mean 'tpot_s'?")
    misuse("explain", "name a model: mantile explain MODEL")
  end)

  it("shows a model's shapes, parameters and cache", function()
    local status, out = cli "show model qwen3-32b"
    assert.equal(0, status)
    assert.truthy(out:find("32,762,123,264   262,144 B", 1, true))
    misuse("show model", "say which: mantile show model NAME")
    misuse("show model nothing-like-it", "there is no model 'nothing-like-it'")
  end)

  it("says no with status 1", function()
    assert.equal(1, (cli "estimate llama-3.1-405b --on h100-sxm"))
    assert.equal(1, (cli 'compare "llama-3.1-8b --on h100-sxm" "llama-3.1-405b --on h100-sxm"'))
  end)

  it("lists and shows what it knows", function()
    for verb, name in pairs { models = "mixtral-8x7b", hardware = "mi300x", layers = "attention", engines = "vllm" } do
      local status, out = cli(verb)
      assert.equal(0, status)
      assert.truthy(out:find(name, 1, true))
      assert.is_nil(out:find("broken", 1, true))
      status, out = cli(verb .. " " .. name)
      assert.equal(0, status)
      assert.truthy(out:find(name, 1, true))
      local _, list = cli(verb .. " --json")
      assert.is_table(json.decode(list))
    end
  end)

  it("runs from any folder", function()
    local status, out = cli("models", { folder = support.folder() })
    assert.equal(0, status)
    assert.truthy(out:find("llama-3.1-70b", 1, true))
  end)
end)

describe("a scenario", function()
  after_each(support.clean)

  local function run(source, arguments)
    local path = support.write(support.folder() .. "/s.lua", source)
    return cli("run " .. path .. " " .. (arguments or ""))
  end

  it("has the library in scope and its arguments", function()
    local status, out, err = run([[
      local r = estimate { model = "llama-3.1-8b", hardware = derive("h100-sxm", { memory = { hbm = { bandwidth = 8 * TB / s } } }) }
      assert(r.tpot_s < 3 * ms, "fast")
      print(args[2], r.hardware, ...)
      show(r)
      compare(r, estimate { model = "llama-3.1-8b", hardware = "h100-sxm" })]], "one --help")
    assert.equal("", err)
    assert.equal(0, status)
    assert.truthy(out:find("--help\th100-sxm*\tone\t--help", 1, true))
  end)

  it("ends with 1 when an assertion fails", function()
    local status, _, err = run 'print("before")\nassert(1 > 2, "one is not more")'
    assert.equal(1, status)
    assert.truthy(err:find("s.lua:2: assertion failed: one is not more", 1, true))
  end)

  it("ends with 2 and its line when it breaks", function()
    for source, expected in pairs {
      ['\nestimate { model = "llama-3.1-8b" }'] = "s.lua:2: hardware is missing",
      ["\n\nerror 'x'"] = "s.lua:3: x",
      ["x = = 1"] = "s.lua:1:",
      ["\nestimat {}"] = "s.lua:2: there is no name 'estimat' here; did you mean 'estimate'?",
      ["local function f() return f() + 1 end f()"] = "stack overflow",
      ["error({})"] = "mantile: ",
      ["\nshow {}"] = "s.lua:2: argument 1 is no report; estimate{...} makes one",
      ["compare(1)"] = "s.lua:1: argument 1 is no report",
      ["compare()"] = "s.lua:1: give at least one report",
    } do
      local status, _, err = run(source)
      assert.equal(2, status)
      assert.truthy(err:find(expected, 1, true), err)
      assert.equal(1, select(2, err:gsub("\n", "")))
    end
  end)

  it("defines layers and models of its own", function()
    local status, out, err = run [[
      local double = layer "double" {
        doc = "x", params = { width = "width" }, forward = function(g, x, p) return g:linear(g:linear(x, p.width), x.width) end,
      }
      local m = model "mine" {
        blocks = { { "embedding", vocab = 100, width = 64 }, { times = 2, { double, width = 32 } }, { "lm_head", vocab = 100 } },
      }
      print(estimate({ model = m, hardware = "h100-sxm" }).parameters.total)]]
    assert.equal("", err)
    assert.equal(0, status)
    assert.equal(2 * 6400 + 2 * 2 * 64 * 32, tonumber(out))
  end)
end)

describe("a hostile script", function()
  after_each(support.clean)

  it("may raise anything: it gets one line, and the other requests go on", function()
    local folder = support.folder()
    for i, source in ipairs {
      "local m = {} m.__tostring = function() error(setmetatable({}, m)) end error(setmetatable({}, m))",
      "error()", "error({})", "error(print)", "coroutine = require 'coroutine' coroutine.yield(1)",
      "return setmetatable({}, { __index = error })", "local t = {} t.t = t return t",
    } do
      local path = support.write(("%s/s%d.lua"):format(folder, i), source)
      local status, _, err = cli("run " .. path)
      if i < 6 then
        assert.equal(2, status, source)
        assert.truthy(err:find("^mantile: [^\n]+\n$"), err)
      end
      local good = '{"model":"llama-3.1-8b","hardware":"h100-sxm"}\n'
      local _, out = cli("estimate --jsonl", { input = good .. ('{"model":"%s","hardware":"h100-sxm"}\n'):format(path) .. good })
      local answers = {}
      for line in out:gmatch("[^\n]+") do answers[#answers + 1] = json.decode(line) end
      assert.equal(3, #answers)
      assert.is_string(answers[2].error.message)
      assert.equal(8030261248, answers[3].parameters.total)
    end
  end)

  it("does not change what later requests mean", function()
    local folder = support.folder()
    support.write(folder .. "/m.lua", 'return decoder "m" { layers = 1, hidden = 64, heads = 1, intermediate = 64, vocab = 9 }')
    support.write(folder .. "/llama-3.1-8b.lua",
      'return decoder "other" { layers = 1, hidden = 64, heads = 1, intermediate = 64, vocab = 9 }')
    local _, out = cli("estimate --jsonl", {
      input = ('{"model":"%s/m.lua","hardware":"h100-sxm"}\n{"model":"llama-3.1-8b","hardware":"h100-sxm"}\n'):format(folder),
    })
    assert.truthy(out:find("8030261248", 1, true))
  end)

  it("is checked wherever it lies", function()
    local path = support.write(support.root .. "/build/eqlayer.lua", [[
      return layer "eqlayer" { doc = "x", forward = function(g, x) if g.tokens == 1 then return x end return g:norm(x) end }]])
    local m = support.write(support.root .. "/build/eqmodel.lua", [[
      return model "eqmodel" { blocks = { { "embedding", vocab = 9, width = 8 }, "eqlayer", { "lm_head", vocab = 9 } } }]])
    local status, _, err = cli("estimate " .. m .. " --on h100-sxm", { folder = support.root })
    os.remove(path)
    os.remove(m)
    assert.equal(2, status)
    assert.truthy(err:find("does other work for 1 tokens", 1, true), err)
  end)

  it("gets no answer from work that is no number", function()
    local folder = support.folder()
    for i, work in ipairs { "flops = g.tokens ^ 400", "flops = 1 / g.context", "read = g.tokens - 1e9" } do
      support.write(folder .. "/l.lua", ([[
        return layer "l" { doc = "x", forward = function(g, x) return g:work { x = x, %s } end }]]):format(work))
      support.write(folder .. "/m.lua", [[
        return model "m" { blocks = { { "embedding", vocab = 9, width = 8 }, "l", { "lm_head", vocab = 9 } } }]])
      local status, out, err = cli("estimate m.lua --on h100-sxm --isl 4096 --json", { folder = folder })
      assert.equal(2, status, i .. out)
      assert.truthy(err:find("l.lua:1: ", 1, true), err)
    end
  end)

  it("cannot make hardware of impossible figures", function()
    local folder = support.folder()
    support.write(folder .. "/h.lua", [[
      return accelerator "h" { name = "h", peak = { bf16 = 1e-29 }, memory = { m = { capacity = 1, bandwidth = 1e-29 } } }]])
    local status, out = cli("estimate llama-3.1-8b --on ./h.lua --json", { folder = folder })
    assert.equal(1, status) -- slow, but finite
    assert.truthy(out:find('"ttft_s":', 1, true))
    support.write(folder .. "/h.lua", [[
      return accelerator "h" { name = "h", peak = { bf16 = 1e-300 }, memory = { m = { capacity = 1, bandwidth = 1 } } }]])
    local _, _, err = cli("estimate llama-3.1-8b --on ./h.lua", { folder = folder })
    assert.truthy(err:find("peak: bf16 is 1e-300; it must be a number above 0 (1e-30 to 1e30)", 1, true), err)
  end)

  it("is told when the answer cannot be written", function()
    local _, _, status = os.execute(("'%s/mantile' models >/dev/full 2>/dev/null"):format(support.build))
    assert.equal(2, status)
  end)
end)
