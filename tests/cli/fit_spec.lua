-- Does it fit: in which formats, or on which accelerators.

local fit = require "mantile.fit"
local json = require "mantile.json"
local support = require "support"

local cli = support.cli

local function misuse(arguments, expected, options)
  local status, out, err = cli("fit " .. arguments, options)
  assert.equal(2, status, arguments)
  assert.equal("", out)
  assert.truthy(err:find("^mantile: [^\n]+\n$"), err)
  assert.truthy(err:find(expected, 1, true), err)
end

local function answer(arguments, expected_status, options)
  local status, out, err = cli(("fit %s --json"):format(arguments), options)
  assert.equal(expected_status or 0, status, err)
  return json.decode(out), out
end

local function row_of(list, key, value)
  for _, row in ipairs(list) do
    if row[key] == value then return row end
  end
end

--- JSON has 14 digits of a number.
local function same_memory(expected, actual)
  for key, value in pairs(expected) do
    if type(value) == "number" then
      support.near(value, actual[key], 1e-13)
    else
      assert.equal(value, actual[key])
    end
  end
end

--- A model of one kind of layer, in a folder of its own.
local function written(kind, definition)
  local folder = support.folder()
  support.write(("%s/%s.lua"):format(folder, kind), ('return model "%s" { %s }'):format(kind, definition))
  return { folder = folder }
end

local WITHOUT_CACHE = [[blocks = {
  { "embedding", vocab = 1000, width = 256 },
  { times = 4, { residual = { "norm", { "mlp", intermediate = 1024 } } } },
  { "lm_head", vocab = 1000 },
}]]

local WITHOUT_TOKENS = [[generates = false, image = { size = 64, channels = 3 },
  forward = function(m, x) return m:run("norm", x, {}) end]]

describe("fit on given hardware", function()
  after_each(support.clean)

  it("has a row for each format, with the memory of the report", function()
    local found = answer "llama-3.1-70b --on h100-sxm --gpus 2 --isl 4096 --osl 512 --batch 4 --engine vllm --kv fp8"
    assert.equal(11, #found.formats) -- bf16 is its own
    for _, row in ipairs(found.formats) do
      local report = support.report {
        model = "llama-3.1-70b", hardware = "h100-sxm", gpus = 2, isl = 4096, osl = 512, batch = 4, engine = "vllm",
        kv = "fp8", weights = row.weights,
      }
      same_memory(report.memory, row.memory)
      assert.equal(report.memory.fits and 2 or nil, row.gpus_needed)
    end
    assert.is_true(found.formats[1].own)
  end)

  it("names the widest format that fits, and an estimate that says more", function()
    local found = answer "llama-3.1-70b --on rtx-4090 --isl 4096"
    assert.equal("q2_k", found.best.weights)
    assert.equal("mantile estimate llama-3.1-70b --on rtx-4090 --weights q2_k --isl 4096", found.command)
    assert.equal(0, (cli((found.command:gsub("^mantile ", "")))))
  end)

  it("says how many accelerators it needs where one is not enough", function()
    local found = answer "llama-3.1-70b --on rtx-4090"
    for weights, needed in pairs { bf16 = 8, q8_0 = 4, q4_k = 2, q2_k = 1 } do
      local row = row_of(found.formats, "weights", weights)
      assert.equal(needed, row.gpus_needed)
      local request = { model = "llama-3.1-70b", hardware = "rtx-4090", weights = weights, gpus = needed }
      assert.is_true(support.report(request).memory.fits)
      request.gpus = needed // 2
      assert(needed == 1 or not support.report(request).memory.fits)
    end
  end)

  it("gives bounds of context and sequences that hold", function()
    local row = row_of(answer("llama-3.1-8b --memory 24GiB --osl 100").formats, "weights", "bf16")
    local h = require("mantile.hardware").derive("h100-sxm", { memory = { hbm = { capacity = 24 * 2 ^ 30 } } })
    local function fits(changes)
      local request = { model = "llama-3.1-8b", hardware = h, osl = 100 }
      for key, value in pairs(changes) do request[key] = value end
      return support.report(request).memory.fits
    end
    assert.is_true(fits { isl = row.memory.max_context - 100 })
    assert.is_false(fits { isl = row.memory.max_context - 99 })
    assert.is_true(fits { batch = row.memory.max_batch })
    assert.is_false(fits { batch = row.memory.max_batch + 1 })
  end)

  it("answers no with status 1", function()
    local found = answer("llama-3.1-8b --memory 1GiB", 1)
    assert.is_false(found.fits)
    assert.is_nil(found.best)
    local status, out = cli "fit llama-3.1-8b --memory 1GiB"
    assert.equal(1, status)
    assert.truthy(out:find("it does not fit in any of these formats", 1, true))
  end)

  it("has one row when a format is asked for", function()
    local found = answer "llama-3.1-8b --on l4 --weights q4_k"
    assert.equal(1, #found.formats)
    assert.equal("q4_k", found.best.weights)
    assert.equal("mantile estimate llama-3.1-8b --on l4 --weights q4_k", found.command)
  end)

  it("keeps the formats of a quantised checkpoint apart from others", function()
    local options = written("mixed", [[weights = "fp8", quantisation = "fp8 but the head", blocks = {
      { "embedding", vocab = 32000, width = 1024, weights = "bf16" },
      { times = 4, { residual = { "norm", { "mlp", intermediate = 4096 } } } },
      { "lm_head", vocab = 32000, weights = "bf16" },
    }]])
    local found = answer("mixed.lua --memory 1GiB", 0, options)
    assert.equal("fp8 but the head", found.formats[1].weights)
    assert.is_true(found.formats[1].own)
    local all = row_of(found.formats, "weights", "fp8")
    assert.is_true(all.memory.weights_bytes < found.formats[1].memory.weights_bytes)
    assert.equal("fp8 but the head", found.best.weights)
  end)

  it("has no limit where memory does not grow", function()
    local found, out = answer("without.lua --memory 1GiB", 0, written("without", WITHOUT_CACHE))
    assert.truthy(out:find('"max_context":null', 1, true))
    assert.is_true(found.formats[1].memory.max_batch > 1)
    local _, text = cli("fit without.lua --memory 1GiB", written("without", WITHOUT_CACHE))
    assert.truthy(text:find("no limit", 1, true))
    assert.is_nil(text:find("KV cache", 1, true))
  end)

  it("counts items of a model that makes no tokens", function()
    local found, out = answer("picture.lua --memory 1GiB", 0, written("picture", WITHOUT_TOKENS))
    assert.is_nil(out:find("context", 1, true))
    assert.is_nil(found.kv)
    assert.is_true(found.formats[1].memory.max_batch > 1)
    local _, text = cli("fit picture.lua --on l4", written("picture", WITHOUT_TOKENS))
    assert.truthy(text:find("items at once", 1, true))
    assert.truthy(text:find("image_size 64", 1, true))
  end)

  it("warns of more than the model takes", function()
    local _, out = cli "fit llama-3.1-8b --on h100-sxm --isl 200000"
    assert.truthy(out:find("warning: isl + osl is 200256", 1, true))
  end)

  it("shows what a format is refused for", function()
    local folder = support.folder()
    support.write(folder .. "/old.lua", [[return accelerator "old" {
      name = "old", peak = { fp16 = 1e12 }, memory = { a = { capacity = 80 * GiB, bandwidth = 1e12 } } }]])
    local status, out = cli("fit llama-3.1-8b --on old.lua --activations fp16 --kv fp16", { folder = folder })
    assert.equal(0, status)
    assert.truthy(out:find("bf16, its own: old: this accelerator states no peak rate", 1, true), out)
    assert.truthy(out:find("it fits in q8_0", 1, true))
    misuse("llama-3.1-8b --on old.lua", "old: this accelerator states no peak rate", { folder = folder })
  end)
end)

describe("fit without hardware", function()
  after_each(support.clean)

  it("lists accelerators by size, each with the fewest that hold it", function()
    local found = answer "llama-3.1-70b"
    local before = 0
    for _, row in ipairs(found.accelerators) do
      assert.is_true(row.capacity_bytes >= before)
      before = row.capacity_bytes
      local request = { model = "llama-3.1-70b", hardware = row.hardware, gpus = row.gpus }
      same_memory(support.report(request).memory, row.memory)
      request.gpus = row.gpus // 2
      assert(row.gpus == 1 or not support.report(request).memory.fits)
    end
    local h100 = row_of(found.accelerators, "hardware", "h100-sxm")
    assert.equal(2, h100.gpus)
    assert.equal("q8_0", row_of(found.accelerators, "hardware", "h100-sxm").one_holds)
    assert.equal("bf16", row_of(found.accelerators, "hardware", "mi300x").one_holds)
    assert.equal("h200-nvl", found.best.hardware) -- the smallest of those of which one holds it
    assert.equal("mantile estimate llama-3.1-70b --on h200-nvl", found.command)
  end)

  it("says which do not hold it, and why", function()
    local found = answer "llama-3.1-405b"
    for _, row in ipairs(found.left_out) do
      assert.is_nil(row_of(found.accelerators, "hardware", row.hardware))
      assert.truthy(row.reason:find "%S")
    end
    assert.truthy(row_of(found.left_out, "hardware", "m3-ultra").reason:find("states no link", 1, true))
    assert.equal("q8_0", row_of(found.left_out, "hardware", "m3-ultra").one_holds)
  end)

  it("takes a number of accelerators as stated", function()
    local found = answer "llama-3.1-70b --gpus 4"
    for _, row in ipairs(found.accelerators) do assert.equal(4, row.gpus) end
    assert.is_nil(found.accelerators[1].one_holds)
    assert.truthy(found.command:find("--gpus 4", 1, true))
  end)

  it("answers no with an empty list", function()
    local found, out = answer("llama-3.1-405b --batch 1000000", 1)
    assert.same({}, found.accelerators)
    assert.truthy(out:find('"accelerators":[]', 1, true))
    local status, text = cli "fit llama-3.1-405b --batch 1000000"
    assert.equal(1, status)
    assert.truthy(text:find("no accelerator of `mantile hardware` holds it", 1, true))
  end)

  it("knows the accelerators of MANTILE_PATH, also one that is broken", function()
    local folder = support.folder()
    os.execute(("mkdir '%s/hardware'"):format(folder))
    support.write(folder .. "/hardware/ours.lua", [[return accelerator "another-name" {
      name = "ours", peak = { bf16 = 1e12 }, memory = { a = { capacity = 17 * GiB, bandwidth = 1e12 } } }]])
    support.write(folder .. "/hardware/broken.lua", "return 1")
    local found = answer("llama-3.1-8b", 0, { environment = ("MANTILE_PATH='%s'"):format(folder) })
    assert.equal(1, row_of(found.accelerators, "hardware", "ours").gpus)
    assert.truthy(row_of(found.left_out, "hardware", "broken").reason:find("does not return a", 1, true))
  end)

  it("prints at most 100 columns", function()
    for _, arguments in ipairs { "llama-3.1-405b", "mixtral-8x7b --gpus 8", "llama-3.1-8b --on b200", "qwen3-32b" } do
      local _, out = cli("fit " .. arguments)
      for line in out:gmatch "[^\n]+" do assert(utf8.len(line) <= 100, line) end
    end
  end)
end)

describe("fit", function()
  after_each(support.clean)

  it("takes sizes of memory with their unit", function()
    for text, bytes in pairs {
      ["24GiB"] = 24 * 2 ^ 30, ["24GB"] = 24e9, ["24 gib"] = 24 * 2 ^ 30, ["24576MiB"] = 24 * 2 ^ 30, ["0.5TB"] = 5e11,
      ["1TiB"] = 2 ^ 40, ["1.5GB"] = 1.5e9, ["512MB"] = 512e6,
    } do
      assert.equal(bytes, fit.capacity(text))
    end
    for _, text in ipairs {
      "", "24", "GiB", "-1GiB", "0GiB", "0", "1e9GiB", "inf", "nan", "24G", "24 parsecs", "1GiB/s", "9999999999TiB",
      ("9"):rep(400) .. "GiB", "1.2.3GiB", "0x10GiB",
    } do
      local bytes, message = fit.capacity(text)
      assert.is_nil(bytes, text)
      assert.truthy(message:find("^memory is "), message)
      assert.is_true(#message < 200)
    end
  end)

  it("names misuse in one line", function()
    misuse("", "name a model: mantile fit MODEL")
    misuse("llama-3.1-8b qwen3-32b", "one model is enough")
    misuse("nothing", "there is no model 'nothing'")
    misuse("llama-3.1-8b --on nothing", "there is no hardware 'nothing'")
    misuse("llama-3.1-8b --engine nothing", "there is no engine 'nothing'")
    misuse("llama-3.1-8b --memory 0", "memory is '0'")
    misuse("llama-3.1-8b --memory 24GiB --on h100-sxm", "memory stands in place of hardware")
    misuse("llama-3.1-8b --gpus 3", "tp (3) must divide heads (32)")
    misuse("llama-3.1-8b --isl 0", "isl is 0")
    misuse("llama-3.1-8b --batch 1.5", "batch is 1.5")
    misuse("llama-3.1-8b --weights q9", "weights is 'q9'")
    misuse("llama-3.1-8b --price 3", "there is no flag --price")
    misuse("llama-3.1-8b --on m2-ultra --gpus 2", "m2-ultra: this accelerator states no link")
    misuse("llama-3.1-8b --on h100-sxm --kv_in host", "kv_in is 'host'")
  end)

  it("is there in Lua, too", function()
    local found = fit.answer { model = "llama-3.1-8b", memory = "24GiB", dtype = "fp8" }
    assert.equal(1, #found.formats)
    assert.equal("fp8", found.best.weights)
    assert.equal("fp8", found.kv)
    for _, wrong in ipairs { 3, {}, { model = "llama-3.1-8b", color = "red" }, { model = "llama-3.1-8b", memory = {} } } do
      local refused, message = fit.answer(wrong)
      assert.is_nil(refused)
      assert.equal("string", type(message))
    end
  end)

  it("finds the fewest accelerators, and the smallest of those", function()
    local name, report = fit.smallest { model = "llama-3.1-70b", weights = "q4_k" }
    assert.equal("a100-pcie-40", name)
    assert.equal(1, report.gpus)
    name, report = fit.smallest { model = "llama-3.1-405b", batch = 64 }
    assert.equal("mi325x", name)
    assert.equal(4, report.gpus)
    assert.is_nil(fit.smallest { model = "llama-3.1-8b", batch = 100000000 })
  end)
end)
