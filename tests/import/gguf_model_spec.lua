-- A GGUF file becomes a model: its parameters and its bytes are those of its tensors, to the digit.

local estimate = require "mantile.estimate"
local gguf = require "mantile.import.gguf"
local huggingface = require "mantile.import.huggingface"
local model = require "mantile.model"
local models = require "import.gguf_models"
local support = require "support"
local writer = require "formats.gguf_writer"

local folder

local function write(f, name) return support.write(("%s/%s.gguf"):format(folder, name or "x"), (writer.header(f))) end

--- Elements and bytes of the tensors, by the block sizes of the writer.
local function sums(tensors)
  local elements, bytes = 0, 0
  for _, tensor in ipairs(tensors) do
    local count = 1
    for i = 3, #tensor do count = count * tensor[i] end
    elements, bytes = elements + count, bytes + writer.bytes(tensor)
  end
  return elements, bytes
end

--- The windows of all attention layers in order, false where there is none.
local function windows(m)
  local list = {}
  local function visit(entries, times)
    for _, entry in ipairs(entries) do
      if entry[1] == "attention" then
        for _ = 1, times do list[#list + 1] = entry.window or false end
      elseif type(entry) == "table" then
        visit(entry.residual or entry.parallel or entry, times * (entry.times or 1))
      end
    end
  end
  visit(m.blocks, 1)
  return list
end

--- Those of the prediction layers: the last block of a file that has some.
local function split_off(tensors, predicting)
  local main, apart = {}, {}
  for _, tensor in ipairs(tensors) do
    local list = predicting and tensor[1]:find("blk." .. predicting .. ".", 1, true) and apart or main
    list[#list + 1] = tensor
  end
  return main, apart
end

local function is_predicting(f)
  for _, entry in ipairs(f.metadata) do
    if entry[1]:find "nextn_predict_layers" then return 4 end
  end
end

describe("a model of a GGUF file", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  for _, f in ipairs(models) do
    it("of " .. f.name .. " has the parameters and bytes of its tensors", function()
      local m = assert(gguf.load(write(f)))
      local main, apart = split_off(f.tensors, is_predicting(f))
      local elements, bytes = sums(main)
      local report = support.report { model = m, hardware = "h100-sxm", batch = 3, isl = 100, osl = 10 }
      assert.equal(elements - f.constants, report.parameters.total)
      assert.equal(bytes, report.memory.weights_bytes)
      assert.is_nil(m.warnings)
      if #apart > 0 then
        local more, more_bytes = sums(apart)
        assert.equal(more, report.parameters.mtp)
        local speculative = support.report { model = m, hardware = "h100-sxm", speculative = "mtp", draft_tokens = 1 }
        assert.equal(bytes + more_bytes, speculative.memory.weights_bytes)
      end
      if f.windows then assert.same(f.windows, windows(m)) end
    end)

    if f.config then
      it("of " .. f.name .. " is that of its config.json", function()
        local by_config = model "c" (assert(huggingface.describe(f.config)))
        local m = assert(gguf.load(write(f)))
        assert.same(estimate.whole(by_config).parameters, estimate.whole(m).parameters)
        local request = { hardware = "h100-sxm", dtype = "bf16", batch = 5, isl = 1000, osl = 100 }
        request.model = m
        local by_gguf = support.report(request)
        request.model = by_config
        local expected = support.report(request)
        for _, phase in ipairs { "prefill", "decode" } do
          assert.equal(expected[phase].flops, by_gguf[phase].flops)
        end
        assert.equal(expected.memory.kv_cache_bytes, by_gguf.memory.kv_cache_bytes)
      end)
    end
  end
end)
