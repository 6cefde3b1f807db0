-- layer.lua: layer types. A layer is a Lua function that emits work into a
-- graph; it runs once per structure, never per configuration.
--
--     return layer "name" {
--       doc = "what it is, and the paper it comes from",
--       params = { heads = "count", window = "tokens?: of the sliding window" },   -- kinds: schema.lua
--       axes = { "tp" },                                    -- the axes it can be split over
--       gather = false,                                     -- optional: it calls g:reshard(x) itself
--       second_input = "always",                            -- optional: it needs one, or the flag with which it does
--       check = function(p, par) ... end,                   -- optional: legal combinations
--       forward = function(g, x, p, par) ... return y end,
--     }

local plain = require "mantile.plain"
local schema = require "mantile.schema"
local thing = require "mantile.thing"

local layer = {}

layer.fields = {
  { "doc", "text", help = "what it is, and the paper it comes from" },
  { "params", "table", default = {}, help = "its parameters: kinds by name, like { heads = \"count: query heads\" }" },
  { "axes", "table", default = {}, help = "the axes it is split over, a list: tp cp attention_dp ep" },
  { "check", "function?", help = "function(p, par): refuses combinations that cannot be" },
  { "gather", "flag", default = true, help = "whether its input comes as its ranks share the tokens" },
  { "second_input", "name?", help = "the flag with which it needs one, or \"always\"" },
  { "forward", "function", help = "function(g, x, p, par, second): emits the work, returns the result" },
}

local axes = { tp = true, cp = true, attention_dp = true, ep = true }

local function check_axes(list)
  for _, axis in ipairs(list) do
    if not axes[axis] then
      return ("axis %s does not exist; the axes of a layer are tp cp attention_dp ep"):format(schema.shown(axis))
    end
  end
end

--- The parameters as a list of fields; nil and a sentence.
local function params_of(params)
  for name in pairs(params) do
    if type(name) ~= "string" then return nil, "params is a table of kinds by name, like { heads = \"count\" }" end
  end
  local list = schema.fields_of(params)
  for _, field in ipairs(list) do
    if type(field[2]) ~= "string" or not schema.kinds[field[2]:gsub("%?$", "")] then
      return nil, ("parameter %s has kind %s, which does not exist"):format(field[1], schema.shown(field[2]))
    end
  end
  return list
end

local function define(_, name)
  thing.check_name("layer", name)
  return function(definition)
    local self, message = schema.check(layer.fields, definition)
    if self then self.params, message = params_of(self.params) end
    message = message or check_axes(self.axes)
    if message then thing.fail(("layer '%s': %s"):format(name, message)) end
    self.name = name
    return thing.new("layer", self)
  end
end

--- The divisors of n up to 4096, as text: what a degree may be.
local function divisors(n)
  local list = {}
  for d = 1, math.min(n, 4096) do
    if n % d == 0 then list[#list + 1] = d end
  end
  return table.concat(list, " ")
end

local refusal = { __tostring = function(self) return self.rule end }

--- Raises from a check: the combination is illegal, and this sentence says why.
function layer.refuse(format, ...) error(setmetatable({ rule = format:format(...) }, refusal), 0) end

layer.divisors = divisors

--- Refuses unless `degree` divides `size`: layer.divides(par.tp, p.heads, "tp", "heads").
function layer.divides(degree, size, axis, what)
  if size % degree == 0 then return end
  layer.refuse("%s (%d) must divide %s (%d): %s", axis, degree, what, size, divisors(size))
end

--- The same for what is copied to several ranks when there are more ranks than
--- of it: kv heads.
function layer.divides_or_replicates(degree, size, axis, what)
  if size % degree == 0 or degree % size == 0 then return end
  layer.refuse("%s (%d) must divide %s (%d) or be a multiple of it: %s", axis, degree, what, size, divisors(size))
end

--- Refuses unless all of these parameters are stated, or none: layer.together(p, "index_heads", "index_dim").
function layer.together(p, ...)
  local stated, missing
  for _, name in ipairs { ... } do
    if p[name] == nil then missing = missing or name else stated = stated or name end
  end
  if stated and missing then layer.refuse("%s is stated, so %s is needed too", stated, missing) end
end

--- What `forward` and `check` see of the degrees: the declared axes only.
--- `used` collects which were read.
function layer.degrees(self, degrees, used)
  local declared = {}
  for _, axis in ipairs(self.axes) do declared[axis] = true end
  return setmetatable({}, {
    __index = function(_, axis)
      if not declared[axis] then
        error(("layer '%s' uses the axis %s, which it does not declare in axes"):format(self.name, tostring(axis)), 2)
      end
      if used then used[axis] = true end
      return degrees and degrees[axis]
    end,
  })
end

--- The parameters of one use, checked; or nil and a sentence.
function layer.params(self, values)
  local checked, message = schema.check(self.params, values)
  if not checked then return nil, ("layer '%s': %s"):format(self.name, message) end
  return checked
end

--- Whether a use with these parameters needs a second input.
function layer.needs_second(self, params)
  local flag = self.second_input
  return flag == "always" or flag ~= nil and params[flag] == true
end

--- nil, or the rule that the combination breaks.
function layer.refusal(self, params, degrees, used)
  if not self.check then return nil end
  local ok, message = pcall(self.check, params, layer.degrees(self, degrees, used))
  return not ok and plain(message) or nil
end

return setmetatable(layer, { __call = define })
