-- merge: the parts of a sharded sweep as one file.

local cli = require "mantile.cli"
local merge = require "mantile.explore.merge"
local units = require "mantile.units"

local command = {
  name = "merge",
  summary = "the shards of a sweep as one file",
  usage = "merge OUT PART ...",
  description = [[
Joins what `mantile sweep --shard K/N -o PART` wrote into the file that one run would have written. Parts that are
missing, not complete, there twice or of another sweep are refused.]],
  flags = {},
}

function command.run(positional)
  if #positional < 2 then return nil, "merge needs the new file and its parts: mantile " .. command.usage end
  local whole, message = merge.run(positional[1], table.move(positional, 2, #positional, 1, {}))
  if not whole then return nil, message end
  io.stderr:write(("mantile: %s rows of %d parts in %s\n"):format(units.format(whole.rows, "count"), #positional - 1,
    positional[1]))
  return cli.OK
end

return command
