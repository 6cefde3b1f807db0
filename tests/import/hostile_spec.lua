-- What lies where a model is looked for may be no file, broken, or made to do harm: it is refused in a sentence.

local huggingface = require "mantile.import.huggingface"
local json = require "mantile.json"
local support = require "support"

local folder

local function run(command) assert(os.execute(("cd '%s' && %s"):format(folder, command))) end

--- Runs `mantile`, which must end soon and refuse in one line.
local function refused(expected, arguments)
  local status, out, err = support.cli(arguments, { folder = folder, environment = "timeout 5" })
  assert.equal(2, status, arguments)
  assert.equal("", out)
  assert.truthy(err:find("^mantile: [^\n%c]+\n$"), err)
  assert.truthy(err:find(expected, 1, true), err)
end

local function config_of(changes)
  local config = {
    model_type = "llama", hidden_size = 64, num_hidden_layers = 3, num_attention_heads = 4, num_key_value_heads = 2,
    intermediate_size = 128, vocab_size = 100,
  }
  for key, value in pairs(changes or {}) do config[key] = value end
  return config
end

describe("what is no regular file", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("is not read, and no pipe is waited for", function()
    run "mkdir pipe zero loop inner && mkfifo pipe/config.json pipe/x.json x.lua x.yaml x.gguf x.safetensors"
    run "ln -s /dev/zero zero/config.json; ln -s config.json loop/config.json; mkdir inner/config.json"
    for _, verb in ipairs { "estimate %s --on l4", "fit %s", "import %s", "show model %s" } do
      for _, path in ipairs { "pipe/", "pipe/config.json", "zero/", "inner/", "x.gguf", "x.safetensors" } do
        refused("it is no regular file", verb:format(path))
      end
      refused("loop/config.json: Too many levels of symbolic links", verb:format("loop/"))
    end
    refused("model file x.lua cannot be read", "estimate x.lua --on l4")
    refused("hardware file x.yaml cannot be read", "estimate llama-3.1-8b --on x.yaml")
    refused("pipe/x.json: it is no regular file", "compare pipe/x.json llama-3.1-8b --on l4")
  end)

  it("is refused beside a config too", function()
    support.write(folder .. "/config.json", json.encode(config_of()))
    run "mkfifo hf_quant_config.json"
    refused("hf_quant_config.json: it is no regular file", "estimate ./ --on l4")
    run "rm hf_quant_config.json && echo '{' > hf_quant_config.json"
    refused("hf_quant_config.json is not JSON", "estimate ./ --on l4")
  end)
end)

describe("a config with strange values", function()
  local function message_of(changes)
    local definition, message = huggingface.describe(config_of(changes))
    assert.is_nil(definition)
    return message
  end

  it("is refused by the place of the value", function()
    assert.equal("layer_types[1] is 7; it must be a text", message_of { layer_types = { "full_attention", 7 } })
    assert.equal("quantization_config.quant_method is nothing; it must be one of",
      message_of { quantization_config = {} }:sub(1, 62))
    assert.equal("moe_intermediate_size or intermediate_size is missing",
      message_of { num_experts = 4, n_shared_experts = 1, moe_intermediate_size = 0 })
    assert.equal("block_configs[1] is missing",
      message_of { model_type = "nemotron-nas", block_configs = { { ffn = { intermediate_size = 8 } } } })
    assert.equal("layer 0 is 'a?[31m', which is no kind that is known; known are mamba attention mlp moe",
      message_of { layers_block_type = { "a\27[31m" } })
  end)

  it("is not said to have the type nil", function()
    local config = config_of()
    config.model_type = nil
    local definition = assert(huggingface.describe(config))
    assert.equal("model_type is not stated: read as a decoder like Llama", definition.warnings[1]:sub(1, 54))
  end)
end)

describe("a hostile name", function()
  local ESCAPES = "$(printf 'e\\033[31m\\nvil')"

  before_each(function()
    folder = support.folder()
    run "mkdir m"
    support.write(folder .. "/m/config.json", json.encode(config_of()))
  end)
  after_each(support.clean)

  it("of a path is one line without control characters", function()
    run(('mkdir "./%s" && echo { > "./%s/config.json"'):format(ESCAPES, ESCAPES))
    for _, verb in ipairs { "import", "fit", "show model", "models" } do
      refused("./e?[31m vil/config.json is not JSON", ('%s "./%s"'):format(verb, ESCAPES))
      refused("'xe?[31m?vil' is not a name", ('%s "x%s"'):format(verb, ESCAPES))
      refused("aaa...'", ("%s %s"):format(verb, ("a"):rep(10000)))
      refused("'' is not a name", verb .. " ''")
      refused("'gone/' is neither a folder nor a file that ends in .lua .json .gguf .safetensors", verb .. " gone/")
    end
  end)

  it("of a model is none in the file that is written", function()
    refused("name is 'e?[31m'; it must be a name", "import m --name 'e\27[31m'")
    for _, name in ipairs { 'x"] os.exit(3) --', "a b", ("a"):rep(101) } do
      refused("it must be letters, digits and . _ -", ("import m --name '%s'"):format(name))
    end
    refused("name is ''; it must be a name", "import m --name ''")
  end)

  it("of the file to write is neither waited for nor written through", function()
    run "mkfifo pipe.lua && ln -s target.lua link.lua"
    refused("pipe.lua exists; remove it or choose another file", "import m -o pipe.lua")
    refused("link.lua exists; remove it or choose another file", "import m -o link.lua")
    refused("output is ''; it must be a name", "import m -o ''")
  end)
end)

describe("a path of a model", function()
  before_each(function()
    folder = support.folder()
    run "mkdir m"
    support.write(folder .. "/m/config.json", json.encode(config_of()))
  end)
  after_each(support.clean)

  it("stands where a name does", function()
    local status, out = support.cli("models m/", { folder = folder })
    assert.equal(0, status)
    assert.truthy(out:find("source      m/config.json", 1, true), out)
    status, out = support.cli("compare m/config.json m/config.json --on l4", { folder = folder })
    assert.equal(0, status)
    assert.truthy(out:find("2  m on 1x l4", 1, true), out)
  end)
end)

describe("a config that would take long", function()
  local modules = require "mantile.import.modules"

  local function soon(f)
    local start = os.clock()
    f()
    assert.is_true(os.clock() - start < 5)
  end

  it("is refused beyond a thousand layers, and read at once below", function()
    local definition, message = huggingface.describe(config_of { num_hidden_layers = 1001 })
    assert.is_nil(definition)
    assert.equal("num_hidden_layers is 1001; the most is 1000", message)
    local kinds = {}
    for i = 1, 1000 do kinds[i] = i * i % 7 < 3 and "full_attention" or "sliding_attention" end
    soon(function()
      assert(huggingface.describe(config_of { num_hidden_layers = 1000, layer_types = kinds, sliding_window = 8 }))
    end)
    local list = { hidden_size = 64, vocab_size = 100, layer_types = { {
      class = "MLPLayer", count = 1001, specs = { hidden_size = 64, intermediate_size = 64, num_projections = 2 },
    } } }
    folder = support.folder()
    support.write(folder .. "/list.json", json.encode(list))
    refused("its layer_types make 1001 layers; the most is 1000", "import list.json")
    support.clean()
  end)

  it("has patterns of modules that are matched in little time, or refused", function()
    local function matches(pattern, layer, name) return modules.matcher { pattern }(layer, { name }) end
    for pattern, expected in pairs {
      ["re:.*layers\\.\\d+\\.mlp\\..*"] = true, ["*mlp*"] = true, ["model.layers.*.mlp.gate"] = true, ["*gate*gate"] = false,
      ["re:.*mlp\\.g"] = true, ["re:.*mlp$"] = false, ["re:mlp"] = false, ["re:layers\\.3\\..+gate$"] = true, ["*.gate"] = true,
    } do
      assert.equal(expected, matches(pattern, 3, "mlp.gate"), pattern)
    end
    soon(function()
      assert.is_false(matches("re:" .. (".*"):rep(1000) .. "x", 3, "mlp.gate"))
      assert.is_false(matches(("*a"):rep(1000), 3, ("a"):rep(998)))
    end)
    assert.has_error(function() matches("re:(a+)+(a+)+$", 3, "mlp.gate") end,
      "the pattern 're:(a+)+(a+)+$' repeats too much to be matched")
  end)
end)

describe("a model_type that is not known", function()
  it("is refused where its fields or its task are no decoder's", function()
    for expected, changes in pairs {
      ["type_vocab_size is no field of a decoder like Llama"] = { type_vocab_size = 2 },
      ["conv_dim is no field of a decoder like Llama"] = { conv_dim = { 512 } },
      ["is_encoder_decoder is true"] = { is_encoder_decoder = true },
      ["'NewForMaskedLM' is no decoder"] = { architectures = { "NewForMaskedLM" } },
    } do
      changes.model_type = "new"
      local definition, message = huggingface.describe(config_of(changes))
      assert.is_nil(definition)
      assert.equal(("model_type 'new' is not known, and %s; write it by hand as docs/models.md says"):format(expected),
        message)
    end
  end)

  it("is named where a field is missing that another type would state otherwise", function()
    local config = config_of { model_type = "new" }
    config.intermediate_size = nil
    local _, message = huggingface.describe(config)
    assert.equal("model_type 'new' is not known, and it cannot be read as a decoder like Llama: intermediate_size is missing",
      message)
  end)
end)
