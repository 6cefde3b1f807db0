-- runs.lua: tables of whole runs beside serving results: one prompt and its answer, a batch, an image. A row becomes
-- { table, request, labels, what, measured = { metric = value }, predict = function of the run, the same by metric, or
-- nil and a sentence }.

local runs = {}

-- In modules of their own: name, columns (that only it has), row = function of a row's fields: a run, or nil and why it
-- is skipped.
runs.tables = {}
for _, name in ipairs { "single_stream", "inference", "vision", "energy", "overview", "traces" } do
  runs.tables[#runs.tables + 1] = "mantile.measured.runs." .. name
end

--- The table of those columns; nil where it is none of these.
function runs.of(columns)
  local has = {}
  for _, column in ipairs(columns) do has[column] = true end
  for _, path in ipairs(runs.tables) do
    local source, all = require(path), true
    for _, column in ipairs(source.columns) do all = all and has[column] end
    if all then return source end
  end
end

return runs
