-- manual.lua: the manual page, mantile(1), from the commands and what they say of themselves.

local field = require "mantile.reference.field"
local reference = require "mantile.reference"
local request = require "mantile.request"
local version = require "mantile.version"

local manual = {}

--- Text as roff takes it: a line that begins with a dot or a quote would be a request.
local function escaped(text)
  return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("%f[^\n\0]([.'])", "\\&%1"))
end

--- A description: paragraphs, and what is indented as it is.
local function add_text(lines, text)
  local verbatim = false
  for one in (text .. "\n"):gmatch "(.-)\n" do
    local indented = one:find "^  " ~= nil
    if indented ~= verbatim then lines[#lines + 1] = indented and ".nf" or ".fi" end
    verbatim = indented
    lines[#lines + 1] = one == "" and ".PP" or escaped(one)
  end
  if verbatim then lines[#lines + 1] = ".fi" end
end

local function add_flag(lines, flag)
  local value = flag[2] ~= "flag" and ("=\\fI%s\\fR"):format(field.bare(flag):upper()) or ""
  lines[#lines + 1] = ".TP"
  lines[#lines + 1] = ("\\fB\\-\\-%s\\fR%s"):format(escaped(flag[1]), value)
  lines[#lines + 1] = escaped(field.sentence(flag))
end

local function add_command(lines, section)
  local command = section.command
  lines[#lines + 1] = ".SS mantile " .. escaped(command.usage)
  add_text(lines, command.summary:gsub("^%l", string.upper) .. ".")
  if command.description then
    lines[#lines + 1] = ".PP"
    add_text(lines, command.description)
  end
  for _, flag in ipairs(section.fields) do add_flag(lines, flag) end
  if section.shared > 0 then
    lines[#lines + 1] = ".PP"
    lines[#lines + 1] = section.all_shared and "Also the flags of a request, below."
      or "Also flags of a request, below, that say what it asks."
  end
end

local function add_files(lines)
  for _, row in ipairs {
    { "MANTILE_PATH", "folders with : between them, in which models/, hardware/, engines/ and layers/ are looked for" },
    { "MANTILE_TOKEN", "what requests to the service must bring along, where --token does not say it" },
    { "MANTILE_GRAPHICS", "sixel or text: how pictures are drawn on a terminal, which is otherwise asked" },
    { "XDG_STATE_HOME", "the folder of mantile/history, which has the lines of sessions; ~/.local/state if not set" },
    { "NO_COLOR", "if it is set, a session has no colours" },
  } do
    table.move({ ".TP", ".B " .. row[1], escaped(row[2]) }, 1, 3, #lines + 1, lines)
  end
end

--- The page.
function manual.page()
  local lines = {
    ('.TH MANTILE 1 "" "mantile %s" "User commands"'):format(version), ".SH NAME",
    "mantile \\- what will this model do on that hardware, under this load?", ".SH SYNOPSIS",
    ".B mantile", "[\\fIVERB\\fR [\\fIarguments\\fR]]", ".SH DESCRIPTION",
    "Latency, throughput, memory, energy and cost of AI models on hardware, before anyone rents it.",
    "Without a verb, on a terminal, it opens a session: Lua with the library in scope.", ".SH VERBS",
  }
  for _, section in ipairs(reference.sections()) do
    if section.command then add_command(lines, section) end
  end
  lines[#lines + 1] = ".SH FLAGS OF A REQUEST"
  for _, flag in ipairs(request.flags) do add_flag(lines, flag) end
  lines[#lines + 1] = ".SH ENVIRONMENT"
  add_files(lines)
  table.move({
    ".SH EXIT STATUS",
    "0; 1: the answer is no (it does not fit, an assertion failed);",
    "2: misuse, or an error in a script; 130: interrupted.", ".SH SEE ALSO",
    "\\fBmantile reference\\fR has every field of every table. The pages in docs/ say how to go about it.",
  }, 1, 6, #lines + 1, lines)
  return table.concat(lines, "\n") .. "\n"
end

return manual
