-- shell.lua: words as a POSIX shell reads them.

local shell = {}

--- A word that a shell reads back as `word`, whatever it holds; plain where no shell sees more in it than a word.
function shell.quoted(word)
  word = tostring(word)
  if word:find "^[%w%._/:,+@-][%w%._/:=,+@-]*$" then return word end
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

return shell
