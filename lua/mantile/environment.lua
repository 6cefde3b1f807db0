-- environment.lua: the names that model, hardware, layer, engine and scenario
-- scripts see: Lua's own library, the unit constants and mantile's functions.
-- Any other name is an error that names the nearest one, so a typing mistake is
-- not a silent nil.

local core = require "mantile.core"
local tables = require "mantile.tables"
local units = require "mantile.units"

local environment = {}

local standard = {
  "assert", "error", "getmetatable", "io", "ipairs", "math", "next", "os", "pairs", "pcall", "print", "rawequal",
  "rawget", "rawlen", "rawset", "require", "select", "setmetatable", "string", "table", "tonumber", "tostring",
  "type", "utf8", "xpcall", "_VERSION",
}

local function base()
  local names = { dim = core.dim }
  for _, name in ipairs(standard) do names[name] = _G[name] end
  for name, value in pairs(units.constants) do names[name] = value end
  names.layer = require "mantile.layer"
  names.model = require "mantile.model"
  names.decoder = require "mantile.families.decoder"
  names.accelerator = require("mantile.hardware").accelerator
  names.system = require("mantile.hardware").system
  names.derive = require("mantile.hardware").derive
  names.engine = require "mantile.engine"
  names.calibration = require "mantile.calibration"
  return names
end

--- Every name a script sees, sorted.
function environment.names(names) return tables.keys(names) end

--- A fresh environment; `extra` are names for this script only. Scripts may add
--- globals of their own.
function environment.new(extra)
  local names = base()
  for name, value in pairs(extra or {}) do names[name] = value end
  names._G = names
  return setmetatable(names, {
    __index = function(_, name)
      local near = core.nearest(tostring(name), environment.names(names))
      local advice = near and ("; did you mean '%s'?"):format(near) or ""
      error(("there is no name '%s' here%s"):format(tostring(name), advice), 2)
    end,
  })
end

return environment
