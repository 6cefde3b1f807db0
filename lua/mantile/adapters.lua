-- adapters.lua: LoRA (Hu et al. 2021): beside a linear of k x n stand two small
-- ones, k x rank and rank x n. They are not merged, so that sequences with
-- different adapters share a batch.

local schema = require "mantile.schema"
local tables = require "mantile.tables"

local adapters = {}

adapters.fields = {
  { "rank", "count", max = 1 << 20, help = "width between the two matrices of an adapter" },
  { "adapters", "count", default = 1, max = 1 << 20, help = "how many there are; each sequence uses one of them" },
  { "targets", "table?", otherwise = "attention and mlp",
    help = "names of the linears that have one, a list or a text like qkv+out" },
}

-- The linears of attention and MLPs; experts and recurrences are left as they are.
local default_targets = { "qkv", "out", "gate_up", "up", "down", "qkv_down", "q_up", "kv_up" }

local TARGETS_MAX = 16

local function names_in(text)
  local list = {}
  for name in text:gmatch "[^+]+" do list[#list + 1] = name end
  return list
end

--- What core.graph takes of the request's `lora`, or nil; nil and a sentence.
function adapters.of(r)
  if not r.lora then return nil end
  local values = tables.merged(r.lora)
  if type(values.targets) == "string" then values.targets = names_in(values.targets) end
  local checked, message = schema.check(adapters.fields, values)
  if not checked then return nil, "lora: " .. message end
  local targets = checked.targets or default_targets
  for _, name in ipairs(targets) do
    if type(name) ~= "string" then return nil, "lora: targets is a list of op names, like qkv" end
  end
  if #targets == 0 or #targets > TARGETS_MAX then return nil, "lora: targets names 1 to 16 ops, like qkv" end
  return { rank = checked.rank, count = checked.adapters, targets = targets }
end

local adapted = { linear = true, block_linear = true } -- experts are left as they are

--- What is wrong with the targets that a request states, for a model whose first step is `program`; nil when nothing
--- is: a name of no linear would be left out without a word.
function adapters.refusal(r, options, program, name)
  if not (options.lora and r.lora.targets) then return nil end
  local there = {}
  for _, op in ipairs(program:ops { tokens = 64, sequences = 1, context = 0 }) do
    there[op.name] = there[op.name] or adapted[op.kind]
  end
  for _, target in ipairs(options.lora.targets) do
    if not there[target] then
      return ("lora: targets has %s, but no linear of %s is called so; `mantile show model` lists them"):format(
        schema.shown(target), name)
    end
  end
end

return adapters
