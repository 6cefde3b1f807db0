-- The page in a real browser, clicked by scenarios.mjs; pictures of it are left in build/screenshots.

local json = require "mantile.json"
local support = require "support"

local folder = support.root .. "/build/screenshots"

local function succeeds(command) return (os.execute(command .. " >/dev/null 2>&1")) end

local function missing()
  local needs = {
    { "the page is not built: make web", ("test -f '%s/web/dist/index.html'"):format(support.root) },
    { "web/node_modules is missing: make web", ("test -d '%s/web/node_modules/playwright-core'"):format(support.root) },
    { "there is no chromium", "test -x /usr/bin/chromium" }, { "there is no node", "command -v node" },
  }
  for _, need in ipairs(needs) do
    if not succeeds(need[2]) then return need[1] end
  end
end

local function read(path)
  local file = io.open(path)
  if not file then return "" end
  local text = file:read "a"
  file:close()
  return text
end

--- A server at a free port: its address, and a function that ends it.
local function serve()
  local log = support.folder() .. "/log"
  local command = "'%s' serve --port 0 --workers 2 --log none 2>'%s' & echo $!"
  local pipe = assert(io.popen(command:format(support.absolute(support.build .. "/mantile"), log)))
  local id = pipe:read "l"
  local function stop()
    local ended = os.execute(("kill %s; for i in $(seq 100); do kill -0 %s 2>/dev/null || exit 0; sleep 0.1; done; kill -9 %s; exit 1")
      :format(id, id, id))
    pipe:close()
    assert(ended, "the server did not end within ten seconds of SIGTERM")
    assert(not read(log):find "Sanitizer", read(log))
  end
  for _ = 1, 100 do
    local address = read(log):match "listening on (http://%S+)"
    if address then return address, stop end
    os.execute "sleep 0.1"
  end
  stop()
  error(read(log))
end

--- What the browser found: { scenarios =, found = }.
local function browse(address)
  os.execute(("rm -rf '%s'; mkdir -p '%s'"):format(folder, folder))
  local out = support.folder() .. "/out"
  local command = "timeout 240 node '%s/tests/web/browser.mjs' '%s' '%s' >'%s' 2>&1"
  os.execute(command:format(support.root, address, folder, out))
  local text = read(out)
  return assert(json.decode(text:match "([^\n]*)\n*$"), text)
end

--- The names of all scenarios, in order.
local function names()
  local list = {}
  for line in read(support.root .. "/tests/web/scenarios.mjs"):gmatch "[^\n]+" do
    local name = line:match '^ *scenario%(["`]([^"`]+)'
    for _, scheme in ipairs(name and name:find "%${" and { "light", "dark" } or { "" }) do
      list[#list + 1] = name and name:gsub("%${%w+}", scheme)
    end
  end
  return list
end

--- Runs the shell text of the page with the program in place of its name.
local function output_of(text)
  local arguments = text:gsub("^mantile ", "")
  return support.cli(arguments)
end

describe("the page", function()
  local why = missing()
  if why then
    pending("is clicked through: " .. why)
    return
  end
  local result, stop

  lazy_setup(function()
    local address
    address, stop = serve()
    result = browse(address)
  end)

  lazy_teardown(function()
    stop()
    support.clean()
  end)

  for _, name in ipairs(names()) do
    it(name, function()
      local found = result.scenarios[name]
      assert(found == "well", found or "it did not run")
    end)
  end

  it("writes a command line that gives the same", function()
    local found = result.found
    local status, output = output_of(found.shell)
    assert.equal(0, status)
    assert.truthy(output:find("TTFT +" .. found.ttft:gsub("%p", "%%%0")), output)
    assert.equal(0, (output_of(found.compare)))
  end)

  it("writes a scenario that gives the same", function()
    local found, path = result.found, support.folder() .. "/asked.lua"
    support.write(path, found.lua)
    local status, output, problems = support.cli("run " .. path)
    assert.equal(0, status, problems)
    assert.truthy(output:find("TTFT +" .. found.ttft:gsub("%p", "%%%0")), output)
    support.write(path, found.compare_lua)
    assert.equal(0, (support.cli("run " .. path)))
  end)
end)
