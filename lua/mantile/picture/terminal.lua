-- terminal.lua: whether what standard output goes to draws sixels.

local terminal = {}

-- Asks the terminal what it is (DA1, "CSI c"): 4 among its answer's numbers stands for sixels. One that says nothing is
-- waited for 0.3 s.
local ASK = [[
test -t 1 && test "$TERM" != dumb && test -r /dev/tty && exec </dev/tty && saved=$(stty -g) && {
  stty -icanon -echo min 0 time 3
  printf '\033[c' >/dev/tty
  dd bs=64 count=1 2>/dev/null >%s
  stty "$saved"
}]]

--- Whether a terminal that answers so draws sixels.
function terminal.says_sixel(answer)
  for number in (answer:match "\27%[%?([%d;]*)c" or ""):gmatch "%d+" do
    if number == "4" then return true end
  end
  return false
end

local function asked()
  local path = os.tmpname()
  os.execute("{ " .. ASK:format(path) .. "; } 2>/dev/null")
  local file = io.open(path, "rb")
  local answer = file and file:read "a" or ""
  if file then file:close() end
  os.remove(path)
  return terminal.says_sixel(answer)
end

local known

--- Asked once; MANTILE_GRAPHICS, sixel or text, answers for it.
function terminal.draws_sixels()
  local stated = os.getenv "MANTILE_GRAPHICS"
  if stated == "sixel" or stated == "text" then return stated == "sixel" end
  if known == nil then known = asked() end
  return known
end

return terminal
