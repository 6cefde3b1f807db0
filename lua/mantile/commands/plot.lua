-- plot: pictures, on the terminal or into a file.

local cli = require "mantile.cli"
local compare_command = require "mantile.commands.compare"
local core = require "mantile.core"
local estimate_command = require "mantile.commands.estimate"
local flags = require "mantile.explore.flags"
local json = require "mantile.json"
local picture = require "mantile.picture"
local request = require "mantile.request"
local sweep = require "mantile.explore.sweep"
local tables = require "mantile.tables"

local command = {
  name = "plot",
  summary = "pictures: rooflines, breakdowns, memory, fronts, heat maps, timelines",
  usage = "plot KIND MODEL --on HARDWARE [flags] [-o FILE.svg]",
  flags = {},
  raw = true,
}

-- Of all pictures.
local drawing_flags = {
  { "output", "name?", help = "the file to write, a .svg, .png or .txt; on the terminal if absent (-o)" },
  { "width", "count?", help = "of a picture in pixels, of a text in characters" },
  { "height", "count?", help = "the same" },
  { "json", "flag", help = "print what is drawn as JSON instead" },
}

local sweep_flags = {
  { "set", "text?", help = "figures of hardware and layers, as in `mantile sweep`" },
  { "where", "text?", help = "what must hold of a row" },
  { "unfit", "flag", help = "also what does not fit in memory" },
}

local function with(...)
  local list = {}
  for _, part in ipairs { ... } do table.move(part, 1, #part, #list + 1, list) end
  return list
end

-- ---- what pictures are made of ------------------------------------------------------------------

local function of_request(positional, options, usage) return estimate_command.complete(positional, options, usage) end

--- One request, or several in quotes as `mantile compare` has them.
local function of_requests(positional, options, usage)
  if #positional < 2 and not (positional[1] or ""):find "[%s{]" then return of_request(positional, options, usage) end
  return compare_command.reports(positional, options, { layers = options.by == "layer" })
end

--- The columns that a picture needs.
local function columns_of(options)
  local list = {}
  for _, name in ipairs { "x", "y", "of" } do
    if options[name] then list[#list + 1] = options[name] end
  end
  return list
end

--- The rows of a sweep, of which `axes` are columns too, until Ctrl-C.
local function rows_of(positional, options, usage)
  local values, message = flags.space(positional, options, usage)
  if not values then return nil, message end
  values.where, values.unfit, values.stop = options.where, options.unfit, core.interrupted
  local axes, columns = {}, {}
  for _, name in ipairs(tables.keys(values)) do axes[name] = true end
  for _, name in ipairs(columns_of(options)) do
    if not axes[name] then columns[#columns + 1] = name end
  end
  values.columns = columns
  core.catch_interrupt()
  local ok, rows, why = pcall(sweep.run, values)
  core.release_interrupt()
  if not ok then error(rows, 0) end
  if rows and #rows == 0 then return nil, "no row is left, so there is nothing to plot" end
  return rows, why
end

-- What a picture of a command has where a script's has something else.
local defaults = {
  latency = { by = "cause" }, heatmap = { of = "throughput_tok_s_gpu" },
  pareto = { x = "tok_s_user", y = "throughput_tok_s_gpu" },
}

--- What a kind of picture is told, as flags.
local function own_flags(name)
  local list = {}
  for i, field in ipairs(picture.kind(name).fields or {}) do
    local value = (defaults[name] or {})[field[1]]
    list[i] = value and tables.merged(tables.without(field, "otherwise"), { default = value }) or field
  end
  return list
end

-- kind -> what it is made of, its usage and its flags
local kinds = {
  roofline = { of_request, "MODEL --on HARDWARE [flags]", with(request.flags, own_flags "roofline") },
  latency = {
    of_requests, "MODEL --on HARDWARE [flags], or several requests in quotes", with(request.flags, own_flags "latency"),
  },
  memory = { of_requests, "MODEL --on HARDWARE [flags], or several requests in quotes", request.flags },
  timeline = { of_request, "MODEL --on HARDWARE --traffic rate=20,requests=10000 [flags]", request.flags },
  pareto = {
    rows_of, "MODEL ... --on HARDWARE,... [flags, each with a value, a list or a range]",
    with(flags.request, own_flags "pareto", sweep_flags),
  },
  heatmap = {
    rows_of, "MODEL ... --on HARDWARE,... [flags, two of them with lists or ranges]",
    with(flags.request, own_flags "heatmap", sweep_flags),
  },
  chart = {
    rows_of, "MODEL ... --on HARDWARE,... --x COLUMN --y COLUMN [flags, each with a value, a list or a range]",
    with(flags.request, own_flags "chart", sweep_flags),
  },
}

local order = {}
for _, name in ipairs(picture.kinds) do
  if kinds[name] then order[#order + 1] = name end
end

local function summary_of_kinds()
  local lines = {}
  for _, name in ipairs(order) do lines[#lines + 1] = ("  %-9s %s"):format(name, picture.kind(name).summary) end
  return table.concat(lines, "\n")
end

command.description = ([[
Draws on the terminal, as text or as sixels, or into the file of -o. The kinds are

%s

`mantile plot KIND --help` says what each is made of. Also: mantile validate --plot.]]):format(summary_of_kinds())

-- ---- running ----------------------------------------------------------------------------------------

--- The command of a kind, as cli.parse takes it.
local function command_of(name)
  local of = kinds[name]
  return {
    name = "plot " .. name, summary = picture.kind(name).summary,
    usage = ("plot %s %s [-o FILE.svg]"):format(name, of[2]),
    flags = with(of[3], drawing_flags), source = of[1],
  }
end

--- The commands of all kinds.
function command.kinds() return tables.listed(order, command_of) end

--- What options say of the picture itself.
local function asked_of(own, options)
  local asked = {}
  for _, flag in ipairs(own.flags) do
    local name = flag[1]
    if name == "x" or name == "y" or name == "of" or name == "by" or name == "log" or name == "phase" then
      asked[name] = options[name]
      if asked[name] == nil then asked[name] = flag.default end
    end
  end
  return asked
end

local function draw(drawing, options)
  if options.json then
    print(json.encode(drawing.data))
    return cli.OK
  end
  local ok, message
  if options.output then ok, message = drawing:save(options.output, options.width, options.height) else
    ok, message = drawing:show(options.width, options.height)
  end
  if not ok then return nil, message end
  return cli.OK
end

function command.run(list)
  local name = list[1]
  if not name then return nil, "name a kind: " .. table.concat(order, " ") end
  if not kinds[name] then
    local near = core.nearest(name, order)
    return nil, ("there is no picture '%s'; %s"):format(name,
      near and ("did you mean '%s'?"):format(near) or "the kinds are " .. table.concat(order, " "))
  end
  local own = command_of(name)
  if list[2] == "--help" or list[2] == "-h" then return cli.help(own) end
  local positional, options = cli.parse(own, table.move(list, 2, #list, 1, {}))
  if not positional then return nil, options end
  local asked = asked_of(own, options)
  local source, message = own.source(positional, tables.merged(options, asked), own.usage)
  if not source then return nil, message end
  local drawing
  drawing, message = picture[name](source, asked)
  if not drawing then return nil, message end
  return draw(drawing, options)
end

return command
