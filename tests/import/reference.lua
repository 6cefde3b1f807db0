-- reference.lua: the reference table of models and config files, where they are at hand (../shared).

local json = require "mantile.json"
local support = require "support"

local reference = { folder = support.root .. "/../shared/reference" }

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local content = file:read "a"
  file:close()
  return content
end

-- The fields of one CSV line; a field may be in quotes.
local function fields(line)
  local list, at = {}, 1
  while at <= #line + 1 do
    local quoted, after = line:match('^"(.-)",?()', at)
    if not quoted then quoted, after = line:match("^([^,]*),?()", at) end
    list[#list + 1] = quoted
    at = after > at and after or at + 1
  end
  return list
end

--- The rows of models.csv, each field under its column's name; none where it is absent.
function reference.rows()
  local columns, rows = nil, {}
  for line in (read(reference.folder .. "/models.csv") or ""):gmatch "[^\r\n]+" do
    local values = fields(line)
    if not columns then
      columns = values
    else
      local row = {}
      for i, name in ipairs(columns) do row[name] = values[i] end
      rows[#rows + 1] = row
    end
  end
  return rows
end

--- The folders that hold a config.json.
function reference.folders()
  local list, pipe = {}, io.popen("ls '" .. reference.folder .. "/hf_configs' 2>/dev/null")
  for name in pipe:lines() do list[#list + 1] = name end
  pipe:close()
  return list
end

function reference.path_of(folder) return ("%s/hf_configs/%s/config.json"):format(reference.folder, folder) end

--- The config of a folder; Python writes a bare Infinity, JSON has none.
function reference.config_of(folder)
  return assert(json.decode((read(reference.path_of(folder)):gsub("([%[%s:,])Infinity", "%11e308"))))
end

-- Configs without a row of their own, and the row whose text model they share.
local same_shape = {
  ["MiniMaxAI__MiniMax-M2.7"] = "minimax-m2.5", ["nvidia__MiniMax-M2.5-NVFP4"] = "minimax-m2.5",
  ["nvidia__MiniMax-M3-NVFP4"] = "minimax-m3", ["PrimeIntellect__INTELLECT-3-Base"] = "glm-4.5-air",
  ["Qwen__Qwen3-235B-A22B-FP8"] = "qwen3-235b-a22b", ["nvidia__Qwen3-235B-A22B-NVFP4"] = "qwen3-235b-a22b",
  ["Qwen__Qwen3-VL-235B-A22B-Instruct"] = "qwen3-235b-a22b", ["Qwen__Qwen3-30B-A3B-FP8"] = "qwen3-30b-a3b",
  ["Qwen__Qwen3-30B-A3B-Instruct-2507"] = "qwen3-30b-a3b", ["Qwen__Qwen3-VL-30B-A3B-Instruct"] = "qwen3-30b-a3b",
  ["Qwen__Qwen3-32B-FP8-Static-PerTensor"] = "qwen3-32b", ["Qwen__Qwen3-VL-32B-Instruct"] = "qwen3-32b",
  ["Qwen__Qwen3-VL-32B-Thinking"] = "qwen3-32b", ["Qwen__Qwen3-VL-4B-Instruct"] = "qwen3-4b",
  ["meta-llama__Llama-3.1-70B-Instruct"] = "llama-3.1-70b", ["nvidia__Llama-3.1-70B-Instruct-FP8"] = "llama-3.1-70b",
  ["nvidia__DeepSeek-V3.1-NVFP4"] = "deepseek-v3", ["nvidia__DeepSeek-V3.2-NVFP4"] = "deepseek-v3.2",
  ["nvidia__GLM-5-NVFP4"] = "glm-5", ["zai-org__GLM-5-FP8"] = "glm-5", ["zai-org__GLM-5.1"] = "glm-5",
  ["zai-org__GLM-5.1-FP8"] = "glm-5", ["nvidia__Gemma-4-26B-A4B-NVFP4"] = "gemma-4-26b-a4b",
  ["nvidia__Gemma-4-31B-IT-NVFP4"] = "gemma-4-31b", ["nvidia__Kimi-K2.5-NVFP4"] = "kimi-k2",
  ["nvidia__Kimi-K2.6-NVFP4"] = "kimi-k2", ["nvidia__Kimi-K2.7-Code-NVFP4"] = "kimi-k2",
  ["nvidia__Qwen3.5-397B-A17B-NVFP4"] = "qwen3.5-397b-a17b", ["nvidia__Qwen3.6-27B-NVFP4"] = "qwen3.5-27b",
  ["nvidia__Qwen3.6-35B-A3B-NVFP4"] = "qwen3.5-35b-a3b",
}

--- The row that says how many parameters the text of that folder's model has, or nil.
function reference.row_of(folder, rows)
  for _, row in ipairs(rows) do
    if row.hf_id:gsub("/", "__", 1) == folder or row.id == same_shape[folder] then return row end
  end
end

return reference
