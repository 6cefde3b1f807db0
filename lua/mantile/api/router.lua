-- router.lua: which route a request is for.
--
-- A route is { method =, path = "/v1/models/{id}", answer = function(request) }. {id} is one part of a path, {id...}
-- all the rest of it; both come decoded in request.parameters. A path that is written out wins over one that is not.

local router = {}

--- The text behind %41 and the like; nil where it is none, or hides a control character.
local function decoded(text)
  if text:find "%%" then
    if text:gsub("%%%x%x", ""):find "%%" then return nil end
    text = text:gsub("%%(%x%x)", function(digits) return string.char(tonumber(digits, 16)) end)
  end
  return utf8.len(text) and not text:find "%c" and text or nil
end

--- A query's value: + is a space too.
local function decoded_value(text) return decoded((text:gsub("+", " "))) end

--- A Lua pattern of a path, and the names of its parts.
local function pattern_of(path)
  local names = {}
  local pattern = path:gsub("[%-%.%%%+]", "%%%0"):gsub("{([%w_]+)([%%%.]*)}", function(name, rest)
    names[#names + 1] = name
    return rest == "" and "([^/]+)" or "(.+)"
  end)
  return "^" .. pattern .. "$", names
end

--- Routes of several modules, ready to be asked: find(method, path).
function router.new(routes)
  local self = { routes = routes, exact = {}, patterns = {} }
  for number, route in ipairs(routes) do
    route.number = number
    if route.path:find "{" then
      local pattern, names = pattern_of(route.path)
      self.patterns[#self.patterns + 1] = { pattern = pattern, names = names, route = route }
    else
      self.exact[route.path] = self.exact[route.path] or {}
      self.exact[route.path][route.method] = route
    end
  end
  return setmetatable(self, { __index = router })
end

--- The parameters of a path that `entry` is of; nil where it is of none, false where one of them is no text.
local function parameters_of(entry, path)
  local values = table.pack(path:match(entry.pattern))
  if not values[1] then return nil end
  local parameters = {}
  for i, name in ipairs(entry.names) do
    parameters[name] = decoded(values[i])
    if not parameters[name] then return false end
  end
  return parameters
end

--- By method, the routes of a path, and its parameters: false where one of them is no text; nil where there is none.
local function routes_at(self, path)
  if self.exact[path] then return self.exact[path], {} end
  local found, parameters
  for _, entry in ipairs(self.patterns) do
    local own = parameters_of(entry, path)
    if own ~= nil then
      if not found then found, parameters = {}, own end
      found[entry.route.method] = found[entry.route.method] or entry.route
    end
  end
  return found, parameters
end

--- The route of a request and its parameters, false where they are no text; nil and the methods that its path has, nil
--- where it has none.
function router:find(method, path)
  local of, parameters = routes_at(self, path)
  if not of then return nil end
  local route = of[method] or method == "HEAD" and of.GET
  if route then return route, parameters end
  local methods = {}
  for name in pairs(of) do methods[#methods + 1] = name end
  table.sort(methods)
  return nil, methods
end

--- A query with its values decoded; nil and the name of one that is no text.
function router.query(raw)
  local query = {}
  for name, value in pairs(raw) do
    local key, text = decoded_value(name), decoded_value(value)
    if not key or not text then return nil, name end
    query[key] = text
  end
  return query
end

return router
