-- cost_model.lua: what prices ops: one cost model for all, or others for some kinds of them:
--
--     "measured"                              { default = "measured" }
--     "calibrated,linear=measured"            { default = "calibrated", linear = "measured" }
--     "collective=roofline"                   the usual one for all but collectives
--
-- A kind is an op's, as `mantile explain` names it, or `collective` for all messages between accelerators.

local core = require "mantile.core"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local cost_model = {}

cost_model.names = { "roofline", "calibrated", "measured" }

local ops, collectives = core.ops()
local kinds = table.move(ops, 1, #ops, 2, { "collective" })

--- A choice as a table from a text; nil and a sentence.
local function parse(text)
  local choice = {}
  for part in text:gmatch "[^,]+" do
    local kind, name = part:match "^%s*([%w_]+)%s*=%s*([%w_]+)%s*$"
    kind, name = kind or "default", name or part:match "^%s*(.-)%s*$"
    if choice[kind] then return nil, ("cost_model states %s twice"):format(kind) end
    choice[kind] = name
  end
  return choice
end

--- A checked choice, a table of names by kind with at most a `default` beside; nil and a sentence.
function cost_model.check(value)
  local choice, message = value, nil
  if type(value) == "string" then choice, message = parse(value) end
  if not choice then return nil, message end
  if type(choice) ~= "table" then
    return nil, ("cost_model is %s; it must be a name or a table"):format(schema.shown(value))
  end
  for _, kind in ipairs(tables.keys(choice)) do
    if kind ~= "default" and not tables.has(kinds, kind) then
      local near = type(kind) == "string" and core.nearest(kind, kinds)
      return nil, ("cost_model: there is no kind of op %s%s"):format(schema.shown(kind),
        near and ("; did you mean '%s'?"):format(near) or "; they are " .. table.concat(kinds, " "))
    end
    if not tables.has(cost_model.names, choice[kind]) then
      return nil, ("cost_model%s is %s; it must be one of %s"):format(kind == "default" and "" or "." .. kind,
        schema.shown(choice[kind]), table.concat(cost_model.names, " "))
    end
  end
  return choice
end

--- Whether any op is priced by `name`; true of nil where the usual one prices some.
function cost_model.uses(choice, name)
  if choice.default == name then return true end
  for _, used in pairs(choice) do
    if used == name then return true end
  end
  return false
end

--- Whether more than one may price the ops of a step.
function cost_model.mixed(choice)
  for kind, name in pairs(choice) do
    if kind ~= "default" or name == "measured" then return true end
  end
  return false
end

--- What core.deployment takes of a choice with a default.
function cost_model.by_op(choice)
  local by_op = tables.merged(choice)
  for i = #ops - collectives + 1, #ops do by_op[ops[i]] = choice[ops[i]] or choice.collective end
  by_op.collective = nil
  return by_op
end

--- A choice in one line, as `check` takes it.
function cost_model.text(choice)
  local parts = { choice.default }
  for _, kind in ipairs(tables.keys(choice)) do
    if kind ~= "default" and choice[kind] ~= choice.default then parts[#parts + 1] = kind .. "=" .. choice[kind] end
  end
  return table.concat(parts, ",")
end

return cost_model
