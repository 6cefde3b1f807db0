-- imported.lua: the model that is made of what a file describes.

local differences = require "mantile.import.differences"
local files = require "mantile.import.files"
local inventory = require "mantile.import.inventory"
local kept = require "mantile.import.kept"
local model = require "mantile.model"
local plain = require "mantile.plain"
local stack = require "mantile.families.stack"

local imported = {}

local function note(definition, text) definition.notes = (definition.notes or "") .. "; " .. text end

--- What of the file is not among the model's bytes or its parameters, for people.
local function describe_rest(definition, inv)
  if #inv.constant > 0 then
    local one = #inv.constant == 1
    note(definition, ("%s %s no parameters and %s as bytes only"):format(differences.tensors(inv.constant),
      one and "holds" or "hold", one and "counts" or "count"))
  end
  if #inv.vision > 0 then
    note(definition, ("%s belong to the vision tower"):format(differences.tensors(inv.vision)))
  end
  local predicting = inventory.tensors(inv.mtp)
  if #predicting > 0 then
    note(definition, ("%s predict further tokens and are read with speculative=mtp only"):format(
      differences.tensors(predicting)))
  end
end

--- Puts decoder `d` into the definition, each op kept as the tensors say. Raises one sentence.
function imported.decoder(definition, d, inv, summary)
  definition.mtp, definition.max_positions = d.mtp, d.max_positions
  local state = kept.mark(definition, d, inv, summary.tensors, definition.weights)
  differences.refuse(state, summary.tensors)
  differences.warn(state, definition.warnings)
  describe_rest(definition, inv)
  definition.scales = state.scales > 0 and state.scales or nil
  definition.blocks = stack.blocks(d)
end

--- The model that `define` makes of something read from `path`; nil and a sentence.
function imported.model(path, define, ...)
  local ok, made = pcall(function(...)
    local definition = define(...)
    definition.doc, definition.source = definition.doc or "Imported from " .. path .. (definition.notes or ""), path
    definition.notes = nil
    if definition.warnings and #definition.warnings == 0 then definition.warnings = nil end
    return model(files.name_of(path))(definition)
  end, ...)
  if not ok then return nil, ("%s: %s"):format(path, (plain(made):gsub("^.-:%d+: model '", "model '"))) end
  return made
end

return imported
