-- differences.lua: what a decoder and the tensors of its files differ in (kept.lua finds it), as people read it.

local units = require "mantile.units"

local differences = {}

local NAMES_MAX = 4 -- in a message
local LENGTH_MAX = 60 -- of each
local ALLOWED = 0.01 -- what a structure may differ from its file in, as a part of all elements

--- Some names of many, as people read them.
function differences.names(names)
  local list = {}
  for i = 1, math.min(#names, NAMES_MAX) do
    list[i] = #names[i] > LENGTH_MAX and names[i]:sub(1, LENGTH_MAX) .. "..." or names[i]
  end
  return table.concat(list, ", ") .. (#names > NAMES_MAX and (" and %d others"):format(#names - NAMES_MAX) or "")
end

--- "3 tensors of 12,000 B (a, b, c)"
function differences.tensors(tensors)
  local names, bytes = {}, 0
  for i, tensor in ipairs(tensors) do names[i], bytes = tensor.name, bytes + tensor.bytes end
  return ("%d tensor%s of %s B (%s)"):format(#tensors, #tensors == 1 and "" or "s", units.format(bytes, "count"),
    differences.names(names))
end

--- Refuses a structure that misses tensors or differs from them too much.
function differences.refuse(state, tensors)
  if #state.missing > 0 then
    local format = "no tensor is there for %s; write it by hand as docs/models.md says"
    error(format:format(differences.names(state.missing)), 0)
  end
  local elements = 0
  for _, tensor in ipairs(tensors) do elements = elements + tensor.elements end
  if state.difference > ALLOWED * elements then
    error(("the sizes that it states do not fit its tensors: %s"):format(differences.names(state.differing)), 0)
  end
end

--- Warns of what the structure and the file differ in.
function differences.warn(state, warnings)
  if #state.missing > 0 then
    warnings[#warnings + 1] = ("the .safetensors files have no tensor for %s; its bits are those of the config"):format(
      differences.names(state.missing))
  end
  if #state.differing > 0 then
    warnings[#warnings + 1] = ("parameters differ from the tensors by %s: %s"):format(
      units.format(state.difference, "count"), differences.names(state.differing))
  end
  if #state.left > 0 then
    warnings[#warnings + 1] = ("%s belong%s to no layer that is known and %s left out"):format(
      differences.tensors(state.left), #state.left == 1 and "s" or "", #state.left == 1 and "is" or "are")
  end
end

return differences
