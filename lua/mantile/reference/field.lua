-- field.lua: a field of a registry (schema.lua) in words.

local field = {}

local kinds = {
  count = "whole number, from 1", width = "whole number, from 1", tokens = "whole number, from 1",
  tokens0 = "whole number, from 0", flag = "true or false", dtype = "number format", name = "name", text = "text",
  positive = "number above 0", amount = "number, from 0", fraction = "number, 0 to 1", table = "table",
  ["function"] = "function",
}

local units = { tokens = "tokens", tokens0 = "tokens" }

--- The kind without the mark of optional ones.
function field.bare(f) return (f[2]:gsub("%?$", "")) end

--- What it holds: legal values where there are few.
function field.kind(f)
  if f.one_of then return table.concat(f.one_of, ", ") end
  return kinds[field.bare(f)] or field.bare(f)
end

--- Its unit; nil where it has none.
function field.unit(f) return f.unit or units[field.bare(f)] end

local function power(number)
  local exponent = math.log(number, 2)
  return exponent >= 16 and exponent % 1 == 0 and ("2^%d"):format(exponent) or tostring(number)
end

--- Bounds that its kind does not say: a text, or nil.
function field.bounds(f)
  if f.min and f.max then return ("%d to %s"):format(f.min, power(f.max)) end
  return f.max and "up to " .. power(f.max) or nil
end

--- What holds where it is absent: a text; nil where nothing does.
function field.default(f)
  if type(f.default) == "table" then return "none" end
  if f.default ~= nil then return tostring(f.default) end
  return f.otherwise and tostring(f.otherwise) or nil
end

--- Whether a user must state it.
function field.needed(f) return f.default == nil and f[2]:sub(-1) ~= "?" end

--- What it means, with unit, legal values and default: as --help and `help` show it.
function field.sentence(f)
  local parts, default = {}, field.default(f)
  if f.unit then parts[1] = f.unit end
  if f.one_of then parts[#parts + 1] = table.concat(f.one_of, " ") end
  if default and default ~= "none" and f.default ~= false then
    parts[#parts + 1] = (f.default ~= nil and "default %s" or "%s if absent"):format(default)
  end
  local help = f.help or ""
  if #parts == 0 then return help end
  return ("%s%s(%s)"):format(help, help ~= "" and " " or "", table.concat(parts, "; "))
end

return field
