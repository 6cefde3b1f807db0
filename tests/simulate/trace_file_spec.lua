-- Files of requests that came once: their formats, and what becomes of rows that make no sense.

local clock = require "mantile.traffic.clock"
local core = require "mantile.core"
local support = require "support"
local trace_file = require "mantile.traffic.trace_file"

local folder

local function file(content) return support.write(folder .. "/trace.csv", content) end

--- "at isl osl" of each request of a file.
local function rows_of(content, options)
  local trace, skipped = assert(trace_file.read(file(content), options))
  local traffic, list = core.traffic { trace = trace }, {}
  while traffic:next() < math.huge do
    local r = traffic:take()
    list[#list + 1] = ("%.7g %d %d"):format(r.at, r.isl, r.osl)
  end
  return list, skipped
end

local function problem_of(content, options)
  local trace, message = trace_file.read(file(content), options)
  assert.is_nil(trace)
  local path = folder .. "/trace.csv"
  assert.equal(path .. ": ", message:sub(1, #path + 2))
  return message:sub(#path + 3)
end

describe("a trace file", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("may be one of Azure's, with dates", function()
    assert.same({ "0 374 44", "3.95174 396 109", "4.5 10 1", "5.000001 10 2" }, (rows_of(table.concat({
      "TIMESTAMP,ContextTokens,GeneratedTokens", "2023-11-16 18:15:46.6805900,374,44",
      "2023-11-16 18:15:50.6323300,396,109", "2023-11-16 18:15:51.18059+00:00,10,1",
      "2023-11-16T19:15:51.680591+01:00,10,2",
    }, "\r\n"))))
  end)

  it("may be one of Mooncake's, whose prompts share their beginnings", function()
    local trace = assert(trace_file.read(file([[
{"timestamp": 27482, "input_length": 1024, "output_length": 52, "hash_ids": [46, 47]}
{"timestamp": 30535, "input_length": 1100, "output_length": 26, "hash_ids": [46, 47, 48]}
{"timestamp": 30535, "input_length": 1100, "output_length": 26, "hash_ids": []}
]])))
    local traffic = core.traffic { trace = trace }
    local one, two, three = traffic:take(), traffic:take(), traffic:take()
    assert.equal(0, one.at)
    support.near(3.053, two.at, 1e-9)
    assert.same(one.segments[2], two.segments[2])
    assert.equal(76, two.segments[3].tokens)
    assert.is_nil(three.segments)
  end)

  it("may be one of Qwen's, in seconds and smaller parts", function()
    local trace = assert(trace_file.read(file([[
{"chat_id": 1, "parent_chat_id": -1, "timestamp": 0.5, "input_length": 20, "output_length": 52, "turn": 1, "hash_ids": [1, 2]}
{"chat_id": 2, "parent_chat_id": 1, "timestamp": 2.0, "input_length": 33, "output_length": 1, "turn": 2, "hash_ids": [1, 2, 3]}
]])))
    local traffic = core.traffic { trace = trace }
    assert.equal(4, traffic:take().segments[2].tokens)
    assert.equal(1.5, traffic:next())
  end)

  it("may be BurstGPT's, and one of mantile's own results", function()
    assert.same({ "0 472 18", "40 1087 230" }, (rows_of [[
Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
5,ChatGPT,472,18,490,Conversation log
45,ChatGPT,1087,230,1317,Conversation log
]]))
    assert.same({ "0 10 20", "0.5 30 40" }, (rows_of "arrived_s,isl,osl,ttft_s\n1.5,10,20,0.1\n2,30,40,0.2\n"))
    assert.same({ "0 10 20", "0.5 30 40" },
      (rows_of '{"arrived_s":1.5,"isl":10,"osl":20}\n\n{"isl":30,"osl":40,"arrived_s":"2"}'))
    local traffic = core.traffic {
      trace = assert(trace_file.read(file "priority,arrived_s,isl,osl,group\n-3,0,10,20,7\n,1,10,20,\n")),
    }
    local one, two = traffic:take(), traffic:take()
    assert.same({ -3, 7, 0, 0 }, { one.priority, one.group, two.priority, two.group })
  end)

  it("may begin with a byte order mark, and end without a line end", function()
    assert.same({ "0 10 20" }, (rows_of "\xEF\xBB\xBFarrived_s,isl,osl\r\n7,10,20"))
    assert.same({ "0 10 20" }, (rows_of '\xEF\xBB\xBF{"arrived_s":1,"isl":10,"osl":20}'))
    assert.same({ "0 10 20" }, (rows_of 'arrived_s,"isl",osl\n"7","10",20\n\n'))
  end)

  it("needs no times where lengths are drawn from it", function()
    local trace = assert(trace_file.read(file "isl,osl\n5,6\n7,8\n", { lengths_alone = true }))
    assert.equal(2, (trace:count()))
    assert.matches("no known columns", problem_of "isl,osl\n5,6\n")
    assert(trace_file.read(file "arrived_s,isl,osl\n5,5,6\n1,7,8\n", { lengths_alone = true }))
  end)

  local HEAD = "arrived_s,isl,osl\n1,2,3\n"
  local bad = {
    { "2,0,3", "line 3: isl is '0'; it must be a whole number from 1 to 1073741824" },
    { "2,2,0", "line 3: osl is '0'; it must be a whole number from 1 to 1073741824" },
    { "2,-2,3", "line 3: isl is '-2'; it must be" },
    { "2,2.5,3", "line 3: isl is '2.5'; it must be a whole number" },
    { "2,1000000000000,3", "line 3: isl is '1000000000000'; it must be" },
    { "2,1e400,3", "line 3: isl is '1e400'; it must be" },
    { "2,nan,3", "line 3: isl is 'nan'" },
    { "2,,3", "line 3: isl is ''" },
    { "2,3", "line 3: osl is nothing" },
    { "soon,2,3", "line 3: arrived_s is 'soon'; it must be a number, or a date like 2023-11-16 18:15:46.68" },
    { "nan,2,3", "line 3: arrived_s is 'nan'" },
    { "1e300,2,3", "line 3: arrived_s is '1e300'" },
    { "0.5,2,3", "line 3: comes -0.5 s after the first row, and the one before it 0 s" },
    { "2023-02-29 00:00:00,2,3", "line 3: arrived_s is '2023-02-29 00:00:00'" },
    { "2,\x00,3", "line 3: isl is '?'" },
    { "2,\xFF\xFE,3", "line 3: isl is '??'" },
  }
  for _, case in ipairs(bad) do
    local name = case[1]:gsub("[^ -~]", "?")
    it(("refuses %s, or leaves it out"):format(name), function()
      assert.equal(case[2], problem_of(HEAD .. case[1] .. "\n3,4,5\n"):sub(1, #case[2]))
      local list, skipped = rows_of(HEAD .. case[1] .. "\n3,4,5\n", { skip_bad = true })
      assert.same({ "0 2 3", "2 4 5" }, list)
      assert.equal(1, skipped.count)
      assert.equal(case[2], skipped.first:sub(1, #case[2]))
    end)
  end

  local JSON = '{"timestamp":1,"input_length":600,"output_length":3,"hash_ids":[1]}\n'
  local bad_json = {
    { "nonsense", "line 2: not JSON" },
    { "[1,2]", "line 2: is no JSON object" },
    { "7", "line 2: is no JSON object" },
    { '{"timestamp":2,"input_length":600,"output_length":NaN}', "line 2: not JSON" },
    { '{"timestamp":2,"input_length":[],"output_length":3}', "line 2: input_length is a table; it must be" },
    { '{"timestamp":2,"input_length":1e12,"output_length":3}', "line 2: input_length is 1000000000000; it must be" },
    { '{"timestamp":null,"input_length":6,"output_length":3}', "line 2: timestamp is nothing" },
    { '{"timestamp":true,"input_length":6,"output_length":3}', "line 2: timestamp is true" },
    { '{"timestamp":2,"input_length":600,"output_length":3,"hash_ids":[1,2,3]}',
      "line 2: hash_ids has 3 parts of 512 tokens, more than the prompt's 600 tokens" },
    { '{"timestamp":2,"input_length":600,"output_length":3,"hash_ids":[1,"x"]}',
      "line 2: part 2 of a prompt is 'x'; it must be a whole number from 0" },
    { '{"timestamp":2,"input_length":600,"output_length":3,"hash_ids":[-1]}', "line 2: part 1 of a prompt is -1" },
    { '{"timestamp":2,"input_length":600,"output_length":3,"hash_ids":"1"}', "line 2: hash_ids is '1'; it must be a list" },
  }
  for _, case in ipairs(bad_json) do
    it(("refuses %s, or leaves it out"):format(case[1]), function()
      assert.equal(case[2], problem_of(JSON .. case[1] .. "\n"):sub(1, #case[2]))
      local list = rows_of(JSON .. case[1] .. "\n", { skip_bad = true })
      assert.same({ "0 600 3" }, list)
    end)
  end

  it("that is none is refused", function()
    assert.equal("is empty", problem_of "")
    assert.equal("it has no requests", problem_of "arrived_s,isl,osl\n")
    assert.matches("no known columns", problem_of "{}")
    assert.matches("no JSON object", problem_of "[1, 2]")
    assert.matches("^no known columns; traces have TIMESTAMP, ContextTokens, GeneratedTokens; or timestamp, input_length",
      problem_of "a,b\n1,2\n")
    assert.matches("Here there are 'a, b'$", problem_of '{"a":1,"b":2}')
    assert.matches("^line 2: isl is '0'", problem_of("arrived_s,isl,osl\n1,0,3\n", { skip_bad = true }))
    for path, problem in pairs { ["/dev/zero"] = "it is no regular file", ["/nowhere"] = "No such file or directory",
      [folder] = "it is no regular file" } do
      assert.equal(("%s: %s"):format(path, problem), select(2, trace_file.read(path)))
    end
  end)

  it("of a line without end is refused before it is read", function()
    for start, sentence in pairs { ["arrived_s,isl,osl\n"] = "a row is longer than 1 MiB", ["{"] = "a line is longer than 1 MiB" } do
      os.execute(("printf '%s' > '%s/trace.csv' && truncate -s 1G '%s/trace.csv'"):format(start, folder, folder))
      local trace, message = trace_file.read(folder .. "/trace.csv", { skip_bad = true })
      assert.is_nil(trace)
      assert.matches(sentence, message, 1, true)
    end
  end)

  it("of many rows is read in no time to speak of", function()
    local parts = { "TIMESTAMP,ContextTokens,GeneratedTokens" }
    for i = 1, 50000 do
      parts[#parts + 1] = ("2024-05-10 %02d:%02d:%02d.009930+00:00,%d,%d"):format(i // 3600, i // 60 % 60, i % 60, i, i % 99 + 1)
    end
    local path, start = file(table.concat(parts, "\n")), os.clock()
    local trace = assert(trace_file.read(path))
    assert.same({ 50000, 49999 }, { trace:count() })
    assert.is_true(os.clock() - start < 3) -- 0.2 s; more where everything is watched
  end)
end)

describe("dates", function()
  it("are counted over months, leap years and time zones", function()
    local function between(a, b)
      local x, x_rest = clock.date(a)
      local y, y_rest = clock.date(b)
      return y - x + (y_rest - x_rest)
    end
    assert.equal(86400, between("2024-02-28 12:00:00", "2024-02-29 12:00:00"))
    assert.equal(86400, between("2023-02-28 12:00:00", "2023-03-01 12:00:00"))
    assert.equal(1, between("1999-12-31 23:59:59", "2000-01-01 00:00:00"))
    assert.equal(366 * 86400, between("2000-01-01 00:00:00", "2001-01-01 00:00:00"))
    assert.equal(365 * 86400, between("2100-01-01 00:00:00", "2101-01-01 00:00:00"))
    assert.equal(0, between("2024-05-10T00:00:00Z", "2024-05-10 02:30:00+02:30"))
    assert.equal(0, between("2024-05-10 00:00:00", "2024-05-09 23:00:00-0100"))
    support.near(1e-7, between("2024-05-10 00:00:00.1234567", "2024-05-10 00:00:00.1234568"), 1e-6)
    for _, text in ipairs { "", "today", "2024-13-01 00:00:00", "2024-04-31 00:00:00", "2024-05-10", "2024-05-10 24:00:00",
      "2024-05-10 00:60:00", "2024-05-10 00:00:00 PST", "0000-01-01 00:00:00" } do
      assert.is_nil(clock.date(text), text)
    end
  end)
end)
