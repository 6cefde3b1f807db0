-- kubernetes.lua: a manifest. One node: a Deployment with a replica of the model in each pod. Several nodes: a
-- LeaderWorkerSet (lws.sigs.k8s.io), a group of pods for each replica, launched as its examples launch vLLM and SGLang.
-- A Service stands before either, and a ConfigMap holds a file of options.

local refusal = require "mantile.emit.refusal"
local write = require "mantile.emit.write"

local kubernetes = {}

-- What device plugins call accelerators.
local resources = { NVIDIA = "nvidia.com/gpu", AMD = "amd.com/gpu", Intel = "habana.ai/gaudi" }

local NAME_MAX = 52 -- of 63, for what pods and groups append
local OPTIONS_PATH = "/etc/mantile"

--- { { key, value }, ... } as a map in that order, without the values that are nil.
local function map(list)
  local pairs_of = {}
  for i = 1, #list do
    if list[i][2] ~= nil then pairs_of[#pairs_of + 1] = list[i] end
  end
  return { pairs = pairs_of }
end

-- ---- names ------------------------------------------------------------------

--- A name as DNS has it, from the model's and the engine's.
local function default_name(d)
  local name = (d.model.name .. "-" .. d.engine.name):lower():gsub("[^a-z0-9]+", "-")
  if not name:find "^[a-z]" then name = "m-" .. name end
  return (name:sub(1, NAME_MAX):gsub("%-+$", ""))
end

local function name_of(d)
  if not d.name then return default_name(d) end
  local good = d.name:find "^[a-z][a-z0-9-]*$" and d.name:find "[a-z0-9]$" and #d.name <= NAME_MAX
  if good then return d.name end
  refusal.raise("name", "name is '%s'; Kubernetes takes a-z, 0-9 and -, from a letter on, at most %d", d.name, NAME_MAX)
end

local function image_of(engine, d)
  local image = d.image or engine.images[d.hardware.vendor]
  if image then return image end
  refusal.raise("image", "there is no image of %s %s for accelerators of %s that is known here; name one with image",
    engine.title, engine.version, d.hardware.vendor or "an unknown vendor")
end

local function resource_of(d)
  local resource = resources[d.hardware.vendor]
  if resource then return resource end
  refusal.raise("hardware", "it is not known what Kubernetes calls accelerators of %s",
    d.hardware.vendor or "an unknown vendor")
end

-- ---- a pod ------------------------------------------------------------------

--- Kubernetes expands $(NAME) in commands, which names must not reach.
local function escaped(word) return (word:gsub("%$%(", "$$(")) end

--- The command of a pod. What is known on the node only is left to a shell, which gets the other words as they are.
local function command_of(words, spread)
  local list, script = {}, 'exec "$@"'
  for _, option in ipairs(spread) do script = script .. " " .. write.line(write.words(option[1], option[2])) end
  if #spread > 0 then list = { "sh", "-c", escaped(script), "sh" } end
  for _, word in ipairs(words) do list[#list + 1] = escaped(tostring(word)) end
  return list
end

local function probe(port, seconds, failures)
  return map {
    { "httpGet", map { { "path", "/health" }, { "port", port } } }, { "periodSeconds", seconds },
    { "failureThreshold", failures },
  }
end

local function mounts(file)
  local list = { map { { "name", "dshm" }, { "mountPath", "/dev/shm" } } }
  if file then list[2] = map { { "name", "options" }, { "mountPath", OPTIONS_PATH } } end
  return list
end

local function volumes(name, file)
  local list = { map { { "name", "dshm" }, { "emptyDir", map { { "medium", "Memory" } } } } }
  if file then list[2] = map { { "name", "options" }, { "configMap", map { { "name", name .. "-options" } } } } end
  return list
end

local token = map {
  { "name", "HF_TOKEN" },
  { "valueFrom", map {
    { "secretKeyRef", map { { "name", "hf-token" }, { "key", "token" }, { "optional", true } } },
  } },
}

--- The spec of a pod that runs `command`; one that answers requests has a port and probes.
local function pod(k, command, answers)
  return map {
    { "containers", {
      map {
        { "name", "server" }, { "image", k.image }, { "command", command }, { "env", { token } },
        { "ports", answers and { map { { "name", "http" }, { "containerPort", k.port } } } or nil },
        { "resources", map { { "limits", map { { k.resource, k.gpus } } } } },
        { "startupProbe", answers and probe(k.port, 10, 720) or nil }, -- two hours for weights to arrive
        { "readinessProbe", answers and probe(k.port, 10, 3) or nil },
        { "volumeMounts", mounts(k.file) },
      },
    } },
    { "volumes", volumes(k.name, k.file) },
  }
end

-- ---- objects ----------------------------------------------------------------

local function meta(name) return map { { "name", name }, { "labels", map { { "app", name } } } } end

local function service(k, selector)
  return map {
    { "apiVersion", "v1" }, { "kind", "Service" }, { "metadata", meta(k.name) },
    { "spec", map {
      { "selector", selector },
      { "ports", { map { { "name", "http" }, { "port", k.port }, { "targetPort", k.port } } } },
    } },
  }
end

local function config_map(k)
  return map {
    { "apiVersion", "v1" }, { "kind", "ConfigMap" }, { "metadata", meta(k.name .. "-options") },
    { "data", map { { "options.yaml", k.file } } },
  }
end

local function deployment(k)
  local labels = map { { "app", k.name } }
  return map {
    { "apiVersion", "apps/v1" }, { "kind", "Deployment" }, { "metadata", meta(k.name) },
    { "spec", map {
      { "replicas", k.replicas }, { "selector", map { { "matchLabels", labels } } },
      { "template", map {
        { "metadata", map { { "labels", labels } } }, { "spec", pod(k, command_of(k.words, {}), true) },
      } },
    } },
  }
end

-- What pods of a group know of each other.
local place = {
  address = "$LWS_LEADER_ADDRESS", rank = "$LWS_WORKER_INDEX",
  times = function(n) return ("$((LWS_WORKER_INDEX * %d))"):format(n) end,
}

local function group(k, d, engine)
  local leader = pod(k, command_of(k.words, engine.spread(d, place, true)), true)
  local worker = pod(k, command_of(k.words, engine.spread(d, place, false)), false)
  return map {
    { "apiVersion", "leaderworkerset.x-k8s.io/v1" }, { "kind", "LeaderWorkerSet" }, { "metadata", meta(k.name) },
    { "spec", map {
      { "replicas", k.replicas },
      { "leaderWorkerTemplate", map {
        { "size", d.nodes }, { "restartPolicy", "RecreateGroupOnPodRestart" },
        { "leaderTemplate", map {
          { "metadata", map { { "labels", map { { "app", k.name }, { "role", "leader" } } } } }, { "spec", leader },
        } },
        { "workerTemplate", map { { "spec", worker } } },
      } },
    } },
  }
end

--- What is in the pods: the words of the server's command, with what containers need.
local function words_of(engine, lists, file, port)
  local words = {}
  local function add(list) table.move(list, 1, #list, #words + 1, words) end
  for _, list in ipairs(lists) do add(list) end
  if file then add { "--config", OPTIONS_PATH .. "/options.yaml" } end
  add { engine.host_flag, "0.0.0.0", engine.port_flag, tostring(port) }
  return words
end

--- The manifest's objects. `lists`: the words of the command; `file`: the text of its file of options, or nil.
function kubernetes.objects(engine, d, lists, file)
  if d.nodes > 1 and not engine.spread then refusal.raise("gpus_per_node", "%s", engine.on_kubernetes) end
  local port = d.port or engine.port
  local k = {
    name = name_of(d), image = image_of(engine, d), resource = resource_of(d), port = port, replicas = d.replicas,
    gpus = math.min(d.gpus, d.gpus_per_node), file = file, words = words_of(engine, lists, file, port),
  }
  local list = file and { config_map(k) } or {}
  list[#list + 1] = d.nodes > 1 and group(k, d, engine) or deployment(k)
  local selector = d.nodes > 1
    and map { { "leaderworkerset.sigs.k8s.io/name", k.name }, { "role", "leader" } } or map { { "app", k.name } }
  list[#list + 1] = service(k, selector)
  return list
end

--- Objects as one text.
function kubernetes.text(objects)
  local texts = {}
  for i, object in ipairs(objects) do texts[i] = write.yaml(object) end
  return table.concat(texts, "---\n")
end

return kubernetes
