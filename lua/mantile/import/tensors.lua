-- tensors.lua: what the tensors of a model's files come to.

local tensors = {}

local COUNT_MAX = 1 << 18
local ELEMENTS_MAX = 1 << 53 -- so that sums are exact, of bytes too

--- All tensors of `files` (each { path =, tensors = }) in one list; nil and a
--- sentence when one stands in two of them.
function tensors.join(files)
  local list, file_of, elements = {}, {}, 0
  for _, file in ipairs(files) do
    for _, tensor in ipairs(file.tensors) do
      local other = file_of[tensor.name]
      if other then return nil, ("tensor '%s' stands in both %s and %s"):format(tensor.name, other, file.path) end
      file_of[tensor.name] = file.path
      list[#list + 1] = tensor
      elements = elements + tensor.elements
      if elements > ELEMENTS_MAX then return nil, "the files hold more than 2^53 elements" end
    end
    if #list > COUNT_MAX then return nil, ("the files hold more than %d tensors"):format(COUNT_MAX) end
  end
  return list
end

--- Rows { type =, tensors =, elements =, bytes = }, the type with the most bytes first.
function tensors.by_type(list)
  local rows, row_of = {}, {}
  for _, tensor in ipairs(list) do
    local row = row_of[tensor.type]
    if not row then
      row = { type = tensor.type, tensors = 0, elements = 0, bytes = 0 }
      row_of[tensor.type], rows[#rows + 1] = row, row
    end
    row.tensors, row.elements, row.bytes = row.tensors + 1, row.elements + tensor.elements, row.bytes + tensor.bytes
  end
  table.sort(rows, function(a, b)
    if a.bytes ~= b.bytes then return a.bytes > b.bytes end
    return a.type < b.type
  end)
  return rows
end

--- What a reader of model files returns: { tensors =, by_type =, bytes = of all
--- tensors, size = of all files, truncated = when a file lacks weights, files =
--- { { path =, size =, whole_size = }, ... } }; or nil and a sentence.
function tensors.summary(files)
  local list, message = tensors.join(files)
  if not list then return nil, message end
  local summary = { tensors = list, by_type = tensors.by_type(list), bytes = 0, size = 0, files = {} }
  summary.truncated = false
  for _, row in ipairs(summary.by_type) do summary.bytes = summary.bytes + row.bytes end
  for i, file in ipairs(files) do
    summary.size = summary.size + file.size
    summary.truncated = summary.truncated or file.size < file.whole_size
    summary.files[i] = { path = file.path, size = file.size, whole_size = file.whole_size }
  end
  return summary
end

return tensors
