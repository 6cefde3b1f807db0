-- modules.lua: what the ops of our layers are called in checkpoints, so that a
-- list of modules can be asked about them.

local schema = require "mantile.schema"

local modules = {}

-- layer -> op -> names of its modules behind "layers.N."; an op that is not here is never quantised
local names = {
  attention = {
    qkv = { "self_attn.q_proj", "self_attn.qkv_proj", "attention.query_key_value", "mixer.q_proj" },
    out = { "self_attn.o_proj", "attention.dense", "mixer.o_proj" },
    ["index.qk"] = { "self_attn.index_q_proj" },
  },
  mla = {
    qkv_down = { "self_attn.q_a_proj", "self_attn.kv_a_proj_with_mqa" },
    q_up = { "self_attn.q_b_proj", "self_attn.q_proj" },
    kv_up = { "self_attn.kv_b_proj" }, k_up = { "self_attn.kv_b_proj" }, v_up = { "self_attn.kv_b_proj" },
    cached_kv_up = { "self_attn.kv_b_proj" }, out = { "self_attn.o_proj" }, ["index.q"] = { "self_attn.indexer.wq_b" },
    ["index.k"] = { "self_attn.indexer.wk" },
  },
  compressed_attention = {
    q_kv_down = { "self_attn.q_a_proj" }, q_up = { "self_attn.q_b_proj" }, out_down = { "self_attn.o_a_proj" },
    out = { "self_attn.o_b_proj" }, ["index.q"] = { "self_attn.indexer.wq_b" },
  },
  gated_delta_net = {
    ["in"] = { "linear_attn.in_proj_qkvz", "linear_attn.in_proj_qkv" }, out = { "linear_attn.out_proj" },
  },
  kda = { qkv = { "self_attn.q_proj" }, out = { "self_attn.o_proj" } },
  mamba = { ["in"] = { "mamba.in_proj", "mixer.in_proj" }, out = { "mamba.out_proj", "mixer.out_proj" } },
  mamba2 = { ["in"] = { "mixer.in_proj", "mamba.in_proj" }, out = { "mixer.out_proj", "mamba.out_proj" } },
  mlp = {
    gate_up = { "mlp.gate_proj", "mlp.up_proj", "mlp.gate_up_proj" },
    up = { "mlp.up_proj", "mixer.up_proj", "mlp.fc1", "mlp.c_fc" },
    down = { "mlp.down_proj", "mixer.down_proj", "mlp.fc2", "mlp.c_proj" },
  },
  moe = {
    ["experts.gate_up"] = {
      "mlp.experts.0.gate_proj", "mlp.experts", "block_sparse_moe.experts.0.w1", "mlp.experts.0.up_proj", "experts",
      "mlp.experts.gate_up_proj", "block_sparse_moe.experts.0.gate_proj", "block_sparse_moe.experts", "moe.experts",
    },
    ["experts.up"] = { "mixer.experts.0.up_proj", "mixer.experts" },
    ["experts.down"] = {
      "mlp.experts.0.down_proj", "mlp.experts", "block_sparse_moe.experts.0.w2", "mixer.experts.0.down_proj", "experts",
      "mlp.experts.down_proj", "mixer.experts", "block_sparse_moe.experts.0.down_proj", "block_sparse_moe.experts",
      "moe.experts",
    },
    ["shared.gate_up"] = {
      "mlp.shared_experts.gate_proj", "mlp.shared_expert.gate_proj", "block_sparse_moe.shared_experts.gate_proj",
    },
    ["shared.up"] = { "mixer.shared_experts.up_proj" },
    ["shared.down"] = {
      "mlp.shared_experts.down_proj", "mlp.shared_expert.down_proj", "block_sparse_moe.shared_experts.down_proj",
      "mixer.shared_experts.down_proj",
    },
    ["latent.down"] = { "mixer.fc1_latent_proj" }, ["latent.up"] = { "mixer.fc2_latent_proj" },
  },
}

--- Whether a layer with these parameters has that op.
local function has(entry, op)
  if op:find "%f[%w]gate_up$" then return entry.gated ~= false end
  if op:find "%f[%w]up$" and (entry[1] == "mlp" or entry[1] == "moe") and not op:find "latent" then
    return entry.gated == false
  end
  local part = op:match "^(%a+)%."
  if part == "index" then return entry.index_heads ~= nil and not entry.shared_index end
  if part == "shared" then return (entry.shared_intermediate or entry.shared_experts) ~= nil end
  if part == "latent" then return entry.latent ~= nil end
  return true
end

--- The ops of an entry that may be quantised, each with the names of its modules;
--- nil for a layer that has none.
function modules.of(entry)
  local known = names[entry[1]]
  if not known then return nil end
  local ops = {}
  for op, list in pairs(known) do
    if has(entry, op) then ops[op] = list end
  end
  return ops
end

-- What stands before "layers." or a module of its own.
local prefixes = {
  "^model%.language_model%.", "^language_model%.model%.", "^language_model%.", "^backbone%.", "^model%.",
  "^transformer%.",
}

--- A module's name without what stands before it.
function modules.plain(name)
  for _, prefix in ipairs(prefixes) do
    local rest, count = name:gsub(prefix, "")
    if count > 0 then return (rest:gsub("^model%.", "")) end
  end
  return name
end

--- A shell pattern, or after re: a regular expression of the simple kind that
--- configs have, as a Lua pattern.
local function pattern_of(text)
  local expression = text:match "^re:(.*)$"
  if expression then
    expression = expression:gsub("%%", "%%%%"):gsub("\\d%+", "%%d+"):gsub("\\(%p)", "%%%1"):gsub("%-", "%%-")
    return "^" .. expression:gsub("^%^", "")
  end
  local escaped = modules.plain(text):gsub("[%^%$%(%)%%%.%[%]%+%-%?]", "%%%0"):gsub("%*", ".*")
  return "^" .. escaped .. "$"
end

local REPEATS_MAX = 2 -- of a piece: Lua tries all their lengths

local function checked_piece(piece, text)
  if select(2, piece:gsub("[*+?]", "")) <= REPEATS_MAX then return piece end
  error(("the pattern %s repeats too much to be matched"):format(schema.shown(text)), 0)
end

--- The pieces of a Lua pattern between its ".*"; raises where one would take long to match.
local function pieces_of(pattern, text)
  local pieces, piece, at = {}, "", 1
  while at <= #pattern do
    local token = pattern:match("^%%.", at) or pattern:match("^%.[*+]", at) or pattern:sub(at, at)
    if token == ".*" or token == ".+" then
      pieces[#pieces + 1], piece = checked_piece(piece, text), token == ".+" and "." or ""
    else
      piece = piece .. token
    end
    at = at + #token
  end
  pieces[#pieces + 1] = checked_piece(piece, text)
  return pieces
end

--- Whether pieces follow each other in a module's name. Each is taken where it first fits, so that time does not
--- grow with their number.
local function follow(pieces, module)
  local at = 1
  for i, piece in ipairs(pieces) do
    local from, to = module:find(piece, at)
    if not from or i == 1 and from ~= 1 then return false end
    at = to + 1
  end
  return true
end

--- Whether a plain name names `module` or what it is in, at any depth.
local function within(name, module)
  local from, to = module:find(name, 1, true)
  while from do
    local starts = from == 1 or module:sub(from - 1, from - 1) == "."
    if starts and (to == #module or module:sub(to + 1, to + 1) == ".") then return true end
    from, to = module:find(name, from + 1, true)
  end
  return false
end

local function rule_of(text)
  local is_pattern = text:find("*", 1, true) or text:find("^re:")
  if not is_pattern then
    local name = modules.plain(text)
    return function(module) return within(name, module) end
  end
  local pieces = pieces_of(pattern_of(text), text)
  return function(module)
    local ok, found = pcall(follow, pieces, module)
    return ok and found
  end
end

local GENERAL_MAX = 1000 -- rules that every layer is asked about

--- A function (layer or nil, names) that says whether a list of names and patterns
--- has one of those modules. Entries that name a layer are asked about it only.
function modules.matcher(list)
  local general, of_layer = {}, {}
  for _, text in ipairs(list) do
    local number = not text:find "^re:" and not text:find "^mtp%." and math.tointeger(text:match "layers%.(%d+)[%.%*]")
    local rules = general
    if number then
      of_layer[number] = of_layer[number] or {}
      rules = of_layer[number]
    end
    rules[#rules + 1] = rule_of(text)
    -- "layers.1*" also begins "layers.10"; checkpoints mean the layer
  end
  if #general > GENERAL_MAX then
    error(("%d names of modules stand for every layer; at most %d are read"):format(#general, GENERAL_MAX), 0)
  end
  local function any(rules, module)
    for _, rule in ipairs(rules or {}) do
      if rule(module) then return true end
    end
    return false
  end
  return function(layer, names_of)
    for _, name in ipairs(names_of) do
      local module = layer and ("layers.%d.%s"):format(layer, name) or name
      if any(general, module) or layer and any(of_layer[layer], module) then return true end
    end
    return false
  end
end

return modules
