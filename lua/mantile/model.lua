-- model.lua: models. A model is a list of blocks, or a forward function of its
-- own; either emits the work of one step into a graph.
--
--     return model "name" {
--       doc = "...", source = "where the sizes come from",
--       checkpoint = "owner/name at Hugging Face, or a path", max_positions = 8192, dtype = "bf16",
--       blocks = {
--         { "embedding", vocab = 32000, width = 4096 },
--         { times = 32,
--           { residual = { "norm", { "attention", heads = 32, kv_heads = 8, head_dim = 128 } } },
--           { residual = { "norm", { "mlp", intermediate = 14336 } } },
--         },
--         "norm",
--         { "lm_head", vocab = 32000 },
--       },
--     }
--
-- An entry is a layer (its name or itself, then its parameters), a `residual` (its input
-- is added to what its entries make of it), `parallel` entries (the sum of what each
-- makes of the input), or a group of entries: repeated `times` times, each with weights
-- of its own; run `runs` times with the same; or a `part` of the model. Pipeline stages
-- are cut between repeats of a group. `weights` and `activations` of a layer say how its
-- own are kept: a dtype, or for weights bits, or { op name = dtype or bits }.
--
-- Beside its blocks a model may have
--     image = { size = 224, channels = 3 }      its input is an image, no tokens
--     inputs = { steps = { kind = "count", default = 50, help = "..." } }
--     generates = false                         one forward step, no tokens come out
--     vision = { image = ..., blocks = ... }    a tower whose results stand in the prompt
--     encoder = { image =, blocks = ... }       its result is the second input of layers
--     mtp = { blocks ... }                      multi-token prediction, with `speculative`

local core = require "mantile.core"
local emitter = require "mantile.emitter"
local find = require "mantile.find"
local plain = require "mantile.plain"
local schema = require "mantile.schema"
local split = require "mantile.split"
local tables = require "mantile.tables"
local thing = require "mantile.thing"

local model = {}

model.fields = {
  { "doc", "text?", help = "what it is" },
  { "source", "text?", help = "where the sizes come from" },
  { "checkpoint", "name?", help = "what engines load: owner/name at Hugging Face, or a path" },
  { "family", "text?", help = "what an importer takes it for" },
  { "quantisation", "text?", help = "how its checkpoint is quantised, in words" },
  { "max_positions", "count?", unit = "tokens", help = "the longest sequence it takes" },
  { "dtype", "dtype", default = "bf16", help = "of weights, activations and kv where a request states none" },
  { "weights", "dtype?", otherwise = "dtype", help = "of its weights" },
  { "activations", "dtype?", otherwise = "dtype", help = "of what its matmuls read" },
  { "kv", "dtype?", otherwise = "dtype", help = "of its KV cache" },
  { "scales", "count?", help = "of quantised weights, which its parameters do not count" },
  { "blocks", "table?", help = "its entries, a list; or it has forward" },
  { "forward", "function?", help = "function(m, ids): calls layers itself, gives the result" },
  { "generates", "flag", default = true, help = "false: one forward step, no tokens come out" },
  { "image", "table?", help = "its input is an image, no tokens" },
  { "inputs", "table?", help = "what a request may state: by name { kind = \"count\", default = 50, help = \"...\" }" },
  { "encoder", "table?", help = "its result is the second input of layers: { image =, blocks = }" },
  { "vision", "table?", help = "what it makes of images stands among the prompt's tokens: { image =, blocks = }" },
  { "mtp", "table?", help = "entries that draft tokens, for speculative = \"mtp\"" },
  { "warnings", "table?", help = "texts that each report has" },
}

model.image_fields = {
  { "size", "count?", max = 65536, unit = "pixels",
    help = "a side, which a request may state otherwise; or height and breadth" },
  { "height", "count?", max = 1 << 30, unit = "pixels", help = "rows of pixels" },
  { "breadth", "count?", max = 1 << 30, unit = "pixels", help = "pixels of a row" },
  { "channels", "width", max = 1 << 20, help = "numbers of a pixel" },
  { "count", "name?", otherwise = "one", help = "the input that says how many there are" },
}

model.input_fields = {
  { "kind", "name", help = "what it holds: count, flag, fraction, ..., with a ? where it may be absent" },
  { "default", "text?", also = "number|boolean", help = "what holds where a request states none" },
  { "min", "amount?", help = "the least, of whole numbers" },
  { "max", "amount?", help = "the most, of whole numbers" },
  { "otherwise", "text?", help = "what holds where a request states none, in words" },
  { "help", "text?", help = "what it means" },
}

local function image_problem(shape, inputs)
  local checked, message = schema.check(model.image_fields, shape)
  if not checked then return "image: " .. message end
  local given = checked.size or checked.height and checked.breadth
  if not given then return "image: give size, or height and breadth" end
  if checked.count and not inputs[checked.count] then
    return ("image: count names the input %s, which is not declared"):format(schema.shown(checked.count))
  end
end

local function inputs_problem(inputs)
  for _, name in ipairs(tables.keys(inputs)) do
    local field = inputs[name]
    local kind = type(field) == "table" and field.kind
    if type(name) ~= "string" or type(kind) ~= "string" or not schema.kinds[kind:gsub("%?$", "")] then
      return ("inputs: %s needs a kind, like { kind = \"count\", default = 50 }"):format(schema.shown(name))
    end
  end
end

local function parts_problem(self)
  local inputs = self.inputs or {}
  local message = inputs_problem(inputs) or self.image and image_problem(self.image, inputs)
  for _, tower in ipairs { self.vision or {}, self.encoder or {} } do
    message = message or tower.image and image_problem(tower.image, inputs)
  end
  return message
end

local function maker(name)
  return function(_, definition)
    thing.check_name("model", name)
    local self, message = schema.check(model.fields, definition)
    if not message and (self.blocks == nil) == (self.forward == nil) then
      message = "give either blocks or forward"
    end
    message = message or parts_problem(self)
    if message then thing.fail(("model '%s': %s"):format(name, message)) end
    self.name = name
    return thing.new("model", self)
  end
end

--- model "name" { ... } is a new one, model "name" the one that there is.
local function named(_, name)
  if type(name) ~= "string" or name == "" then thing.check_name("model", name) end
  return thing.reference("model", name, function() return require("mantile.placement").model(name) end, maker(name))
end

--- m:on "8x h100-sxm" { tp = 8 } is a deployment (deployment.lua).
thing.methods("model", { on = function(...) return require("mantile.deployment").on(...) end })

-- ---- one trace --------------------------------------------------------------

--- What a model takes beside tokens, as fields of a schema: what it declares, and
--- the images that it or its vision tower sees.
function model.inputs(self)
  local fields = {}
  for _, name in ipairs(tables.keys(self.inputs or {})) do
    local field = self.inputs[name]
    fields[#fields + 1] = {
      name, field.kind, default = field.default, min = field.min, max = field.max, help = field.help,
      otherwise = field.otherwise,
    }
  end
  local image = (self.vision or self).image
  if self.vision then
    fields[#fields + 1] = { "images", "tokens0", default = 0, max = 65536, help = "images in each prompt" }
  end
  if image and image.size then
    fields[#fields + 1] = { "image_size", "count", default = image.size, max = 65536, help = "pixels a side" }
  end
  return fields
end

--- `shape.count` names the input that says how many there are.
local function image_of(shape, inputs, count)
  local size = shape.size and inputs.image_size
  return {
    count = inputs[shape.count] or count, height = size or shape.height, breadth = size or shape.breadth,
    width = shape.channels,
  }
end

local emission = {}

--- The vision tower: what it makes of the images stands among the prompt's tokens.
function emission.vision(self, m, runs)
  local g, images = m.graph, m.inputs.images
  return m:part("vision", function()
    return m:loop(images > 0 and runs or 0, function()
      local pixels = m:image(image_of(self.vision.image, m.inputs, math.max(images, 1)))
      local x = m:entries(self.vision.blocks, pixels) -- all of it on the first pipeline stage
      return images > 0 and x.tokens / g.sequences or 0
    end)
  end)
end

--- An encoder, whose result the decoder's cross-attention sees. A decode step
--- only knows how long it is.
function emission.encoder(self, m, runs)
  local g, encoder = m.graph, self.encoder
  m.memory = m:part("encoder", function()
    return m:loop(runs, function()
      local x = encoder.image and m:image(image_of(encoder.image, m.inputs, 1))
      return m:blocks(encoder.blocks, x or core.rows(g, g.prompt))
    end)
  end)
end

--- The input of the main blocks: an image, the decoder's first token, or tokens.
local function first_input(self, m)
  local g = m.graph
  if self.image and (m.degrees.cp > 1 or m.degrees.sp) then
    error(("cp and sp share out the tokens of texts, and %s takes images; use dp"):format(self.name), 0)
  end
  if self.image then return m:image(image_of(self.image, m.inputs, 1)) end
  if self.encoder and not self.encoder.image and g.phase ~= "decode" then return core.rows(g, 1) end
  return core.input(g)
end

local function main_part(self, m)
  local x = first_input(self, m)
  if self.blocks then return m:blocks(self.blocks, x) end
  if m.degrees.pp > 1 then
    error(("model '%s' has a forward of its own, which cannot be cut into stages; use pp=1"):format(self.name), 0)
  end
  return self.forward(m, x)
end

--- What drafts tokens runs before the step that verifies them: a small model, or
--- layers of this one's own. Each token drafted is one run.
local function draft(m, speculation, runs)
  if not speculation.blocks then return end
  m:part(speculation.part, function()
    return m:loop(runs, function()
      for _, entry in ipairs(speculation.blocks) do m.last = m:entry(entry, m.last or core.input(m.graph)) end
    end)
  end)
  m.last = nil
end

local function emit(self, m, options)
  local g = m.graph
  local decode = g.phase == "decode"
  local tokens = 0
  if self.vision then tokens = emission.vision(self, m, decode and 0 or 1) end
  if self.encoder then emission.encoder(self, m, decode and 0 or 1) end
  local speculation = options.speculation
  if speculation then
    draft(m, speculation, decode and speculation.runs or 1)
    core.set_new_tokens(g, speculation.tokens + 1)
  end
  main_part(self, m)
  split.check_used(m.degrees, m.used)
  return m.used, tokens
end

--- One step of `self` in `phase` as a frozen program, the layers that ran, each
--- with the axes it has read, and the tokens that images add to a prompt. `options`:
--- degrees (split.lua), precision, inputs, lora and speculation (structure.lua), and
--- `seen` of emitter.lua. `workload` gives plain numbers instead of symbols.
function model.program(self, phase, options, workload)
  local degrees, precision = options.degrees, options.precision
  local settings = {
    phase = phase, tp = degrees.tp, cp = degrees.cp, attention_dp = degrees.attention_dp, sp = degrees.sp,
    pp = degrees.pp, dp = degrees.dp, weights = precision.weights, activations = precision.activations,
    kv = precision.kv, imbalance = options.imbalance, adapters = options.lora,
  }
  local m = emitter.new(core.graph(tables.merged(settings, workload)), self.file or ("model '%s'"):format(self.name), {
    degrees = degrees, precision = precision, inputs = options.inputs, seen = options.seen,
    part = not self.generates and "model" or self.encoder and "decoder" or "text",
  })
  local folder = self.file and find.folder_of(self.file)
  local used, tokens
  if phase ~= "decode" or self.generates then
    if folder then
      used, tokens = find.within(folder, emit, self, m, options)
    else
      used, tokens = emit(self, m, options)
    end
  end
  local ok, program = pcall(core.freeze, m.graph)
  if not ok then error(("model '%s': %s"):format(self.name, plain(program):gsub("^[^%s:]+:%d+: ", "")), 0) end
  return program, used or {}, tokens
end

return setmetatable(model, { __call = named })
