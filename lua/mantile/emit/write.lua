-- write.lua: options as words of a command line, and as YAML.

local core = require "mantile.core"
local json = require "mantile.json"
local refusal = require "mantile.emit.refusal"
local shell = require "mantile.shell"

local write = {}

--- A tree of { pairs = ... } and lists as JSON, in its order.
local function as_json(value)
  if type(value) ~= "table" then return json.encode(value) end
  local parts = {}
  for i, item in ipairs(value.pairs or value) do
    parts[i] = value.pairs and json.encode(item[1]) .. ": " .. as_json(item[2]) or as_json(item)
  end
  local text = table.concat(parts, ", ")
  return value.pairs and "{" .. text .. "}" or "[" .. text .. "]"
end

--- The words of an option: texts, and { raw = } for what a shell is to expand.
function write.words(flag, value)
  if value == true then return { flag } end
  if type(value) ~= "table" or value.raw then return { flag, type(value) == "table" and value or tostring(value) } end
  if value.pairs then return { flag, as_json(value) } end
  local words = { flag }
  for i, item in ipairs(value) do words[i + 1] = tostring(item) end
  return words
end

local function in_shell(word) return type(word) == "table" and '"' .. word.raw .. '"' or shell.quoted(word) end

--- The words of one line of a shell.
function write.line(words)
  local list = {}
  for i, word in ipairs(words) do list[i] = in_shell(word) end
  return table.concat(list, " ")
end

--- A command, an option a line; `lists` are lists of words.
function write.command(lists)
  local lines = {}
  for i, words in ipairs(lists) do lines[i] = write.line(words) end
  return table.concat(lines, " \\\n  ") .. "\n"
end

--- Sentences as lines of comment. Other bytes than ASCII may end a line to somebody.
function write.comments(sentences)
  local lines = {}
  for i, sentence in ipairs(sentences) do lines[i] = "# " .. sentence:gsub("[^\32-\126]", "?") .. "\n" end
  return table.concat(lines)
end

--- A tree as YAML. Raises a refusal where a text is no UTF-8.
function write.yaml(tree)
  local ok, text = pcall(core.yaml_encode, tree)
  if ok then return text end
  refusal.raise("checkpoint", "a name is no text that YAML can hold")
end

--- Options as a tree: a key "a.b" stands within a, where the first of them is.
function write.tree(list)
  local tree, within = { pairs = {} }, {}
  for _, option in ipairs(list) do
    local outer, key = option[1]:match "^([^.]+)%.(.+)$"
    local at = tree
    if outer then
      if not within[outer] then
        within[outer] = { pairs = {} }
        table.insert(tree.pairs, { outer, within[outer] })
      end
      at = within[outer]
    end
    table.insert(at.pairs, { key or option[1], option[2] })
  end
  return tree
end

return write
