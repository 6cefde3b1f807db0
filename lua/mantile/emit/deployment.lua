-- deployment.lua: what engines are told about, from a request: one replica of the deployment in plain numbers.
--
--     replicas, tp, pp, cp, attention_dp, ep, sp, group (tp x cp x attention_dp), gpus (of a replica)
--     nodes, gpus_per_node          of a replica
--     batch, length                 sequences at once of a replica, and the longest of them in tokens
--     step_tokens, memory_fraction  as the estimate has them of the engine
--     checkpoint, named             what the engine loads, and whether the request named it
--     speculation, draft            { method =, tokens = }, and the checkpoint that drafts
--     lora, lora_paths              { rank =, count =, targets =, stated = }, and where adapters are
--     stated                        axes and options that are not as they are by default, by name
--     has                           what the model is made of: mixture, layers and ops (with their kinds) by name
--     form                          command, yaml or kubernetes
--     servers                       how many servers make the replicas
--     notes                         sentences that go with what is written

local find = require "mantile.find"
local hardware = require "mantile.hardware"
local import = require "mantile.import"
local placement = require "mantile.placement"
local refusal = require "mantile.emit.refusal"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local deployment = {}
deployment.__index = deployment

function deployment.note(self, format, ...)
  local sentence = format:format(...)
  if not tables.has(self.notes, sentence) then self.notes[#self.notes + 1] = sentence end
end

--- How many replicas one server runs: all of them where it can (`able`) and they are on one node, otherwise one.
--- Kubernetes has replicas of its own.
function deployment.started(self, able)
  local together = able and self.form ~= "kubernetes" and self.replicas * self.gpus <= self.gpus_per_node
  self.servers = together and 1 or self.replicas
  return together and self.replicas or 1
end

-- ---- names ------------------------------------------------------------------

--- The path of a model that is read from its own files: an engine loads what is there.
local function own_path(model)
  if type(model) ~= "string" then return nil end
  if not import.knows(model) then
    return not find.has("model", model) and import.is_folder(model) and model or nil -- as placement.model looks it up
  end
  if model:find "%.gguf$" or import.is_folder(model) then return model end
  return model:match "^(.+)/[^/]*$" or "."
end

--- A name that an engine's command line cannot take for one of its flags.
local function check_name(key, name)
  if name:sub(1, 1) == "-" then refusal.raise(key, "%s is %s; a name cannot begin with -", key, schema.shown(name)) end
  return name
end

local function checkpoint_of(given, r, m)
  local name = given or own_path(r.model) or m.checkpoint
  if name then return check_name("checkpoint", name) end
  refusal.raise("checkpoint", "%s names no checkpoint; say which one the engine loads with checkpoint, like owner/name",
    m.name)
end

--- What drafts, where that has weights of its own.
local function draft_of(own, r)
  if r.speculative ~= "draft" and r.speculative ~= "eagle" then
    if own.draft_checkpoint then
      refusal.raise("draft_checkpoint", "draft_checkpoint is for speculative draft and eagle")
    end
    return nil
  end
  local m = r.draft_model and assert(placement.model(r.draft_model))
  local name = own.draft_checkpoint or own_path(r.draft_model) or m and m.checkpoint
  if name then return check_name("draft_checkpoint", name) end
  refusal.raise("draft_checkpoint", "speculative is %s; name the checkpoint of %s with draft_checkpoint", r.speculative,
    m and m.name or "its head")
end

--- "name=path,..." or a list of it, as { { name, path }, ... }.
local function adapters_of(text, r)
  if not text then return nil end
  if not r.lora then refusal.raise("lora_paths", "lora_paths needs lora: the rank of the adapters") end
  local list = {}
  for part in text:gmatch "[^,]+" do
    local name, path = part:match "^([%w%._-]+)=(.+)$"
    if not name then
      refusal.raise("lora_paths", "lora_paths has %s; it takes NAME=PATH, separated by commas", schema.shown(part))
    end
    list[#list + 1] = { name, check_name("lora_paths", path) }
  end
  return list
end

-- ---- the model --------------------------------------------------------------

--- The ops of one prompt of the model by name, with their kinds, and the layers they are in.
local function made_of(placed)
  local has = { ops = {}, layers = {} }
  for _, op in ipairs(placed.structure.prefill:ops { tokens = 64, sequences = 1, context = 0 }) do
    has.ops[op.name] = has.ops[op.name] or op.kind
    has.layers[op.layer] = true
  end
  has.mixture = has.layers.moe ~= nil
  return has
end

local linear = { linear = true, block_linear = true }

local function lora_of(r, placed, has)
  local lora = placed.options.lora
  if not lora then return nil end
  local targets = {}
  for _, name in ipairs(lora.targets) do
    if linear[has.ops[name]] then targets[#targets + 1] = name end
  end
  return { rank = lora.rank, count = lora.count, targets = targets, stated = r.lora.targets ~= nil }
end

-- ---- nodes ------------------------------------------------------------------

local GPUS_PER_NODE = 8 -- of HGX, DGX and OAM boards

--- Accelerators of one server: eight; four of GB200 and GB300 (a tray of NVL72), one of GH200.
local function node_of(h)
  return h.id:find "^gb%d" and 4 or h.id:find "^gh%d" and 1 or GPUS_PER_NODE
end

local function nodes_of(self, given)
  self.gpus_per_node = given or node_of(self.hardware)
  if self.gpus <= self.gpus_per_node then return 1 end
  if self.gpus % self.gpus_per_node ~= 0 then
    refusal.raise("gpus_per_node", "a replica has %d accelerators, which is no whole number of nodes of %d; state "
      .. "gpus_per_node", self.gpus, self.gpus_per_node)
  end
  return self.gpus // self.gpus_per_node
end

-- ---- the whole --------------------------------------------------------------

local axes = { "tp", "pp", "cp", "attention_dp" }

--- The tier of memory that a request puts something in, where that is not the one it would be in.
local function elsewhere(h, name)
  local _, main = hardware.main_memory(h)
  return name ~= main and name or nil
end

local function stated_of(self, r)
  return {
    pp = r.pp > 1, cp = r.cp > 1, attention_dp = r.attention_dp > 1, ep = self.ep > 1, sp = r.sp,
    prefix = r.prefix > 0, speculative = r.speculative ~= nil, lora = r.lora ~= nil,
    weights_in = elsewhere(self.hardware, r.weights_in) ~= nil, kv_in = elsewhere(self.hardware, r.kv_in) ~= nil,
  }
end

local function precision_of(r, m)
  return {
    weights = r.weights or r.dtype, activations = r.activations or r.dtype, kv = r.kv or r.dtype,
    own = m.weights or m.dtype, own_activations = m.activations or m.dtype, own_kv = m.kv or m.dtype, dtype = m.dtype,
  }
end

--- The deployment of a checked request `r`, what it names (`placed`), its report, and `own`: what is said for its
--- launch only. Raises a refusal.
function deployment.new(r, placed, report, own)
  local m = placed.model
  local self = setmetatable({
    request = r, model = m, hardware = placed.hardware, engine = placed.engine, report = report, notes = {},
    replicas = r.dp, servers = r.dp, form = own.as, sp = r.sp, port = own.port, name = own.name, image = own.image,
    checkpoint = checkpoint_of(own.checkpoint, r, m), named = own.checkpoint ~= nil, draft = draft_of(own, r),
    lora_paths = adapters_of(own.lora_paths, r), step_tokens = placed.engine.step_tokens,
    memory_fraction = placed.engine.memory_fraction, precision = precision_of(r, m), has = made_of(placed),
  }, deployment)
  for _, axis in ipairs(axes) do self[axis] = r[axis] end
  self.ep = r.layers.moe and r.layers.moe.ep or r.ep
  self.group = r.tp * r.cp * r.attention_dp
  self.gpus = self.group * r.pp
  self.batch = (r.batch + r.dp - 1) // r.dp
  self.images = (placed.options.inputs or {}).images
  self.length = r.isl + r.osl + placed.structure.input_tokens
  local drafts = placed.options.speculation
  self.speculation = drafts and { method = r.speculative, tokens = drafts.tokens }
  self.lora = lora_of(r, placed, self.has)
  self.stated = stated_of(self, r)
  self.nodes = nodes_of(self, own.gpus_per_node)
  for _, warning in ipairs(report.warnings or {}) do self:note("%s", warning) end
  return self
end

return deployment
