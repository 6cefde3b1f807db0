-- mantile calibrate: measurements of one's own become a calibration, and what is none is refused in a sentence.

local calibration = require "mantile.calibration"
local core = require "mantile.core"
local find = require "mantile.find"
local support = require "support"

local COLUMNS = "gpu,framework,dtype,op,m,n,k,time_us\n"
local H100 = { 989.4e12, 3350e9, 132, 50e6 } -- hardware/h100-sxm.lua

--- Rows of products on H100 as the form has them with these parameters, for `mine`, and the shapes and seconds.
local function measured(parameters, name)
  local lines, shapes, times = {}, {}, {}
  for _, m in ipairs { 1, 8, 64, 256, 1024, 4096 } do
    for _, n in ipairs { 1024, 4096, 16384 } do
      for _, k in ipairs { 1024, 4096, 16384 } do
        local shape = { H100[1], H100[2], H100[3], H100[4], m, n, k, 2, 2, 0 }
        local time = core.form_seconds("linear", parameters, shape)
        lines[#lines + 1] = ("%s,mine,bfloat16,x,%d,%d,%d,%.9g"):format(name or "h100_sxm", m, n, k, time * 1e6)
        shapes[#shapes + 1], times[#times + 1] = shape, time
      end
    end
  end
  return COLUMNS .. table.concat(lines, "\n") .. "\n", shapes, times
end

local PARAMETERS = { launch = 4e-6, compute = 0.55, memory = 0.85, tile = 3e-6, loss = 0.1 }

--- A folder with x.csv of that text.
local function folder_of(text)
  local folder = support.folder()
  support.write(folder .. "/x.csv", text or measured(PARAMETERS))
  return folder
end

local function calibrate(arguments, folder) return support.cli("calibrate " .. arguments, { folder = folder }) end

local function read(path)
  local file = assert(io.open(path))
  local text = file:read "a"
  file:close()
  return text
end

--- Fails unless the command refuses with a sentence in which `expected` is, and writes nothing.
local function refused(expected, arguments, folder)
  local status, out, problems = calibrate(arguments, folder)
  assert.equal(2, status, arguments)
  assert.equal("", out)
  assert.truthy(problems:find(expected, 1, true), problems)
  assert.truthy(("\n" .. problems):find "\nmantile: [^\n]+\n$", problems)
  assert.is_nil(core.list_folder(folder .. "/hardware"))
end

describe("calibrate", function()
  after_each(support.clean)

  it("writes what predicts the measurements, and what it costs", function()
    local text, shapes, times = measured(PARAMETERS)
    local folder = folder_of(text)
    local status, out, problems = calibrate("x.csv --on h100-sxm --engine mine --source 'a bench of mine'", folder)
    assert.equal(0, status, problems)
    assert.truthy(out:find "linear%s+bf16%s+54%s+0%.%d %%", out)
    local self = assert(find.load("calibration", folder .. "/hardware/calibrations/h100-sxm.mine.lua"))
    assert.equal("h100-sxm.mine", self.name)
    assert.equal("a bench of mine", self.source)
    assert.truthy(self.date:find "^%d%d%d%d%-%d%d%-%d%d$")
    local entry = self.linear.bf16
    assert.equal(54, entry.points)
    assert.is_true(entry.error < 0.05)
    for i, shape in ipairs(shapes) do
      support.near(times[i], core.form_seconds("linear", calibration.parameters(entry), shape), 0.12)
    end
    support.near(0.55, entry.compute, 0.05)
    support.near(0.85, entry.memory, 0.05)
  end)

  it("is the same each time", function()
    local folder = folder_of()
    calibrate("x.csv --on h100-sxm --engine mine -o a.lua", folder)
    calibrate("x.csv --on h100-sxm --engine mine -o b.lua", folder)
    assert.equal(read(folder .. "/a.lua"), read(folder .. "/b.lua"))
  end)

  it("writes what is at a bound so that it loads", function()
    local text = measured { launch = 0, compute = 1, memory = 1, serial = 1e-11, heat = 1e-4, throttle = 2, whole = 1 }
    local folder = folder_of(text)
    assert.equal(0, (calibrate("x.csv --on h100-sxm --engine mine", folder)))
    assert(find.load("calibration", folder .. "/hardware/calibrations/h100-sxm.mine.lua"))
  end)

  it("makes estimates with that engine calibrated", function()
    local folder = folder_of()
    calibrate("x.csv --on h100-sxm --engine mine", folder)
    support.write(folder .. "/mine.lua", 'return engine "mine" { doc = "my own", memory_fraction = 0.9 }')
    local arguments = "estimate llama-3.1-8b --on h100-sxm --engine ./mine.lua --json"
    local status, out, problems = support.cli(arguments, { folder = folder, environment = "MANTILE_PATH=." })
    assert.equal(0, status, problems)
    assert.truthy(out:find('"from":"h100-sxm.mine"', 1, true), out)
    assert.truthy(out:find('"cost_model":"calibrated"', 1, true), out)
  end)

  it("tells versions of an engine apart where their messages take other times", function()
    local lines = { "gpu,op,impl,version,num_gpus,num_nodes,bytes,time_us" }
    for version, launch in pairs { ["0.5.9"] = 8e-6, ["0.5.10"] = 8e-6, ["0.5.14"] = 3e-6 } do
      local parameters = { launch = launch, step = 1e-7, share = 0.5, rule = 1, one_shot = 1 }
      for _, ranks in ipairs { 2, 4, 8 } do
        for power = 8, 30, 2 do
          local bytes = 1 << power
          local time = core.form_seconds("message", parameters, { 450e9, ranks, bytes, 2 * (ranks - 1) / ranks })
          lines[#lines + 1] = ("h100_sxm,all_reduce,sglang_custom(graph),%s,%d,1,%d,%.9g"):format(version, ranks, bytes, time * 1e6)
        end
      end
    end
    table.sort(lines, function(a, b) return (a:find "^gpu" and "" or a) < (b:find "^gpu" and "" or b) end)
    local folder = folder_of(table.concat(lines, "\n") .. "\n")
    assert.equal(0, (calibrate("x.csv --on h100-sxm --engine sglang -o h100-sxm.sglang.lua", folder)))
    local self = assert(find.load("calibration", folder .. "/h100-sxm.sglang.lua"))
    local older = self.message["all_reduce until 0.5.10"]
    support.near(3e-6, self.message.all_reduce.launch, 0.1)
    support.near(8e-6, older.launch, 0.1)
    assert.same({ 36, 72 }, { self.message.all_reduce.points, older.points })
    assert.is_nil(self.message["all_reduce until 0.5.9"])
    local limit = self.message.all_reduce.limit or 1 << 23 -- where it starts
    assert.equal(limit // 1, limit) -- whole bytes
  end)

  it("fits only what few measurements can tell", function()
    local text = measured(PARAMETERS)
    local lines = {}
    for line in text:gmatch "[^\n]+" do lines[#lines + 1] = line end
    local few = folder_of(table.concat(lines, "\n", 1, 11))
    assert.equal(0, (calibrate("x.csv --on h100-sxm --engine mine", few)))
    local entry = assert(find.load("calibration", few .. "/hardware/calibrations/h100-sxm.mine.lua")).linear.bf16
    assert.equal(10, entry.points)
    assert.is_nil(entry.loss) -- it stays where it starts
    local too_few = folder_of(table.concat(lines, "\n", 1, 5))
    refused("no format has 5 rows or more", "x.csv --on h100-sxm --engine mine", too_few)
  end)

  it("states each kernel that serves an entry, the one with most rows as that which prices", function()
    local moe = "gpu,framework,version,dtype,kernel,tokens,hidden,inter,topk,experts,tp,ep,distribution,gated,time_us\n"
    local lines = {}
    for _, kernel in ipairs { "large", "small-7", "end" } do
      for _, tokens in ipairs(kernel == "large" and { 1, 16, 256, 1024, 4096, 16384 } or { 1, 16, 256, 4096 }) do
        for _, hidden in ipairs(kernel == "end" and { 2048, 4096 } or { 1024, 2048, 4096, 6144, 7168, 8192, 9216, 16384 }) do
          local shape = { H100[1], H100[2], H100[3], H100[4], tokens, hidden, 1024, 8, 64, 1, 1, 0, 2, 2, 2 }
          local launch = ({ large = 2e-5, ["small-7"] = 6e-5, ["end"] = 1e-4 })[kernel]
          lines[#lines + 1] = ("h100_sxm,mine,1,bfloat16,%s,%d,%d,1024,8,64,1,1,balanced,1,%.9g"):format(kernel, tokens,
            hidden, core.form_seconds("mixture", { launch = launch }, shape) * 1e6)
        end
      end
    end
    local folder = folder_of(moe .. table.concat(lines, "\n") .. "\n")
    assert.equal(0, (calibrate("x.csv --on h100-sxm --engine mine", folder)))
    local entry = assert(find.load("calibration", folder .. "/hardware/calibrations/h100-sxm.mine.lua")).mixture.bf16
    assert.same({ "large", 48 }, { entry.kernel, entry.points })
    assert.same({ 32, 8 }, { entry.kernels["small-7"].points, entry.kernels["end"].points })
    assert.is_nil(entry.kernels["end"].tile) -- too few rows: the rest is as of the large one
    support.near(calibration.parameters(entry).tile, calibration.parameters(entry, "end").tile)
    local _, out = support.cli("validate x.csv --json", { folder = folder, environment = "MANTILE_PATH=." })
    assert.is_true(tonumber(out:match '"p90_ape":([%d.e-]+)') < 0.1, out)
  end)

  it("does not replace a file unless told to", function()
    local folder = folder_of()
    support.write(folder .. "/out.lua", "mine")
    refused("out.lua exists; add --force to replace it", "x.csv --on h100-sxm --engine mine -o out.lua", folder)
    assert.equal("mine", read(folder .. "/out.lua"))
    assert.equal(0, (calibrate("x.csv --on h100-sxm --engine mine -o out.lua --force", folder)))
    assert.truthy(read(folder .. "/out.lua"):find '^return calibration "h100%-sxm%.mine"')
  end)

  it("refuses what it has no rows of", function()
    local folder = folder_of()
    refused("say which: mantile calibrate FILES", "", folder)
    refused("say which: mantile calibrate FILES", "x.csv", folder)
    refused("no row is of h200-sxm with mine", "x.csv --on h200-sxm --engine mine", folder)
    refused("no row is of h100-sxm with yours", "x.csv --on h100-sxm --engine yours", folder)
    refused("no row is of h100-sxm without an engine; add --engine", "x.csv --on h100-sxm", folder)
    refused("no row is of ampere with mine", "x.csv --on ampere --engine mine", folder)
    refused("there is no hardware 'h100-sxn'; did you mean 'h100-sxm'?", "x.csv --on h100-sxn --engine mine", folder)
  end)

  it("refuses files that are no tables", function()
    local folder = folder_of("a,b,c\n1,2,3\n")
    support.write(folder .. "/empty.csv", "")
    os.execute(("mkfifo '%s/pipe.csv'"):format(folder))
    local function on(file) return file .. " --on h100-sxm --engine mine" end
    refused("x.csv has columns of no table that is known", on "x.csv", folder)
    refused("empty.csv: is empty", on "empty.csv", folder)
    refused("nowhere.csv: No such file or directory", on "nowhere.csv", folder)
    refused("pipe.csv: it is no regular file", on "pipe.csv", folder)
    refused("/dev/zero: it is no regular file", on "/dev/zero", folder)
    refused(".: it is no regular file", on ".", folder)
    support.write(folder .. "/bad.csv", COLUMNS .. "h100_sxm,mine,bfloat16,x,1,2,three,4\n")
    refused("bad.csv:2: k is 'three'; it must be a number", on "bad.csv", folder)
  end)

  it("says what it skipped", function()
    local folder = folder_of(measured(PARAMETERS) .. "h100_sxm,mine,int3,x,1,2,3,4\nh100_sxm,mine,int3,x,1,2,3,4\n")
    support.write(folder .. "/y.csv", "a,b\n1,2\n")
    local status, _, problems = calibrate("x.csv y.csv --on h100-sxm --engine mine", folder)
    assert.equal(0, status)
    assert.truthy(problems:find("skipped 2 rows: its dtype 'int3' is not read", 1, true), problems)
    assert.truthy(problems:find("y.csv has columns of no table that is known", 1, true), problems)
  end)

  it("writes where no shell would be safe", function()
    local folder = folder_of()
    local names = { "a b/it's/$(touch pwned)/\"q\";touch pwned/x.lua", "-p/x.lua", "--/x.lua", "`touch pwned`/x.lua" }
    for _, name in ipairs(names) do
      local quoted = "'" .. name:gsub("'", "'\\''") .. "'"
      local status, _, problems = calibrate("x.csv --on h100-sxm --engine mine --output=" .. quoted, folder)
      assert.equal(0, status, problems)
      assert(find.load("calibration", folder .. "/" .. name))
    end
    assert.is_nil(core.file_size(folder .. "/pwned"))
  end)

  it("refuses a place that cannot be written, or a name that is none", function()
    local folder = folder_of()
    local function to(path) return "x.csv --on h100-sxm --engine mine -o " .. path end
    support.write(folder .. "/file", "")
    os.execute(("mkfifo '%s/pipe.lua'; mkdir '%s/folder.lua'"):format(folder, folder))
    refused("file: it is no folder", to "file/x.lua", folder)
    refused("pipe.lua: it is no regular file", to "pipe.lua", folder)
    refused("folder.lua: it is no regular file", to "folder.lua", folder)
    refused("output is 'x.txt'; it must end in .lua", to "x.txt", folder)
    refused("output is '/dev/full'; it must end in .lua", to "/dev/full", folder)
    refused("is no name of a calibration", "x.csv --on ../x --engine mine", folder)
    refused("is no name of a calibration", "x.csv --on h100-sxm --engine a/b", folder)
  end)

  it("takes a base only if there is one", function()
    local folder = folder_of("model,gpu,framework,precision,concurrency,isl,osl,tpot_mean_s\n"
      .. "llama-3.1-8b,H100,vllm,bf16,8,1024,1024,0.01\n")
    refused("there is no calibration 'nothing'", "x.csv --on h100-sxm --engine vllm --base nothing", folder)
  end)
end)

describe("calibrate with whole runs", function()
  after_each(support.clean)

  it("fits what they can tell, where no kernel was measured", function()
    local where = support.folder()
    local lines = { "chip,backend,gpu_cores,bandwidth_gbs,model,quant,test,n_prompt,n_gen,tok_s" }
    for _, row in ipairs {
      "M1,Metal,8,68,LLaMA-2 7B,Q4_0,tg128,0,128,14.2", "M1,Metal,8,68,LLaMA-2 7B,Q4_0,pp512,512,0,118",
      "M2,Metal,10,100,LLaMA-2 7B,Q4_0,tg128,0,128,21.9", "M2,Metal,10,100,LLaMA-2 7B,Q4_0,pp512,512,0,180",
      "M2 Pro,Metal,19,200,LLaMA-2 7B,Q4_0,tg128,0,128,38.9", "M2 Pro,Metal,19,200,LLaMA-2 7B,Q4_0,pp512,512,0,341",
      "M2 Pro,Vulkan,19,200,LLaMA-2 7B,Q4_0,pp512,512,0,60", "RTX 4090,CUDA,,,LLaMA-2 7B,Q4_0,tg128,0,128,180",
    } do lines[#lines + 1] = "Apple " .. row end
    support.write(where .. "/runs.csv", table.concat(lines, "\n"))
    local arguments = "calibrate runs.csv --on apple --engine llama.cpp --effort 40 -o hardware/calibrations/apple.llama.cpp.lua"
    local status, out, err = support.cli(arguments, { folder = where })
    assert.equal(0, status, err)
    assert.truthy(out:find("apple.llama.cpp: 6 runs", 1, true), out) -- Vulkan is not what it calibrates
    status, out, err = support.cli("validate runs.csv --by engine --json", { folder = where, environment = "MANTILE_PATH=." })
    assert.equal(0, status, err)
    for _, group in ipairs(require("mantile.json").decode(out).groups) do
      if group.by.engine == "llama.cpp" and group.metric == "prompt_tok_s" then assert.is_true(group.median_ape < 0.5) end
    end
  end)

  it("says that none can be predicted", function()
    local where = support.folder()
    support.write(where .. "/runs.csv", "chip,backend,model,quant,n_prompt,n_gen,tok_s\nRTX 4090,CUDA,LLaMA-2 7B,Q4_0,0,128,180\n")
    local status, _, err = support.cli("calibrate runs.csv --on apple --engine llama.cpp -o x.lua", { folder = where })
    assert.equal(2, status)
    assert.truthy(err:find("no row is of apple with llama.cpp", 1, true), err)
  end)
end)
