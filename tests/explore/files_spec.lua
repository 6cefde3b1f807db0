-- What files of rows are made of: SQLite through its C interface, files that grow, signals.

local core = require "mantile.core"
local support = require "support"

describe("a database", function()
  local database
  before_each(function() database = assert(core.database(support.folder() .. "/x.sqlite")) end)
  after_each(function()
    database:close()
    support.clean()
  end)

  it("gives back what was put into it", function()
    assert.is_true((database:run "CREATE TABLE t (a, b, c, d, e)"))
    local text = "'); DROP TABLE t; --\0\255"
    assert.is_true((database:run("INSERT INTO t VALUES (?, ?, ?, ?, ?)", 1 << 60, 1 / 3, text, nil, true)))
    assert.same({ 1 << 60, 1 / 3, text, nil, 1, n = 5 }, table.pack(database:run "SELECT * FROM t"))
    assert.equal(0, select("#", database:run "SELECT * FROM t WHERE a = 0"))
  end)

  it("prepares a statement once", function()
    database:run "CREATE TABLE t (a INTEGER PRIMARY KEY)"
    local insert = assert(database:prepare "INSERT INTO t VALUES (?)")
    for i = 1, 50 do assert.is_true((insert:run(i))) end
    local done, message = insert:run(7)
    assert.is_nil(done)
    assert.matches("UNIQUE", message)
    assert.is_true((insert:run(99)))
    assert.equal(51, (database:run "SELECT count(*) FROM t"))
    insert:close()
    assert.is_false((pcall(insert.run, insert, 100)))
    insert:close()
  end)

  it("says what is wrong", function()
    for _, text in ipairs { "nonsense", "SELECT * FROM nowhere", "SELECT 'open", "" } do
      local done, message = database:run(text)
      assert.is_nil(done)
      assert.is_string(message)
    end
    assert.is_false((pcall(database.run, database, "SELECT ?")))
    assert.is_false((pcall(database.run, database, "SELECT ?", 1, 2)))
    assert.is_false((pcall(database.run, database, "SELECT ?", {})))
    assert.is_nil((core.database "/no/such/folder/x.sqlite"))
  end)

  it("may be closed before its statements, and be collected", function()
    local statement = assert(database:prepare "SELECT 1")
    database:close()
    assert.is_false((pcall(database.run, database, "SELECT 1")))
    assert.equal(1, (statement:run()))
    statement = nil -- luacheck: ignore
    collectgarbage()
  end)

  it("does not run what its schema says", function()
    database:run "CREATE VIEW sweep AS SELECT 1"
    local done, message = database:run "SELECT * FROM sweep"
    assert.is_nil(done)
    assert.matches("prohibited", message)
  end)

  it("of any bytes is refused with a sentence", function()
    local folder = support.folder()
    local path = folder .. "/y.sqlite"
    local good = assert(core.database(path))
    good:run "CREATE TABLE sweep (point INTEGER PRIMARY KEY, x)"
    good:run "CREATE TABLE mantile (state TEXT)"
    for i = 1, 200 do good:run("INSERT INTO sweep VALUES (?, ?)", i, "text" .. i) end
    good:close()
    local file = assert(io.open(path, "rb"))
    local bytes = file:read "a"
    file:close()
    local seed = 7
    for _ = 1, 40 do
      local broken = { bytes:byte(1, 4096) }
      for _ = 1, 20 do
        seed = (seed * 1103515245 + 12345) % 2147483648
        broken[1 + seed // 7 % #broken] = seed // 65536 % 256
      end
      for i, byte in ipairs(broken) do broken[i] = string.char(byte) end
      support.write(path, table.concat(broken) .. bytes:sub(4097))
      local state = require("mantile.explore.sqlite_file").state(path)
      assert.is_nil(state)
      local other = core.database(path)
      if other then
        other:run "SELECT sum(length(x)) FROM sweep"
        other:run "DELETE FROM sweep"
        other:close()
      end
    end
  end)
end)

describe("a file that is held", function()
  after_each(support.clean)

  it("is cut and written by one alone", function()
    local path = support.folder() .. "/x"
    local file, size = assert(core.hold_file(path))
    assert.equal(0, size)
    assert.is_true(file:write "hello" and file:write "" and file:sync())
    local other, message = core.hold_file(path)
    assert.is_nil(other)
    assert.matches("another process", message)
    assert.is_true(file:cut(2))
    assert.is_true(file:write "y")
    assert.is_nil((file:cut(9)))
    file:close()
    file:close()
    assert.is_false((pcall(file.write, file, "x")))
    file, size = core.hold_file(path)
    assert.equal(3, size)
    file:close()
  end)

  it("is a regular file", function()
    local folder = support.folder()
    os.execute(("mkfifo '%s/pipe'"):format(folder))
    for _, path in ipairs { folder, folder .. "/pipe", "/dev/null", folder .. "/none/x" } do
      local file, message = core.hold_file(path)
      assert.is_nil(file)
      assert.is_string(message)
    end
  end)
end)

describe("a signal", function()
  it("ends the process when it comes a second time, but not at once", function()
    local script = support.write(os.tmpname(), [[
      local core = require "mantile.core"
      core.catch_interrupt()
      os.execute "kill -TERM $PPID; kill -TERM $PPID" -- Lua waits deaf to SIGINT
      io.write(core.interrupted(), "\n")
      io.flush()
      os.execute "sleep 1; kill -TERM $PPID"
      io.write "not here\n"]])
    local pipe = assert(io.popen(("exec '%s/host' '%s'"):format(support.build, script)))
    assert.equal("15\n", pipe:read "a")
    assert.is_nil((pipe:close()))
    os.remove(script)
  end)

  it("is a wish as long as it is caught", function()
    local script = support.write(os.tmpname(), [[
      local core = require "mantile.core"
      core.catch_interrupt()
      core.catch_interrupt()
      assert(core.interrupted() == nil)
      os.execute "kill -TERM $PPID"
      assert(core.interrupted() == 15)
      core.release_interrupt()
      assert(core.interrupted() == 15)
      core.release_interrupt()
      core.release_interrupt()
      core.catch_interrupt()
      assert(core.interrupted() == nil)
      core.release_interrupt()
      io.write "still here\n"
      io.flush()
      os.execute "kill -TERM $PPID"
      io.write "not here\n"]])
    local pipe = assert(io.popen(("exec '%s/host' '%s'"):format(support.build, script)))
    local text = pipe:read "a"
    local _, how, signal = pipe:close()
    os.remove(script)
    assert.equal("still here\n", text)
    assert.same({ "signal", 15 }, { how == "exit" and signal == 143 and "signal" or how, how == "exit" and 15 or signal })
  end)
end)
