-- The page's modules, in node (modules.mjs).

local support = require "support"

local function lines_of(command)
  local lines, pipe = {}, assert(io.popen(command))
  for line in pipe:lines() do lines[#lines + 1] = line end
  pipe:close()
  return lines
end

local file = support.root .. "/tests/web/modules.mjs"

describe("in the page", function()
  if not os.execute "command -v node >/dev/null 2>&1" then
    pending "modules do what they say: there is no node"
    return
  end
  local output

  lazy_setup(function()
    output = table.concat(lines_of(("node --test --test-reporter=tap '%s' 2>&1"):format(file)), "\n")
  end)

  for _, line in ipairs(lines_of(("grep '^test(' '%s'"):format(file))) do
    local name = line:match '^test%("(.-)",'
    it(name, function() assert(output:find("%f[%w]ok %d+ %- " .. name:gsub("%p", "%%%0")) and not output:find("not ok %d+ %- " .. name:gsub("%p", "%%%0")), output) end)
  end
end)
