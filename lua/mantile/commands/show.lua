-- show: what a model consists of.

local cli = require "mantile.cli"
local estimate = require "mantile.estimate"
local format = require("mantile.units").format
local grid = require "mantile.report.grid"

local command = {
  name = "show",
  summary = "the shapes, parameters and KV cache of a model, by layer",
  usage = "show model NAME",
  description = "Prints every op that holds weights or a cache, of the model on one accelerator.",
  flags = {},
}

local function shape(op)
  if op.kind == "linear" then return ("%d x %d"):format(op.k, op.n) end
  if op.kind == "grouped_linear" then return ("%d of %d x %d"):format(op.experts, op.k, op.n) end
  if op.kind == "attention" then
    return ("%d heads, %d kv heads of %d"):format(op.heads, op.kv_heads, op.qk_dim)
  end
  return op.width and ("%d wide"):format(op.width) or ""
end

local function rows_of(ops)
  local rows, total, kv = { { "layer", "op", "times", "shape", "parameters", "KV a token" } }, 0, 0
  for _, op in ipairs(ops) do
    if op.parameters > 0 or op.kv_bytes > 0 then
      rows[#rows + 1] = {
        op.layer, op.name, format(op.times, "count"), shape(op), format(op.parameters * op.times, "count"),
        op.kv_bytes > 0 and format(op.kv_bytes * op.times, "count") .. " B" or "",
      }
      total, kv = total + op.parameters * op.times, kv + op.kv_bytes * op.times
    end
  end
  rows[#rows + 1] = { "all", "", "", "", format(total, "count"), format(kv, "count") .. " B" }
  return rows
end

function command.run(positional)
  if positional[1] ~= "model" or #positional ~= 2 then return nil, "say which: mantile " .. command.usage end
  local whole, message = estimate.whole(positional[2])
  if not whole then return nil, message end
  print(grid.format(rows_of(whole.decode:ops { tokens = 1, sequences = 1, context = 0 }),
    { false, false, true, false, true, true }))
  return cli.OK
end

return command
