-- thing.lua: models, layers, engines and accelerators as values that data from
-- outside cannot imitate: their kind is in a metatable that only makers set.

local thing = {}

local classes = {}

local function class(kind)
  classes[kind] = classes[kind] or { kind = kind, __name = "mantile." .. kind }
  return classes[kind]
end

--- Makes `self` a thing of this kind.
function thing.new(kind, self) return setmetatable(self, class(kind)) end

--- Whether `value` is a thing of this kind.
function thing.is(kind, value) return type(value) == "table" and getmetatable(value) == class(kind) end

--- Refuses a name that is none: `layer(nil) {...}`. Called by makers.
function thing.check_name(kind, name)
  if type(name) == "string" and name:find("^[%w_][%w%._%*+-]*$") and #name <= 100 then return end
  error(("a %s needs a name of letters, digits and . _ -, like %s \"mine\" {...}"):format(kind, kind), 3)
end

--- Raises from a maker, blaming the script's line. A file that ends in
--- `return layer "x" {...}` makes a tail call and has left no line: find.load
--- then blames the file.
function thing.fail(message)
  local line_is_lost = debug.getinfo(2, "t").istailcall
  error(message, line_is_lost and 0 or 3)
end

return thing
