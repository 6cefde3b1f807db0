-- cli.lua: the command line. `mantile VERB [arguments]`; exit status 0, 1 (the
-- answer is no), 2 (misuse or an error in a script: one line on stderr).

local core = require "mantile.core"
local field = require "mantile.reference.field"
local find = require "mantile.find"
local plain = require "mantile.plain"

local cli = {}

-- In the order --help shows them. A new verb is a name here and a file in commands/.
local verbs = {
  "estimate", "simulate", "capacity", "compare", "sweep", "merge", "search", "sensitivity", "whatif", "explain", "fit",
  "emit", "scan", "plot", "run", "report", "serve", "show", "new", "import", "calibrate", "validate", "models",
  "hardware", "layers", "engines", "reference",
}

local OK, NO, MISUSE = 0, 1, 2

local function command_of(verb) return require("mantile.commands." .. verb) end

--- All commands, in the order of --help.
function cli.commands()
  local list = {}
  for i, verb in ipairs(verbs) do list[i] = command_of(verb) end
  return list
end

local function print_help()
  print("mantile: what will this model do on that hardware, under this load?\n")
  print("usage: mantile VERB [arguments]")
  print("       mantile                      a session: Lua with the library in scope (docs/repl.md)\n")
  for _, verb in ipairs(verbs) do print(("  %-12s %s"):format(verb, command_of(verb).summary)) end
  print("\n`mantile VERB --help` says more. Exit status: 0, 1 (the answer is no: it does not fit, an")
  print("assertion failed), 2 (misuse or an error in a script).")
  return OK
end

local function flag_text(flag)
  if flag[2] == "flag" then return flag[1] end
  return ("%s %s"):format(flag[1], (flag[2]:gsub("[%d%?]*$", ""):upper()))
end

--- Prints what `--help` says of a command.
function cli.help(command)
  print(("usage: mantile %s\n"):format(command.usage))
  print(command.description or command.summary)
  if #command.flags > 0 then print() end
  for _, flag in ipairs(command.flags) do
    print(("  --%-24s %s"):format(flag_text(flag), field.sentence(flag)))
  end
  return OK
end

--- One line; names of files and what files say may hold control characters.
local function in_one_line(message) return (message:gsub("%s*\n%s*", " "):gsub("%c", "?")) end

local function misuse(message)
  io.stderr:write("mantile: ", in_one_line(message), "\n")
  return MISUSE
end

-- ---- arguments --------------------------------------------------------------

local aliases = { on = "hardware" }
local short_flags = { ["-o"] = "output" }
local textual = { name = true, text = true, dtype = true }

local function find_flag(command, name)
  name = (aliases[name] or name):gsub("-", "_")
  local names = {}
  for i, flag in ipairs(command.flags) do
    if flag[1] == name then return flag end
    names[i] = flag[1]
  end
  local near = core.nearest(name, names)
  if near then return nil, ("; did you mean --%s?"):format(near) end
  return nil, ("; `mantile %s --help` lists them"):format(command.name)
end

--- A flag's text as its kind; what is no number stays a text for the schema to refuse.
local function convert(flag, value)
  if textual[flag[2]:gsub("%?$", "")] then return value end
  return tonumber(value) or value
end

--- Splits `list` into positional arguments and options; nil and a sentence on misuse.
function cli.parse(command, list)
  local positional, options, i = {}, {}, 1
  while i <= #list do
    local word = list[i]
    local name, value = word:match("^%-%-([^=%s]+)=(.*)$")
    name = name or word:match("^%-%-(%S+)$") -- a word with a space in it is a quoted request
    name = name or short_flags[word] and find_flag(command, short_flags[word]) and short_flags[word]
    if word == "--" then
      table.move(list, i + 1, #list, #positional + 1, positional)
      break
    elseif not name then
      positional[#positional + 1] = word
    else
      local flag, advice = find_flag(command, name)
      if not flag then return nil, ("there is no flag --%s%s"):format(name, advice) end
      if flag[2] == "flag" then
        if word:find("=", 1, true) then return nil, ("--%s takes no value"):format(name) end
        options[flag[1]] = true
      else
        if not word:find("=", 1, true) then value = list[i + 1] end
        if not word:find("=", 1, true) and not (flag.optional and not (value or ""):find(flag.optional)) then
          i = i + 1
        elseif flag.optional and not word:find("=", 1, true) then
          value = ""
        end
        if value == nil then return nil, ("--%s needs a value"):format(name) end
        if options[flag[1]] ~= nil then return nil, ("--%s is given twice"):format(name) end
        options[flag[1]] = convert(flag, value)
      end
    end
    i = i + 1
  end
  return positional, options
end

--- Splits a line into words as a shell does without quotes.
function cli.words(line)
  local words = {}
  for word in line:gmatch("%S+") do words[#words + 1] = word end
  return words
end

-- ---- running ----------------------------------------------------------------

--- A raw command's arguments are a script's own business, --help among them.
local function wants_help(command, list)
  for i, word in ipairs(list) do
    if word == "--" or command.raw and i > 1 then return false end
    if word == "--help" or word == "-h" then return true end
  end
  return false
end

local function run_verb(verb, list)
  local command = command_of(verb)
  if wants_help(command, list) then return cli.help(command) end
  if command.raw then return command.run(list) end
  local positional, options = cli.parse(command, list)
  if not positional then return nil, options end
  return command.run(positional, options)
end

local function dispatch(arguments)
  local verb = arguments[1]
  if verb == nil and core.has_input() then return require("mantile.repl").run() end
  if verb == nil or verb == "--help" or verb == "-h" or verb == "help" then return print_help() end
  for _, known in ipairs(verbs) do
    if known == verb then return run_verb(verb, table.move(arguments, 2, #arguments, 1, {})) end
  end
  local near = core.nearest(verb, verbs)
  return nil, ("there is no verb '%s'; %s"):format(verb,
    near and ("did you mean '%s'?"):format(near) or "the verbs are " .. table.concat(verbs, " "))
end

--- Runs one command line and returns its exit status. Commands return a status,
--- or nil and a sentence that says what was misused.
function cli.main(root, arguments)
  find.root = root
  find.add_path(os.getenv("MANTILE_PATH"))
  find.note = function(sentence) io.stderr:write("mantile: note: ", in_one_line(sentence), "\n") end
  local ok, status, message = pcall(dispatch, arguments)
  if not ok then return misuse(plain(status)) end
  if status == nil then return misuse(message) end
  return status
end

cli.OK, cli.NO, cli.MISUSE = OK, NO, MISUSE
cli.in_one_line = in_one_line

return cli
