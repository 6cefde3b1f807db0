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

return thing
