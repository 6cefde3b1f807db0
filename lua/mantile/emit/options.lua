-- options.lua: an engine's options for a deployment, from the table of its flags. An engine is
--
--     title, version, source     what it is, the version it was written for, where that documents its options
--     flags                      { { setting, flag, where it is documented }, ... } in the order they are written
--     settings                   by setting, what the deployment has of it: function(d) -> true, a number, a text,
--                                a list, { pairs = ... } for an object; nil or false for no option
--     refusals                   by option of a request, why the engine cannot do it
--     layer(d, name, key, value) whether it does that with one type of layer
--
-- Nothing that a request states is dropped: what has no setting is refused here.

local refusal = require "mantile.emit.refusal"
local tables = require "mantile.tables"

local options = {}

local function check_stated(engine, d)
  for _, name in ipairs(tables.keys(d.stated)) do
    if d.stated[name] and not engine.settings[name] then
      local why = engine.refusals and engine.refusals[name]
      if why then refusal.raise(name, "%s", why) end
      refusal.raise(name, "%s %s has no option for %s; leave it out", engine.title, engine.version, name)
    end
  end
end

-- ---- layers that differ -----------------------------------------------------

--- The degrees that every layer of that name has by default.
local function defaults(d, name)
  if name == "moe" then return { ep = d.ep, tp = d.group // d.ep } end
  return { tp = d.tp, cp = d.cp, attention_dp = d.attention_dp }
end

local function check_layer(engine, d, name, own)
  local usual = defaults(d, name)
  for _, key in ipairs(tables.keys(own)) do
    if key == "weights" or key == "activations" or key == "dtype" then
      d:note("%s.%s is estimated in %s: the checkpoint must keep it so", name, key, own[key])
    elseif own[key] ~= usual[key] and not (engine.layer and engine.layer(d, name, key, own[key])) then
      refusal.raise("layers", "%s %s has no option for %s.%s=%s of layers; leave it out", engine.title, engine.version,
        name, key, tostring(own[key]))
    end
  end
end

--- The options in order: { flag =, key = as in a file, value = }. Raises a refusal.
function options.of(engine, d)
  check_stated(engine, d)
  for _, name in ipairs(tables.keys(d.request.layers)) do check_layer(engine, d, name, d.request.layers[name]) end
  local list = {}
  for _, row in ipairs(engine.flags) do
    local value = engine.settings[row[1]](d)
    if value ~= nil and value ~= false then list[#list + 1] = { flag = row[2], key = row.key, value = value } end
  end
  return list
end

return options
