-- Headers of .safetensors files and folders: written here and read back, and refused.

local json = require "mantile.json"
local safetensors = require "mantile.import.safetensors"
local support = require "support"

local folder

local function write(name, text) return support.write(folder .. "/" .. name, text) end

local function file(header, weights) return ("<s8"):pack(header) .. ("\0"):rep(weights or 0) end

--- The header of { name, dtype, bytes, shape... } in a row.
local function header_of(list, metadata)
  local parts, at = {}, 0
  if metadata then parts[1] = '"__metadata__":' .. json.encode(metadata) end
  for _, t in ipairs(list) do
    parts[#parts + 1] = ('"%s":{"dtype":"%s","shape":[%s],"data_offsets":[%d,%d]}'):format(t[1], t[2],
      table.concat(t, ",", 4), at, at + t[3])
    at = at + t[3]
  end
  return "{" .. table.concat(parts, ",") .. "}", at
end

local function model(...) return file(header_of { ... }) end

local function refused(expected, text)
  local result, message = safetensors.read(write("x.safetensors", text))
  assert.is_nil(result)
  assert.truthy(message:find(expected, 1, true), message)
  assert.truthy(message:find("/x.safetensors: ", 1, true), message)
end

local function folder_refused(expected, path)
  local result, message = safetensors.read(path or folder)
  assert.is_nil(result)
  assert.truthy(message:find(expected, 1, true), message)
end

describe("a safetensors file", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("gives its tensors, metadata and sizes", function()
    local text = file(header_of({ { "a", "BF16", 24, 3, 4 }, { "b", "F8_E4M3", 6, 6 }, { "c", "BF16", 2 } }, { format = "pt" }))
    local result = assert(safetensors.read(write("x.safetensors", text)))
    assert.same({
      { name = "a", type = "bf16", shape = { 3, 4 }, elements = 12, bytes = 24 },
      { name = "b", type = "fp8", shape = { 6 }, elements = 6, bytes = 6 },
      { name = "c", type = "bf16", shape = {}, elements = 1, bytes = 2 },
    }, result.tensors)
    assert.same({ format = "pt" }, result.metadata)
    assert.same({
      { type = "bf16", tensors = 2, elements = 13, bytes = 26 }, { type = "fp8", tensors = 1, elements = 6, bytes = 6 },
    }, result.by_type)
    assert.same({ 32, #text, false }, { result.bytes, result.size, result.truncated })
    assert.same({ { path = folder .. "/x.safetensors", size = #text, whole_size = #text } }, result.files)
  end)

  it("knows the size of every dtype", function()
    local bits = {
      F64 = 64, F32 = 32, F16 = 16, BF16 = 16, F8_E4M3 = 8, F8_E5M2 = 8, F8_E4M3FNUZ = 8, F8_E5M2FNUZ = 8, F8_E8M0 = 8,
      F6_E2M3 = 6, F6_E3M2 = 6, F4 = 4, I64 = 64, I32 = 32, I16 = 16, I8 = 8, U64 = 64, U32 = 32, U16 = 16, U8 = 8,
      BOOL = 8, C64 = 64,
    }
    local types = {}
    for dtype, each in pairs(bits) do
      local tensors = assert(safetensors.read(write("x.safetensors", model { "t", dtype, each, 2, 4 }))).tensors
      types[tensors[1].type] = true
    end
    for _, name in ipairs { "fp32", "fp16", "bf16", "fp8", "fp8_e5m2", "f4", "f8_e8m0", "i8", "u8", "bool" } do
      assert.is_true(types[name], name)
    end
    refused("tensor 't': its 3 elements of 4 bits fill no byte", model { "t", "F4", 2, 3 })
  end)

  it("is refused where its header is cut, and flagged where its weights are", function()
    local header, bytes = header_of { { "a", "BF16", 24, 3, 4 }, { "b", "F32", 4, 1 } }
    local text = file(header, bytes)
    for size = 0, #text - 1 do
      local result, message = safetensors.read(write("x.safetensors", text:sub(1, size)))
      if size < 8 + #header then
        assert.is_nil(result)
        assert.truthy(message:find(size < 8 and "too short" or "breaks off inside its header", 1, true), message)
      else
        assert.is_true(result.truncated)
        assert.equal(#text, result.files[1].whole_size)
      end
    end
    assert.is_false(assert(safetensors.read(write("x.safetensors", text))).truncated)
  end)

  it("must be one", function()
    refused("it is too short for a safetensors file", "")
    refused("it is no safetensors file: its header would be longer than 100 MB", "GGUF\3\0\0\0" .. ("\0"):rep(100))
    refused("it is no safetensors file", ("<I8"):pack(-1) .. "{}")
    refused("it is no safetensors file", ("<I8"):pack(100000001) .. "{}")
    refused("it breaks off inside its header, of which 2 of 100000000 bytes are there", ("<I8"):pack(100000000) .. "{}")
    refused("its header cannot be read", ("<I8"):pack(0))
    refused("its header is not JSON", file "{")
    refused("its header is not JSON", file "\xff")
    refused("its header is not JSON", file(('{"a":'):rep(100)))
    for _, text in ipairs { "3", "null", "[1]", "[null,1]", '"x"' } do refused("its header is not a JSON object", file(text)) end
    refused("its header has more than 2000000 values", file("[" .. ("[],"):rep(1000000) .. "1]"))
    refused("its last 5 bytes belong to no tensor", file("{}", 5))
    refused("its __metadata__ is no object", file '{"__metadata__":[1]}')
    folder_refused("No such file", folder .. "/absent.safetensors")
    folder_refused("it is no regular file", "/dev/null")
  end)

  it("must have sane tensors", function()
    local function of(entry) return file(('{"t":%s}'):format(entry)) end
    for _, entry in ipairs { "1", "[]", "{}", '{"dtype":"F32"}', '{"dtype":"F32","shape":{"a":1}}', '{"dtype":"F32","shape":[null,4]}' } do
      refused("tensor 't': it needs a dtype, a shape and data_offsets", of(entry))
    end
    refused("its dtype is 'F33', which is not known", of '{"dtype":"F33","shape":[]}')
    refused("its dtype is nothing, which is not known", of '{"shape":[]}')
    refused("its dtype is a table, which is not known", of '{"dtype":[1],"shape":[]}')
    for _, shape in ipairs { "-1", "0.5", '"4"', "1e30", "281474976710657", "[4]" } do
      refused("its shape must be a list of whole numbers", of(('{"dtype":"F32","shape":[%s]}'):format(shape)))
    end
    refused("its shape makes more than 2^48 elements", of '{"dtype":"U8","shape":[16777216,16777216,2]}')
    for _, offsets in ipairs { "null", "3", "[0]", "[0,4,8]", "[]" } do
      refused("its data_offsets must be two numbers", of(('{"dtype":"U8","shape":[],"data_offsets":%s}'):format(offsets)))
    end
    for _, offsets in ipairs { "[1,0]", "[-1,0]", "[0,0.5]", '[0,"1"]', "[0,1e300]", "[0,18446744073709551615]" } do
      refused("its data_offsets must be whole numbers", of(('{"dtype":"U8","shape":[],"data_offsets":%s}'):format(offsets)))
    end
    refused("its shape makes 8 bytes, but its data_offsets are 4 apart", of '{"dtype":"F32","shape":[2],"data_offsets":[0,4]}')
    refused("a tensor is called 'a?[2J'", file '{"a\\u001b[2J":{}}')
    refused("a tensor is called ''", file '{"":{}}')
  end)

  it("must have neither holes nor overlaps", function()
    local function two(first, second)
      return file(('{"a":{"dtype":"U8","shape":[4],"data_offsets":[%d,%d]},"b":{"dtype":"U8","shape":[4],"data_offsets":[%d,%d]}}')
        :format(first, first + 4, second, second + 4))
    end
    refused("tensor 'b': its data begin at byte 5, but those before it end at byte 4", two(0, 5))
    refused("tensor 'b': its data begin at byte 2, but those before it end at byte 4", two(0, 2))
    refused("tensor 'a': its data begin at byte 4, but those before it end at byte 0", two(4, 8))
    assert.equal("b", assert(safetensors.read(write("x.safetensors", two(4, 0)))).tensors[1].name)
    local twice = '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}'
    refused("its data begin at byte 1, but those before it end at byte 0", file(twice))
    assert(safetensors.read(write("x.safetensors", model({ "a", "U8", 0, 0 }, { "b", "U8", 1, 1 }, { "c", "U8", 0, 4, 0 }))))
  end)
end)

describe("a folder of safetensors", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  local function part(i, count, ...) write(("model-%05d-of-%05d.safetensors"):format(i, count), model(...)) end

  local function index(map) write("model.safetensors.index.json", json.encode { weight_map = map }) end

  it("is read as one model", function()
    part(2, 2, { "b", "F32", 4, 1 })
    part(1, 2, { "a", "BF16", 4, 2 })
    for _, path in ipairs { folder, folder .. "/", folder .. "/model-00002-of-00002.safetensors" } do
      local result = assert(safetensors.read(path))
      assert.same({ "a", "b" }, { result.tensors[1].name, result.tensors[2].name })
      assert.equal(8, result.bytes)
      assert.equal(2, #result.files)
    end
  end)

  it("may have parts numbered with other digits", function()
    write("model-00001-of-000002.safetensors", model { "a", "F32", 4, 1 })
    write("model-00002-of-000002.safetensors", model { "b", "F32", 4, 1 })
    assert.equal(2, #assert(safetensors.read(folder .. "/model-00001-of-000002.safetensors")).tensors)
  end)

  it("is read by its index, which leaves out other files", function()
    part(1, 1, { "a", "BF16", 4, 2 })
    write("consolidated.safetensors", model { "a", "BF16", 4, 2 })
    folder_refused("tensor 'a' stands in both")
    index { a = "model-00001-of-00001.safetensors" }
    assert.equal(1, #assert(safetensors.read(folder)).tensors)
    index { a = "consolidated.safetensors", b = "consolidated.safetensors" }
    folder_refused("/consolidated.safetensors has no tensor 'b', though model.safetensors.index.json says so")
    index { a = "gone.safetensors" }
    folder_refused("/gone.safetensors is not there, though model.safetensors.index.json names it")
    for _, outside in ipairs { "../../etc/passwd", "/etc/passwd", 3 } do
      index { a = outside }
      folder_refused("weight_map places 'a' in")
    end
    for _, text in ipairs { "{}", '{"weight_map":{}}', '{"weight_map":[null,"x"]}', '{"weight_map":3}' } do
      write("model.safetensors.index.json", text)
      folder_refused("it has no weight_map")
    end
    write("model.safetensors.index.json", "[1]")
    folder_refused("it is not a JSON object")
  end)

  it("prefers model.safetensors where it has no index", function()
    write("model.safetensors", model { "a", "BF16", 4, 2 })
    write("model.fp32.safetensors", model { "a", "F32", 8, 2 })
    assert.equal(4, assert(safetensors.read(folder)).bytes)
  end)

  it("must be complete", function()
    folder_refused("no .safetensors file is there")
    part(1, 3, { "a", "BF16", 4, 2 })
    folder_refused("is one of 3 parts, but 2 of them are not there: model-00002-of-00003.safetensors and others")
    part(3, 3, { "c", "BF16", 4, 2 })
    folder_refused("1 of them are not there: model-00002-of-00003.safetensors", folder .. "/model-00003-of-00003.safetensors")
    part(2, 3, { "c", "BF16", 4, 2 })
    folder_refused("tensor 'c' stands in both")
    write("x-00004-of-00003.safetensors", model { "x", "U8", 1, 1 })
    folder_refused("is named as part 4 of 3", folder .. "/x-00004-of-00003.safetensors")
    folder_refused("is one of 99999 parts; at most 1000 are read", folder .. "/x-00004-of-99999.safetensors")
  end)
end)
