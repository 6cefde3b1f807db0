-- safetensors.lua: the headers of .safetensors files: a length of 8 bytes, JSON
-- of so many bytes, then the weights, which are never read and need not be there
-- yet (https://github.com/huggingface/safetensors, "Format").

local core = require "mantile.core"
local json = require "mantile.json"
local parts = require "mantile.import.parts"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local tensors = require "mantile.import.tensors"

local safetensors = {}

local HEADER_MAX = 100000000 -- the format's own limit
local INDEX_MAX = 64 << 20
local MARKS_MAX = 2000000 -- of [ { and , in JSON: any may become a table of its own; a tensor has about eight
local ELEMENTS_MAX = 1 << 48
local OFFSET_MAX = 1 << 53 -- beyond it JSON's numbers are not exact
local INDEX = "model.safetensors.index.json"

-- The format's dtypes: bits, and the name here where that is another one.
local dtypes = {
  F64 = { 64 }, F32 = { 32, "fp32" }, F16 = { 16, "fp16" }, BF16 = { 16, "bf16" }, F8_E4M3 = { 8, "fp8" },
  F8_E5M2 = { 8, "fp8_e5m2" }, F8_E4M3FNUZ = { 8 }, F8_E5M2FNUZ = { 8 }, F8_E8M0 = { 8 }, F6_E2M3 = { 6 },
  F6_E3M2 = { 6 }, F4 = { 4 }, I64 = { 64 }, I32 = { 32 }, I16 = { 16 }, I8 = { 8 }, U64 = { 64 }, U32 = { 32 },
  U16 = { 16 }, U8 = { 8 }, BOOL = { 8 }, C64 = { 64 },
}

local function natural(value, most) return math.type(value) == "integer" and value >= 0 and value <= most end

--- JSON objects have texts as keys; an empty one is taken for either.
local function is_object(value) return type(value) == "table" and type(next(value)) ~= "number" end

local function is_list(value)
  if type(value) ~= "table" then return false end
  local count = 0
  for _ in pairs(value) do count = count + 1 end
  return count == #value
end

--- The JSON object in `text`; nil and a sentence otherwise.
local function decode(text, what)
  local _, marks = text:gsub("[%[{,]", "")
  if marks > MARKS_MAX then return nil, ("%s has more than %d values"):format(what, MARKS_MAX) end
  local value, message = json.decode(text)
  if not is_object(value) then return nil, ("%s is %s"):format(what, message or "not a JSON object") end
  return value
end

--
-- One tensor
--

local function elements_of(shape)
  local elements = 1
  for _, length in ipairs(shape) do
    if not natural(length, ELEMENTS_MAX) then return nil, "its shape must be a list of whole numbers, at most 2^48" end
    if length > 0 and elements > ELEMENTS_MAX // length then return nil, "its shape makes more than 2^48 elements" end
    elements = elements * length
  end
  return elements
end

local function bytes_of(entry, bits)
  local elements, message = elements_of(entry.shape)
  if not elements then return nil, message end
  if elements * bits % 8 ~= 0 then return nil, ("its %d elements of %d bits fill no byte"):format(elements, bits) end
  return elements * bits // 8, elements
end

local function check_offsets(offsets, bytes)
  if not is_list(offsets) or #offsets ~= 2 then return "its data_offsets must be two numbers" end
  local first, last = offsets[1], offsets[2]
  if not natural(first, OFFSET_MAX) or not natural(last, OFFSET_MAX) or last < first then
    return "its data_offsets must be whole numbers, the second one not below the first"
  end
  if last - first ~= bytes then
    return ("its shape makes %d bytes, but its data_offsets are %d apart"):format(bytes, last - first)
  end
end

--- The tensor that an entry of the header describes, or nil and what is wrong.
local function tensor_of(name, entry)
  if not is_object(entry) or not is_list(entry.shape) then return nil, "it needs a dtype, a shape and data_offsets" end
  local dtype = dtypes[entry.dtype or false]
  if not dtype then return nil, ("its dtype is %s, which is not known"):format(schema.shown(entry.dtype)) end
  local bytes, elements = bytes_of(entry, dtype[1])
  if not bytes then return nil, elements end
  local message = check_offsets(entry.data_offsets, bytes)
  if message then return nil, message end
  return {
    name = name, type = dtype[2] or entry.dtype:lower(), shape = entry.shape, elements = elements, bytes = bytes,
    first = entry.data_offsets[1],
  }
end

--
-- One file
--

--- Sorts by place and returns where the data end. The format has neither holes nor
--- overlaps; a name that stands twice in the JSON leaves a hole too.
local function arrange(list)
  table.sort(list, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.bytes ~= b.bytes then return a.bytes < b.bytes end
    return a.name < b.name
  end)
  local at = 0
  for _, tensor in ipairs(list) do
    if tensor.first ~= at then
      return nil, ("tensor '%s': its data begin at byte %d, but those before it end at byte %d"):format(tensor.name,
        tensor.first, at)
    end
    at, tensor.first = at + tensor.bytes, nil
  end
  return at
end

--- All tensors of a decoded header and the bytes of their data; nil and a sentence otherwise.
local function tensors_of(header)
  local list = {}
  for _, name in ipairs(tables.keys(header)) do
    if name == "" or name:find("%c") then return nil, ("a tensor is called %s"):format(schema.shown(name)) end
    if name ~= "__metadata__" then
      local tensor, message = tensor_of(name, header[name])
      if not tensor then return nil, ("tensor '%s': %s"):format(name:sub(1, 100), message) end
      list[#list + 1] = tensor
    end
  end
  local bytes, message = arrange(list)
  if not bytes then return nil, message end
  return list, bytes
end

--- The JSON at the beginning of a file of `size` bytes, or nil and a sentence.
local function header_text(file, size)
  local prefix = file:read(8)
  if not prefix or #prefix < 8 then return nil, "it is too short for a safetensors file" end
  local length = ("<I8"):unpack(prefix)
  if math.ult(HEADER_MAX, length) then
    return nil, "it is no safetensors file: its header would be longer than 100 MB"
  end
  if length > size - 8 then
    return nil, ("it breaks off inside its header, of which %d of %d bytes are there"):format(size - 8, length)
  end
  local text = file:read(length)
  if not text or #text < length then return nil, "its header cannot be read" end
  return text
end

local function read_header(path, size)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text
  text, message = header_text(file, size)
  file:close()
  return text, message
end

--- { tensors =, metadata =, size =, whole_size = } of a file of `size` bytes with
--- this JSON header; or nil and a sentence.
function safetensors.parse(text, size)
  local header, message = decode(text, "its header")
  if not header then return nil, message end
  local list, bytes = tensors_of(header)
  if not list then return nil, bytes end
  local whole = 8 + #text + bytes
  if size > whole then return nil, ("its last %d bytes belong to no tensor"):format(size - whole) end
  local metadata = header.__metadata__ or {}
  if not is_object(metadata) then return nil, "its __metadata__ is no object" end
  return { tensors = list, metadata = metadata, size = size, whole_size = whole }
end

local function read_file(path)
  local size, message = core.file_size(path)
  if not size then return nil, message end
  local text
  text, message = read_header(path, size)
  if not text then return nil, message end
  return safetensors.parse(text, size)
end

local function read_files(paths)
  local files = {}
  for i, path in ipairs(paths) do
    local file, message = read_file(path)
    if not file then return nil, ("%s: %s"):format(path, message) end
    file.path, files[i] = path, file
  end
  return files
end

--
-- A folder
--

local function read_json(path)
  local size, message = core.file_size(path)
  if not size then return nil, message end
  if size > INDEX_MAX then return nil, "it is longer than 64 MiB" end
  local file
  file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text = file:read("a")
  file:close()
  return decode(text or "", "it")
end

--- Tensor names to file names, as the index of a folder states them; or nil and a sentence.
local function read_index(path)
  local index, message = read_json(path)
  if not index then return nil, ("%s: %s"):format(path, message) end
  if not is_object(index.weight_map) or not next(index.weight_map) then
    return nil, path .. ": it has no weight_map"
  end
  for _, name in ipairs(tables.keys(index.weight_map)) do
    local target = index.weight_map[name]
    if type(target) ~= "string" or target:find("[/%c]") then
      return nil, ("%s: weight_map places '%s' in %s, which is no file beside it"):format(path, name:sub(1, 100),
        schema.shown(target))
    end
  end
  return index.weight_map
end

--- The files that an index names, sorted; or nil and a sentence.
local function indexed_files(folder, there, weight_map)
  local seen, paths = {}, {}
  for _, target in pairs(weight_map) do seen[target] = true end
  for i, name in ipairs(tables.keys(seen)) do
    if not there[name] then return nil, ("%s/%s is not there, though %s names it"):format(folder, name, INDEX) end
    paths[i] = folder .. "/" .. name
  end
  return paths
end

--- Without an index: model.safetensors, or else all files.
local function listed_files(folder, there)
  if there["model.safetensors"] then return { folder .. "/model.safetensors" } end
  local paths = {}
  for _, name in ipairs(tables.keys(there)) do
    if name:find("%.safetensors$") then
      local path = folder .. "/" .. name
      local ok, message = parts.of(path)
      if not ok then return nil, message end
      paths[#paths + 1] = path
    end
  end
  if #paths == 0 then return nil, folder .. ": no .safetensors file is there" end
  return paths
end

local function check_index(folder, weight_map, files)
  local file_of = {}
  for _, file in ipairs(files) do
    for _, tensor in ipairs(file.tensors) do file_of[tensor.name] = file.path end
  end
  for _, name in ipairs(tables.keys(weight_map)) do
    local path = folder .. "/" .. weight_map[name]
    if file_of[name] ~= path then
      return ("%s has no tensor '%s', though %s says so"):format(path, name:sub(1, 100), INDEX)
    end
  end
end

local function read_indexed(folder, there)
  local weight_map, message = read_index(folder .. "/" .. INDEX)
  if not weight_map then return nil, message end
  local paths, files
  paths, message = indexed_files(folder, there, weight_map)
  if not paths then return nil, message end
  files, message = read_files(paths)
  message = files and check_index(folder, weight_map, files) or message
  if message then return nil, message end
  return files
end

local function read_folder(folder, names)
  local there = {}
  for _, name in ipairs(names) do there[name] = true end
  if there[INDEX] then return read_indexed(folder, there) end
  local paths, message = listed_files(folder, there)
  if not paths then return nil, message end
  return read_files(paths)
end

--- The model in a folder, or of which `path` is a file: the summary of tensors.lua
--- with the `metadata` of the first file; or nil and a sentence. Types are dtypes
--- where there is one, else the format's names in lower case: f64, i8, f8_e8m0, f4.
function safetensors.read(path)
  local names = core.list_folder(path)
  local files, paths, summary, message
  if names then
    files, message = read_folder(path:gsub("(.)/+$", "%1"), names)
  else
    paths, message = parts.of(path)
    if paths then files, message = read_files(paths) end
  end
  if not files then return nil, message end
  summary, message = tensors.summary(files)
  if not summary then return nil, message end
  summary.metadata = files[1].metadata
  return summary
end

return safetensors
