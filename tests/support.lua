-- support.lua: what specs share.

local core = require "mantile.core"
local find = require "mantile.find"

local support = { root = os.getenv("MANTILE_ROOT") or ".", build = os.getenv("MANTILE_BUILD") or "build" }

find.root = support.root

local function read(path)
  local file = assert(io.open(path, "rb"))
  local content = file:read("a")
  file:close()
  return content
end

--- Writes a file that is removed when the interpreter ends.
function support.write(path, content)
  local file = assert(io.open(path, "wb"))
  file:write(content)
  file:close()
  return path
end

--- A path from the root.
function support.absolute(path)
  local pipe = assert(io.popen(("realpath '%s'"):format(path)))
  local found = pipe:read "l"
  pipe:close()
  return found
end

local folders = {}

--- A fresh temporary folder; support.clean removes all of them.
function support.folder()
  local pipe = assert(io.popen("mktemp -d"))
  folders[#folders + 1] = pipe:read("l")
  pipe:close()
  return folders[#folders]
end

function support.clean()
  for _, folder in ipairs(folders) do os.execute(("rm -rf '%s'"):format(folder)) end
  folders = {}
end

--- Runs `mantile` with `arguments` (a shell text). Returns status, stdout, stderr.
function support.cli(arguments, options)
  options = options or {}
  local out, err, input = os.tmpname(), os.tmpname(), os.tmpname()
  support.write(input, options.input or "")
  local pipe = assert(io.popen("realpath " .. support.build .. "/mantile"))
  local program = pipe:read("l")
  pipe:close()
  local _, _, status = os.execute(("cd '%s' && %s '%s' %s <'%s' >'%s' 2>'%s'"):format(options.folder or ".",
    options.environment or "", program, arguments, input, out, err))
  local output, problems = read(out), read(err)
  for _, path in ipairs { out, err, input } do os.remove(path) end
  return status, output, problems
end

--- The report of a request; fails the spec when it is refused.
function support.report(request, options) return assert(require("mantile.estimate").report(request, options)) end

--- Fails unless `actual` is within `tolerance` (a fraction) of `expected`.
function support.near(expected, actual, tolerance)
  local error_of = math.abs(actual - expected) / math.max(math.abs(expected), 1e-300)
  assert(error_of <= (tolerance or 1e-12), ("expected %.17g, got %.17g (off by %.3g)"):format(expected, actual, error_of))
end

--- A graph with an open layer of that `split`; numbers in `options` replace symbols.
function support.graph(options)
  local all, split = { phase = "prefill" }, options and options.split
  for key, value in pairs(options or {}) do all[key] = key ~= "split" and value or nil end
  local g = core.graph(all)
  core.begin_layer(g, "test", split)
  return g
end

--- The options of a structure (structure.lua) with these degrees, in bf16 or that precision.
function support.options(degrees, precision)
  return {
    degrees = degrees, precision = precision or { weights = "bf16", activations = "bf16", kv = "bf16" }, inputs = {},
    imbalance = 1,
  }
end

--- The ops of a frozen graph at a workload.
function support.ops(g, tokens, sequences, context)
  return core.freeze(g):ops { tokens = tokens, sequences = sequences, context = context or 0 }
end

return support
