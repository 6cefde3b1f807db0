-- The reference: every field says what it means; pages, the manual page and annotations are what the registries give.

local annotations = require "mantile.reference.annotations"
local core = require "mantile.core"
local deployment = require "mantile.deployment"
local emitter = require "mantile.emitter"
local environment = require "mantile.environment"
local estimate = require "mantile.estimate"
local field = require "mantile.reference.field"
local index = require "mantile.repl.index"
local manual = require "mantile.reference.manual"
local markdown = require "mantile.reference.markdown"
local picture = require "mantile.picture"
local reference = require "mantile.reference"
local scenario = require "mantile.scenario"
local schema = require "mantile.schema"
local simulate = require "mantile.simulate"
local support = require "support"
local tables = require "mantile.tables"

local function content(path)
  local file = assert(io.open(support.root .. "/" .. path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

describe("the reference", function()
  it("says of every field what it means, and of what kind it is", function()
    for _, section in ipairs(reference.sections()) do
      for _, f in ipairs(section.fields or {}) do
        local name = section.name .. "." .. f[1]
        assert.is_truthy(f.help and f.help ~= "", name .. " has no help")
        assert.is_truthy(schema.kinds[field.bare(f)], name .. " has no kind")
      end
    end
  end)

  it("is on the pages that are committed; `make reference` writes them", function()
    local function same(path, text) assert.is_true(content(path) == text, path .. " is old: make reference") end
    same("docs/reference.md", markdown.index())
    for _, chapter in ipairs(reference.chapters) do same(("docs/reference/%s.md"):format(chapter), markdown.page(chapter)) end
    same("lua/library/tables.lua", annotations.file())
    assert.truthy(content("Makefile"):find("for chapter in " .. table.concat(reference.chapters, " ") .. ";", 1, true))
  end)

  it("links pages that there are", function()
    for _, section in ipairs(reference.sections()) do
      if section.page then content("docs/" .. section.page) end
    end
  end)

  it("has every key of reports", function()
    local known = {}
    for _, section in ipairs(reference.sections()) do
      if section.chapter == "reports" then known[section.name] = schema.names(section.fields) end
    end
    local function check(values, name)
      for key in pairs(values or {}) do assert.is_truthy(known[name][key], ("%s has no %s"):format(name, key)) end
    end
    local function check_all(list, name) for _, row in pairs(list or {}) do check(row, name) end end
    local function check_report(r)
      check(r, "report")
      check(r.memory, "memory")
      for _, phase in ipairs { "prefill", "decode", "forward" } do check(r[phase], "phase") end
      check_all(r.layers, "layer row")
      check_all(r.stages, "stage")
      check(r.loop, "loop")
      check_all(r.pools, "pool row")
      check_all(r.fleet, "pool row")
      check(r.simulation, "simulation")
      if not r.simulation then return end
      check(r.simulation.outcomes, "outcomes")
      check(r.simulation.ttft_s, "distribution of results")
      check_all(r.simulation.pools, "simulated pool")
    end
    local function request(more)
      return tables.merged({ model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm" }, more)
    end
    check_report(assert(estimate.report(request { cost_model = "roofline" }, { layers = true })))
    check_report(assert(estimate.report(request { mode = "continuous", concurrency = 4 })))
    check_report(assert(estimate.report(request {
      mode = "disagg", concurrency = 4, prefill = { count = 1 }, decode = { count = 1 },
    })))
    check_report(assert(estimate.report({ model = "stable-diffusion-xl", hardware = "h100-sxm" }, { layers = true })))
    check_report(assert(simulate.run(request { traffic = { rate = 5, requests = 50, groups = 2 }, slo = { ttft_s = 1 } })))
    check_report(assert(simulate.run(request {
      mode = "continuous", traffic = { rate = 5, requests = 50 }, fleet = { { count = 1 }, { count = 1, tp = 2 } },
    })))
  end)
end)

describe("mantile reference", function()
  it("lists tables, and shows one or where a field is", function()
    assert.matches("\n  traffic  +request.traffic\n", select(2, support.cli "reference"))
    assert.matches("^slo: request.slo", select(2, support.cli "reference slo"))
    local _, out = support.cli "reference kv_heads"
    assert.matches("kv_heads  decoder +count", out)
    assert.matches("kv_heads  attention +count", out)
  end)

  it("goes on where a model or a layer of the user breaks", function()
    local folder = support.folder()
    os.execute(("mkdir '%s/models' '%s/layers'"):format(folder, folder))
    support.write(folder .. "/models/broken.lua", "error 'here'")
    support.write(folder .. "/layers/broken.lua", "return {")
    local status, out = support.cli("reference broken", { environment = "MANTILE_PATH=" .. folder })
    support.clean()
    assert.equal(0, status)
    assert.matches("it breaks", out)
  end)

  it("refuses what there is not", function()
    for line, expected in pairs {
      ["reference trafic"] = "did you mean 'traffic'?", ["reference a b"] = "one name at a time",
      ["reference --as html"] = "must be one of markdown man annotations", ["reference slo --as man"] = "leave out slo",
      ["reference slo --as markdown"] = "leave out slo",
    } do
      local status, _, problems = support.cli(line)
      assert.equal(2, status)
      assert.truthy(problems:find(expected, 1, true), problems)
    end
  end)
end)

describe("a session", function()
  local complete = require "mantile.repl.complete"

  local function keys(text)
    return tables.listed(complete.candidates(text, {}), function(entry) return entry.name end)
  end

  it("completes the keys of every table that is written", function()
    assert.same({ "peak", "power", "price", "processors" }, keys 'accelerator "x" { p')
    assert.same({ "target" }, keys "estimate { autoscale = { ta")
    assert.same({ "where" }, keys "sweep { model = m, wh")
    assert.same({ "tp" }, keys "estimate { prefill = { tp")
  end)

  it("shows the table that a name is of", function()
    local help = require "mantile.repl.help"
    assert.matches("slo: request.slo.-tpot_s +positive", help.of "slo")
    assert.matches("kv_heads +count +key%-value heads", help.of "decoder")
    assert.matches("bandwidth  of link", help.of "bandwidth")
  end)
end)

describe("the manual page", function()
  it("has every verb and every flag", function()
    local text = manual.page():gsub("\\%-", "-"):gsub("\\f.", "")
    for _, command in ipairs(require("mantile.cli").commands()) do
      assert.truthy(text:find(".SS mantile " .. command.usage:gsub("\\", "\\e"), 1, true), command.name)
      for _, flag in ipairs(command.flags) do assert.truthy(text:find("--" .. flag[1], 1, true), flag[1]) end
    end
  end)

  it("is what roff takes", function()
    if not os.execute "command -v groff >/dev/null 2>&1" then return pending "groff is not installed" end
    local folder = support.folder()
    support.write(folder .. "/mantile.1", manual.page())
    local pipe = assert(io.popen(("groff -ww -man -Tascii '%s/mantile.1' 2>&1 >/dev/null"):format(folder)))
    assert.equal("", pipe:read "a")
    pipe:close()
    support.clean()
  end)
end)

describe("annotations", function()
  local scripts, written = content "lua/library/scripts.lua" .. content "lua/library/graph.lua", content "lua/library/tables.lua"

  local function functions_of(prefix)
    local found = {}
    for name in scripts:gmatch("\nfunction " .. prefix .. "([%w_]+)%(") do found[name] = true end
    return found
  end

  it("are Lua", function()
    assert(load(scripts))
    assert(load(written))
  end)

  it("have every name that scripts and a session see, and no others", function()
    local names = {}
    for name in pairs(environment.new(scenario.names {})) do
      if _G[name] == nil then names[name] = true end
    end
    names.help = true
    local found = functions_of ""
    for _, text in ipairs { scripts, written } do
      for name in text:gmatch "\n([%a][%w]*) = [^\n]*" do found[name] = true end
    end
    found.args = names.args -- an assert of their own does not differ
    assert.same(tables.keys(names), tables.keys(found))
  end)

  it("have every method", function()
    local function same(expected, prefix, more)
      local names = {}
      for name in pairs(expected) do names[name] = true end
      for _, name in ipairs(more or {}) do names[name] = true end
      assert.same(tables.keys(names), tables.keys(functions_of(prefix)))
    end
    local graph = debug.getmetatable(core.graph { phase = "decode" }).__methods
    local of_library = tables.set "begin_layer end_layer input freeze"
    local public = {}
    for name in pairs(graph) do
      if not of_library[name] then public[name] = true end
    end
    same(public, "Graph:")
    same(core.dim, "dim%.")
    same(deployment.methods, "Deployment:")
    same(tables.set_of(picture.kinds), "plot%.")
    local of_rows = {}
    for i, row in ipairs(index.row_methods) do of_rows[i] = row[1] end
    same(tables.set_of(of_rows), "Rows:")
    for name in pairs(functions_of "Emitter:") do assert.is_function(emitter[name], name) end
    for name in pairs(functions_of "layer%.") do assert.is_function(require("mantile.layer")[name], name) end
  end)

  it("name each class once, and only classes that there are", function()
    local classes = {}
    for _, text in ipairs { scripts, written } do
      for name in text:gmatch "%-%-%-@class %(?e?x?a?c?t?%)? ?(mantile[%w_.]+)" do
        assert.is_nil(classes[name], name .. " is there twice")
        classes[name] = true
      end
      for name in text:gmatch "%-%-%-@alias (mantile[%w_.]+)" do
        assert.is_nil(classes[name], name .. " is there twice")
        classes[name] = true
      end
    end
    for _, text in ipairs { scripts, written } do
      for line in text:gmatch "%-%-%-@[^\n]*" do
        for name in line:gmatch "%f[%w]mantile%.[%a][%w_.]*%w" do assert.is_truthy(classes[name], line) end
      end
    end
  end)

  it("say more only of fields that there are", function()
    local fields = {}
    for _, section in ipairs(reference.sections()) do
      for _, f in ipairs(section.class and section.fields or {}) do fields[section.class .. "." .. f[1]] = true end
    end
    for name in pairs(annotations.types) do assert.is_truthy(fields[name], name) end
  end)
end)
