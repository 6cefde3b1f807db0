-- repl_spec.lua: the session, over a pipe and at a terminal.

local json = require "cjson"
local support = require "support"

--- Status, stdout and stderr of a session that reads `text`.
local function session(text, environment) return support.cli("", { input = text, environment = environment }) end

local function stdout_of(text)
  local status, out, err = session(text)
  assert.equal("", err)
  assert.equal(0, status)
  return out
end

--- What is printed to stderr.
local function problem_of(text)
  local status, _, err = session(text)
  assert.equal(2, status)
  return err
end

describe("a session over a pipe", function()
  it("runs statements and shows expressions, without prompt and colours", function()
    assert.equal("2\n1\tnil\ta\nnil\n{ 1, 2 }\n", stdout_of 'x = 2\nx\n1, nil, "a"\nnil\n{1, 2}\n')
    assert.equal("5\n", stdout_of "2 + -- two\n3")
    assert.equal("", stdout_of "")
    assert.equal("1\n2\n", stdout_of "for i = 1, 2 do\n\n  print(i)\nend")
    assert.equal("7\n7\n", stdout_of "3 + 4\n_")
  end)

  it("keeps what is declared local, unless it closes", function()
    assert.equal("6\n", stdout_of "local a, b <const> = 1, 2; local c = 3\na + b + c")
    assert.equal("nil\n8\n", stdout_of "local x\nx\nlocal function f()\n  local y = 8\n  return y\nend\nf()")
    assert.equal("closed\n", stdout_of "local x <close> = setmetatable({}, { __close = function() print 'closed' end })")
    assert.equal("local\n", stdout_of "local s = [[local]]; -- local\ns")
  end)

  it("takes a deployment for its request", function()
    local text = 'a = model "llama-3.1-8b":on "2x h100-sxm" {}\n'
    assert.equal("true\n", stdout_of(text .. "estimate(a).tpot_s == a.tpot_s"))
    assert.matches("1.00x", (stdout_of(text .. "compare(a, estimate(a))")))
    assert.matches("largest batch", stdout_of(text .. "show(a)"))
  end)

  it("says the line of an error, goes on, and tells at the end", function()
    local status, out, err = session 'function f()\n  error("in f")\nend\nf()\nassert(false, "no")\n1 + 1\n'
    assert.equal(2, status)
    assert.equal("2\n", out)
    assert.matches('mantile: line 2: in f\n      2 |   error%("in f"%)\n', err:gsub("| error", "|   error"))
    assert.matches("line 5: assertion failed: no\n", err)
    assert.equal(1, (session "assert(1 > 2)"))
    assert.matches("line 1: there is no name 'estimat' here; did you mean 'estimate'?", problem_of "estimat {}")
    assert.matches("line 2: .*<eof>", problem_of "x = 1\nx +")
    assert.matches("line 2: unexpected symbol near '%)'", problem_of "f = function()\n)\n")
    assert.matches("gpus is 8, but", problem_of 'model "llama-3.1-8b":on "8x h100-sxm" { tp = 3 }')
    assert.matches("there is no model 'llama%-3.1%-9b'", problem_of 'model "llama-3.1-9b":on "h100-sxm" {}')
  end)

  it("survives whatever is raised", function()
    for text, message in pairs {
      ["error(nil)"] = "no text", ["error({})"] = "no text", ["error(42)"] = "42",
      ["error(setmetatable({}, { __tostring = error }))"] = "no text",
      ["setmetatable({}, { __tostring = function() error 'broken' end })"] = "broken",
      ["setmetatable({}, { __tostring = function() return {} end })"] = "__tostring",
      ["function r() return 1 + r() end r()"] = "stack overflow",
      ['x = ("x"):rep(1e18)'] = "too large",
      ["t = setmetatable({}, { __index = function(t, k) return t[k] end }) t.x = t.y"] = "overflow",
      ["goto nowhere"] = "nowhere", ["\27Lua"] = "binary chunk", ["x = '\255"] = "unfinished string",
      ["require 'coroutine'.wrap(function() error 'inside' end)()"] = "inside",
      ['a = model "llama-3.1-8b":on "h100-sxm" {} a.tpot_s = 1'] = "never changes",
      ['hardware "h100-sxm".power = 1'] = "never changes",
    } do
      local status, out, err = session(text .. "\n1 + 1\n")
      assert.equal(2, status)
      assert.equal("2\n", out)
      assert.truthy(err:find(message, 1, true), err)
      assert.falsy(err:find("/lua/mantile/", 1, true), err)
    end
  end)

  it("has memory with an end", function()
    if support.build:find "asan" then return end -- which reserves more than there is
    local text = 't = {}\nfor i = 1, 1e9 do t[i] = ("x"):rep(1e6) .. i end\nt = nil\n1 + 1\n'
    local status, out, err = session(text, "ulimit -v 1000000;")
    assert.equal(2, status)
    assert.equal("2\n", out)
    assert.matches("line 2: not enough memory", err)
  end)

  it("is not opened where there is nothing to read", function()
    local pipe = assert(io.popen(support.absolute(support.build) .. "/mantile </dev/null"))
    assert.matches("usage: mantile VERB", pipe:read "a")
    pipe:close()
  end)

  it("ends where it is told to", function()
    assert.equal(7, (session "os.exit(7)\nprint 'further'"))
  end)

  it("shows no value without end, and nothing that a terminal would obey", function()
    assert.equal("\\27[31mred\\0\n", stdout_of '"\\27[31mred\\0"')
    assert.equal("??\n", stdout_of '"\\xff\\xfe"')
    assert.equal("  t  { t = { t = {...} } }\n", stdout_of "t = {} t.t = t\nt")
    local out = stdout_of "t = {} for i = 1, 1e5 do t[i] = { a = i, time_s = i / 1000 } end\nt"
    assert.matches("\n   2 +2 +2.00 ms\n", out)
    assert.matches("%.%.%. and 99,980 more rows\n$", out)
    out = stdout_of "t = {} for i = 1, 1e6 do t[i] = i end\nt\n('x'):rep(1e7)"
    assert.matches("more keys\n", out)
    assert.matches("bytes more", out)
    assert.is_true(#out < 2e5)
    out = stdout_of 'r = sweep { model = "llama-3.1-8b", hardware = "b200", batch = "1..4096", isl = "256..8192*2", osl = "16..512*2" }\nr\nprint(r)'
    assert.matches("more rows; sort, filter or top them", out)
    assert.is_true(#out < 1e4)
  end)

  it("takes lines of 10 MB, and statements of many lines", function()
    assert.equal("10000000\n", stdout_of("x = '" .. ("a"):rep(1e7) .. "'\n#x"))
    assert.equal("3000000\n", stdout_of("y = {" .. ("1,"):rep(3e6) .. "}\n#y"))
    assert.equal("5000\n", stdout_of("y = {\n" .. ("  1,\n"):rep(5000) .. "}\n#y"))
  end)

  it("has help on every name", function()
    assert.matches("tensor%-parallel degree", stdout_of 'help "tp"')
    assert.matches("TFLOP/s", stdout_of 'help "h100-sxm"')
    assert.matches("decode.time_s", stdout_of 'help "tpot_s"')
    assert.matches("parameters", stdout_of 'help(model "llama-3.1-8b")')
    assert.matches("memory.total_bytes", stdout_of 'help "memory"')
    assert.matches("requests/s", stdout_of 'help "rate"')
    assert.matches("1024", stdout_of 'help "KiB"')
    assert.matches("a:explain", stdout_of "help")
    assert.matches("every combination", stdout_of "sweep")
    assert.matches("a:explain", stdout_of 'help(model "llama-3.1-8b":on "h100-sxm" {})')
    assert.matches("tensor%-parallel degree", stdout_of "help tp")
    assert.matches("h100%-nvl .*h100%-sxm .*NVIDIA", stdout_of 'help "h100"')
    assert.matches("a kind of picture", stdout_of 'help "roofline"')
    assert.matches("there is no plot.pie; there are roofline", problem_of "plot.pie()")
    assert.matches("did you mean 'tpot_s'", problem_of 'help "tpto_s"')
  end)
end)

-- ---- at a terminal ------------------------------------------------------------------------

local has_terminal = os.execute "python3 -c 'import pty; pty.openpty()' >/dev/null 2>&1"

--- Somebody at a keyboard (terminal.py): what the program printed. Fails where a step does.
local function at_terminal(steps, environment, home)
  if not has_terminal then return nil end
  local folder, lines = support.folder(), {}
  for i, step in ipairs(steps) do
    if type(step) == "string" then step = { send = step } end
    lines[i] = json.encode(step)
  end
  support.write(folder .. "/steps", table.concat(lines, "\n") .. "\n")
  local command = ("cd '%s' && env -u NO_COLOR -u MANTILE_PATH -u XDG_STATE_HOME TERM=xterm PAGER= LC_ALL=C.UTF-8 HOME='%s' env %s "
    .. "python3 '%s/tests/cli/terminal.py' steps '%s/mantile' 2>&1"):format(folder, home or folder, environment or "",
    support.absolute(support.root), support.absolute(support.build))
  local pipe = assert(io.popen(command))
  local text = pipe:read "a"
  local ok = pipe:close()
  assert.truthy(ok, text)
  return text
end

local prompt = { expect = "> $" }
local LEAVE = "\4"

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "a"
  file:close()
  return text
end

describe("a session at a terminal", function()
  if not has_terminal then
    pending "there is no pseudo-terminal or no python3 here"
    return
  end

  after_each(support.clean)

  it("completes models, hardware, keys, fields and methods", function()
    at_terminal {
      prompt, "m = model \"llama-3.1-70\t", { pause = 0.2 }, "\n", prompt,
      "a = m:on(\"8x h100-s\t", { pause = 0.2 }, "){t\t", { expect = "tp .*whole number.*tensor-parallel" },
      "p=8, ba\t", { pause = 0.2 }, "32}\n", prompt,
      "a.t\t", { expect = "tpot_s +s .*ttft_s" }, "po\t", { pause = 0.2 }, "\n", { expect = "0.00.*ms\\)" }, prompt,
      "a:ex\t", { pause = 0.2 }, " \"tpot_\t", { pause = 0.2 }, "\n", { expect = "decode.time_s = .*all_reduce" }, prompt,
      "sim\t\t", { pause = 0.2 }, " { mo\t", { pause = 0.2 }, "\t", { expect = "mode +static.*model" }, "\21", "a:with{weights=\"fp8\"}\n", { expect = "fp8, " },
      prompt, "nosuch.\t\tx\n", { expect = "there is no name" }, prompt, LEAVE,
    }
  end)

  it("goes on in the next line, and takes a script as a paste", function()
    local script = { "local total = 0" }
    for i = 1, 66 do
      script[#script + 1] = ("for i = 1, %d do"):format(i)
      script[#script + 1] = "\ttotal = total + 1 -- \ttabs"
      script[#script + 1] = "end"
    end
    script[#script + 1] = "print('total', total)\n"
    local text = table.concat(script, "\n")
    at_terminal { prompt, "for i = 1, 2 do\n", { expect = ">> $" }, "print(i * 11)\n", "end\n", { expect = "11.*22" }, prompt,
      "\27[200~" .. text .. "\27[201~", { expect = "total\t? *2211" }, prompt, text, { expect = "total\t? *2211" }, prompt, LEAVE }
  end)

  it("keeps a history between sessions, for the user alone", function()
    local home = support.folder()
    at_terminal({ prompt, "x = 41\n", prompt, " hidden = 1\n", prompt, "for i = 1, 1 do\n", "  y = i\n", "end\n", prompt, LEAVE },
      nil, home)
    local path = home .. "/.local/state/mantile/history"
    assert.equal("x = 41\nfor i = 1, 1 do\n  y = i\nend\n", read(path))
    local pipe = assert(io.popen("stat -c %a " .. path .. " " .. home .. "/.local/state/mantile"))
    assert.equal("600\n700\n", pipe:read "a")
    pipe:close()
    at_terminal({ prompt, "\27[A\27[A\27[A\27[A", { pause = 0.2 }, "\n", prompt, "x + 1\n", { expect = "42" }, prompt, LEAVE }, nil, home)
    at_terminal({ prompt, "\18x =", { pause = 0.2 }, "\n", prompt, "x + 2\n", { expect = "43" }, prompt, LEAVE }, nil, home)
  end)

  it("takes a broken history, and none", function()
    local home = support.folder()
    os.execute(("mkdir -p '%s/.local/state/mantile'"):format(home))
    local path = home .. "/.local/state/mantile/history"
    support.write(path, "y = 5\27[31m\0\1\n\255\254\nz = 6\n" .. ("a"):rep(1e6) .. "\n" .. ("w = 1\n"):rep(5000) .. "v = 9\n")
    at_terminal({ prompt, "\27[A", { pause = 0.2 }, "\n", prompt, "v\n", { expect = "9" }, prompt, LEAVE }, nil, home)
    assert.is_true(#read(path) < 10000)
    for _, environment in ipairs { "-u HOME", "HOME=/nonexistent", "HOME=/dev/null", "XDG_STATE_HOME=/proc" } do
      at_terminal({ prompt, "1 + 1\n", { expect = "2" }, prompt, LEAVE }, environment)
    end
    os.remove(path)
    os.execute(("mkfifo '%s'"):format(path))
    at_terminal({ prompt, "1 + 1\n", { expect = "2" }, prompt, LEAVE }, nil, home)
  end)

  it("stops what runs at Ctrl-C, and keeps what is done", function()
    at_terminal {
      prompt, "kept = 5\n", prompt, "while true do end\n", { pause = 0.5 }, "\3", { expect = "interrupted" }, prompt,
      "while true do pcall(function() while true do end end) end\n", { pause = 0.5 }, "\3", { expect = "interrupted" }, prompt,
      "string.rep('x', 10):rep(3, (function() while true do end end)())\n", { pause = 0.5 }, "\3", { expect = "interrupted" }, prompt,
      "setmetatable({}, { __tostring = function() while true do end end })\n", { pause = 0.5 }, "\3", { expect = "interrupted" }, prompt,
      "r = sweep { model = 'llama-3.1-8b', hardware = 'b200', tp = '1..8*2', batch = '1..4096', isl = '100..4000' }\n",
      { pause = 1 }, "\3", { expect = "the sweep was interrupted; its rows so far are used" }, prompt,
      "#r > 0, kept\n", { expect = "true\t? *5" }, prompt,
      "q = search { model = 'llama-3.1-70b', hardware = 'b200', gpus = '1..64', isl = '100..1000', osl = '1..400' }\n",
      { pause = 1.5 }, "\3", { expect = "the search was interrupted; these are the best of" }, prompt,
      "#q > 0, q.interrupted\n", { expect = "true\t? *true" }, prompt,
      "s = model 'llama-3.1-8b':on 'h100-sxm' { engine = 'vllm' }:simulate { rate = 20, requests = 100000000 }\n", { pause = 1.5 },
      "\3", { expect = "interrupted; its requests so far" }, prompt, "s.simulation.stopped\n", { expect = "true" }, prompt,
      "x = (1 +\n", { expect = ">> $" }, "\3", { expect = "\n.*> $" }, "kept\n", { expect = "5" }, prompt, "typed\3", { pause = 0.3 },
      "kept + 1\n", { expect = "6" }, prompt, LEAVE,
    }
  end)

  it("leaves at the fourth Ctrl-C where nothing listens", function()
    local text = at_terminal { prompt, "(('a'):rep(40)):match(('a?'):rep(40) .. ('a'):rep(40))\n", { pause = 0.5 }, "\3", { pause = 0.2 },
      "\3", { pause = 0.2 }, "\3", { pause = 0.2 }, "\3" }
    assert.matches("STATUS %-2", text)
  end)

  it("shows errors without ending, in colour", function()
    local text = at_terminal { prompt, "nosuch\n", { expect = "31m.*there is no name 'nosuch' here" }, prompt, "function f()\n",
      "  error 'deep'\n", "end\n", prompt, "f()\n", { expect = "deep.*error 'deep'" }, prompt, LEAVE }
    assert.matches("STATUS 0", text)
  end)

  it("follows the size of the terminal", function()
    at_terminal {
      prompt, "t = {} for i = 1, 1e5 do t[i] = { a = i } end\n", prompt, "t\n", { expect = "\n *16 +16.*and 99,984 more rows" }, prompt,
      { resize = { 50, 60 } }, { pause = 0.2 }, "t\n", { expect = "and 99,958 more rows" }, prompt,
      "x = 'long enough to go on beyond the end of a line of sixty columns' ", { resize = { 20, 30 } }, { pause = 0.2 },
      "y = 3\n", prompt, "y + #x\n", { expect = "65" }, prompt, LEAVE,
    }
  end)

  it("pages what is longer than the screen", function()
    local rows = "t = {} for i = 1, 1e5 do t[i] = { a = i } end\n"
    local steps = { prompt, rows, prompt, "t\n", { expect = " 99999 +99999\r?\n *100000 +100000" }, prompt,
      "x = 41\nx + 1\n", { expect = "42" }, prompt, LEAVE }
    at_terminal(steps, "PAGER='tail -n 2'")
    at_terminal({ prompt, rows, prompt, "t\n", { expect = "and 99,984 more rows" }, prompt, LEAVE }, "PAGER=false")
    if os.execute "command -v less >/dev/null" then
      at_terminal({ prompt, rows, prompt, "t\n", { expect = " 20 +20.*:" }, "G",
        { expect = " 100000 +100000" }, "\3", { pause = 0.3 }, "q", { pause = 0.3 }, "q\21", prompt, "1 + 41\n",
        { expect = "42" }, prompt, LEAVE }, "PAGER=less") -- which may drop a key after Ctrl-C
    end
  end)

  it("shows no table wider than the screen", function()
    at_terminal { prompt, "a = model 'llama-3.1-8b':on 'h100-sxm' {}\n", prompt, { resize = { 40, 60 } }, { pause = 0.2 },
      "a:roofline():top(3)\n", { expect = "time_s.*gate_up .*phase .*of_roof.*gate_up" }, prompt,
      "a:roofline():top(20)\n", { expect = "gate_up .*left out for width: .*of_roof" }, prompt, LEAVE }
  end)

  it("prints no more than text to a terminal that knows nothing else", function()
    for _, term in ipairs { "dumb", "" } do
      local text = at_terminal({ prompt, "a = 20\n", prompt, "for i = 1, 1 do\n", { expect = ">> $" }, "nosuch()\n", "end\n",
        { expect = "there is no name" }, prompt, "while true do end\n", { pause = 0.5 }, "\3", { expect = "interrupted" }, prompt,
        "half (\3", { expect = "\n.*> $" }, "a + 1\n", { expect = "21" }, prompt, LEAVE }, "TERM=" .. term)
      assert.falsy(text:find("\27", 1, true), text)
    end
    local text = at_terminal({ prompt, "nosuch\n", { expect = "no name" }, prompt, LEAVE }, "NO_COLOR=1")
    assert.falsy(text:find("\27[31m", 1, true), text)
  end)

  it("takes keys that are none, and lines without end", function()
    at_terminal { prompt, "'\195\188nder' .. '\228'\n", { expect = "ünder" }, prompt, ("x"):rep(100000) .. "\n", { expect = "no name|> $" },
      { pause = 0.5 }, "\21", "1 + 41\n", { expect = "42" }, prompt, "\27[200~a = 1\27[A\4b\27[201~\21\n", prompt, LEAVE }
  end)

  it("has its first prompt soon", function()
    local core = require "mantile.core"
    local best = math.huge
    for _ = 1, 5 do
      local start = core.seconds()
      session ""
      best = math.min(best, core.seconds() - start)
    end
    local sanitized = support.build:find "asan" and 20 or 1
    assert.is_true(best < 0.06 * sanitized, ("%.0f ms"):format(1000 * best))
  end)
end)
