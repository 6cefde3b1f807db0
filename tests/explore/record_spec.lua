-- Sweeps into files: what ends a run costs nothing that was committed, and its parts are the whole.

local core = require "mantile.core"
local lines = require "mantile.explore.lines"
local merge = require "mantile.explore.merge"
local record = require "mantile.explore.record"
local shard = require "mantile.explore.shard"
local sqlite_file = require "mantile.explore.sqlite_file"
local state = require "mantile.explore.state"
local support = require "support"
local sweep = require "mantile.explore.sweep"
local text_file = require "mantile.explore.text_file"

local SPACE = { model = "llama-3.1-8b", hardware = { "h100-sxm", "b200" }, tp = "1..16*2", batch = "1..40", isl = { 512, 8192 } }
local JOBS = 10

local aims = {
  all = {},
  best = { best = 9, maximise = "throughput_tok_s_gpu" },
  front = { pareto = { "tok_s_user", "throughput_tok_s_gpu" } },
}

local function values_of(...)
  local values = { threads = 2 }
  for _, changes in ipairs { SPACE, ... } do
    for key, value in pairs(changes) do values[key] = value end
  end
  return values
end

local function plan_of(...) return assert(sweep.plan(values_of(...))) end

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

local function exists(path) return core.file_size(path) ~= nil end

--- All rows of a database as a text.
local function dumped(path)
  local database <close> = assert(core.database(path))
  local parts = {}
  for i = 1, database:run "SELECT count(*) FROM sweep" do
    local values = table.pack(database:run("SELECT * FROM sweep ORDER BY point LIMIT 1 OFFSET ?", i - 1))
    for v = 1, values.n do values[v] = tostring(values[v]) end
    parts[i] = table.concat(values, "|")
  end
  return table.concat(parts, "\n")
end

local function content(path) return path:find "sqlite$" and dumped(path) or read(path) end

--- Asked the n-th time it says stop.
local function stop_after(n)
  return function()
    n = n - 1
    return n < 0
  end
end

local folder, step
before_each(function()
  folder, step = support.folder(), record.step
  record.step = 0
end)
after_each(function()
  record.step = step
  support.clean()
end)

local function path_of(name, ending) return ("%s/%s.%s"):format(folder, name, ending) end

local function run(plan, path, options)
  local all = { path = path }
  for key, value in pairs(options or {}) do all[key] = value end
  return record.run(plan, all)
end

for _, ending in ipairs { "csv", "jsonl", "sqlite" } do
  describe("a sweep into ." .. ending, function()
    for name, aim in pairs(aims) do
      local function whole()
        local path = path_of("whole", ending)
        if not exists(path) then assert.is_true(run(plan_of(aim), path).complete) end
        return content(path)
      end

      it("has the rows of the sweep: " .. name, function()
        local rows = assert(sweep.run(values_of(aim)))
        whole()
        if ending == "csv" then assert.equal(rows:csv(), whole()) end
        if ending == "jsonl" then assert.equal(rows:jsonl(), whole()) end
        if ending == "sqlite" then
          local _, count = whole():gsub("\n", "\n")
          assert.equal(#rows, count + 1)
        end
        assert.is_false(exists(path_of("whole", ending) .. ".state"))
      end)

      it("goes on after each stop: " .. name, function()
        local path, done = path_of("stopped", ending), 0
        for _ = 1, 30 do
          local told, asked = 0, stop_after(3) -- what is in work when all rows are kept is done again
          local at = assert(run(plan_of(aim), path, {
            resume = true, progress = function() told = told + 1 end,
            stop = function() return name == "all" and told > 2 or name ~= "all" and asked() end,
          }))
          assert.is_true(at.done > done or at.complete)
          done = at.done
          if at.complete then break end
          assert.is_true(exists(path))
        end
        assert.equal(JOBS, done)
        assert.equal(whole(), content(path))
      end)

      it("is the same in parts, one of which was killed: " .. name, function()
        local parts = {}
        for i = 1, 3 do
          parts[i] = path_of("part" .. i, ending)
          local options = { part = i, parts = 3, resume = true }
          if i == 2 then
            options.stop = stop_after(2)
            assert.is_false(run(plan_of(aim), parts[i], options).complete)
            local merged, message = merge.run(path_of("merged", ending), { parts[1], parts[2] })
            assert.is_nil(merged)
            assert.matches("part2.*is not complete", message)
            options.stop = nil
          end
          assert.is_true(run(plan_of(aim), parts[i], options).complete)
        end
        local merged = assert(merge.run(path_of("merged", ending), { parts[3], parts[1], parts[2] }))
        assert.equal(whole(), content(path_of("merged", ending)))
        assert.is_false(exists(path_of("merged", ending) .. ".new"))
        assert.is_true(merged.rows > 0)
      end)
    end

    it("has whether, causes and what is not known as rows have them", function()
      local odd = {
        unfit = true, columns = {
          "memory.fits", "decode.bottleneck", "0 / 0", "1 / 0", "-1 / 0", "batch / 7", "memory.max_batch", "1 / 3", "-batch",
        },
      }
      local rows, path = assert(sweep.run(values_of(odd))), path_of("odd", ending)
      run(plan_of(odd), path)
      if ending ~= "sqlite" then assert.equal(rows[ending](rows), content(path)) end
      assert.is_true(rows[1]["memory.fits"])
      assert.is_string(rows[1]["decode.bottleneck"])
      assert.is_nil(rows[1]["-1 / 0"])
    end)

    it("loses and repeats nothing when it is killed in the middle", function()
      local path = path_of("killed", ending)
      local script = support.write(folder .. "/kill.lua", ([[
        require("mantile.find").root = os.getenv "MANTILE_ROOT" or "."
        local record, sweep = require "mantile.explore.record", require "mantile.explore.sweep"
        record.step = 0
        local plan = assert(sweep.plan { model = "llama-3.1-8b", hardware = { "h100-sxm", "b200" }, tp = "1..16*2",
          batch = "1..40", isl = { 512, 8192 }, threads = 2 })
        local jobs = 0
        record.run(plan, { path = %q, resume = true, progress = function()
          jobs = jobs + 1
          if jobs == 4 then os.execute "kill -9 $PPID" end
        end })]]):format(path))
      for _ = 1, 2 do os.execute(("'%s/host' '%s' 2>/dev/null"):format(support.build, script)) end
      local kind = ending == "sqlite" and sqlite_file or text_file
      local at = kind.state(path)
      assert.is_true(at.done >= 6 and at.done < JOBS, tostring(at.done))
      if ending ~= "sqlite" then -- as if it had been in the middle of a write
        local file <close> = assert(io.open(path, "ab"))
        file:write "3,h100-s"
      end
      assert.is_true(run(plan_of(), path, { resume = true }).complete)
      run(plan_of(), path_of("whole", ending))
      assert.equal(content(path_of("whole", ending)), content(path))
    end)

    it("refuses to go on with another one", function()
      local path = path_of("other", ending)
      run(plan_of(), path, { stop = stop_after(3), part = 1, parts = 2 })
      local before = content(path)
      local function refused(sentence, plan, options)
        local at, message = run(plan, path, options)
        assert.is_nil(at)
        assert.matches(sentence, message, 1, true)
        assert.equal(before, content(path))
      end
      refused("is there already", plan_of(), { part = 1, parts = 2 })
      refused("of another sweep", plan_of { osl = 7 }, { resume = true, part = 1, parts = 2 })
      refused("of another sweep", plan_of { where = "tpot_s < 1" }, { resume = true, part = 1, parts = 2 })
      refused("of another sweep", plan_of { columns = { "tpot_s" } }, { resume = true, part = 1, parts = 2 })
      refused("of another sweep", plan_of(aims.best), { resume = true, part = 1, parts = 2 })
      refused("is shard 1/2, not 2/2", plan_of(), { resume = true, part = 2, parts = 2 })
      refused("is shard 1/2, not 1/1", plan_of(), { resume = true })
      assert.is_true(run(plan_of(), path, { resume = true, part = 1, parts = 2 }).complete)
      local at, done = run(plan_of(), path, { resume = true, part = 1, parts = 2 })
      assert.is_true(at.complete)
      assert.equal(at.done, done)
    end)

    it("is written by one process only", function()
      local path = path_of("held", ending)
      local open = ending == "sqlite" and sqlite_file.open(path) or text_file.open(path, lines.csv)
      local at, message = run(plan_of(), path)
      assert.is_nil(at)
      assert.matches(ending == "sqlite" and "locked" or "another process is writing it", message)
      open:close()
      assert.is_true(run(plan_of(), path).complete)
    end)

    it("refuses what is no file for rows", function()
      for _, path in ipairs { "/dev/null/x." .. ending, folder .. "/no/such/folder." .. ending } do
        local at, message = run(plan_of(), path)
        assert.is_nil(at)
        assert.matches("cannot be written", message)
      end
      local path = support.write(path_of("foreign", ending), "something else\n")
      for _, resume in ipairs { false, true } do
        local at, message = run(plan_of(), path, { resume = resume })
        assert.is_nil(at)
        assert.is_string(message)
        assert.equal("something else\n", read(path))
      end
    end)

    it("may have more parts than jobs", function()
      local parts = {}
      for i = 1, JOBS + 3 do
        parts[i] = path_of("p" .. i, ending)
        assert.is_true(run(plan_of(), parts[i], { part = i, parts = JOBS + 3 }).complete)
      end
      assert(merge.run(path_of("merged", ending), parts))
      run(plan_of(), path_of("whole", ending))
      assert.equal(content(path_of("whole", ending)), content(path_of("merged", ending)))
    end)
  end)
end

describe("a merge", function()
  local function parts_of(changes, prefix, count)
    local parts = {}
    for i = 1, count do
      parts[i] = path_of(prefix .. i, "csv")
      assert(run(plan_of(changes), parts[i], { part = i, parts = count }).complete)
    end
    return parts
  end

  local function refused(sentence, paths, out)
    local merged, message = merge.run(out or path_of("merged", "csv"), paths)
    assert.is_nil(merged)
    assert.matches(sentence, message, 1, true)
    assert.is_false(exists(path_of("merged", "csv")) or exists(path_of("merged", "csv.new")))
  end

  it("names gaps, overlaps and strangers", function()
    local a, b, c = parts_of({}, "a", 3), parts_of({ osl = 9 }, "b", 3), parts_of({}, "c", 2)
    refused("shard 2/3 is missing", { a[1], a[3] })
    refused("shard 3/3 is missing", { a[1], a[2] })
    refused("are both shard 2/3", { a[1], a[2], a[3], a[2] })
    refused("are of different sweeps", { a[1], b[2], a[3] })
    refused("is one of 3 shards", { a[1], c[1], a[3] })
    refused("is there already", a, a[1])
    refused("must end in .csv, .jsonl or .sqlite", a, folder .. "/x.txt")
    refused("as the result does", a, folder .. "/x.jsonl")
    refused("cannot be read", { a[1], folder .. "/none.csv", a[3] })
    support.write(folder .. "/stranger.csv", "point\r\n1\r\n")
    refused("has no state", { a[1], folder .. "/stranger.csv", a[3] })
    assert(merge.run(path_of("whole", "csv"), a))
    refused("has no state", { path_of("whole", "csv") })
  end)

  it("believes no state that its rows do not bear out", function()
    local parts = parts_of({}, "a", 2)
    local whole, text = read(parts[2]), read(parts[2] .. ".state")
    local function with(rows, sentence)
      support.write(parts[2], rows)
      support.write(parts[2] .. ".state", (text:gsub('"bytes":"%d+"', '"bytes":"' .. #rows .. '"')))
      refused(sentence, parts)
    end
    support.write(parts[2], whole .. "99999,x\r\n")
    refused("is not as long as its state says", parts)
    with(whole .. "99999,x\r\n", "has not as many rows")
    with(whole:gsub("[^\n]*\n$", ""), "has not as many rows")
    with(whole:gsub("[^\n]*\n([^\n]*\n)$", "%1%1"), "is not in the order of points")
    with(whole:gsub("[^\n]*\n$", "nonsense\n"), "has a row that is none")
    with(whole:gsub("^point", "pint"), "has other columns")
    with("", "has no first line")
    with(read(parts[1]), "the same points")
    support.write(parts[2] .. ".state", "{}")
    refused("has no state", parts)
  end)

  it("believes no part that lacks what it chose", function()
    local parts = parts_of(aims.best, "a", 2)
    for i, path in ipairs(parts) do
      local text, count = read(path .. ".state"):gsub('("chosen":%[%[)"%d+"', '%1"7777777' .. i .. '"')
      assert.equal(1, count)
      support.write(path .. ".state", text)
    end
    refused("lacks point 7777777", parts)
  end)
end)

describe("a state", function()
  it("comes back as it was", function()
    local at = state.new(plan_of(aims.front), 2, 3)
    at.done, at.rows, at.points, at.bytes = 1, 2 ^ 52 | 0, 12345678901234567, 9
    at.refused = { { reason = 'why "\n', points = 3, messages = 1 } }
    at.chosen = { { 7, 1 / 3, -math.huge }, { 12345678901234567, math.huge, 1e-300 } }
    local back = state.decode(state.encode(at))
    for key, value in pairs(at) do assert.same(value, back[key], key) end
  end)

  it("of other making is none", function()
    local text = state.encode(state.new(plan_of(), 1, 2))
    assert.truthy(state.decode(text))
    for pattern, with in pairs {
      ['"part":"1"'] = '"part":"3"', ['"parts":"2"'] = '"parts":"0"', ['"done":"0"'] = '"done":"-1"', ['"rows":"0"'] = '"rows":0',
      ['"keep":"all"'] = '"keep":"some"', ['"refused":{}'] = '"refused":[3]', ['"chosen":{}'] = '"chosen":[["x"]]',
      ['"format":"1"'] = '"format":"2"', ['"bytes":"0"'] = '"bytes":"1.5"', ["^{"] = "[", ['"jobs":"10"'] = '"jobs":"nan"',
    } do
      local other, count = text:gsub(pattern, with)
      assert.equal(1, count, pattern)
      assert.is_nil(state.decode(other), pattern)
    end
    for _, other in ipairs { "", "null", "[]", "3", '"x"', "\0" } do assert.is_nil(state.decode(other)) end
    assert.is_nil(state.decode(nil))
  end)

  it("names the files that a space names", function()
    local path = folder .. "/mine.lua"
    support.write(path, 'return engine "mine" { doc = "first" }')
    local pools = {
      model = "llama-3.1-8b", hardware = "h100-sxm", mode = "disagg", concurrency = 4, prefill = { tp = 1 },
      ["decode.engine"] = path,
    }
    local stated = {
      model = "llama-3.1-8b", hardware = "h100-sxm", mode = "disagg", concurrency = 4, prefill = { engine = path },
      ["decode.tp"] = { 1, 2 },
    }
    for _, plan in ipairs { plan_of { engine = path }, assert(sweep.plan(pools)), assert(sweep.plan(stated)) } do
      support.write(path, 'return engine "mine" { doc = "first" }')
      local first = state.name(plan)
      assert.equal(first, state.name(plan))
      support.write(path, 'return engine "mine" { doc = "second" }')
      assert.not_equal(first, state.name(plan))
    end
  end)
end)

describe("a shard", function()
  local function of(text, environment) return shard.of(text, function(name) return (environment or {})[name] end) end

  local function refused(sentence, ...)
    local part, message = of(...)
    assert.is_nil(part)
    assert.matches(sentence, message, 1, true)
  end

  it("is K/N", function()
    assert.same({ 2, 8 }, { of "2/8" })
    for _, text in ipairs { "0/8", "9/8", "1/0", "1/99999999" } do refused("is none", text) end
    for _, text in ipairs { "2", "a/b", "1/2/3", "-1/2", "1.5/2", "" } do refused("it is K/N or auto", text) end
  end)

  it("is what the environment says", function()
    local function slurm(id, count, least, most, every)
      return {
        SLURM_ARRAY_TASK_ID = id, SLURM_ARRAY_TASK_COUNT = count, SLURM_ARRAY_TASK_MIN = least, SLURM_ARRAY_TASK_MAX = most,
        SLURM_ARRAY_TASK_STEP = every,
      }
    end
    assert.same({ 3, 8 }, { of("auto", slurm("3", "8", "1", "8", "1")) })
    assert.same({ 1, 4 }, { of("auto", slurm("0", "4", "0", "3")) })
    assert.same({ 3, 4 }, { of("auto", slurm("14", "4", "10", "16", "2")) })
    refused("not evenly spaced", "auto", slurm("3", "3", "1", "7", "1"))
    refused("must be numbers", "auto", slurm("3"))
    assert.same({ 1, 5 }, { of("auto", { JOB_COMPLETION_INDEX = "0", MANTILE_SHARDS = "5" }) })
    assert.same({ 2, 5 }, { of("auto", { PARALLEL_SEQ = "2", MANTILE_SHARDS = "5" }) })
    refused("set MANTILE_SHARDS", "auto", { PARALLEL_SEQ = "2" })
    refused("is none", "auto", { JOB_COMPLETION_INDEX = "5", MANTILE_SHARDS = "5" })
    refused("both", "auto", { JOB_COMPLETION_INDEX = "5", PARALLEL_SEQ = "5" })
    refused("is no number", "auto", { PARALLEL_SEQ = "x" })
    refused("in the environment", "auto", {})
  end)
end)
