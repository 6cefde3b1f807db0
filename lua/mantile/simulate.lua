-- simulate.lua: one request under traffic, and what became of each request of it.
--
--     local report, run = simulate { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm",
--       traffic = { rate = 8, requests = 2000 } }
--     print(report.simulation.ttft_s.p99, run:request(1).finished)
--     run:write "requests.csv"

local estimate = require "mantile.estimate"
local perfetto = require "mantile.report.perfetto"
local tables = require "mantile.tables"

local simulate = {}

simulate.fields = {
  { "timeline", "flag?", help = "keep steps and requests, for run:write_timeline(path)" },
  { "stop", "function?", help = "is asked now and then whether to end" },
}

local TIMELINE = 200000 -- steps, and requests, that a timeline holds

local Run = {}
Run.__index = Run

--- Request i, counting from 1 as they were sent: arrived, started, first, finished (s), isl, osl, cached, replica,
--- group, preemptions, retries, outcome; nothing behind the last.
function Run:request(i) return self.result:record(i) end

local columns = {
  "arrived_s", "started_s", "first_s", "finished_s", "isl", "osl", "cached", "replica", "group", "preemptions",
  "retries", "outcome",
}

--- Writes all requests as CSV, which traffic reads as a trace: true; nil and a sentence.
function Run:write(path)
  local file, problem = io.open(path, "wb")
  if not file then return nil, ("%s cannot be written: %s"):format(path, problem) end
  local i, record = 1, self:request(1)
  file:write(table.concat(columns, ","), "\n")
  while record do
    local cells = {}
    for c, column in ipairs(columns) do
      local value = record[column:gsub("_s$", "")]
      cells[c] = math.type(value) == "float" and ("%.9g"):format(value) or tostring(value == nil and "" or value)
    end
    file:write(table.concat(cells, ","), "\n")
    i = i + 1
    record = self:request(i)
  end
  local closed
  closed, problem = file:close()
  if not closed then return nil, ("%s cannot be written: %s"):format(path, problem) end
  return true
end

--- Writes steps and requests as a trace for ui.perfetto.dev: true; nil and a sentence. Only of a run with a timeline.
function Run:write_timeline(path)
  local timeline = self.result:timeline()
  if not timeline then return nil, "there is no timeline; ask for one with { timeline = true }" end
  return perfetto.write(path, timeline)
end

--- The report of a request in mode continuous, or disagg where it says so, by simulation, and the run; nil, message,
--- field. `options`: timeline = whether one is kept, stop = a function that is asked now and then whether to end.
function simulate.run(values, options)
  if type(values) == "table" then
    values = tables.merged(values, { mode = values.mode or "continuous", method = values.method or "simulate" })
  end
  local own = { stop = options and options.stop, timeline = options and options.timeline and TIMELINE or nil }
  local report, message, field = estimate.report(values, own)
  if not report then return nil, message, field end
  return report, own.simulated and setmetatable({ result = own.simulated, report = report }, Run)
end

return simulate
