-- shard.lua: which part of a sweep this process does: "2/8", or what the engine that started it says in its
-- environment.

local shard = {}

local PARTS_MAX = 1 << 20

local function whole(text) return math.tointeger(tonumber(text)) end

--- Slurm's arrays: --array=1-8, 0-7 or with a step; all tasks of the array must be there.
local function slurm(get)
  local id, count = whole(get "SLURM_ARRAY_TASK_ID"), whole(get "SLURM_ARRAY_TASK_COUNT")
  local least, most = whole(get "SLURM_ARRAY_TASK_MIN"), whole(get "SLURM_ARRAY_TASK_MAX")
  local step = whole(get "SLURM_ARRAY_TASK_STEP") or 1
  if not (id and count and least and most and step > 0) then
    return nil, "SLURM_ARRAY_TASK_ID, _COUNT, _MIN and _MAX must be numbers"
  end
  if (most - least) // step + 1 ~= count or (id - least) % step ~= 0 then
    return nil, ("the Slurm array has %d tasks from %d to %d, which are not evenly spaced; give --shard K/N")
      :format(count, least, most)
  end
  return (id - least) // step + 1, count
end

--- Engines that number their jobs but do not say how many there are.
local function numbered(variable, first)
  return function(get)
    local id, count = whole(get(variable)), whole(get "MANTILE_SHARDS")
    if not id then return nil, variable .. " is no number" end
    if not count then return nil, ("%s is set; set MANTILE_SHARDS to the number of shards"):format(variable) end
    return id - first + 1, count
  end
end

-- The variable that says which engine it is.
local engines = {
  { "SLURM_ARRAY_TASK_ID", slurm },
  { "JOB_COMPLETION_INDEX", numbered("JOB_COMPLETION_INDEX", 0) }, -- an indexed job of Kubernetes
  { "PARALLEL_SEQ", numbered("PARALLEL_SEQ", 1) }, -- GNU parallel
}

local function from_environment(get)
  local found
  for _, engine in ipairs(engines) do
    if get(engine[1]) and found then
      return nil, ("both %s and %s are set; give --shard K/N"):format(found[1], engine[1])
    end
    if get(engine[1]) then found = engine end
  end
  if found then return found[2](get) end
  return nil, "shard auto needs SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or PARALLEL_SEQ in the environment"
end

--- The part and how many there are of "K/N" or "auto"; nil and a sentence. `get` reads the environment.
function shard.of(text, get)
  local part, parts, message
  if text == "auto" then
    part, parts = from_environment(get or os.getenv)
    if not part then return nil, parts end
  else
    part, parts = tostring(text):match "^(%d+)/(%d+)$"
    part, parts, message = whole(part), whole(parts), ("shard is '%s'; it is K/N or auto"):format(text)
    if not part or not parts then return nil, message end
  end
  if parts < 1 or parts > PARTS_MAX or part < 1 or part > parts then
    return nil, ("shard %d/%d is none; they are counted from 1 to N, at most %d"):format(part, parts, PARTS_MAX)
  end
  return part, parts
end

return shard
