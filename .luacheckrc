std = "lua54"
max_line_length = 120
exclude_files = { "build", "lua/library" } -- the latter: annotations, of functions without bodies
ignore = { "581" } -- `not (x >= 0)` is also true for NaN, which is why it is written so
files["tests"] = { std = "+busted", max_line_length = false }
files["tests/run.lua"].globals = { "arg" }

-- Scripts see the names of lua/mantile/environment.lua.
local script = {
  read_globals = {
    "accelerator", "args", "calibration", "capacity", "compare", "decoder", "derive", "dim", "emit", "engine",
    "estimate", "fit", "hardware", "layer", "model", "plot", "search", "sensitivity", "show", "simulate", "sweep",
    "system",
    "whatif",
    "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "GFLOPS", "TFLOPS", "PFLOPS", "s", "ms", "us", "ns",
    "hour", "W", "kW", "MHz", "GHz", "USD",
  },
}
for _, folder in ipairs { "lua/mantile/layers", "lua/mantile/engines", "lua/mantile/templates", "models", "hardware", "scenarios" } do
  files[folder] = script
end
files["tests/fuzz/corpus"] = script
files["bench/wrk_estimates.lua"] = { std = "luajit", globals = { "request", "delay" }, read_globals = { "wrk" } }
for _, name in ipairs { "api", "request", "trace" } do files["tests/fuzz/" .. name .. ".lua"] = { globals = { "io" } } end
files["tests/fuzz/simulate.lua"] = { read_globals = { "fail_allocation" }, globals = { "package" } }
