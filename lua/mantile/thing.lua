-- thing.lua: models, layers, engines and accelerators as values that data from
-- outside cannot imitate: their kind is in a metatable that only makers set.

local thing = {}

local classes = {}

local function class(kind)
  classes[kind] = classes[kind] or { kind = kind, __name = "mantile." .. kind }
  return classes[kind]
end

--- What all things of a kind can do: functions by name.
function thing.methods(kind, methods) class(kind).__index = methods end

--- Makes `self` a thing of this kind.
function thing.new(kind, self) return setmetatable(self, class(kind)) end

--- Whether `value` is a thing of this kind.
function thing.is(kind, value) return type(value) == "table" and getmetatable(value) == class(kind) end

local references = setmetatable({}, { __mode = "k" })

--- A name that stands for a thing, which `load` (nil and a sentence where there is none) finds when it is needed: read
--- as the thing is, and never changed. `call`(itself, definition) makes another one.
function thing.reference(kind, name, load, call)
  local loaded
  local function found()
    local message
    if loaded == nil then loaded, message = load(name) end
    return loaded, message
  end
  local self = setmetatable({}, {
    __name = "mantile." .. kind,
    __index = function(_, key)
      local method = (class(kind).__index or {})[key]
      if method then return method end
      local one, message = found()
      if not one then error(message, 2) end
      return one[key]
    end,
    __newindex = function() error(("%s '%s' never changes; derive another one from it"):format(kind, name), 2) end,
    __tostring = function() return name end,
    __call = call,
    __metatable = false,
  })
  references[self] = { kind = kind, name = name, found = found }
  return self
end

--- The name behind a reference; nil where it is none.
function thing.name_of(value) return references[value] and references[value].name end

--- What kind of thing a value is or stands for; nil where it is none.
function thing.kind_of(value)
  if references[value] then return references[value].kind end
  local meta = type(value) == "table" and getmetatable(value)
  return type(meta) == "table" and classes[meta.kind] == meta and meta.kind or nil
end

--- The thing that a value is or stands for; nil and a sentence otherwise.
function thing.resolved(kind, value)
  if thing.is(kind, value) then return value end
  local reference = references[value]
  if reference and reference.kind == kind then return reference.found() end
  return nil, ("this is no %s"):format(kind)
end

--- A table, and lists in it, with names in place of references to them.
function thing.named(values, depth)
  if type(values) ~= "table" or getmetatable(values) ~= nil then return values end
  local copy
  for key, value in pairs(values) do
    local plain = references[value] and references[value].name
      or type(value) == "table" and (depth or 1) > 0 and thing.named(value, (depth or 1) - 1) or value
    if plain ~= value then
      copy = copy or {}
      copy[key] = plain
    end
  end
  if not copy then return values end
  for key, value in pairs(values) do
    if copy[key] == nil then copy[key] = value end
  end
  return copy
end

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
