-- fields.lua: the fields of a config, by any of the names they go by, each
-- checked as it is read. A reader raises one sentence that names the field.

local schema = require "mantile.schema"

local fields = {}
fields.__index = fields

local SIZE_MAX = 1 << 32
local LAYERS_MAX = 100000
local STACK_MAX = 1000

--- The fields of a decoded config; `where` is the path of it in messages.
function fields.of(config, where) return setmetatable({ config = config, where = where or "" }, fields) end

--- The first of the named fields that is stated, and its name.
function fields:get(...)
  for _, name in ipairs { ... } do
    local value = self.config[name]
    if value ~= nil then return value, name end
  end
  return nil
end

local function fail(self, name, value, rule)
  error(("%s%s is %s; it must be %s"):format(self.where, name, schema.shown(value), rule), 0)
end

--- A whole number of at least `least`, or nil where none is stated.
function fields:whole(least, ...)
  local value, name = self:get(...)
  if value == nil then return nil end
  local whole = math.type(value) and math.tointeger(value)
  if not whole or whole < least or whole > SIZE_MAX then
    fail(self, name, value, ("a whole number from %d to %d"):format(least, SIZE_MAX))
  end
  return whole
end

--- A size of at least 1, or nil; 0 says that there is none.
function fields:size(...)
  local value = self:whole(0, ...)
  return value ~= 0 and value or nil
end

--- A number of layers, which must be stated: so many that one can be made for each.
function fields:layers(...)
  local count = self:need(...)
  if count <= STACK_MAX then return count end
  local _, name = self:get(...)
  error(("%s%s is %d; the most is %d"):format(self.where, name, count, STACK_MAX), 0)
end

--- A size that must be stated; `fields.missing` lists all that are not.
function fields:need(...)
  local value = self:whole(1, ...)
  if value then return value end
  error(("%s%s is missing"):format(self.where, (table.concat({ ... }, " or "))), 0)
end

function fields:flag(default, ...)
  local value, name = self:get(...)
  if value == nil then return default end
  if type(value) ~= "boolean" then fail(self, name, value, "true or false") end
  return value
end

function fields:number(...)
  local value, name = self:get(...)
  if value == nil then return nil end
  if not math.type(value) or value ~= value or math.abs(value) == math.huge then fail(self, name, value, "a number") end
  return value
end

function fields:text(...)
  local value, name = self:get(...)
  if value ~= nil and type(value) ~= "string" then fail(self, name, value, "a text") end
  return value
end

local checked = setmetatable({}, { __mode = "k" }) -- lists that are asked for at every layer -> what kind they hold
local rules = { string = "a text", number = "a number", table = "an object" }

--- A list of the type of value that `kind` names, or nil.
function fields:list(kind, ...)
  local value, name = self:get(...)
  if value == nil then return nil end
  if type(value) ~= "table" or #value > LAYERS_MAX then fail(self, name, value, "a list") end
  if checked[value] == kind then return value end
  for i, item in ipairs(value) do
    if type(item) ~= kind then fail(self, ("%s[%d]"):format(name, i - 1), item, rules[kind]) end
  end
  checked[value] = kind
  return value
end

--- The fields of a table inside this one, or nil.
function fields:inner(name)
  local value = self.config[name]
  if value == nil then return nil end
  if type(value) ~= "table" then fail(self, name, value, "an object") end
  return fields.of(value, ("%s%s."):format(self.where, name))
end

--- Whether the first of its architectures has a name like `pattern`.
function fields:made_for(pattern)
  local names = self:list("string", "architectures")
  return names ~= nil and names[1] ~= nil and names[1]:find(pattern) ~= nil
end

--- The labels that a classifier tells apart; a config of two may leave them out.
function fields:labels()
  local named = self:inner "id2label"
  local count = 0
  for _ in pairs(named and named.config or {}) do count = count + 1 end
  return self:size("num_labels") or count > 0 and count or 2
end

--- The same fields, and of those that are not stated what `defaults` has.
function fields:over(defaults)
  local stated = self.config
  local function look_up(_, name)
    if stated[name] ~= nil then return stated[name] end
    return defaults[name]
  end
  return fields.of(setmetatable({}, { __index = look_up }), self.where)
end

--- The same fields, of which `changes` states some otherwise.
function fields:with(changes) return fields.of(setmetatable(changes, { __index = self.config }), self.where) end

--- The same fields, as if those in the set `names` were not stated.
function fields:without(names)
  local stated = self.config
  local function look_up(_, name)
    if not names[name] then return stated[name] end
  end
  return fields.of(setmetatable({}, { __index = look_up }), self.where)
end

--- The first names of those of `groups` (lists of names) that state nothing.
function fields:missing(groups)
  local names = {}
  for _, group in ipairs(groups) do
    if self:get(table.unpack(group)) == nil then names[#names + 1] = group[1] end
  end
  return names
end

return fields
