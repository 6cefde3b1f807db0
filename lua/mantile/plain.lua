-- plain.lua: what was raised, as one sentence. Scripts may raise anything, also
-- a table whose __tostring raises.

local FALLBACK = "a script raised something that is no text"

return function(raised)
  if type(raised) == "string" or type(raised) == "number" then return tostring(raised) end
  local meta = type(raised) == "table" and getmetatable(raised)
  if type(meta) ~= "table" or not meta.__tostring then return FALLBACK end
  local ok, text = pcall(tostring, raised)
  return ok and type(text) == "string" and text or FALLBACK
end
