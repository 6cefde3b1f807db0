-- GGUF models of one or several files.

local gguf = require "mantile.import.gguf"
local support = require "support"
local writer = require "formats.gguf_writer"

local folder

local function write(name, f) return support.write(folder .. "/" .. name, type(f) == "string" and f or writer.file(f)) end

local function part(i, count, tensors, split)
  split = split or {}
  return write(("model-%05d-of-%05d.gguf"):format(i, count), {
    metadata = {
      { "general.name", "string", "part " .. i }, { "split.no", "uint16", split.no or i - 1 },
      { "split.count", "uint16", split.count or count }, { "split.tensors.count", "int32", split.tensors or 3 },
    },
    tensors = tensors,
  })
end

local function refused(expected, path)
  local result, message = gguf.read(path)
  assert.is_nil(result)
  assert.truthy(message:find(expected, 1, true), message)
end

describe("a GGUF model", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("in one file gives its bytes by tensor type", function()
    local path = write("x.gguf", {
      metadata = { { "general.architecture", "string", "llama" } },
      tensors = { { "a", "q4_k", 256, 2 }, { "b", "f32", 3 }, { "c", "q6_k", 256 }, { "d", "q4_k", 256 } },
    })
    local result = assert(gguf.read(path))
    assert.same({
      { type = "q4_k", tensors = 2, elements = 768, bytes = 432 },
      { type = "q6_k", tensors = 1, elements = 256, bytes = 210 },
      { type = "fp32", tensors = 1, elements = 3, bytes = 12 },
    }, result.by_type)
    assert.same({ 654, 4, 3, false }, { result.bytes, #result.tensors, result.version, result.truncated })
    assert.equal("llama", result.metadata["general.architecture"])
    assert.same({ { path = path, size = result.size, whole_size = result.size } }, result.files)
  end)

  it("may lack weights", function()
    local text = writer.file { tensors = { { "a", "f32", 64 } } }
    local result = assert(gguf.read(write("x.gguf", text:sub(1, -2))))
    assert.is_true(result.truncated)
    assert.equal(256, result.bytes)
  end)

  it("in parts is read from any of them", function()
    part(1, 3, {})
    part(3, 3, { { "c", "f32", 8 } })
    part(2, 3, { { "a", "q8_0", 32 }, { "b", "f32", 8 } })
    for i = 1, 3 do
      local result = assert(gguf.read(("%s/model-%05d-of-00003.gguf"):format(folder, i)))
      assert.same({ "a", "b", "c" }, { result.tensors[1].name, result.tensors[2].name, result.tensors[3].name })
      assert.equal(34 + 32 + 32, result.bytes)
      assert.equal("part 1", result.metadata["general.name"])
      assert.equal(3, #result.files)
    end
  end)

  it("must have all its parts, each once and in its place", function()
    local one = part(1, 3, { { "a", "f32", 8 } })
    part(3, 3, { { "c", "f32", 8 } })
    refused("is one of 3 parts, but 1 of them are not there: model-00002-of-00003.gguf", one)
    part(2, 3, { { "c", "f32", 8 } })
    refused("tensor 'c' stands in both", one)
    part(2, 3, {})
    refused("it states 3 tensors in all, but its parts hold 2", one)
    part(2, 3, { { "b", "f32", 8 } }, { no = 2 })
    refused("it is named as part 2 of 3, but its split.no is 2 and its split.count 3", one)
    part(2, 3, "no gguf")
    write("model-00002-of-00003.gguf", "GGUF")
    refused("model-00002-of-00003.gguf: the file breaks off", one)
    local text = writer.file { metadata = { { "split.count", "uint16", 3 } } }
    refused("it is named as part 1 of 1, but its split.no is 0 and its split.count 3; name parts like", write("renamed.gguf", text))
    assert(gguf.read(write("x.gguf", { metadata = { { "split.count", "uint16", 1 } } })))
    refused("its split.no is 'x' and its split.count a table", write("y-00001-of-00001.gguf", {
      metadata = { { "split.no", "string", "x" }, { "split.count", "array", { "uint8", { 1 } } } },
    }))
  end)

  it("must have sums that can be exact", function()
    local tensors = {}
    for i = 1, 33 do tensors[i] = { "t" .. i, "i8", 1 << 48 } end
    refused("more than 2^53 elements", write("x.gguf", (writer.header { tensors = tensors })))
  end)

  it("is opened with the file's name in what is wrong", function()
    refused("/absent.gguf: it cannot be opened", folder .. "/absent.gguf")
    refused("/x.gguf: this is no GGUF file", write("x.gguf", "text"))
  end)
end)
