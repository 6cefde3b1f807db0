-- safetensors.lua: what must hold for whatever JSON stands at the beginning of a
-- .safetensors file. Returns a function that reads a text as such a header.

local safetensors = require "mantile.import.safetensors"
local tensors = require "mantile.import.tensors"

local function check_tensor(tensor)
  local elements = 1
  for _, length in ipairs(tensor.shape) do elements = elements * length end
  assert(elements == tensor.elements and tensor.bytes >= 0, "a tensor is as large as its shape")
  assert(type(tensor.name) == "string" and type(tensor.type) == "string", "a tensor has a name and a type")
end

local function check(file, text)
  local bytes = 0
  for _, tensor in ipairs(file.tensors) do
    check_tensor(tensor)
    bytes = bytes + tensor.bytes
  end
  assert(file.whole_size == 8 + #text + bytes, "the tensors fill the file")
  file.path = "x"
  local summary, message = tensors.summary { file }
  assert(summary and summary.bytes == bytes or message:find("2^53", 1, true), "the sum is that of the tensors")
end

return function(text)
  local file, message = safetensors.parse(text, 8 + #text)
  if file then return check(file, text) end
  assert(type(message) == "string" and message ~= "", "a refusal says why")
end
