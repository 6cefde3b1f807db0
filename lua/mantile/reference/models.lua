-- models.lua: what models and layer types state, and the parameters of each layer type.

local decoder = require "mantile.families.decoder"
local emitter = require "mantile.emitter"
local find = require "mantile.find"
local layer = require "mantile.layer"
local model = require "mantile.model"

--- The first sentence of a text, whose abbreviations are few.
local function first_sentence(text)
  return text:match "^(.-[^%u]%.)%s%u" or text
end

local function layers(sections)
  for _, name in ipairs(find.names "layer") do
    local l, message = find.load("layer", name)
    if not l then l = { doc = "it breaks: " .. message, params = {} } end
    sections[#sections + 1] = {
      name = name, what = ("{ \"%s\", ... }: %s"):format(name, first_sentence(l.doc)), page = "layers.md",
      fields = l.params, class = "layer." .. name:gsub("[^%w_]", "_"), of_layer = true,
    }
  end
  return sections
end

return function()
  return layers {
    {
      name = "model", what = "model \"NAME\" { ... }", page = "models.md", fields = model.fields,
      class = "ModelDefinition",
    },
    {
      name = "block", what = "each of model.blocks, beside or in place of a layer's name and parameters",
      page = "models.md", fields = emitter.fields, class = "Block",
    },
    {
      name = "image", what = "model.image, vision.image, encoder.image", page = "models.md",
      fields = model.image_fields, class = "Image",
    },
    {
      name = "input", what = "each of model.inputs, by name", page = "models.md", fields = model.input_fields,
      class = "Input",
    },
    {
      name = "decoder", what = "decoder \"NAME\" { ... }", page = "models.md", fields = decoder.fields,
      class = "DecoderDefinition",
    },
    {
      name = "layer", what = "layer \"NAME\" { ... }", page = "layers.md", fields = layer.fields,
      class = "LayerDefinition",
    },
  }
end
