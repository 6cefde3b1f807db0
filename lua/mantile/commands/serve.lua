-- serve: the service: the same requests over HTTP.

local cli = require "mantile.cli"
local core = require "mantile.core"
local find = require "mantile.find"
local json = require "mantile.json"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local flags = {
  { "bind", "name", default = "127.0.0.1", help = "the address to listen at; 0.0.0.0 is every one of this machine" },
  { "port", "tokens0", default = 8080, max = 65535, help = "0 is any that is free" },
  { "workers", "count?", max = 256, help = "threads that answer; as many as cores if absent" },
  { "jobs", "count?", max = 256, help = "sweeps, searches and simulations at once; as many as cores if absent" },
  { "job_seconds", "count", default = 300, max = 86400, help = "how long one of them may take" },
  { "cors", "text?", help = "origins whose pages may ask, separated by commas; * is every one" },
  { "token", "text?", help = "what requests must bring along: Authorization: Bearer TOKEN; or set MANTILE_TOKEN" },
  { "body", "count", default = 1 << 20, max = 1 << 30, help = "bytes that a request's body may have" },
  { "timeout", "count", default = 30, max = 3600, help = "seconds without a byte before a connection is closed" },
  { "connections", "count", default = 16384, max = 1 << 20, help = "the most at once" },
  { "grace", "tokens0", default = 30, max = 3600, help = "seconds that what was begun has to end after a signal" },
  { "allow_scripts", "flag", default = false, help = "run scripts that are sent to /v1/run (docs/confined.md)" },
  { "script_seconds", "positive", default = 30, max = 3600, unit = "s", help = "how long one of them may take" },
  { "script_memory", "positive", default = 256 << 20, unit = "bytes", help = "how much memory one may have" },
  { "log", "name?", help = "where the access log goes, JSON lines: a file, - (standard output) or none; - if absent" },
}

local command = {
  name = "serve",
  summary = "the service: the same requests over HTTP, and a page",
  usage = "serve [--bind ADDRESS] [--port PORT] [flags]",
  description = [[
Answers /v1/estimate, /v1/compare, /v1/sweep, /v1/search, /v1/simulate and more (docs/serve.md; /openapi.json describes
all of it) and has a page at /. Keeps nothing between requests. SIGINT and SIGTERM end it, when what was begun is
answered.]],
  flags = flags,
}

local JOB_ROOM = 64 -- long requests that may wait

--- Texts of the command line as a table; nil and a sentence.
local function check(options)
  local values = {}
  for _, flag in ipairs(flags) do values[flag[1]] = options[flag[1]] end
  local checked, message = schema.check(flags, values)
  if not checked then return nil, "--" .. message end
  checked.token = checked.token or os.getenv "MANTILE_TOKEN"
  if checked.token and not checked.token:find "^[%w%p]+$" then
    return nil, "--token or MANTILE_TOKEN is empty, or has characters that no header may have"
  end
  return checked
end

--- What the Lua states of the server are told.
local function settings_of(options)
  return json.encode { token = options.token, cors = options.cors and tables.split(options.cors, ",") or nil }
end

local function ready_at(options)
  return function(port)
    local address = options.bind:find ":" and ("[%s]"):format(options.bind) or options.bind
    io.stderr:write(("mantile: listening on http://%s:%d\n"):format(address, port))
  end
end

--- The sandbox of scripts, which is started before there are threads; nil where none may run; nil and a sentence.
local function sandbox_of(options)
  if not options.allow_scripts then return nil end
  return require("mantile.sandbox").start(find.root, {
    wall_s = options.script_seconds, cpu_s = options.script_seconds, memory_bytes = math.floor(options.script_memory),
    jobs = options.jobs,
  })
end

function command.run(positional, given)
  if #positional > 0 then return nil, ("serve takes flags only; what is '%s'?"):format(positional[1]) end
  local options, message = check(given)
  if not options then return nil, message end
  options.jobs, options.workers = options.jobs or core.cores(), options.workers or core.cores()
  local sandbox <const>, problem = sandbox_of(options)
  if problem then return nil, problem end
  local log = options.log or "-"
  local ok
  ok, message = require("mantile.server").run {
    address = options.bind, port = options.port, workers = options.workers, jobs = options.jobs,
    sandbox = sandbox, job_room = JOB_ROOM, job_seconds = options.job_seconds,
    connections = options.connections, timeout = options.timeout, grace = options.grace, body_most = options.body,
    log = log ~= "none" and log or nil, root = find.root, settings = settings_of(options), ready = ready_at(options),
  }
  if sandbox then sandbox:close() end
  if not ok then return nil, message end
  return cli.OK
end

return command
