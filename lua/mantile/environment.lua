-- environment.lua: the names that model, hardware, layer, engine and scenario
-- scripts see: Lua's own library, the unit constants and mantile's functions.
-- Any other name is an error that names the nearest one, so a typing mistake is
-- not a silent nil.

local core = require "mantile.core"
local tables = require "mantile.tables"
local units = require "mantile.units"

local environment = {}

environment.standard = {
  "assert", "error", "getmetatable", "io", "ipairs", "math", "next", "os", "pairs", "pcall", "print", "rawequal",
  "rawget", "rawlen", "rawset", "require", "select", "setmetatable", "string", "table", "tonumber", "tostring",
  "type", "utf8", "xpcall", "_VERSION",
}

-- What makes things; each is loaded when it is first used where that saves time.
local makers = {
  dim = function() return core.dim end,
  layer = function() return require "mantile.layer" end,
  model = function() return require "mantile.model" end,
  decoder = function() return require "mantile.families.decoder" end,
  accelerator = function() return require("mantile.hardware").accelerator end,
  system = function() return require("mantile.hardware").system end,
  derive = function() return require("mantile.hardware").derive end,
  engine = function() return require "mantile.engine" end,
  calibration = function() return require "mantile.calibration" end,
}

local function base()
  local names = {}
  for _, name in ipairs(environment.standard) do names[name] = _G[name] end
  for name, value in pairs(units.constants) do names[name] = value end
  return names
end

--- Every name a script sees, sorted.
function environment.names(names) return tables.keys(tables.merged(makers, names)) end

--- A fresh environment; `extra` are names for this script only. Scripts may add globals of their own. `later` are
--- functions by name, each of which gives the value of that name when it is first used, as it then is for makers.
function environment.new(extra, later)
  local names = base()
  for name, value in pairs(extra or {}) do names[name] = value end
  names._G = names
  local waiting = tables.merged(makers, later)
  if not later then
    for name, make in pairs(makers) do names[name] = make() end
  end
  return setmetatable(names, {
    __index = function(_, name)
      if waiting[name] then
        local value = waiting[name]()
        waiting[name] = nil
        rawset(names, name, value)
        return value
      end
      local near = core.nearest(tostring(name), environment.names(names))
      local advice = near and ("; did you mean '%s'?"):format(near) or ""
      error(("there is no name '%s' here%s"):format(tostring(name), advice), 2)
    end,
  })
end

return environment
