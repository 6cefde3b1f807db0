-- safetensors_writer.lua: the headers of .safetensors files as strings; their weights may be left out.

local writer = {}

-- bytes of an element
local sizes = { F32 = 4, F16 = 2, BF16 = 2, F8_E4M3 = 1, U8 = 1, I8 = 1, I32 = 4, I64 = 8, F8_E8M0 = 1 }

--- Bytes and elements of { name, dtype, shape... }.
function writer.bytes(tensor)
  local elements = 1
  for i = 3, #tensor do elements = elements * tensor[i] end
  return elements * sizes[tensor[2]], elements
end

--- The header of those tensors; the data would follow.
function writer.header(tensors)
  local entries, at = {}, 0
  for i, tensor in ipairs(tensors) do
    local bytes = writer.bytes(tensor)
    entries[i] = ('"%s":{"dtype":"%s","shape":[%s],"data_offsets":[%d,%d]}'):format(tensor[1], tensor[2],
      table.concat(tensor, ",", 3), at, at + bytes)
    at = at + bytes
  end
  return ("<s8"):pack("{" .. table.concat(entries, ",") .. "}")
end

return writer
