-- encoders.lua: models that are no decoders.

local encoders = {}

function encoders.describe() return nil end

return encoders
