-- A script that fails inside a layer, with half a graph built.
local broken = layer "broken" { doc = "fails", forward = function(g, x) return g:linear(x, 0 / 0) end }
error("no scenario comes this far: " .. tostring(broken))
