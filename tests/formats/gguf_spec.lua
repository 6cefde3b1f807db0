-- GGUF headers: files written here and read back, and those that must be refused.

local core = require "mantile.core"
local support = require "support"
local writer = require "formats.gguf_writer"

local folder

local function read(text)
  return core.gguf(support.write(folder .. "/x.gguf", text))
end

local function refused(expected, text)
  local header, message = read(text)
  assert.is_nil(header)
  assert.truthy(message:find(expected, 1, true), message)
end

local function entries(...) return writer.file { metadata = { ... } } end

local function tensors(...) return writer.file { tensors = { ... } } end

local small = {
  metadata = {
    { "general.architecture", "string", "llama" },
    { "llama.block_count", "uint32", 2 },
    { "llama.attention.head_count_kv", "array", { "int32", { 8, 4 } } },
    { "general.tags", "array", { "string", { "a", "b" } } },
  },
  tensors = { { "token_embd.weight", "q4_k", 256, 3 }, { "output_norm.weight", "f32", 7 } },
}

describe("a GGUF file", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("gives its metadata", function()
    local header = assert(read(entries(
      { "a", "uint8", 255 }, { "b", "int8", -3 }, { "c", "uint16", 65535 }, { "d", "int16", -300 },
      { "e", "uint32", 4294967295 }, { "f", "int32", -2147483648 }, { "g", "float32", 0.5 }, { "h", "bool", true },
      { "i", "bool", false }, { "j", "string", "zero \0 byte" }, { "k", "uint64", 1 << 62 }, { "l", "int64", -1 },
      { "m", "float64", 0.1 }, { "n", "uint64", -1 }, { "o", "string", "" }, { "p", "float32", math.huge },
      { "q", "array", { "float32", { 1.5, -2 } } }, { "r", "array", { "bool", { true, false } } },
      { "s", "array", { "string", { "x", "" } } }, { "t", "array", { "uint64", {} } })))
    assert.equal(3, header.version)
    assert.same({
      a = 255, b = -3, c = 65535, d = -300, e = 4294967295, f = -2147483648, g = 0.5, h = true, i = false,
      j = "zero \0 byte", k = 1 << 62, l = -1, m = 0.1, n = 2.0 ^ 64, o = "", p = math.huge, q = { 1.5, -2 },
      r = { true, false }, s = { "x", "" }, t = {},
    }, header.metadata)
    assert.equal("integer", math.type(header.metadata.k))
    assert.equal("float", math.type(header.metadata.g))
    assert.same({}, header.tensors)
    assert.equal(header.size, header.whole_size)
  end)

  it("keeps type and count of long arrays, and the length of long texts", function()
    local zeroes, words = {}, {}
    for i = 1, 4097 do zeroes[i], words[i] = 0, "word" .. i end
    local text = entries({ "scores", "array", { "float32", zeroes } }, { "tokens", "array", { "string", words } },
      { "kept", "array", { "uint8", { table.unpack(zeroes, 1, 4096) } } }, { "json", "string", ("x"):rep(1 << 21) },
      { "last", "uint8", 7 })
    local metadata = assert(read(text)).metadata
    assert.same({ type = "float32", count = 4097 }, metadata.scores)
    assert.same({ type = "string", count = 4097 }, metadata.tokens)
    assert.same({ type = "string", bytes = 1 << 21 }, metadata.json)
    assert.equal(4096, #metadata.kept)
    assert.equal(7, metadata.last)
  end)

  it("keeps so much of many arrays", function()
    local all, numbers = {}, {}
    for i = 1, 4096 do numbers[i] = i & 1 end
    for i = 1, 80 do all[i] = { "array" .. i, "array", { "uint8", numbers } } end
    local metadata = assert(read(entries(table.unpack(all)))).metadata
    assert.equal(4096, #metadata.array60)
    assert.same({ type = "uint8", count = 4096 }, metadata.array70)
    for i = 1, 20 do all[i] = { "text" .. i, "string", ("x"):rep(1 << 20) } end
    refused("the header has more than 16 MiB of texts", entries(table.unpack(all)))
  end)

  it("gives its tensors", function()
    local header = assert(read(writer.file(small)))
    assert.same({
      { name = "token_embd.weight", type = "q4_k", shape = { 256, 3 }, elements = 768, bytes = 432 },
      { name = "output_norm.weight", type = "fp32", shape = { 7 }, elements = 7, bytes = 28 },
    }, header.tensors)
    assert.equal(header.size, header.whole_size)
    assert.same({ 8, 4 }, header.metadata["llama.attention.head_count_kv"])
  end)

  it("knows the size of every type", function()
    local all, names = {}, {}
    for name in pairs(writer.types) do all[#all + 1] = { name, name, 512, 3, 1, 2 } end
    for _, tensor in ipairs(assert(read(tensors(table.unpack(all)))).tensors) do
      local expected = writer.types[tensor.name]
      assert.equal(3072 // expected[2] * expected[3], tensor.bytes, tensor.name)
      local dtype, bytes = core.dtype(tensor.type)
      if dtype then assert.equal(tensor.bytes, bytes * tensor.elements, tensor.name) end
      names[tensor.type] = true
    end
    for _, name in ipairs(core.dtypes()) do
      if name:find "^[it]?q%d_" then assert.is_true(names[name], name) end
    end
    for _, name in ipairs { "f64", "i8", "i16", "i32", "i64" } do assert.is_true(names[name]) end
  end)

  it("may be of version 2, aligned otherwise, or have no dimension", function()
    local header = assert(read(writer.file {
      version = 2, alignment = 128, metadata = { { "general.alignment", "uint32", 128 } },
      tensors = { { "a", "f16", 3 }, { "b", "f32" } },
    }))
    assert.equal(2, header.version)
    assert.same({ { 3 }, {} }, { header.tensors[1].shape, header.tensors[2].shape })
    assert.equal(4, header.tensors[2].bytes)
    assert.equal(header.size, header.whole_size)
  end)

  it("may lack weights, as a download that goes on", function()
    local whole, header = writer.file(small), writer.header(small)
    for _, size in ipairs { #header, #header + 1, #whole - 1 } do
      local partial = assert(read(whole:sub(1, size)))
      assert.equal(size, partial.size)
      assert.equal(#whole, partial.whole_size)
    end
  end)

  it("is refused wherever its header is cut", function()
    local unpadded = #writer.header(small)
    while writer.header(small):byte(unpadded) == 0 do unpadded = unpadded - 1 end
    local text, complete = writer.file(small), 0
    for size = 0, #text do
      local header, message = read(text:sub(1, size))
      if header then
        complete = complete + 1
        assert.equal(#text, header.whole_size)
      else
        assert.truthy(message:find("breaks off inside its header", 1, true) or message:find("past the end of the file", 1, true)
          or message:find("no GGUF file", 1, true), message)
      end
    end
    assert.is_true(complete >= #text - unpadded - 8 and complete <= #text - unpadded + 8)
  end)

  it("must be one", function()
    refused("this is no GGUF file", "")
    refused("this is no GGUF file", "PK\3\4" .. ("\0"):rep(100))
    refused("this is no GGUF file", "GGU")
    refused("this is no GGUF file", "ggjt" .. ("\0"):rep(100))
    refused("GGUF version 1 is not read; versions 2 and 3 are", writer.file { version = 1 })
    refused("GGUF version 4 is not read", writer.file { version = 4 })
    refused("GGUF version 0 is not read", writer.file { version = 0 })
    refused("this GGUF file is big endian", "GGUF" .. (">I4I8I8"):pack(3, 0, 0))
    local header, message = core.gguf(folder .. "/absent.gguf")
    assert.is_nil(header)
    assert.truthy(message:find("cannot be opened: No such file", 1, true), message)
    header, message = core.gguf(folder)
    assert.is_nil(header)
    assert.equal("it is no regular file", message)
    header, message = core.gguf "/dev/zero"
    assert.is_nil(header)
    assert.equal("it is no regular file", message)
  end)

  it("must have sane counts", function()
    refused("the file states 9223372036854775808 tensors; at most 65,536 are read",
      writer.header { counts = { 1 << 63, 0 } })
    refused("the file states 9223372036854775808 metadata; at most 65,536 are read",
      writer.header { counts = { 0, 1 << 63 } })
    refused("breaks off inside its header, at byte 24 in metadata entry 1 of 65536", writer.header { counts = { 0, 65536 } })
    refused("breaks off inside its header, at byte 24 in tensor 1 of 65536", writer.header { counts = { 65536, 0 } })
  end)

  it("must have texts and arrays that end", function()
    local start = writer.header { counts = { 0, 1 } }
    local entry = start .. ("<s8I4"):pack("k", 8)
    refused("metadata entry 1 of 1 has a text of length 4294967296, which reaches past the end of the file",
      start .. ("<I8"):pack(1 << 32) .. "key")
    refused("has a text of length 18446744073709551615", entry .. ("<I8"):pack(-1))
    refused("has a text of length 4294967296", entry .. ("<I8"):pack(1 << 32) .. ("x"):rep(50))
    local array = start .. ("<s8I4"):pack("k", 9)
    refused("metadata entry 1 of 1 has an array of length 9223372036854775808", array .. ("<I4I8"):pack(0, 1 << 63))
    refused("has an array of length 2305843009213693953", array .. ("<I4I8"):pack(12, (1 << 61) + 1) .. "12345678")
    refused("has an array of length 4096", array .. ("<I4I8"):pack(8, 4096) .. ("\0"):rep(8 * 4095))
    refused("has an array of length 10000", array .. ("<I4I8"):pack(8, 10000) .. ("\0"):rep(8 * 9999))
    refused("breaks off inside its header", array .. ("<I4I8"):pack(8, 10000) .. ("\8" .. ("\0"):rep(7)):rep(10000))
    refused("metadata entry 'k' is an array of arrays", array .. ("<I4I8"):pack(9, 0))
    refused("metadata entry 'k' is an array of a type that is not known", array .. ("<I4I8"):pack(13, 0))
    refused("metadata entry 'k' has a type that is not known", start .. ("<s8I4I8"):pack("k", 13, 0))
    refused("metadata entry 'k' has a bool that is neither 0 nor 1", entries { "k", "bool", 2 })
  end)

  it("must be read without its weights", function()
    local path = support.write(folder .. "/x.gguf", writer.header { counts = { 0, 1 } } .. ("<I8"):pack(1 << 32))
    assert(os.execute(("truncate -s 5G '%s'"):format(path)))
    local header, message = core.gguf(path)
    assert.is_nil(header)
    assert.truthy(message:find("reaches past the end of the largest header (256 MiB)", 1, true), message)
    support.write(path, writer.header { counts = { 0, 2 } } .. writer.entry { "k", "array", { "uint8", {} } })
    assert(os.execute(("truncate -s 5G '%s'"):format(path)))
    header, message = core.gguf(path) -- zeroes: a name without length
    assert.is_nil(header)
    assert.equal("metadata entry 2 has no name, or control characters in it", message)
    local skipped = ("<s8I4I4I8"):pack("k", 9, 8, 1 << 24) -- 2^24 empty strings fill 128 MiB
    support.write(path, writer.header { counts = { 0, 2 } } .. skipped .. ("\0"):rep(1 << 20))
    assert(os.execute(("truncate -s 5G '%s'"):format(path)))
    header, message = core.gguf(path)
    assert.is_nil(header)
    assert.equal("metadata entry 2 has no name, or control characters in it", message)
  end)

  it("must have names once", function()
    refused("metadata entry 'a' stands twice", entries({ "a", "uint8", 1 }, { "b", "uint8", 1 }, { "a", "bool", true }))
    refused("tensor 't' stands twice", tensors({ "t", "f32", 1 }, { "t", "f16", 1 }))
    refused("metadata entry 1 has no name", entries { "", "uint8", 1 })
    refused("tensor 2 has no name, or control characters in it", tensors({ "x", "f32", 1 }, { "a\27[2J", "f32", 1 }))
    refused("metadata entry 1 has a name of more than 65,535 bytes", entries { ("k"):rep(65536), "uint8", 1 })
    assert(read(entries { ("k"):rep(65535), "uint8", 1 }))
    refused(("k"):rep(100) .. "...' has a bool", entries { ("k"):rep(65535), "bool", 9 })
    assert(read(writer.file { metadata = { { "x", "uint8", 1 } }, tensors = { { "x", "f32", 1 } } }))
  end)

  it("must have tensors of known types and sane shapes", function()
    for _, number in ipairs { 4, 5, 31, 33, 36, 38, 43, 255, 1 << 31 } do
      refused(("tensor 't' has type %d, which is not known"):format(number), tensors { "t", number, 32 })
    end
    refused("tensor 't' has rows of 100 elements, but q4_k is stored in blocks of 256", tensors { "t", "q4_k", 100, 256 })
    refused("tensor 't' has rows of 1 elements, but q8_0 is stored in blocks of 32", tensors { "t", "q8_0" })
    refused("tensor 't' has more than 4 dimensions", tensors { "t", "f32", 1, 1, 1, 1, 1 })
    refused("tensor 't' has a dimension of 0", tensors { "t", "f32", 4, 0 })
    refused("tensor 't' has more than 2^48 elements", writer.header { tensors = { { "t", "f32", 1 << 63 } } })
    refused("tensor 't' has more than 2^48 elements", writer.header { tensors = { { "t", "f32", 1 << 32, 1 << 32 } } })
    refused("tensor 't' has more than 2^48 elements", writer.header { tensors = { { "t", "f32", 1 << 24, 1 << 24, 2 } } })
    local huge = assert(read((writer.header { tensors = { { "t", "f64", 1 << 48 } } })))
    assert.equal(1 << 51, huge.tensors[1].bytes)
  end)

  it("must have tensors where they can be", function()
    local start = writer.header { counts = { 2, 0 } }
    refused("the tensors overlap",
      start .. writer.tensor({ "t", "f32", 64 }, 0) .. writer.tensor({ "u", "f32", 64 }, 128))
    assert(read(start .. writer.tensor({ "t", "f32", 64 }, 256) .. writer.tensor({ "u", "f32", 64 }, 0)))
    local all = { writer.header { counts = { 600, 0 } } }
    for i = 1, 600 do all[i + 1] = writer.tensor({ "t" .. i, "f64", 1 << 48 }, 0) end
    refused("the tensors overlap", table.concat(all))
    start = writer.header { counts = { 1, 0 } }
    refused("tensor 't' does not lie at a multiple of general.alignment",
      start .. writer.tensor({ "t", "f32", 1 }, 31))
    refused("tensor 't' lies further than 2^60 bytes into the file", start .. writer.tensor({ "t", "f32", 1 }, -32))
    for _, wrong in ipairs { 0, 3, 48, 1 << 25 } do
      refused("metadata entry 'general.alignment' must be a power of two", entries { "general.alignment", "uint32", wrong })
    end
    refused("metadata entry 'general.alignment' must be a power of two", entries { "general.alignment", "string", "32" })
    refused("metadata entry 'general.alignment' must be a power of two", entries { "general.alignment", "int32", -32 })
    refused("metadata entry 'general.alignment' must be a power of two",
      entries { "general.alignment", "array", { "uint8", { 32 } } })
  end)
end)
