-- mantile emit: what it prints, its manifests read back, its exit status.

local core = require "mantile.core"
local support = require "support"
local tables = require "mantile.tables"

local cli = support.cli

local LLAMA = "emit llama-3.1-70b --on h100-sxm --gpus 8 --batch 64 --isl 4096 --osl 512 --engine "

local function emitted(arguments)
  local status, out, err = cli(arguments)
  assert.equal(0, status, err)
  return out
end

local function misuse(arguments, expected, options)
  local status, out, err = cli("emit " .. arguments, options)
  assert.equal(2, status, arguments)
  assert.equal("", out)
  assert.truthy(err:find "^mantile: [^\n]+\n$", err)
  assert.truthy(err:find(expected, 1, true), err)
end

-- ---- manifests --------------------------------------------------------------

--- The objects of a manifest by kind, each checked for what all have.
local function objects(text)
  local list, kinds = {}, {}
  for part in (text .. "---\n"):gmatch "(.-)%-%-%-\n" do list[#list + 1] = part end
  for _, part in ipairs(list) do
    local object = assert(core.yaml_decode(part))
    assert.equal("string", type(object.apiVersion))
    local name = object.metadata.name
    assert.truthy(name:find "^[a-z][a-z0-9-]*[a-z0-9]$" and #name <= 63, name)
    assert.is_nil(kinds[object.kind])
    kinds[object.kind] = object
  end
  return kinds
end

--- What holds of each pod: its volumes are mounted, its command is texts, its accelerators are a whole number.
local function check_pod(spec, resource, gpus)
  local volumes, container = {}, spec.containers[1]
  assert.equal(1, #spec.containers)
  for _, volume in ipairs(spec.volumes) do volumes[volume.name] = true end
  for _, mount in ipairs(container.volumeMounts) do
    assert.is_true(volumes[mount.name])
    volumes[mount.name] = nil
  end
  assert.is_nil(next(volumes))
  for _, word in ipairs(container.command) do assert.equal("string", type(word)) end
  assert.equal(gpus, container.resources.limits[resource])
  assert.truthy(container.image:find ".:." or container.image:find "/")
  return container
end

--- Whether labels have all that a selector asks for.
local function selects(selector, labels)
  for key, value in pairs(selector) do assert.equal(value, labels[key]) end
end

describe("a manifest", function()
  it("of one node is a Deployment and its Service", function()
    local all = objects(emitted(LLAMA .. "vllm --as kubernetes --tp 4 --dp 2 --name chat --port 81"))
    assert.same({ "Deployment", "Service" }, tables.keys(all))
    local spec = all.Deployment.spec
    assert.equal(2, spec.replicas)
    selects(spec.selector.matchLabels, spec.template.metadata.labels)
    selects(all.Service.spec.selector, spec.template.metadata.labels)
    local container = check_pod(spec.template.spec, "nvidia.com/gpu", 4)
    assert.same({ "vllm", "serve", "meta-llama/Meta-Llama-3.1-70B" }, table.move(container.command, 1, 3, 1, {}))
    assert.is_true(tables.has(container.command, "--served-model-name"))
    assert.is_false(tables.has(container.command, "--data-parallel-size")) -- the pods are the replicas
    assert.equal(81, container.ports[1].containerPort)
    assert.equal(81, container.readinessProbe.httpGet.port)
    assert.equal(81, all.Service.spec.ports[1].targetPort)
  end)

  it("has a ConfigMap for TensorRT-LLM's file", function()
    local text = emitted(LLAMA .. "trtllm --as kubernetes --kv fp8 --prefix 100")
    local all = objects(text)
    assert.same({ "ConfigMap", "Deployment", "Service" }, tables.keys(all))
    assert.same({ kv_cache_config = { free_gpu_memory_fraction = 0.9, dtype = "fp8", enable_block_reuse = true } },
      core.yaml_decode(all.ConfigMap.data["options.yaml"]))
    assert.truthy(text:find("options.yaml: |\n    kv_cache_config:\n", 1, true)) -- for people too
    local pod = all.Deployment.spec.template.spec
    local container = check_pod(pod, "nvidia.com/gpu", 8)
    assert.equal(all.ConfigMap.metadata.name, pod.volumes[2].configMap.name)
    assert.is_true(tables.has(container.command, container.volumeMounts[2].mountPath .. "/options.yaml"))
  end)

  it("of several nodes is a LeaderWorkerSet", function()
    for _, name in ipairs { "vllm", "sglang" } do
      local all = objects(emitted("emit deepseek-v3 --on h200-sxm --gpus 16 --as kubernetes --engine " .. name))
      assert.same({ "LeaderWorkerSet", "Service" }, tables.keys(all))
      local spec = all.LeaderWorkerSet.spec.leaderWorkerTemplate
      assert.equal(2, spec.size)
      local leader = check_pod(spec.leaderTemplate.spec, "nvidia.com/gpu", 8)
      local worker = check_pod(spec.workerTemplate.spec, "nvidia.com/gpu", 8)
      assert.truthy(leader.readinessProbe)
      assert.is_nil(worker.readinessProbe)
      assert.same({ "sh", "-c" }, table.move(worker.command, 1, 2, 1, {}))
      assert.truthy(worker.command[3]:find('"$LWS_WORKER_INDEX"', 1, true))
      selects({ role = all.Service.spec.selector.role }, spec.leaderTemplate.metadata.labels)
      assert.equal(all.LeaderWorkerSet.metadata.name, all.Service.spec.selector["leaderworkerset.sigs.k8s.io/name"])
    end
    misuse("deepseek-v3 --on h200-sxm --gpus 16 --as kubernetes --engine trtllm", "is one MPI job")
  end)

  it("launches the ranks of each node, whatever the names", function()
    local all = objects(emitted("emit deepseek-v3 --on h200-sxm --attention_dp 16 --ep 16 --as kubernetes --engine vllm "
      .. [[--checkpoint 'a $(HOME) "b" $HOME']]))
    local command = all.LeaderWorkerSet.spec.leaderWorkerTemplate.workerTemplate.spec.containers[1].command
    local words = {}
    for i, word in ipairs(command) do words[i] = "'" .. word:gsub("%$%$%(", "$("):gsub("'", "'\\''") .. "'" end
    local path = os.tmpname()
    support.write(path, "vllm() { printf '%s\\n' \"$@\"; }\nsh() { shift; set -- \"$@\"; script=${1#exec }; shift 2; "
      .. "eval \"$script\"; }\nLWS_WORKER_INDEX=1 LWS_LEADER_ADDRESS=10.0.0.1\n" .. table.concat(words, " ") .. "\n")
    local pipe = assert(io.popen("sh " .. path))
    local out = pipe:read "a"
    pipe:close()
    os.remove(path)
    assert.truthy(out:find('\na $(HOME) "b" $HOME\n', 1, true), out)
    assert.truthy(out:find("\n--data-parallel-address\n10.0.0.1\n", 1, true), out)
    assert.truthy(out:find("\n--data-parallel-start-rank\n8\n--headless\n", 1, true), out)
  end)

  it("asks for accelerators as their maker's plugin calls them, in an image that is known", function()
    local amd = "emit llama-3.1-70b --on mi300x --gpus 8 --as kubernetes --engine "
    local all = objects(emitted(amd .. "vllm --image org/vllm:rocm"))
    assert.equal("org/vllm:rocm", check_pod(all.Deployment.spec.template.spec, "amd.com/gpu", 8).image)
    misuse(amd:sub(6) .. "vllm", "there is no image of vLLM 0.33.0 for accelerators of AMD that is known here")
    misuse("llama-3.1-8b --on tpu-v5p --as kubernetes --engine vllm --image a/b", "what Kubernetes calls accelerators")
    misuse(LLAMA:sub(6) .. "vllm --as kubernetes --name Chat_1", "Kubernetes takes a-z, 0-9 and -")
  end)
end)

describe("mantile emit", function()
  after_each(support.clean)

  it("prints the command, with what it is of", function()
    local out = emitted(LLAMA .. "vllm")
    assert.truthy(out:find("^# llama%-3%.1%-70b on 8x h100%-sxm %(tp 8%), for vLLM 0%.33%.0\n"))
    assert.truthy(out:find("\nvllm serve meta-llama/Meta-Llama-3.1-70B \\\n  --tensor-parallel-size 8 \\\n", 1, true))
  end)

  it("writes a file that is not there yet", function()
    local folder = support.folder()
    local arguments = LLAMA .. "sglang -o start.sh"
    local status, out = cli(arguments, { folder = folder })
    assert.equal(0, status)
    assert.equal("", out)
    local file = assert(io.open(folder .. "/start.sh"))
    assert.equal(emitted(LLAMA .. "sglang"), file:read "a")
    file:close()
    misuse(arguments:sub(6), "start.sh exists", { folder = folder })
  end)

  it("answers no where the deployment does not fit", function()
    local status, out, err = cli "emit llama-3.1-70b --on h100-sxm --engine vllm"
    assert.equal(1, status)
    assert.equal("", out)
    assert.equal("mantile: it does not fit: llama-3.1-70b needs 156.3 GB on each h100-sxm of 85.9 GB\n",
      (err:gsub("needs [%d.]+", "needs 156.3")))
  end)

  it("says what is misused in one line", function()
    misuse("", "name a model")
    misuse("llama-3.1-8b", "name the hardware")
    misuse("llama-3.1-8b --on h100-sxm", "known are vllm sglang trtllm llama.cpp")
    misuse("llama-3.1-8b --on h100-sxm --engine vllm --as jsn", "it must be one of command yaml kubernetes")
    misuse("llama-3.1-8b --on h100-sxm --engine vllm --checkpiont x", "did you mean --checkpoint?")
  end)

  it("is there for scenarios", function()
    local folder = support.folder()
    support.write(folder .. "/s.lua", [[
      io.write(emit { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm" })
      emit { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "ideal" }
    ]])
    local status, out, err = cli("run s.lua", { folder = folder })
    assert.equal(2, status)
    assert.truthy(out:find("vllm serve meta-llama/Meta-Llama-3.1-8B", 1, true))
    assert.truthy(err:find("s.lua:2: it is not known how engine 'ideal' is started", 1, true), err)
  end)
end)
