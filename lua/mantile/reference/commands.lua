-- commands.lua: the verbs of the command line and their own flags; what most have too are those of a request.

local request = require "mantile.request"

local of_request = {}
for _, flag in ipairs(request.flags) do of_request[flag[1]] = true end

--- The flags that only this command has, and how many it shares with requests.
local function own_flags(command)
  local own, shared = {}, 0
  for _, flag in ipairs(command.flags) do
    if of_request[flag[1]] then shared = shared + 1 else own[#own + 1] = flag end
  end
  return own, shared
end

local function section_of(command)
  local own, shared = own_flags(command)
  local what = command.usage .. ": " .. command.summary
  local all = shared == #request.flags
  if shared > 0 then what = what .. (all and "; and the flags of a request" or "; and some of a request") end
  return {
    name = "mantile " .. command.name, what = what, fields = own, command = command, shared = shared, flags = true,
    all_shared = all,
  }
end

return function()
  local sections = {}
  for _, command in ipairs(require("mantile.cli").commands()) do
    sections[#sections + 1] = section_of(command)
    for _, kind in ipairs(command.kinds and command.kinds() or {}) do sections[#sections + 1] = section_of(kind) end
  end
  return sections
end
