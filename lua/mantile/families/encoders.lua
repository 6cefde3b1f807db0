-- encoders.lua: configs of models that are no decoders, by their model_type.

local encoders = {}

-- model_type -> module in families/, and what it is called there
local readers = {
  bert = { "bert", "bert" }, roberta = { "bert", "roberta" }, ["xlm-roberta"] = { "bert", "roberta" },
  camembert = { "bert", "roberta" }, distilbert = { "bert", "distilbert" },
  t5 = { "t5", "t5" }, mt5 = { "t5", "mt5" }, umt5 = { "t5", "umt5" },
  bart = { "bart", "bart" }, mbart = { "bart", "mbart" }, whisper = { "whisper", "whisper" },
  clip = { "clip", "clip" }, clip_text_model = { "clip", "clip_text" }, clip_vision_model = { "clip", "clip_vision" },
  siglip = { "clip", "siglip" }, siglip_vision_model = { "clip", "siglip_vision" },
  vit = { "image_encoder", "vit" }, dinov2 = { "image_encoder", "dinov2" },
  dinov2_with_registers = { "image_encoder", "dinov2" },
}

--- What model() takes, without a name; nil where the fields `f` are of another kind.
function encoders.describe(f, warnings)
  local reader = readers[f.config.model_type]
  if not reader then return nil end
  if f:get("quantization_config", "compression_config") then
    warnings[#warnings + 1] = ("quantization_config of a model of type %s is not read; state weights and activations "
      .. "in the request"):format(f.config.model_type)
  end
  return require("mantile.families." .. reader[1])[reader[2]](f)
end

return encoders
