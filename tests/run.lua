-- run.lua: runs the specs named on the command line (all by default) in this
-- process. The last line is `N passed, N failed, N skipped`.
local specs = #arg > 0 and { table.unpack(arg) } or { "tests" }
arg = { [0] = "busted", "--pattern=_spec", "--output=tests/output.lua", "--lpath=", table.unpack(specs) }
require "busted.runner" { standalone = false }
