-- refusal.lua: what an engine cannot do, raised from wherever it turns up and caught by emit.lua.

local refusal = { __tostring = function(self) return self.message end }

--- refusal.raise(field, format, ...): the deployment cannot be written because of that field of the request.
function refusal.raise(field, format, ...)
  error(setmetatable({ message = format:format(...), field = field }, refusal), 0)
end

--- Calls `f`; its results, or nil, sentence and field of a refusal. Any other error goes on.
function refusal.caught(f, ...)
  local results = table.pack(pcall(f, ...))
  if results[1] then return table.unpack(results, 2, results.n) end
  if getmetatable(results[2]) == refusal then return nil, results[2].message, results[2].field end
  error(results[2], 0)
end

return refusal
