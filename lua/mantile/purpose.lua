-- purpose.lua: what a model is for, by its name and its chat template. The rule,
-- first match wins (docs/scan.md):
--
--   1. a word of the name, or modules.json of sentence-transformers: adapter, projector, embedding
--   2. it makes no tokens:                                           no tokens
--   3. a word of the name:                                           reasoning, base, instruct
--   4. its chat template opens a thought:                            reasoning
--   5. a chat template, or the weaker words chat and it:             instruct
--   6. a tokenizer without a chat template:                          base
--   7. otherwise                                                     unknown: nil

local core = require "mantile.core"
local document = require "mantile.import.document"
local files = require "mantile.import.files"
local tables = require "mantile.tables"

local purpose = {}

local set = tables.set

local special = {
  { "adapter", set "lora qlora adapter adapters" },
  { "projector", set "mmproj projector" },
  { "embedding", set "embed embedding embeddings embedder bge gte e5 minilm mpnet sbert rerank reranker" },
}

local spoken = {
  { "reasoning", set "r1 qwq think thinking reason reasoning reasoner magistral" },
  { "base", set "base pretrain pretrained pt" },
  { "instruct", set "instruct instruction sft dpo" },
}

local weak = set "chat it assistant"

-- What only a template that opens a thought contains.
local thoughts = { "<think>", "enable_thinking", "reasoning_effort", "if thinking", "thinking is defined" }

local function words_of(name)
  local words = {}
  for word in name:lower():gmatch("%w+") do words[#words + 1] = word end
  return words
end

local function has(words, members)
  for _, word in ipairs(words) do
    if members[word] then return true end
  end
  return false
end

local function named(words, rules)
  for _, rule in ipairs(rules) do
    if has(words, rule[2]) then return rule[1] end
  end
end

-- ---- the chat template ------------------------------------------------------

--- Every text in what a file says of a template: one, or a list of named ones.
local function texts(value, list)
  if type(value) == "string" then list[#list + 1] = value end
  if type(value) ~= "table" then return list end
  for _, item in pairs(value) do texts(item, list) end
  return list
end

--- The chat template among the files of a folder: "" when there is a tokenizer
--- without one, nil when there is no tokenizer.
function purpose.template(folder)
  local found = texts(files.read(folder .. "/chat_template.jinja"), {})
  local apart = document.read(folder .. "/chat_template.json")
  texts(apart and apart.chat_template, found)
  local tokenizer = document.read(folder .. "/tokenizer_config.json")
  texts(tokenizer and tokenizer.chat_template, found)
  table.sort(found)
  return (#found > 0 or tokenizer) and table.concat(found, "\n") or nil
end

local function opens_thought(template)
  for _, mark in ipairs(thoughts) do
    if template:find(mark, 1, true) then return true end
  end
  return false
end

-- ---- the rule ---------------------------------------------------------------

--- What a model is for. `facts`: name, generates, template, and folder, where its
--- other files are. nil when nothing says so.
function purpose.of(facts)
  local words = words_of(facts.name)
  local sentences = facts.folder and core.file_size(facts.folder .. "/modules.json")
  local found = named(words, special) or sentences and "embedding" or facts.generates == false and "no tokens"
    or named(words, spoken)
  if found then return found end
  local template = facts.template
  if template and opens_thought(template) then return "reasoning" end
  if has(words, weak) or template and template ~= "" then return "instruct" end
  return template and "base" or nil
end

return purpose
