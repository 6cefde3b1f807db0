-- document.lua: JSON files that stand beside a model. They are read whole, so
-- what is no regular file, too long or too finely divided is refused.

local files = require "mantile.import.files"
local json = require "mantile.json"

local document = {}

local MARKS_MAX = 1000000 -- of [ { and , in JSON: any may become a table of its own

--- The JSON object or list in a file; nil and a sentence otherwise.
function document.read(path)
  local text, message = files.read(path)
  if not text then return nil, message end
  local _, marks = text:gsub("[%[{,]", "")
  if marks > MARKS_MAX then return nil, ("%s has more than %d values"):format(path, MARKS_MAX) end
  local value
  value, message = json.decode(text, true)
  if type(value) == "table" then return value end
  return nil, ("%s is %s"):format(path, message or "not a JSON object")
end

return document
