-- gguf.lua: the headers of a GGUF model, which may be split over several files.
-- Weights are never read, and need not be there yet.

local core = require "mantile.core"
local parts = require "mantile.import.parts"
local tensors = require "mantile.import.tensors"
local shown = require("mantile.schema").shown

local gguf = {}

--- What part `i` of `count` says of itself must fit its name (gguf-split's keys).
local function check_part(metadata, i, count)
  local stated, number = metadata["split.count"] or 0, metadata["split.no"] or i - 1
  if stated == count and number == i - 1 or stated == 0 then return nil end
  return ("it is named as part %d of %d, but its split.no is %s and its split.count %s; name parts like %s"):format(i,
    count, shown(number), shown(stated), "model-00001-of-00003.gguf")
end

local function read_parts(paths)
  local files = {}
  for i, path in ipairs(paths) do
    local header, message = core.gguf(path)
    message = header and check_part(header.metadata, i, #paths) or message
    if message then return nil, ("%s: %s"):format(path, message) end
    header.path, files[i] = path, header
  end
  return files
end

--- The model of which `path` is a file: the summary of tensors.lua with the
--- `metadata` and `version` of the first file; or nil and a sentence.
function gguf.read(path)
  local paths, message = parts.of(path)
  if not paths then return nil, message end
  local files, summary
  files, message = read_parts(paths)
  if not files then return nil, message end
  summary, message = tensors.summary(files)
  if not summary then return nil, message end
  local stated = files[1].metadata["split.tensors.count"]
  if stated and stated ~= #summary.tensors then
    return nil, ("%s: it states %s tensors in all, but its parts hold %d"):format(paths[1], shown(stated),
      #summary.tensors)
  end
  summary.metadata, summary.version = files[1].metadata, files[1].version
  return summary
end

return gguf
