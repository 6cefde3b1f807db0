-- Scripts of people whom nobody knows: whatever they try, there is one clear answer, and nothing else notices.

local core = require "mantile.core"
local internal = require "mantile.internal"
local json = require "mantile.json"
local sandbox = require "mantile.sandbox"
local support = require "support"
local tables = require "mantile.tables"

local LIMITS = {
  instructions = 1e7, cpu_s = 20, wall_s = 60, memory_bytes = 64 << 20, output_bytes = 64 << 10, text_bytes = 1 << 20,
}

local function start(limits)
  return assert(sandbox.start(support.root, tables.merged(LIMITS, limits), internal.sandbox_names))
end

--- How a text ended, its message, what it printed and its results.
local function run(box, text)
  local printed, results = {}, {}
  local how, message = box:run(text, function(kind, piece)
    table.insert(kind == "printed" and printed or results, piece)
  end)
  return how, message, table.concat(printed), results
end

local function descriptors(process)
  local pipe = assert(io.popen(("ls /proc/%s/fd | wc -l"):format(process)))
  local count = tonumber(pipe:read "a")
  pipe:close()
  return count
end

--- The processes that a process has begun.
local function children(process)
  local pipe = assert(io.popen(("cat /proc/%d/task/%d/children"):format(process, process)))
  local list = {}
  for child in pipe:read("a"):gmatch "%d+" do list[#list + 1] = child end
  pipe:close()
  return list
end

--- Whether a process ends soon.
local function vanishes(process)
  return os.execute(([[for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    grep -q '^State:\s*[^ZX]' /proc/%s/status 2>/dev/null || exit 0; sleep 0.1; done; exit 1]]):format(process))
end

local function is_sanitized() return support.build:find "asan" ~= nil end

describe("a sandbox", function()
  local box
  setup(function() box = start() end)
  teardown(function() box:close() end)

  local function done(text)
    local how, message, printed, results = run(box, text)
    assert.equal("done", how, message)
    assert.equal("", message)
    return printed, results
  end

  --- Runs a script that ends so, with a message that holds the text.
  local function ends(how, expected, text)
    local ended, message = run(box, text)
    assert.equal(how, ended, ("%s\n%s"):format(text, message))
    assert.truthy(message:find(expected, 1, true), message)
    assert.is_nil(message:find "%c")
  end

  local function fails(expected, text) ends("error", expected, text) end

  -- ---- what scripts are for -----------------------------------------------------

  it("runs scenarios, which print what they print elsewhere", function()
    local text = [[
      local a = model "llama-3.1-70b":on "8x h100-sxm" { tp = 8, batch = 16 }
      show(a)
      compare(a, a:with { weights = "fp8" })
      print(#sweep { model = "llama-3.1-8b", hardware = { "h100-sxm", "b200" }, tp = { 1, 2 }, batch = { 1, 8 } }, "rows")
      print(search { model = "qwen3-32b", hardware = "h100-sxm", gpus = 4, engine = "vllm", best = 2 })
      print(("%.6g"):format(simulate { model = "llama-3.1-8b", hardware = "h100-sxm", traffic = { rate = 2, requests = 50 } }
        .simulation.ttft_s.p99))
      print(fit { model = "llama-3.1-8b", hardware = "rtx-4090" })
    ]]
    local printed, results = done(text)
    local path = os.tmpname()
    support.write(path, text)
    local status, expected = support.cli("run " .. path)
    os.remove(path)
    assert.equal(0, status)
    local function plain(words) return (words:gsub("table: 0x%x+", "table")) end
    assert.equal(plain(expected), plain(printed))
    assert.equal(2, #results)
    assert.equal("llama-3.1-70b", json.decode(results[1]).report.model)
    assert.equal("fp8", json.decode(results[2]).reports[2].deployment.weights)
  end)

  it("takes layers, models and accelerators of a script's own", function()
    local printed = done [[
      local twice = layer "twice" { doc = "", params = { width = "width" }, axes = {},
        forward = function(g, x, p) return g:linear(x, p.width, { name = "up" }) end }
      local m = model "mine" { blocks = { { "embedding", vocab = 1000, width = 64 }, { times = 3, { twice, width = 64 } },
        { "lm_head", vocab = 1000 } } }
      local h = derive("h100-sxm", { memory = { hbm = { bandwidth = 1 * TB / s } } }, "slow")
      print(estimate { model = m, hardware = h }.hardware)
    ]]
    assert.equal("slow\n", printed)
  end)

  it("names the line of an error, and fails with an assertion as scenarios do", function()
    fails("script:2: there is no name 'estimat' here; did you mean 'estimate'?", "\nestimat {}")
    fails("script:1: layer 'attention': tp (3) must divide heads (32)", 'estimate { model = "llama-3.1-8b", hardware = "b200", tp = 3 }')
    fails("script:1: syntax error near <eof>", "x")
    ends("assertion", "script:2: assertion failed: too slow", "\nassert(false, 'too slow')")
    fails("a script raised something that is no text", "error({})")
    fails("a script raised something that is no text", "error(setmetatable({}, { __tostring = function() error 'x' end }))")
    fails("a?b?c", "error('a\\1b\\xffc', 0)")
    fails("ä€🙂", "error('ä€🙂', 0)")
  end)

  it("draws no pictures, and says so", function()
    local printed = done 'print((plot.roofline { model = "llama-3.1-8b", hardware = "h100-sxm" }))'
    assert.truthy(printed:find("pictures are not drawn in a confined script", 1, true))
    printed = done 'plot.roofline { model = "llama-3.1-8b", hardware = "h100-sxm" }:show()'
    assert.truthy(printed:find("pictures are not drawn in a confined script", 1, true))
    printed = done 'print(plot.roofline { model = "llama-3.1-8b", hardware = "h100-sxm" }:save "a.svg")'
    assert.truthy(printed:find("pictures are not drawn in a confined script", 1, true))
  end)

  it("hands out what is printed while the script runs, whatever it is", function()
    assert.equal("\0\1\255é\n", (done "print('\\0\\1\\xff\\xc3\\xa9')"))
    local size = 0
    local how = box:run("for i = 1, 300 do print(i) end while true do end", function(_, piece)
      size = size + #piece
      return size < 200
    end)
    assert.equal("cancelled", how)
    assert.has_error(function() box:run("print(1)", function() error("mine", 0) end) end, "mine")
    assert.equal("1\n", (done "print(1)"))
  end)

  it("asks whether it is wanted, also when it says nothing", function()
    local began, asked = core.seconds(), 0
    local endless = "('x'):rep(30000):find '.-.-.-.-b'" -- one instruction: a limit of those may come before the first question
    local how = box:run(endless, function() end, function()
      asked = asked + 1
      return core.seconds() - began < 0.35
    end)
    assert.equal("cancelled", how)
    assert.truthy(asked >= 3 and core.seconds() - began < 3)
    assert.has_error(function() box:run(endless, function() end, function() error("mine", 0) end) end, "mine")
  end)

  it("is lent to other states, which do not end it", function()
    do
      local lent <close> = internal.sandbox_lent(box)
      assert.equal(box:process(), lent:process())
      assert.equal("done", (lent:run("print(1)", function() end)))
    end
    assert.equal("1\n", (done "print(1)"))
  end)

  -- ---- names --------------------------------------------------------------------

  it("has no names that reach out of Lua", function()
    for _, name in ipairs { "io", "require", "debug", "load", "loadfile", "dofile", "package", "coroutine",
      "collectgarbage", "warn" } do
      fails(("script:1: %s is not available in a confined script"):format(name), "print(" .. name .. ")")
    end
    for _, call in ipairs { "os.execute 'true'", "os.exit(0)", "os.remove 'x'", "os.getenv 'HOME'", "os.tmpname()",
      "os.rename('a', 'b')", "os.setlocale 'C'", "string.dump(print)", "(''):dump()" } do
      fails("attempt to call a nil value", call)
    end
    done "assert(os.time() > 0 and os.clock() >= 0 and os.date('%Y', 0) == '1970')"
  end)

  it("keeps what values of the library share out of reach", function()
    done [[
      for _, value in ipairs { "", print, 1, true, model "llama-3.1-8b", hardware "h100-sxm", dim,
        model "llama-3.1-8b":on "h100-sxm" {}, plot } do
        local meta = getmetatable(value)
        assert(not meta, tostring(value))
      end
      local own = { __index = { x = 1 }, __metatable = nil }
      assert(getmetatable(setmetatable({}, own)) == own)
      assert(getmetatable(setmetatable({}, { __metatable = "mine" })) == "mine")
      assert(not rawget(_G, "io") and not rawget(_G, "require") and _G._G == _G)
    ]]
    fails("bad argument #1 to 'setmetatable'", "setmetatable('', {})")
    -- What it changes is its own.
    done [[
      string.format, table.concat, math.floor = nil, nil, nil
      print(#("x"):rep(3))
      show(estimate { model = "llama-3.1-8b", hardware = "h100-sxm" })
    ]]
    done "assert(string.format and table.concat)"
  end)

  it("reaches no functions behind errors and arguments", function()
    done [[
      local found = {}
      local function look(value, depth)
        if depth > 6 or found[value] then return end
        if type(value) == "table" then
          found[value] = true
          for key, item in next, value do
            assert(item ~= found and key ~= "loaded" and key ~= "popen" and key ~= "getupvalue" and key ~= "searchers", key)
            look(key, depth + 1)
            look(item, depth + 1)
          end
        end
      end
      look(_G, 0)
      local _, problem = pcall(estimate, { model = layer })
      look(problem, 0)
      xpcall(function() estimate { model = "llama-3.1-8b", hardware = "h100-sxm", tp = 3 } end, function(p) look(p, 0) end)
    ]]
  end)

  it("takes names, and no files", function()
    for _, request in ipairs {
      "estimate { model = '/etc/passwd', hardware = 'b200' }", "estimate { model = 'tests/fixtures/llama-3.1-70b', hardware = 'b200' }",
      "estimate { model = 'llama-3.1-8b', hardware = '/etc/passwd' }", "hardware '../hardware/b200.lua'",
      "estimate { model = 'llama-3.1-8b', hardware = 'b200', engine = '/tmp/x.lua' }",
      "estimate { model = 'llama-3.1-8b', hardware = 'b200', measured = '/etc/passwd', cost_model = 'measured' }",
      "simulate { model = 'llama-3.1-8b', hardware = 'b200', traffic = { trace = '/etc/passwd' } }",
      "sweep { model = 'llama-3.1-8b', hardware = 'b200', batch = { 1, 2 }, output = 'x.csv' }",
    } do
      fails("only names are taken here, and no files", request)
    end
    fails("'..' is not a name", "hardware '..'")
    -- The folder of a thing is where layers are looked for: a script may say where that is.
    fails("there is no layer 'passwd'", [[
      local m = model "mine" { blocks = { { "embedding", vocab = 1000, width = 64 }, "passwd" } }
      rawset(m, "file", "/etc/x")
      estimate { model = m, hardware = "b200" }
    ]])
    local _, message = run(box, [[
      local _, run = simulate { model = "llama-3.1-8b", hardware = "h100-sxm", traffic = { rate = 2, requests = 5 } }
      error(select(2, run:write "/tmp/mantile-escaped"), 0)
    ]])
    assert.truthy(message:find("no files can be opened here", 1, true), message)
  end)

  -- ---- limits -------------------------------------------------------------------

  it("stops what takes too many instructions, however it hides", function()
    local stopped = "the script was stopped: it takes more than 10000000 instructions (its limit)"
    for _, text in ipairs {
      "while true do end",
      "while true do pcall(function() while true do end end) end",
      "print(setmetatable({}, { __tostring = function() while true do end end }))",
      "local x <close> = setmetatable({}, { __close = function() while true do end end })",
      "do local x <close> = setmetatable({}, { __close = function() while true do pcall(error) end end }) error 'x' end",
      "table.sort({ 3, 2, 1 }, function() while true do end end)",
      "error(setmetatable({}, { __tostring = function() while true do end end }))",
      "local t = setmetatable({}, { __index = function(t, k) return t[k + 1] end }) while true do pcall(function() return t[1] end) end",
      "for _ in ('x'):gmatch '' do while true do end end",
      "('x'):rep(1000):gsub('.', function() while true do end end)",
      "sweep { model = 'llama-3.1-8b', hardware = 'b200', batch = { 1 }, where = function() while true do end end }",
      [[local l = layer "l" { doc = "", forward = function(g, x) while true do end end }
        estimate { model = model "m" { blocks = { { "embedding", vocab = 10, width = 64 }, l } }, hardware = "b200" }]],
      [[local m = model "m" { forward = function(m) while true do pcall(function() while true do end end) end end }
        while true do pcall(estimate, { model = m, hardware = "b200" }) end]],
    } do
      ends("instructions", stopped, text)
    end
  end)

  it("stops what takes too much processor time where no instruction is counted", function()
    local quick = start { cpu_s = 0.2 }
    for _, text in ipairs {
      "('a'):rep(28):match(('a?'):rep(28) .. ('a'):rep(28))",
      "('x'):rep(30000):find '.-.-.-.-b'",
      "local t = {} for i = 1, 200000 do t[i] = i end while true do table.concat(t) end",
      "while true do pcall(string.rep, 'x', 1e7) end",
    } do
      local how, message = run(quick, text)
      assert.equal("cpu_s", how, text)
      assert.equal("the script was stopped: it takes more than 0.2 s of processor time (its limit)", message)
    end
    -- Each of their few instructions takes long: either limit may be the first.
    for _, text in ipairs {
      "local function f() return pcall(f) end while true do f() end",
      "local function f() xpcall(function() while true do end end, f) end f()",
    } do
      local how = run(quick, text)
      assert.truthy(how == "cpu_s" or how == "instructions", how)
    end
    quick:close()
  end)

  it("stops what takes too long, whatever for", function()
    local quick = start { wall_s = 0.3, instructions = 1e12, cpu_s = 100 }
    local stopped = "the script was stopped: it takes more than 0.3 s (its limit)"
    local how, message = run(quick, "while true do end")
    assert.equal("wall_s", how)
    assert.equal(stopped, message)
    local began = core.seconds() -- a script that waits for who reads
    how, message = quick:run("for i = 1, 1000 do print(('x'):rep(50)) end print 'y' while true do end", function()
      while core.seconds() < began + 0.5 do began = began - 0 end
    end)
    assert.equal("wall_s", how)
    assert.equal(stopped, message)
    quick:close()
  end)

  it("stops what takes too much memory", function()
    local stopped = "the script was stopped: it takes more than 64 MiB of memory (its limit)"
    for _, text in ipairs {
      "local t = {} while true do t[#t + 1] = ('x'):rep(1e5) .. #t end",
      "local t = {} while true do t = { t } end",
      "('x'):rep(1e9)",
      "local s = 'x' while true do s = s .. s end",
      "table.concat((function() local t = {} for i = 1, 1000 do t[i] = ('x'):rep(1e6) end return t end)())",
      "print((' '):rep(6e7), (' '):rep(6e7))",
    } do
      ends("memory_bytes", stopped, text)
    end
    assert.equal("not enough memory\n", (done "print(select(2, pcall(string.rep, 'x', 1e9)))"))
    if not is_sanitized() then -- what the library takes has no limit there
      ends("memory_bytes", stopped, [[
        simulate { model = "llama-3.1-8b", hardware = "b200", traffic = { rate = 1e9, requests = 1e6, isl = 1, osl = 1 } }
      ]])
    end
  end)

  it("answers what goes too deep", function()
    local wide = start { memory_bytes = 256 << 20 }
    local how, message = run(wide, "local function f() return 1 + f() end f()")
    assert.equal("error", how)
    assert.truthy(message:find("script:1: stack overflow", 1, true), message)
    wide:close()
    fails("C stack overflow", "local function f(s) return (s:gsub('.', f)) end f 'x'")
    fails("stack overflow", "local t = setmetatable({}, {}) getmetatable(t).__index = function(a, k) return a[k] end print(t.x)")
    fails("C stack overflow", "return " .. ("("):rep(300) .. "1" .. (")"):rep(300))
  end)

  it("takes no bytecode, and no finalisers", function()
    fails("attempt to load a binary chunk", string.dump(function() end))
    fails("__gc is not available in a confined script", "setmetatable({}, { __gc = function() while true do end end })")
    done "local meta = {} setmetatable({}, meta) meta.__gc = function() while true do end end" -- Lua does not call it
  end)

  it("stops what prints too much", function()
    local stopped = "the script was stopped: it wrote more than 65536 bytes (its limit)"
    for _, text in ipairs {
      "while true do print 'x' end", "print(('x'):rep(1e6))", "while true do pcall(print, ('x'):rep(1000)) end",
      "local r = estimate { model = 'llama-3.1-8b', hardware = 'b200' } while true do show(r) end",
    } do
      ends("output_bytes", stopped, text)
    end
    local _, _, printed = run(box, "for i = 1, 1e6 do print(i) end")
    assert.truthy(#printed > 20000 and #printed <= 65536)
    ends("text_bytes", "the script is longer than 1048576 bytes (its limit)", (" "):rep((1 << 20) + 1))
    done((" "):rep(1 << 20))
  end)

  -- ---- outside of Lua -------------------------------------------------------------

  it("has a process that may do nothing, even with a hole in Lua", function()
    local printed = done "for name, what in pairs(attempts()) do print(name .. '=' .. what) end"
    local count = 0
    for name, what in printed:gmatch "([^\n]*)=([^\n]*)\n" do
      count = count + 1
      assert.equal("refused", what, name)
    end
    assert.equal(26, count)
    assert.is_nil(core.file_size "/tmp/mantile-escaped")
  end)

  it("says how a process ended that ended badly", function()
    if is_sanitized() then return end -- the sanitizer would tell of it at length
    ends("crashed", "the script's process was ended by signal 11 (Segmentation fault)", "crash()")
    ends("crashed", "the script's process was ended by signal 11 (Segmentation fault)", "abort()")
  end)

  it("counts output that a process writes past Lua", function()
    ends("output_bytes", "it wrote more than 65536 bytes", "flood()")
    ends("crashed", "the script's process ended by itself", "forge ''")
  end)

  it("reads whatever a process may say", function()
    local crashed = "the script's process ended by itself"
    for _, frames in ipairs {
      ("I4I4"):rep(2), ("I4"):pack(1), ("I4I4"):pack(1, 0) .. ("I4I4"):pack(2, 0xffffffff),
      ("I4s4"):pack(99, "x") .. ("I4s4"):pack(0, ("y"):rep(5000)) .. ("I4s4"):pack(0, ""),
      ("I4I4"):pack(2, 1 << 30) .. "x",
    } do
      local text = frames:gsub(".", function(byte) return ("\\x%02x"):format(byte:byte()) end)
      ends("crashed", crashed, "forge '" .. text .. "'")
    end
    math.randomseed(7)
    for _ = 1, 30 do
      local bytes = {}
      for i = 1, math.random(200) do bytes[i] = ("\\x%02x"):format(math.random(4) == 1 and math.random(0, 255) or math.random(0, 2)) end
      ends("crashed", crashed, "forge '" .. table.concat(bytes) .. "'")
    end
  end)

  -- ---- many -----------------------------------------------------------------------

  it("runs as many at once as it may, and says no to more", function()
    local many = start { jobs = 50 }
    local ends_of = internal.sandbox_clients(many, 'show(estimate { model = "llama-3.1-8b", hardware = "b200" })', 50)
    for _, how in ipairs(ends_of) do assert.equal("done", how) end
    many:close()
    local one = start { jobs = 1, instructions = 2e7 }
    local counts = {}
    for _, how in ipairs(internal.sandbox_clients(one, "while true do end", 8)) do counts[how] = (counts[how] or 0) + 1 end
    assert.truthy(counts.busy >= 1 and counts.instructions >= 1 and counts.busy + counts.instructions == 8)
    one:close()
  end)

  it("kills what nobody waits for, and keeps no process and no descriptor", function()
    local some = start { jobs = 8, cpu_s = 20, instructions = 1e12 }
    local ours, theirs = descriptors "self", descriptors(some:process())
    for _ = 1, 3 do
      local gone = internal.sandbox_clients(some, "while true do print(('x'):rep(100)) pcall(error) end", 8, 1000)
      for _, how in ipairs(gone) do assert.equal("cancelled", how) end
      run(some, "print(1)")
      run(some, "x")
      run(some, (" "):rep(2 << 20))
    end
    assert.same({}, children(some:process()))
    assert.equal(ours, descriptors "self")
    assert.equal(theirs, descriptors(some:process()))
    some:close()
  end)

  it("says when the zygote is gone, with which its children end", function()
    local lost = start { instructions = 1e12, cpu_s = 30 }
    local child
    local how, message = lost:run("print(1) while true do end", function()
      child = children(lost:process())[1]
      os.execute("kill -9 " .. lost:process())
    end)
    assert.truthy(vanishes(child))
    assert.equal("gone", how)
    assert.equal("the process that runs scripts has ended; start the program anew", message)
    how = lost:run("print(1)", function() end)
    assert.equal("gone", how)
    lost:close()
  end)

  it("ends with its program", function()
    local path = support.write(os.tmpname(), "while true do end")
    local pipe = assert(io.popen(("%s/mantile run --confined --instructions 1e15 --cpu_s 60 --wall_s 60 %s & sleep 0.5; "
      .. "echo $!; cat /proc/$!/task/$!/children; kill -9 $!"):format(support.build, path)))
    local program, zygote = pipe:read("n", "n")
    pipe:close()
    os.remove(path)
    assert.truthy(program and zygote)
    assert.truthy(vanishes(zygote))
  end)

  it("is refused where its limits make no sense", function()
    for limit, values in pairs { cpu_s = { 0, -1, 1e9, 0 / 0 }, wall_s = { 0 }, jobs = { 0, 257 }, memory_bytes = { 0 },
      output_bytes = { 0, 2 ^ 40 }, text_bytes = { 0 }, instructions = { 0 } } do
      for _, value in ipairs(values) do
        local none, message = sandbox.start(support.root, { [limit] = value })
        assert.is_nil(none)
        assert.truthy(message:find(limit .. " must be", 1, true), message)
      end
    end
    local none, message = sandbox.start "/nowhere"
    assert.is_nil(none)
    assert.truthy(message:find("scripts cannot be run: ", 1, true), message)
  end)
end)
