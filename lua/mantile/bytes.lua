-- bytes.lua: whole files, as they are.

local bytes = {}

--- The bytes of a file; nil and a sentence.
function bytes.read(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local all
  all, message = file:read "a"
  file:close()
  return all, message
end

--- Writes them, in place of what was there: true; nil and a sentence.
function bytes.write(path, all)
  local file, message = io.open(path, "wb")
  if not file then return nil, message end
  local ok, why = file:write(all)
  local closed, why_not = file:close()
  if ok and closed then return true end
  return nil, ("%s: %s"):format(path, why or why_not)
end

return bytes
