-- The models under a folder: found once each, whatever else lies there.

local core = require "mantile.core"
local json = require "mantile.json"
local purpose = require "mantile.purpose"
local scan = require "mantile.scan"
local support = require "support"

local cli = support.cli

local folder

local function put(path, content)
  os.execute(("mkdir -p '%s/%s'"):format(folder, path:match "^(.*)/" or "."))
  return support.write(folder .. "/" .. path, content or "")
end

local function run(command) assert(os.execute(("cd '%s' && %s"):format(folder, command))) end

local CONFIG = json.encode {
  model_type = "llama", num_hidden_layers = 2, hidden_size = 256, num_attention_heads = 4, intermediate_size = 512,
  vocab_size = 1000, torch_dtype = "bfloat16",
}

local function found(depth, limit)
  local entries, problems = scan.find(folder, depth or scan.DEPTH, limit or scan.LIMIT)
  local names = {}
  for i, entry in ipairs(entries) do names[i] = entry.name end
  return entries, problems, names
end

local function scanned(flags, expected_status)
  local status, out, err = cli(("scan '%s' --json %s"):format(folder, flags or ""))
  assert.equal(expected_status or 0, status, err)
  return json.decode(out), out
end

local function misuse(arguments, expected)
  local status, out, err = cli("scan " .. arguments)
  assert.equal(2, status, arguments)
  assert.equal("", out)
  assert.truthy(err:find("^mantile: [^\n]+\n$"), err)
  assert.truthy(err:find(expected, 1, true), err)
end

describe("scan", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("describes a Hugging Face folder", function()
    put("Small-Instruct/config.json", CONFIG)
    put("Small-Instruct/model-00001-of-00002.safetensors", ("x"):rep(1000))
    put("Small-Instruct/model-00002-of-00002.safetensors", ("x"):rep(500))
    put("Small-Instruct/pytorch_model.bin", ("x"):rep(300)) -- the same weights again
    local answer = scanned()
    assert.equal(1, #answer.models)
    local model = answer.models[1]
    assert.equal("Small-Instruct", model.name)
    assert.equal("llama", model.family)
    assert.equal("bf16", model.quantisation)
    assert.equal("instruct", model.kind)
    assert.equal(1500, model.size_bytes)
    local whole = require("mantile.estimate").whole(folder .. "/Small-Instruct/")
    assert.equal(whole.parameters.total, model.parameters.total)
    assert.equal(1, model.fits_on.gpus)
    assert.same({}, answer.problems)
    local _, text = cli(("scan '%s'"):format(folder))
    assert.truthy(text:find("Small-Instruct  llama", 1, true))
    assert.truthy(text:find("1.50 kB", 1, true))
  end)

  it("says on which accelerators a model fits, and with which request", function()
    put("m/config.json", (CONFIG:gsub('"num_hidden_layers":2', '"num_hidden_layers":1000')))
    local small = scanned().models[1].fits_on
    local large = scanned("--isl 10000 --batch 4 --engine vllm --kv bf16").models[1].fits_on
    assert.is_true(large.total_bytes > 4 * small.total_bytes)
    local report = support.report {
      model = folder .. "/m/", hardware = large.hardware, gpus = large.gpus, isl = 10000, batch = 4, engine = "vllm",
    }
    support.near(report.memory.total_bytes, large.total_bytes, 1e-13)
    assert.is_true(report.memory.fits)
  end)

  it("finds files that are models of their own, in parts once", function()
    put "a/one.gguf"
    put "a/two-00001-of-00002.gguf"
    put "a/two-00002-of-00002.gguf"
    put "b/three-00001-of-00002.safetensors"
    put "b/three-00002-of-00002.safetensors"
    put "b/three-00001-of-00003.safetensors"
    put "c/model.safetensors"
    put "c/notes.txt"
    local entries, problems, names = found()
    assert.same({ "one", "two", "three", "three", "c" }, names)
    assert.same({}, problems)
    assert.same({ folder .. "/a/two-00001-of-00002.gguf", folder .. "/a/two-00002-of-00002.gguf" }, entries[2].files)
    assert.equal(entries[2].files[1], entries[2].path)
    assert.equal(2, #entries[3].files)
    assert.equal(1, #entries[4].files)
  end)

  it("takes a pipeline for one model", function()
    put("sd/model_index.json", '{"_class_name":"StableDiffusionPipeline"}')
    put("sd/unet/config.json", '{"_class_name":"UNet2DConditionModel"}')
    put("sd/unet/diffusion_pytorch_model.safetensors", "12345")
    put("sd/vae/diffusion_pytorch_model.safetensors", "123")
    local entries, _, names = found()
    assert.same({ "sd" }, names)
    assert.equal(2, #entries[1].files)
  end)

  it("names models of the hub's cache as they are called there", function()
    put("hub/models--meta-llama--Llama-3.1-8B-Instruct/blobs/abc", CONFIG)
    put "hub/models--meta-llama--Llama-3.1-8B-Instruct/snapshots/0e9e39f/README.md"
    run [[cd hub/models--*/snapshots/* && ln -s ../../blobs/abc config.json]]
    local model = scanned().models[1]
    assert.equal("meta-llama/Llama-3.1-8B-Instruct", model.name)
    assert.equal("instruct", model.kind)
  end)

  it("gives a model that cannot be read a line with the reason", function()
    put("broken/config.json", '{"model_type": ')
    put "empty/config.json"
    put("none/config.json", '{"model_type":"what"}')
    put("tuned/adapter_config.json", '{"base_model_name_or_path":"meta/llama"}')
    put("tuned/adapter_model.safetensors", "12345")
    put("junk.gguf", "GGUF" .. ("\255"):rep(100))
    put("good/config.json", CONFIG)
    local answer = scanned()
    local reasons = {}
    for _, model in ipairs(answer.models) do reasons[model.name] = model.error or "none" end
    assert.truthy(reasons.broken:find("^config.json is not JSON"), reasons.broken)
    assert.equal("config.json is empty or cannot be read", reasons.empty)
    assert.truthy(reasons.none:find("'what'", 1, true), reasons.none)
    assert.equal("it is an adapter of meta/llama, no model of its own", reasons.tuned)
    assert.truthy(reasons.junk ~= "none")
    assert.equal("none", reasons.good)
    local status, text = cli(("scan '%s'"):format(folder))
    assert.equal(0, status)
    assert.truthy(text:find("\n  broken: config.json is not JSON", 1, true), text)
    assert.truthy(text:find("  tuned (5.00 B): it is an adapter", 1, true))
  end)

  it("is not led astray by links, pipes and folders called like files", function()
    put("a/b/config.json", CONFIG)
    put("x.gguf/m.safetensors/config.json", CONFIG)
    run "ln -s . here; ln -s .. a/up; ln -s self self; ln -s nowhere gone; ln -s ../a a/b/again; mkfifo p.json p.gguf"
    run "mkdir f && mkfifo f/config.json f/tokenizer_config.json && mkdir h && ln -s /dev/zero h/config.json"
    run "mkdir g && ln -s config.json g/config.json"
    local answer = scanned()
    local by_name = {}
    for _, model in ipairs(answer.models) do
      assert.is_nil(by_name[model.name])
      by_name[model.name] = model.error or "read"
    end
    assert.equal("read", by_name.b)
    assert.equal("read", by_name["m.safetensors"] or by_name["m-safetensors"])
    assert.equal("config.json: it is no regular file", by_name.f)
    assert.equal("config.json: it is no regular file", by_name.h)
    assert.truthy(by_name.g:find("symbolic links", 1, true))
    local problems = {}
    for _, problem in ipairs(answer.problems) do problems[problem.path:match "[^/]*$"] = problem.reason end
    assert.truthy(problems.self:find("symbolic links", 1, true))
    assert.truthy(problems.gone:find("No such file", 1, true))
    assert.is_nil(problems.here)
  end)

  it("stops at a depth and at a number of names", function()
    put("a/b/c/m/config.json", CONFIG)
    put("a/n/config.json", CONFIG)
    local _, problems, names = found(2)
    assert.same({ "n" }, names)
    assert.truthy(problems[1].reason:find("1 folders are more than 2 deep; --depth", 1, true), problems[1].reason)
    _, _, names = found(4)
    assert.same({ "m", "n" }, names)
    for i = 1, 50 do put(("wide/%d.txt"):format(i)) end
    _, problems = found(8, 30)
    assert.truthy(problems[1].reason:find("more than 30 names", 1, true))
    local status, out = cli(("scan '%s' --depth 2"):format(folder))
    assert.equal(0, status)
    assert.truthy(out:find("not looked at:\n", 1, true))
  end)

  it("leaves other programs' config.json alone", function()
    put("app/config.json", '{"port": 80}')
    put("list/config.json", "[1,2")
    local status, out = cli(("scan '%s'"):format(folder))
    assert.equal(1, status)
    assert.truthy(out:find("there is no model under", 1, true))
    local answer, text = scanned("", 1)
    assert.same({}, answer.models)
    assert.truthy(text:find('"models":[],"problems":[]', 1, true))
    put("app/model.safetensors", "1")
    assert.equal(1, #scanned().models)
  end)

  it("shows names of any bytes", function()
    put("\27[31m\255evil/config.json", CONFIG)
    put(("long"):rep(50) .. "-Q4/config.json", CONFIG)
    local status, out = cli(("scan '%s'"):format(folder))
    assert.equal(0, status)
    assert.is_nil(out:find "[\27\255]")
    for line in out:gmatch "[^\n]+" do assert(#line <= 100, line) end
    assert.equal(2, #scanned().models)
  end)

  it("names the folder it is run in", function()
    put("Mine-7B/config.json", CONFIG)
    local _, out = cli("scan . --json", { folder = folder .. "/Mine-7B", environment = ("PWD='%s/Mine-7B'"):format(folder) })
    assert.equal("Mine-7B", json.decode(out).models[1].name)
  end)

  it("names misuse in one line", function()
    misuse("", "name one folder")
    misuse("a b", "name one folder")
    misuse("nowhere", "nowhere cannot be scanned: No such file or directory")
    misuse(put "file.txt", "it is no folder; `mantile fit` takes a file")
    misuse(". --depth 0", "--depth is '0'; it must be a whole number from 1 to 64")
    misuse(". --depth 65", "--depth is '65'")
    misuse(". --limit x", "--limit is 'x'")
    misuse(". --isl 0", "isl is 0")
    misuse(". --engine nothing", "there is no engine 'nothing'")
    misuse(". --weights q4_k", "there is no flag --weights")
  end)
end)

describe("what a model is for", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  local function of(name, template, generates)
    return purpose.of { name = name, template = template, generates = generates }
  end

  it("stands in its name", function()
    for name, kind in pairs {
      ["DeepSeek-R1-Distill-Qwen-7B"] = "reasoning", ["QwQ-32B"] = "reasoning", ["Qwen3-VL-32B-Thinking"] = "reasoning",
      ["Qwen3-8B-Base"] = "base", ["gemma-3-4b-pt"] = "base", ["Llama-3.1-8B-Instruct"] = "instruct",
      ["gemma-2-9b-it"] = "instruct", ["Llama-2-7b-chat-hf"] = "instruct", ["Qwen3-Embedding-0.6B"] = "embedding",
      ["bge-m3"] = "embedding", ["mmproj-model-f16"] = "projector", ["my-lora"] = "adapter",
    } do
      assert.equal(kind, of(name), name)
    end
    assert.is_nil(of "Qwen3-8B")
    assert.is_nil(of "thinkpad-backup") -- whole words only
    assert.equal("no tokens", of("resnet-50", nil, false))
    assert.equal("embedding", of("bge-large", nil, false))
  end)

  it("stands in its chat template", function()
    assert.equal("reasoning", of("Qwen3-8B", "{% if enable_thinking %}"))
    assert.equal("reasoning", of("gemma-5-it", "<think>"))
    assert.equal("instruct", of("Qwen3-30B-A3B-Instruct-2507", "<think>")) -- the name is plainer
    assert.equal("instruct", of("Mistral-7B", "[INST]"))
    assert.equal("base", of("Mistral-7B", ""))
  end)

  it("is read from the files of the tokenizer", function()
    assert.is_nil(purpose.template(folder))
    put("tokenizer_config.json", '{"added_tokens_decoder":{"1":{"content":"<think>"}}}')
    assert.equal("", purpose.template(folder))
    put("tokenizer_config.json", '{"chat_template":[{"name":"a","template":"one"},{"name":"b","template":"<think>"}]}')
    assert.truthy(purpose.template(folder):find("<think>", 1, true))
    put("tokenizer_config.json", '{"chat_template":"[INST]"}')
    put("chat_template.jinja", "{{ enable_thinking }}")
    assert.truthy(purpose.template(folder):find("enable_thinking", 1, true))
    put("tokenizer_config.json", "{broken")
    os.remove(folder .. "/chat_template.jinja")
    assert.is_nil(purpose.template(folder))
    put("modules.json", "[]")
    assert.equal("embedding", purpose.of { name = "all", folder = folder })
  end)
end)

describe("core.list_folder", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("tells a folder from a file, from one that is not there, and from the others", function()
    put "one/file"
    run "ln -s one two"
    local names, identity = core.list_folder(folder .. "/one")
    table.sort(names)
    assert.same({ ".", "..", "file" }, names)
    assert.equal(identity, (select(2, core.list_folder(folder .. "/two"))))
    assert.not_equal(identity, (select(2, core.list_folder(folder))))
    assert.equal(2, #core.list_folder(folder .. "/one", 2))
    assert.same({}, (core.list_folder(folder .. "/one", 0)))
    assert.equal(0, select("#", core.list_folder(folder .. "/one/file")) - 1)
    local missing, why = core.list_folder(folder .. "/none")
    assert.is_nil(missing)
    assert.equal("No such file or directory", why)
  end)
end)
