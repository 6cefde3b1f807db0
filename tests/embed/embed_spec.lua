-- The library in other programs: installed into a folder of its own, used from C
-- and from a stock lua5.4.

local core = require "mantile.core"
local json = require "mantile.json"
local support = require "support"

local sources = support.root .. "/tests/embed"
local REQUEST = '{"model":"llama-3.1-8b","hardware":"h100-sxm","batch":16}'

--- Runs a shell text in `folder`. Returns its status and what it printed on both streams.
local function shell(text, folder)
  local pipe = assert(io.popen(("exec 2>&1; cd '%s' && %s"):format(folder or support.root, text)))
  local output = pipe:read("a")
  local _, _, status = pipe:close()
  return status, output
end

--- The same; fails unless its status is 0.
local function run(text, folder)
  local status, output = shell(text, folder)
  assert(status == 0, ("%s: status %s\n%s"):format(text, status, output))
  return output
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local content = file:read("a")
  file:close()
  return content
end

local function quoted(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local function exists(program) return shell("command -v " .. program) == 0 end

local CC = os.getenv("CC") or "cc"
local STRICT = "-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror"
local MEMCHECK = "valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all "
local memcheck = exists "valgrind" and MEMCHECK or ""

describe("the installed library", function()
  local prefix

  --- What a program is compiled with, from pkg-config.
  local function flags(options)
    return (run(("PKG_CONFIG_PATH='%s/lib/pkgconfig' pkg-config --cflags --libs %s mantile")
      :format(prefix, options or "")):gsub("\n", " "))
  end

  local function compile(name)
    run(("%s -std=c11 %s -O1 -g %s/%s.c -o '%s/%s' %s -pthread"):format(CC, STRICT, sources, name, prefix, name, flags()))
  end

  --- Runs a program that was compiled here, from a folder that is not the checkout.
  local function program(words, before)
    return run(("LD_LIBRARY_PATH='%s/lib' %s '%s'/%s"):format(prefix, before or "", prefix, words), "/")
  end

  --- What tests/embed/answer.c answers, as a list of lines.
  local function answers(verb, ...)
    local words, lines = {}, {}
    for i, word in ipairs { ... } do words[i] = quoted(tostring(word)) end
    for line in program(("answer - %s %s"):format(verb, table.concat(words, " "))):gmatch("[^\n]*") do
      lines[#lines + 1] = line
    end
    return lines
  end

  setup(function()
    prefix = support.folder()
    run(("make -s install BUILD='%s' PREFIX='%s'"):format(support.build, prefix))
    for _, name in ipairs { "ask", "answer", "threads" } do compile(name) end
  end)

  teardown(support.clean)

  it("answers a C program of 20 lines, which leaks nothing", function()
    local expected = {}
    local batches = { 1, 8, 64 }
    for i, batch in ipairs(batches) do
      local r = support.report { model = "llama-3.1-8b", hardware = "h100-sxm", batch = batch, isl = 4096, osl = 512 }
      expected[i] = ("batch %d: %.2f ms, fits\n"):format(batch, 1e3 * r.tpot_s)
    end
    assert.equal(table.concat(expected), program("ask", memcheck))
  end)

  it("comes with a program that runs without the checkout", function()
    local report = json.decode(run(prefix .. "/bin/mantile estimate llama-3.1-8b --on h100-sxm --json", "/"))
    assert.equal(8030261248, report.parameters.total)
  end)

  it("is linked statically too", function()
    local static = flags("--static"):gsub("%-lmantile", prefix .. "/lib/libmantile.a")
    run(("%s -std=c11 %s/ask.c -o '%s/ask_static' %s"):format(CC, sources, prefix, static))
    assert.equal(program("ask"), run(prefix .. "/ask_static", "/"))
  end)

  it("answers a Lua script of 5 lines in a stock interpreter", function()
    local environment = ("LUA_PATH='%s/share/lua/5.4/?.lua;%s/share/lua/5.4/?/init.lua;;' LUA_CPATH='%s/lib/lua/5.4/?.so;;'")
      :format(prefix, prefix, prefix)
    local command = ("%s lua5.4 '%s/ask.lua'"):format(environment, run("realpath " .. sources):gsub("\n", ""))
    local output = run(command, "/")
    local r = support.report { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 16 }
    assert.equal(("%.2f ms a token"):format(1e3 * r.tpot_s), output:match("^[^\n]*"))
    assert.truthy(output:find("\n4.%d%d ms for one sequence, 5.%d%d ms for eight\n$"), output)
  end)

  it("shows no names but its own", function()
    for _, file in ipairs { "-D --defined-only '%s/lib/libmantile.so'", "-g --defined-only '%s/lib/libmantile.a'" } do
      local count = 0
      for name in run("nm " .. file:format(prefix)):gmatch("%x+ %a (%S+)") do
        assert.truthy(name:find("^mt_") or name == "luaopen_mantile_core", name)
        count = count + 1
      end
      assert.equal(10, count)
    end
  end)

  it("has a header that compiles alone, as C11 and as C++", function()
    local include = (" -fsyntax-only %s %s/include/mantile.h"):format(STRICT, prefix)
    run(CC .. " -std=c11 -x c" .. include)
    if exists "c++" then run("c++ -std=c++11 -x c++" .. include) end
  end)

  it("gives the same report as the program", function()
    local _, expected = support.cli "estimate llama-3.1-8b --on h100-sxm --batch 16 --json"
    assert.equal(expected, answers("estimate", REQUEST)[1] .. "\n")
  end)

  it("evaluates to what the report says, null as NaN", function()
    local report = json.decode(answers("estimate", REQUEST)[1])
    for _, metric in ipairs { "ttft_s", "tpot_s", "throughput_tok_s" } do
      support.near(report[metric], tonumber(answers("evaluate", REQUEST, metric, 16, 1024, 256, 0)[1]))
    end
    support.near(report.memory.total_bytes,
      tonumber(answers("evaluate", REQUEST, "memory.total_bytes", 16, 1024, 256, 0)[1]))
    local unpriced = '{"model":"llama-3.1-8b","hardware":"m2-ultra"}'
    assert.truthy(answers("evaluate", unpriced, "cost_usd_per_mtok", 1, 9, 9, 0)[1]:find("nan"))
  end)

  it("names its metrics as reports do", function()
    local lines = answers "metrics"
    for i, metric in ipairs(core.metrics()) do
      assert.equal(("%s %s"):format(metric.key, metric.unit), lines[i])
    end
    assert.equal("end", lines[#core.metrics() + 1])
  end)

  it("answers wrong requests with one sentence and goes on", function()
    local lines = answers("estimate", "{", "[1]", "null", "{}", '{"model":"llama-3.1-8c","hardware":"h100-sxm"}',
      '{"model":"llama-3.1-8b","hardware":"h100-sxm","tp":3}', REQUEST)
    local expected = {
      "1: not JSON: ", "1: a request is a JSON object", "1: a request is a JSON object", "1: model is missing",
      "1: there is no model 'llama-3.1-8c'; ", "1: layer 'attention': tp (3) must divide heads (32)", '{"model":',
    }
    for i, text in ipairs(expected) do assert.equal(text, lines[i]:sub(1, #text)) end
    assert.equal("1: there is no hardware 'h999'; `mantile hardware` lists them",
      answers("deploy", '{"model":"llama-3.1-8b","hardware":"h999"}')[1])
  end)

  it("refuses workloads and metrics that are none", function()
    local function refusal(...) return answers("evaluate", REQUEST, ...)[1] end
    assert.equal("1: there is no metric 'ttft'; did you mean 'ttft_s'?", refusal("ttft", 1, 1, 1, 0))
    assert.truthy(refusal("ttft_s", "nan", 1, 1, 0):find("^1: workloads%[0%].batch is %-?nan; it must be from 1 to 2^32$"))
    assert.equal("1: workloads[0].isl is 0; it must be from 1 to 2^32", refusal("ttft_s", 1, 0, 1, 0))
    assert.equal("1: workloads[0].osl is inf; it must be from 1 to 2^32", refusal("ttft_s", 1, 1, "inf", 0))
    assert.equal("1: workloads[0].prefix is 8; it must be from 0 to below isl (8)", refusal("ttft_s", 1, 8, 1, 8))
  end)

  it("refuses misuse of its functions", function()
    assert.same({
      "1: there is no context; mt_open makes one", "1: there is no request",
      "1: there is no context; mt_open makes one", "1: there is no deployment; mt_deploy makes one",
      "no failure wanted", "nothing to do", "1: there are no workloads", "1: there are no metrics",
      "1: a metric is NULL", "1: there is no room for the results", "",
    }, answers "misuse")
    assert.equal("1: '/nowhere' is not where mantile's files are: it has no lua/mantile\n",
      program("answer /nowhere estimate {}"))
  end)

  it("lets several threads evaluate one deployment, with the same bits", function()
    assert.equal("same bits\n", program "threads")
    if exists "valgrind" then
      assert.equal("same bits\n", program("threads", "valgrind -q --tool=helgrind --error-exitcode=99"))
    end
  end)

  it("lets scripts neither end the process nor print nor break later requests", function()
    local folder, requests, sources_of = support.folder(), {}, {
      "os.exit(7)", "os.execute('echo printed')", "io.popen('echo printed')", "error()", "error({})",
      "error(setmetatable({}, { __tostring = function() error {} end }))", "error('two\\nlines')",
      "print 'printed' io.write 'printed' io.stdout:write 'printed' io.stderr:write 'printed' error 'quiet'",
      "require('_G').warn('@on') require('_G').warn('printed') error 'quiet'", "local t = {} return t",
      "require('coroutine').yield()", "local function f() return 1 + f() end f()",
      "setmetatable({}, { __gc = function() error 'printed' end }) error 'quiet'",
      "return require('debug').getregistry()", "string.rep('x', 1 << 40)", "io.close() print 'printed' error 'quiet'",
      "return setmetatable({}, { __index = error })",
    }
    for i, source in ipairs(sources_of) do
      local path = support.write(("%s/m%d.lua"):format(folder, i), source)
      requests[i] = ('{"model":"%s","hardware":"h100-sxm"}'):format(path)
    end
    requests[#requests + 1] = REQUEST
    local lines = answers("estimate", table.unpack(requests))
    assert.equal(#requests + 1, #lines, table.concat(lines, "\n")) -- nothing else was printed, and the end
    for i = 1, #sources_of do assert.truthy(lines[i]:find("^[12]: %g"), sources_of[i] .. ": " .. lines[i]) end
    assert.truthy(lines[#requests]:find('^{"model":"llama%-3.1%-8b"'))
  end)

  it("stands in the docs as it is tested", function()
    local page = read(support.root .. "/docs/embedding.md")
    assert.truthy(page:find(read(sources .. "/ask.c"), 1, true), "docs/embedding.md shows tests/embed/ask.c")
    assert.truthy(page:find(read(sources .. "/ask.lua"), 1, true), "docs/embedding.md shows tests/embed/ask.lua")
  end)
end)
