-- gguf_writer.lua: GGUF files as strings, right and wrong ones (ggml/docs/gguf.md).

local writer = {}

local codes = {
  uint8 = { 0, "<I1" }, int8 = { 1, "<i1" }, uint16 = { 2, "<I2" }, int16 = { 3, "<i2" }, uint32 = { 4, "<I4" },
  int32 = { 5, "<i4" }, float32 = { 6, "<f" }, bool = { 7, "<I1" }, string = { 8, "<s8" }, array = { 9 },
  uint64 = { 10, "<I8" }, int64 = { 11, "<i8" }, float64 = { 12, "<d" },
}

-- enum ggml_type: number, elements of a block, bytes of a block
local types = {
  f32 = { 0, 1, 4 }, f16 = { 1, 1, 2 }, q4_0 = { 2, 32, 18 }, q4_1 = { 3, 32, 20 }, q5_0 = { 6, 32, 22 },
  q5_1 = { 7, 32, 24 }, q8_0 = { 8, 32, 34 }, q8_1 = { 9, 32, 36 }, q2_k = { 10, 256, 84 }, q3_k = { 11, 256, 110 },
  q4_k = { 12, 256, 144 }, q5_k = { 13, 256, 176 }, q6_k = { 14, 256, 210 }, q8_k = { 15, 256, 292 },
  iq2_xxs = { 16, 256, 66 }, iq2_xs = { 17, 256, 74 }, iq3_xxs = { 18, 256, 98 }, iq1_s = { 19, 256, 50 },
  iq4_nl = { 20, 32, 18 }, iq3_s = { 21, 256, 110 }, iq2_s = { 22, 256, 82 }, iq4_xs = { 23, 256, 136 },
  i8 = { 24, 1, 1 }, i16 = { 25, 1, 2 }, i32 = { 26, 1, 4 }, i64 = { 27, 1, 8 }, f64 = { 28, 1, 8 },
  iq1_m = { 29, 256, 56 }, bf16 = { 30, 1, 2 }, tq1_0 = { 34, 256, 54 }, tq2_0 = { 35, 256, 66 },
  mxfp4 = { 39, 32, 17 }, nvfp4 = { 40, 64, 36 }, q1_0 = { 41, 128, 18 }, q2_0 = { 42, 64, 18 },
}

writer.types = types

function writer.value(kind, value)
  local code = codes[kind]
  if kind == "bool" then value = value == true and 1 or value or 0 end
  if kind ~= "array" then return code[2]:pack(value) end
  local parts = { ("<I4I8"):pack(codes[value[1]][1], #value[2]) }
  for i, item in ipairs(value[2]) do parts[i + 1] = writer.value(value[1], item) end
  return table.concat(parts)
end

--- { key, kind, value }; an array's value is { kind, { value, ... } }.
function writer.entry(entry) return ("<s8I4"):pack(entry[1], codes[entry[2]][1]) .. writer.value(entry[2], entry[3]) end

--- { name, type, shape... }, where the type may be a plain number.
function writer.tensor(tensor, offset)
  local number = types[tensor[2]] and types[tensor[2]][1] or tensor[2]
  local parts = { ("<s8I4"):pack(tensor[1], #tensor - 2) }
  for i = 3, #tensor do parts[i - 1] = ("<I8"):pack(tensor[i]) end
  return table.concat(parts) .. ("<I4I8"):pack(number, offset)
end

function writer.bytes(tensor)
  local bytes, format = 1, types[tensor[2]] or { 0, 1, 1 }
  for i = 3, #tensor do bytes = bytes * tensor[i] end
  return bytes // format[2] * format[3]
end

local function padded(size, alignment) return (size + alignment - 1) // alignment * alignment end

--- The header of a file, padded, and how many bytes of weights belong after it.
--- `f` may state version, magic, counts { tensors, metadata }, alignment.
function writer.header(f)
  local metadata, tensors, alignment = f.metadata or {}, f.tensors or {}, f.alignment or 32
  local counts = f.counts or { #tensors, #metadata }
  local parts, offset, last = { (f.magic or "GGUF") .. ("<I4I8I8"):pack(f.version or 3, counts[1], counts[2]) }, 0, 0
  for _, entry in ipairs(metadata) do parts[#parts + 1] = writer.entry(entry) end
  for _, tensor in ipairs(tensors) do
    parts[#parts + 1] = writer.tensor(tensor, offset)
    last = offset + writer.bytes(tensor)
    offset = padded(last, alignment)
  end
  local text = table.concat(parts)
  if #tensors > 0 then text = text .. ("\0"):rep(padded(#text, alignment) - #text) end
  return text, last
end

--- A whole file, its weights zeroes.
function writer.file(f)
  local header, weights = writer.header(f)
  return header .. ("\0"):rep(weights)
end

return writer
