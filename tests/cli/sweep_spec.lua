-- The command line of sweep and merge, and sweeps in scripts.

local core = require "mantile.core"
local json = require "mantile.json"
local support = require "support"
local sweep = require "mantile.explore.sweep"

local cli = support.cli

local SMALL = "sweep llama-3.1-8b --on h100-sxm,b200 --tp 1,2 --batch 1..8*2 "

local function misuse(arguments, expected, options)
  local status, out, err = cli(arguments, options)
  assert.equal(2, status, arguments .. "\n" .. out .. err)
  assert.equal("", out)
  assert.truthy(err:find("^mantile: [^\n]+\n$"), err)
  assert.truthy(err:find(expected, 1, true), err)
end

--- The rows of a sweep printed as JSON lines.
local function rows_of(arguments, options)
  local status, out, err = cli(arguments .. " --json-lines", options)
  assert.equal(0, status, err)
  local list = {}
  for line in out:gmatch "[^\n]+" do list[#list + 1] = assert(json.decode(line)) end
  return list, err
end

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

--- Runs `mantile` so that it hears Ctrl-C, beside a script that ends it; returns status and stderr.
local function ended(folder, arguments, ending)
  local pipe = assert(io.popen("realpath " .. support.build .. "/mantile"))
  local program = pipe:read "l"
  pipe:close()
  local path = support.write(folder .. "/run.sh", ([[
    cd '%s'
    rm -f pid
    { while [ ! -s pid ]; do sleep 0.01; done; pid=$(cat pid); %s; } &
    sh -c "echo \$\$ >pid; exec env --default-signal=INT '%s' %s" >out 2>err
    echo $? >status
    wait]]):format(folder, ending, program, arguments))
  os.execute("sh '" .. path .. "' 2>/dev/null")
  return tonumber(read(folder .. "/status")), read(folder .. "/err")
end

-- A machine may have no pseudo-terminals to give.
local has_terminal = os.execute "script -qec true /dev/null >/dev/null 2>&1"

describe("sweep", function()
  after_each(support.clean)

  it("prices every combination as estimate does", function()
    local list, err = rows_of(SMALL .. "--columns ttft_s,tpot_s,memory.total_bytes,'2 * tpot_s'")
    assert.equal(2 * 2 * 4, #list)
    assert.matches("mantile: 16 points in [%d.]+ s %([%d,]+ a second%), 16 rows\n", err)
    for i, row in ipairs(list) do
      assert.equal(i - 1, row.point)
      local r = support.report { model = "llama-3.1-8b", hardware = row.hardware, tp = row.tp, batch = row.batch }
      support.near(r.ttft_s, row.ttft_s)
      support.near(r.memory.total_bytes, row["memory.total_bytes"])
      support.near(2 * r.tpot_s, row["2 * tpot_s"])
    end
  end)

  it("takes models as words, and flags with values of every kind", function()
    local list = rows_of("sweep llama-3.1-8b mixtral-8x7b --on b200 --weights bf16,fp8 --sp false,true --tp 2 "
      .. "--price 1.5,2.5 --cost_model 'roofline;roofline,linear=roofline' --override 'lm_head.dtype=bf16;embedding.dtype=bf16'")
    assert.equal(2 ^ 6, #list)
    local last = list[#list]
    assert.same({ "mixtral-8x7b", "fp8", true, 2.5, '{"embedding":{"dtype":"bf16"}}' },
      { last.model, last.weights, last.sp, last.price, last.layers })
  end)

  it("changes figures of hardware and layers", function()
    local list = rows_of("sweep llama-3.1-8b --on h100-sxm --set 'memory.hbm.bandwidth=3.35 TB/s,8 TB/s; mlp.weights=fp8,bf16'")
    assert.equal(4, #list)
    assert.equal(3.35e12, list[1]["memory.hbm.bandwidth"])
    assert.equal("fp8", list[1]["mlp.weights"])
    assert.is_true(list[3].tpot_s < list[1].tpot_s and list[1].tpot_s < list[2].tpot_s)
    list = rows_of "sweep llama-3.1-8b --on h100-sxm --set 'power=700 W,1 kW; memory.hbm.capacity=+20%'"
    assert.same({ "700 W", "1 kW" }, { list[1].power, list[2].power })
  end)

  it("keeps what passes, and counts the rest by reason", function()
    local list, err = rows_of("sweep llama-3.1-70b --on h100-sxm --tp 1..8 --batch 1..8*2 --where 'ttft_s < 250 ms, batch > 1'")
    for _, row in ipairs(list) do assert.is_true(row.ttft_s < 0.25 and row.batch > 1) end
    assert.matches("refused 16: [^\n]*tp %(3%) must divide", err)
    assert.matches("refused 4: not memory.fits\n", err)
    assert.matches("refused %d+: not ttft_s < 250 ms\n", err)
    assert.matches("refused %d+: not batch > 1\n", err)
    local every = rows_of "sweep llama-3.1-70b --on h100-sxm --tp 1 --unfit --columns memory.fits"
    assert.is_false(every[1]["memory.fits"])
  end)

  it("keeps the best, or those that no other beats", function()
    local all = rows_of(SMALL)
    table.sort(all, function(a, b) return a.throughput_tok_s_gpu > b.throughput_tok_s_gpu end)
    local best = rows_of(SMALL .. "--best 3 --maximise throughput_tok_s_gpu")
    for i = 1, 3 do assert.same(all[i], best[i]) end
    assert.equal(3, #best)
    assert.same(best[1], rows_of(SMALL .. "--minimise=-throughput_tok_s_gpu")[1])
    local front = rows_of(SMALL .. "--pareto tok_s_user,'min(throughput_tok_s_gpu, 1e9)*-1'")
    assert.is_true(#front > 1 and #front < #all)
  end)

  it("prints a table of the first rows, in any order", function()
    local status, out = cli(SMALL .. "--top 3 --columns tpot_s --sort -tpot_s")
    assert.equal(0, status)
    local _, count = out:gsub("\n", "\n")
    assert.equal(5, count)
    assert.matches("^  hardware  tp  batch   tpot_s\n  h100%-sxm   1      8 ", out)
    assert.matches("\n  %.%.%. and 13 more\n$", out)
    assert.matches("\n  b200 ", (select(2, cli(SMALL .. "--top 1 --sort tpot_s"))))
  end)

  it("has the same rows as CSV and in any file", function()
    local folder = support.folder()
    local _, csv = cli(SMALL .. "--csv")
    local _, jsonl = cli(SMALL .. "--json-lines")
    for ending, text in pairs { csv = csv, jsonl = jsonl } do
      assert.equal(0, (cli(SMALL .. "-o rows." .. ending, { folder = folder })))
      assert.equal(text, read(folder .. "/rows." .. ending))
    end
    assert.equal(0, (cli(SMALL .. "-o rows.sqlite", { folder = folder })))
    local database <close> = core.database(folder .. "/rows.sqlite")
    assert.equal(16, (database:run "SELECT count(*) FROM sweep"))
    local row = rows_of(SMALL)[8]
    local tp, batch, tpot = database:run("SELECT tp, batch, tpot_s FROM sweep WHERE point = ?", 7)
    assert.same({ row.tp, row.batch }, { tp, batch })
    support.near(row.tpot_s, tpot)
  end)

  it("shows metrics and figures of the hardware in their units", function()
    local _, out = cli('sweep llama-3.1-8b --on h100-sxm --set "memory.hbm.bandwidth=3.35 TB/s,8 TB/s"')
    assert.matches("memory.hbm.bandwidth .*memory.total_bytes", out)
    assert.matches("8.00 TB/s .* %d+%.%d GB", out)
  end)

  it("says with its status that no row is left", function()
    local status, out = cli(SMALL .. "--where 'tpot_s < 1 us'")
    assert.equal(1, status)
    assert.equal("", out)
    assert.equal(1, (cli("sweep llama-3.1-8b --on h100-sxm --tp 3,5,7")))
  end)

  it("takes closed loops, and writes them in parts that merge to the same file", function()
    local loops = "sweep llama-3.1-8b --on h100-sxm,b200 --engine vllm --mode continuous --concurrency 1..1024*2 "
    local pools = "sweep llama-3.1-8b --on h100-sxm --mode disagg --concurrency 1..64*4 --prefill count=2 --set "
      .. "'decode.tp=1,2; decode.count=1..3' --columns ttft_s,loop.requests_s,gpus "
    local options = { folder = support.folder() }
    for _, command in ipairs { loops, pools } do
      for _, rest in ipairs { "-o part1.csv --shard 1/2", "-o part2.csv --shard 2/2", "-o part2.csv --shard 2/2 --resume", "-o all.csv" } do
        local status, _, err = cli(command .. rest, options)
        assert.equal(0, status, err)
      end
      assert.equal(0, (cli("merge merged.csv part1.csv part2.csv", options)))
      assert.equal(read(options.folder .. "/all.csv"), read(options.folder .. "/merged.csv"))
      os.execute(("rm '%s'/*"):format(options.folder))
    end
    local _, out = cli(loops .. "--json-lines --columns loop.running,ttft_s")
    assert.equal(22, select(2, out:gsub('{"point":%d+,"hardware":"[^"]+","concurrency":%d+,"loop.running":', "")))
  end)

  it("shows no progress where nobody watches", function()
    local _, _, err = cli(SMALL)
    assert.is_nil(err:find("[\r\27%%]"))
  end)

  local on_terminal = has_terminal and it or pending
  on_terminal("shows progress on a terminal, and clears it", function()
    local pipe = assert(io.popen(("script -qec '%s/mantile sweep llama-3.1-8b --on b200 --tp 1..8*2 --batch 1..4096' /dev/null")
      :format(support.build)))
    local text = pipe:read "a"
    pipe:close()
    assert.matches("\r\27%[K[#.]+ +%d+ %%, [%d,]+ of 16,400 points", text)
    assert.matches("\r\27%[K  tp  batch ", text)
  end)

  it("refuses misuse", function()
    misuse("sweep", "name a model")
    misuse("sweep llama-3.1-8b", "name the hardware")
    misuse("sweep llama-3.1-8b --model x --on b200", "the model is given twice")
    misuse(SMALL .. "--osl 1,,2", "has an empty value")
    misuse(SMALL .. "--osl 8..1", "is empty")
    misuse(SMALL .. "--where 'tpot < 1'", "there is no figure 'tpot'")
    misuse(SMALL .. "--columns tpot_s,nonsense", "there is no figure 'nonsense'")
    misuse("sweep llama-3.1-8 --on b200", "there is no model 'llama-3.1-8'")
    misuse("sweep llama-3.1-8b --on b200,h1", "there is no hardware 'h1'")
    misuse("sweep llama-3.1-8b --on b200 --engine vllm,vlm", "did you mean 'vllm'?")
    misuse(SMALL .. "--weights fp8,fp7", "weights is 'fp7'")
    misuse(SMALL .. "--isl 5,x", "isl is 'x'")
    misuse(SMALL .. "--best 3", "best needs maximise or minimise")
    misuse(SMALL .. "--best x --maximise tpot_s", "best is 'x'")
    misuse(SMALL .. "--maximise tpot_s --minimise ttft_s", "one of them")
    misuse(SMALL .. "--pareto tpot_s", "two figures")
    misuse(SMALL .. "--pareto tpot_s,ttft_s --best 3", "pareto takes the place")
    misuse(SMALL .. "--sort tpot", "did you mean 'tpot_s'?")
    misuse(SMALL .. "--sort tpot_s --csv", "--sort is for the table")
    misuse(SMALL .. "--csv --json-lines", "one of them")
    misuse(SMALL .. "-o x.csv --csv", "instead of printing")
    misuse(SMALL .. "-o x.txt", "must end in .csv, .jsonl or .sqlite")
    misuse(SMALL .. "--resume", "need -o FILE")
    misuse(SMALL .. "--shard 1/2", "need -o FILE")
    misuse(SMALL .. "--shard 3/2 -o /tmp/x.csv", "shard 3/2 is none")
    misuse(SMALL .. "--shard auto -o /tmp/x.csv", "in the environment", { environment = "env -u SLURM_ARRAY_TASK_ID" })
    misuse(SMALL .. "--set nonsense", "FIGURE=VALUE")
    misuse(SMALL .. "--set 'a.b=1;a.b=2'", "twice")
    misuse(SMALL .. "--threads 0 -o /tmp/never.csv", "threads")
    misuse(SMALL .. "--where '" .. ("tpot_s+"):rep(70) .. "1'", "at most 128 steps")
    misuse(SMALL .. "--columns '" .. ("-"):rep(150) .. "1' -o /tmp/never.csv", "at most 128 steps")
    misuse(SMALL .. "--isl 0 -o /tmp/never.csv", "isl")
    assert.is_nil(core.file_size "/tmp/never.csv")
    misuse(SMALL .. "--top 0", "--top is a number of rows")
    misuse("merge x.csv", "merge needs the new file and its parts")
    misuse("merge /tmp/no-such.csv /tmp/none.csv", "/tmp/none.csv cannot be read")
  end)

  it("merges its shards into what one run writes", function()
    local folder = support.folder()
    local function run(arguments, environment)
      local status, out, err = cli(arguments, { folder = folder, environment = environment })
      assert.equal(0, status, err)
      return out, err
    end
    run(SMALL .. "-o whole.csv")
    run(SMALL .. "--shard 1/3 -o 1.csv")
    run(SMALL .. "--shard auto -o 2.csv", "SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=2 SLURM_ARRAY_TASK_COUNT=3")
    run(SMALL .. "--shard auto -o 3.csv", "JOB_COMPLETION_INDEX=2 MANTILE_SHARDS=3")
    local _, err = run "merge merged.csv 1.csv 2.csv 3.csv"
    assert.equal("mantile: 16 rows of 3 parts in merged.csv\n", err)
    assert.equal(read(folder .. "/whole.csv"), read(folder .. "/merged.csv"))
    misuse("merge again.csv 1.csv 3.csv", "shard 2/3 is missing", { folder = folder })
  end)
end)

describe("a sweep that is interrupted", function()
  local LARGE = "sweep llama-3.1-8b llama-3.1-70b --on h100-sxm,b200 --tp 1..16*2 --batch 1..16384 --isl 64..1024*4 --unfit "
  local WAIT = "for i in $(seq 400); do [ -s rows.csv ] && break; sleep 0.02; done; sleep 0.1; " -- until there are rows

  after_each(support.clean)

  it("keeps its rows, says how to go on, and does", function()
    local folder = support.folder()
    local status, err = ended(folder, LARGE .. "--threads 1 -o rows.csv", WAIT .. "kill -INT $pid")
    assert.equal(130, status, err)
    assert.matches("interrupted: %d+ of %d+ jobs are done and in rows.csv; the same command with %-%-resume goes on\n", err)
    local before = read(folder .. "/rows.csv")
    status, err = ended(folder, LARGE .. "--threads 1 -o rows.csv --resume", "sleep 0.2; kill -TERM $pid")
    assert.equal(128 + 15, status, err)
    local after = read(folder .. "/rows.csv")
    assert.equal(before, after:sub(1, #before))
  end)

  it("goes on in a script with the rows so far", function()
    local folder = support.folder()
    support.write(folder .. "/ask.lua", [[
      local jobs = 0
      local rows = sweep { model = "llama-3.1-8b", hardware = "b200", tp = "1..8*2", batch = "1..16384", isl = "64..1024*2",
        columns = { "tpot_s" }, threads = 1, progress = function()
          jobs = jobs + 1
          if jobs == 2 then io.open("rows.csv", "w"):write("x"):close() end
        end }
      print(rows.interrupted, #rows > 0, #rows < 4 * 16384 * 5)]])
    local status, err = ended(folder, "run ask.lua", WAIT .. "kill -INT $pid")
    assert.equal(0, status, err)
    assert.equal("true\ttrue\ttrue\n", read(folder .. "/out"))
    assert.equal("mantile: the sweep was interrupted; its rows so far are used\n", err)
  end)
end)

describe("a sweep of models that make no tokens", function()
  local MODELS = {
    ["resnet-50"] = {}, ["bert-base-uncased"] = { isl = 128 }, ["stable-diffusion-1.5"] = {}, ["triposr"] = {},
    ["clip-vit-l14"] = {},
  }
  local KEYS = { "latency_s", "items_s", "items_s_gpu", "power_w", "energy_j_per_item", "cost_usd_per_mitem",
    "carbon_g_per_mitem", "forward.time_s", "forward.mfu", "forward.bottleneck", "memory.total_bytes" }

  it("has the figures that estimate reports of them", function()
    for model, more in pairs(MODELS) do
      local request = { model = model, hardware = "h100-sxm", batch = { 1, 4 }, columns = KEYS }
      for key, value in pairs(more) do request[key] = value end
      local rows = assert(sweep.run(request))
      assert.equal(2, #rows)
      for _, row in ipairs(rows) do
        request.batch, request.columns = row.batch, nil
        local report = support.report(request)
        for _, key in ipairs(KEYS) do
          local table_of, field = key:match "^(%w+)%.(.+)$"
          local value = table_of and report[table_of][field] or report[key]
          if type(value) == "number" then support.near(value, row[key]) else assert.equal(value, row[key]) end
        end
      end
    end
  end)

  it("shows, limits, orders and chooses by them", function()
    local _, out = cli "sweep resnet-50 vit-b16 --on h100-sxm --batch 1..64*2 --top 1 --sort -items_s"
    assert.matches("^  model +batch +latency_s +items_s +items_s_gpu +memory.total_bytes +cost_usd_per_mitem\n  resnet%-50", out)
    local rows = rows_of("sweep resnet-50 --on h100-sxm --batch 1..64*2 --where 'latency_s < 1 ms' --best 2 --maximise items_s")
    assert.equal(2, #rows)
    assert.is_true(rows[1].items_s > rows[2].items_s and rows[1].latency_s < 1e-3)
    rows = rows_of("sweep resnet-50 --on h100-sxm --batch 1..64*2 --pareto latency_s,items_s")
    assert.equal(7, #rows)
    local filtered = assert(sweep.run { model = "resnet-50", hardware = "h100-sxm", batch = "1..64*2",
      where = function(row) return row.items_s_gpu > 30000 and row.tpot_s == nil end })
    assert.is_true(#filtered > 0 and #filtered:pareto("latency_s", "items_s") == #filtered)
  end)

  it("says what they have where something else is asked for", function()
    local has = "and these make items: they have latency_s, items_s, items_s_gpu"
    misuse("sweep resnet-50 --on b200 --where 'tpot_s < 1'", has)
    misuse("sweep resnet-50 --on b200 --columns throughput_tok_s", has)
    misuse("sweep resnet-50 --on b200 --maximise tok_s_user", "mantile: maximise: 'tok_s_user': ")
    misuse("sweep resnet-50 --on b200 --pareto items_s,decode.mfu", has)
    misuse("sweep resnet-50 --on b200 --osl 3", "osl is of models that make tokens")
    misuse("sweep resnet-50 --on b200 --where 'osl < 3'", has)
    misuse("sweep llama-3.1-8b --on b200 --where 'latency_s < 1'", "and these make tokens: they have ttft_s, tpot_s")
    misuse("sweep llama-3.1-8b resnet-50 --on b200", "llama-3.1-8b makes tokens and resnet-50 makes items")
  end)
end)

describe("a sweep in a script", function()
  it("gives rows, and raises at the script's line", function()
    local folder = support.folder()
    support.write(folder .. "/ask.lua", [[
      local rows = sweep { model = "llama-3.1-8b", hardware = { "h100-sxm", "b200" }, batch = "1..8*2",
        where = { "tpot_s < 1", function(row) return row.batch > 1 end }, columns = { "tpot_s" } }
      print(#rows, rows[1].batch, #rows:sort "tpot_s":top(2), rows.interrupted)
      local least = sweep { model = "llama-3.1-8b", hardware = "b200", batch = "1..8*2", minimise = "tpot_s" }
      print(#least, least[1].batch, select(2, least:csv():gsub("\n", "")), #least:jsonl() > 9)
      sweep { model = "llama-3.1-8b", hardware = "b200", bacth = { 1, 2 } }]])
    local status, out, err = cli("run ask.lua", { folder = folder })
    assert.equal(2, status)
    assert.equal("6\t2\t2\tnil\n1\t1\t2\ttrue\n", out)
    assert.matches("^mantile: ask.lua:6: unknown key 'bacth'; did you mean 'batch'", err)
    support.clean()
  end)

  it("writes files as the command does", function()
    local folder = support.folder()
    local function asked(changes)
      local values = { model = "llama-3.1-8b", hardware = { "h100-sxm", "b200" }, tp = { 1, 2 }, batch = "1..8*2" }
      for key, value in pairs(changes) do values[key] = value end
      return sweep.run(values)
    end
    assert.equal(0, (cli(SMALL .. "-o command.csv", { folder = folder })))
    local done = assert(asked { output = folder .. "/lua.csv" })
    assert.same({ 16, 16, nil, folder .. "/lua.csv" }, { done.rows, done.points, done.interrupted, done.output })
    assert.equal(read(folder .. "/command.csv"), read(folder .. "/lua.csv"))
    assert.equal(8, asked({ output = folder .. "/part.jsonl", shard = "2/2", resume = true }).rows)
    assert.equal(2, asked({ output = folder .. "/best.sqlite", best = 2, minimise = "tpot_s" }).rows)
    local stopped = asked { output = folder .. "/stopped.csv", stop = function() return true end }
    assert.is_true(stopped.interrupted)
    assert.is_nil(asked({ output = folder .. "/stopped.csv", resume = true }).interrupted)
    assert.equal(read(folder .. "/command.csv"), read(folder .. "/stopped.csv"))
    for sentence, changes in pairs {
      ["is there already"] = { output = folder .. "/lua.csv" }, ["must end in"] = { output = folder .. "/lua.txt" },
      ["resume is for an output file"] = { resume = true }, ["shard is for an output file"] = { shard = "1/2" },
      ["output is 3"] = { output = 3 }, ["resume is 3"] = { output = "x.csv", resume = 3 },
      ["shard is '3'"] = { output = "x.csv", shard = 3 }, ["shard 3/2 is none"] = { output = "x.csv", shard = "3/2" },
      ["each gets the rows"] = { output = "x.csv", each = print },
      ["cannot be written down"] = { output = "x.csv", where = function() return true end },
      ["maximise: a formula is a text"] = { maximise = {} }, ["two figures"] = { pareto = true },
      ["there is no figure 'x'"] = { pareto = "x,tpot_s" },
    } do
      local found, message = asked(changes)
      assert.is_nil(found)
      assert.matches(sentence, message, 1, true)
    end
    assert.is_nil(core.file_size "x.csv")
    support.clean()
  end)

  it("shows the mistake of a predicate", function()
    local folder = support.folder()
    support.write(folder .. "/ask.lua", 'sweep { model = "llama-3.1-8b", hardware = "b200", where = function(row) return row.x.y end }')
    local status, _, err = cli("run ask.lua", { folder = folder })
    assert.equal(2, status)
    assert.matches("^mantile: ask.lua:1: attempt to index a nil value", err)
    support.clean()
  end)
end)
