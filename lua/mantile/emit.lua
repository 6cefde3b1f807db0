-- emit.lua: a deployment as what starts it: a command line, a file of options or a Kubernetes manifest.
--
--     mantile.emit { model =, hardware =, engine = "vllm", ..., as = "kubernetes", name = "chat" }

local deployment = require "mantile.emit.deployment"
local estimate = require "mantile.estimate"
local kubernetes = require "mantile.emit.kubernetes"
local options = require "mantile.emit.options"
local placement = require "mantile.placement"
local refusal = require "mantile.emit.refusal"
local report_text = require "mantile.report.text"
local request = require "mantile.request"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local write = require "mantile.emit.write"

local emit = {}

-- Engine names and the modules that know their options.
local engines = {
  vllm = "mantile.emit.vllm", sglang = "mantile.emit.sglang", trtllm = "mantile.emit.trtllm",
  ["llama.cpp"] = "mantile.emit.llama_cpp",
}

emit.engines = { "vllm", "sglang", "trtllm", "llama.cpp" }

--- What is said beside the request.
emit.fields = {
  { "as", "name", default = "command", one_of = { "command", "yaml", "kubernetes" },
    help = "command, yaml: a file of options, or kubernetes: a manifest" },
  { "checkpoint", "name?", help = "what the engine loads: owner/name at Hugging Face, or a path" },
  { "draft_checkpoint", "name?", help = "the same of what drafts, for --speculative draft and eagle" },
  { "lora_paths", "text?", help = "adapters, like chat=org/chat-lora,sql=/adapters/sql" },
  { "name", "name?", help = "what the model is served as; of a manifest: what its objects are called" },
  { "image", "name?", help = "the container image of a manifest" },
  { "port", "count?", max = 65535, help = "the port it listens at" },
  { "gpus_per_node", "count?", max = 1024, help = "accelerators of one server: 8, of GB200 and GB300 4" },
}

--- The engine's table of options.
function emit.engine(name)
  local module = engines[name]
  return module and require(module)
end

-- ---- what is there ----------------------------------------------------------

local function check_form(own, engine)
  if own.image and own.as ~= "kubernetes" then refusal.raise("image", "image is for a manifest: as kubernetes") end
  if own.as == "yaml" and engine.no_config then refusal.raise("as", "%s", engine.no_config) end
  if own.lora_paths and own.lora_paths:find "%c" then
    refusal.raise("lora_paths", "lora_paths has control characters, which no name has")
  end
end

local function check_checkpoint(d, engine)
  if d.checkpoint:find "%.gguf$" and not engine.gguf then
    refusal.raise("checkpoint", "%s %s loads no GGUF file like %s", engine.title, engine.version, d.checkpoint)
  end
end

local function check_model(placed, engine)
  local m = placed.model
  if not m.generates or m.encoder then
    refusal.raise("model", "%s is no decoder of tokens, which %s is started for here", m.name, engine.title)
  end
  local vendor = placed.hardware.vendor
  if engine.vendor and vendor and vendor ~= engine.vendor then
    refusal.raise("engine", "%s runs on accelerators of %s, and %s is one of %s", engine.title, engine.vendor,
      placed.hardware.id, vendor)
  end
end

local function check_fit(report)
  if report.memory.fits then return end
  refusal.raise("fit", "it does not fit: %s needs %.1f GB on each %s of %.1f GB", report.model,
    report.memory.total_bytes / 1e9, report.hardware, report.memory.capacity_bytes / 1e9)
end

--- The deployment, its engine's table and its options.
local function prepared(values, own)
  local r, message, field = request.check(values)
  if not r then refusal.raise(field, "%s", message) end
  if r.mode == "disagg" then
    refusal.raise("mode", "two pools are two deployments; emit each alone, with the degrees of its workers")
  end
  local name = type(r.engine) == "table" and r.engine.name or r.engine
  local engine = emit.engine(name)
  if not engine then
    refusal.raise("engine", "it is not known how engine '%s' is started; known are %s", name,
      table.concat(emit.engines, " "))
  end
  check_form(own, engine)
  local placed
  placed, message, field = placement.prepare(r)
  if not placed then refusal.raise(field, "%s", message) end
  check_model(placed, engine)
  local report
  report, message, field = estimate.report(values)
  if not report then refusal.raise(field, "%s", message) end
  check_fit(report)
  local d = deployment.new(r, placed, report, own)
  check_checkpoint(d, engine)
  return d, engine, options.of(engine, d)
end

-- ---- forms ------------------------------------------------------------------

--- What heads every form: what it is of, and what is to be known.
local function heading(d, engine)
  local r = d.request
  local what = report_text.report(d.report):match "[^\n]*"
  if d.servers > 1 and d.form ~= "kubernetes" then
    d:note("dp %d: start it %d times, each on %d accelerators of its own, behind a load balancer", d.replicas,
      d.servers, d.gpus * d.replicas // d.servers)
  end
  local list = {
    ("%s, for %s %s"):format(what, engine.title, engine.version),
    ("sized for batch %d, isl %d, osl %d"):format(r.batch, r.isl, r.osl),
  }
  if d.name and not engine.name_flag then d:note("%s serves the model by the name of its checkpoint", engine.title) end
  for _, note in ipairs(d.notes) do list[#list + 1] = "note: " .. note end
  return write.comments(list)
end

local function is_flag(option) return option.flag:sub(1, 2) == "--" end

--- The command as lists of words, and the tree of the file beside it or nil.
local function command_of(d, engine, list)
  local lists, extra = { engine.program(d) }, {}
  for _, option in ipairs(list) do
    if is_flag(option) then
      lists[#lists + 1] = write.words(option.flag, option.value)
    else
      extra[#extra + 1] = { option.flag, option.value }
    end
  end
  if d.name and engine.name_flag then
    lists[#lists + 1] = { engine.name_flag, d.name }
  end
  return lists, #extra > 0 and write.tree(extra) or nil
end

-- What a shell on each node knows.
local place = {
  address = "$MASTER_ADDR", rank = "$NODE_RANK",
  times = function(n) return ("$((NODE_RANK * %d))"):format(n) end,
}

--- The command of the first node and that of the others.
local function spread(d, engine, lists)
  local texts = {}
  for i, first in ipairs { true, false } do
    local all = table.move(lists, 1, #lists, 1, {})
    for _, option in ipairs(engine.spread(d, place, first)) do all[#all + 1] = write.words(option[1], option[2]) end
    texts[i] = write.command(all)
  end
  local others = d.nodes == 2 and "on the other node, with NODE_RANK=1"
    or ("on each other node, with NODE_RANK=1 to %d"):format(d.nodes - 1)
  local first = ("# on the first of %d nodes, whose address is MASTER_ADDR on all of them, with NODE_RANK=0\n"):format(
    d.nodes)
  return ("%s%s\n# %s\n%s"):format(first, texts[1], others, texts[2])
end

local function file_name(d) return (d.name or d.model.name):gsub("[^%w._-]", "-") .. ".yaml" end

local forms = {}

function forms.command(d, engine, list)
  local lists, file = command_of(d, engine, list)
  local before = ""
  if file then
    before = ("cat > %s <<'END_OF_OPTIONS'\n%sEND_OF_OPTIONS\n"):format(file_name(d), write.yaml(file))
    lists[#lists + 1] = { "--config", file_name(d) }
  end
  if d.port then lists[#lists + 1] = { engine.port_flag, tostring(d.port) } end
  if d.nodes == 1 then return heading(d, engine) .. before .. write.command(lists) end
  if engine.spread then return heading(d, engine) .. before .. spread(d, engine, lists) end
  table.insert(lists, 1, engine.job(d))
  return heading(d, engine) .. before .. write.command(lists)
end

--- The name of an option in a file of options.
local function key_of(option) return option.key or (option.flag:gsub("^%-%-", "")) end

function forms.yaml(d, engine, list)
  if d.nodes > 1 then
    refusal.raise("as", "a file of options is of one node, and a replica has %d; use the command or kubernetes",
      d.nodes)
  end
  local all = engine.model_option and { engine.model_option(d) } or {}
  for _, option in ipairs(list) do all[#all + 1] = { key_of(option), option.value } end
  if d.name and engine.name_flag then all[#all + 1] = { engine.name_flag:sub(3), d.name } end
  if d.port and engine.model_option then all[#all + 1] = { engine.port_flag:sub(3), d.port } end
  d:note("start it with %s%s", engine.config_command:gsub("CHECKPOINT", (d.checkpoint:gsub("%%", "%%%%"))),
    d.port and not engine.model_option and (" --port %d"):format(d.port) or "")
  return heading(d, engine) .. write.yaml(write.tree(all))
end

function forms.kubernetes(d, engine, list)
  local lists, file = command_of(d, engine, list)
  local objects = kubernetes.objects(engine, d, lists, file and write.yaml(file))
  if d.checkpoint:find "^[./~]" then d:note("mount %s into the pods at that path", d.checkpoint) end
  if d.nodes > 1 then d:note("needs LeaderWorkerSet in the cluster: https://lws.sigs.k8s.io") end
  return heading(d, engine) .. kubernetes.text(objects)
end

-- ---- entry ------------------------------------------------------------------

--- The keys of a request, and those of emit.fields.
local function parted(values)
  local asked, own = tables.merged(values), {}
  for _, field in ipairs(emit.fields) do
    own[field[1]], asked[field[1]] = asked[field[1]], nil
  end
  return asked, own
end

local function text_of(values, given)
  local own, message, field = schema.check(emit.fields, given)
  if not own then refusal.raise(field, "%s", message) end
  local d, engine, list = prepared(values, own)
  return forms[own.as](d, engine, list)
end

--- What starts the deployment that `values` ask for, as a text; nil, sentence and field when it is refused. The field
--- is "fit" where the deployment does not fit in memory.
function emit.text(values)
  if type(values) ~= "table" then return nil, "a request is a table, not " .. schema.shown(values) end
  return refusal.caught(text_of, parted(values))
end

return emit
