-- gguf_models.lua: small GGUF files of many architectures, with the tensors that llama.cpp's src/models/ expect of
-- each, and the config.json of the same model where its family has one.

local models = {}

for _, group in ipairs { "dense", "moe", "latent", "recurrent" } do
  local list = require("import.gguf_" .. group)
  table.move(list, 1, #list, #models + 1, models)
end

return models
