---@meta
-- What scripts see, for the Lua language server: functions, and what values can do. The tables they take and give are in
-- tables.lua, which `make reference` writes. docs/editors.md says how an editor finds both.

-- ---- models, hardware, engines, layers ----------------------------------------------------------

--- A model; a name stands for the one that there is.
---@class mantile.Model
---@field name string
---@operator call(mantile.ModelDefinition): mantile.Model
local Model = {}

--- A deployment of it: m:on "8x h100-sxm" { tp = 8, batch = 32 }
---@param where string|mantile.Hardware
---@return mantile.Deployment
function Model:on(where) end

--- The model of that name; with a table after it, a new one.
---@param name string
---@return mantile.Model
function model(name) end

--- A new decoder-only transformer.
---@param name string
---@return fun(definition: mantile.DecoderDefinition): mantile.Model
function decoder(name) end

--- An accelerator, or a system of them.
---@class mantile.Hardware: mantile.AcceleratorDefinition
---@field id string
local Hardware = {}

--- A variant of it: tables are merged, everything else is replaced.
---@param changes table
---@param id? string
---@return mantile.Hardware
function Hardware:derive(changes, id) end

---@param name string
---@return mantile.Hardware
function hardware(name) end

--- A new accelerator.
---@param id string
---@return fun(definition: mantile.AcceleratorDefinition): mantile.Hardware
function accelerator(id) end

--- Accelerators as they are built in: what it states replaces what the accelerator says.
---@param id string
---@return fun(definition: mantile.SystemDefinition|table): mantile.Hardware
function system(id) end

--- A variant: tables are merged, everything else is replaced.
---@param base string|mantile.Hardware
---@param changes table
---@param id? string
---@return mantile.Hardware
function derive(base, changes, id) end

---@class mantile.Engine: mantile.EngineDefinition
---@field name string

--- A new serving engine.
---@param name string
---@return fun(definition: mantile.EngineDefinition): mantile.Engine
function engine(name) end

---@class mantile.Calibration: mantile.CalibrationDefinition

--- What measurements say of an engine's kernels on an accelerator.
---@param name string ACCELERATOR.ENGINE or ARCHITECTURE.ENGINE
---@return fun(definition: mantile.CalibrationDefinition): mantile.Calibration
function calibration(name) end

---@class mantile.Layer
---@field name string

--- A new layer type; and what its check calls.
---@class mantile.layers
---@operator call(string): (fun(definition: mantile.LayerDefinition): mantile.Layer)
layer = {}

--- Refuses unless `degree` divides `size`.
---@param degree number
---@param size number
---@param axis string
---@param what string
function layer.divides(degree, size, axis, what) end

--- The same for what is copied to several ranks when there are more of them than of it.
---@param degree number
---@param size number
---@param axis string
---@param what string
function layer.divides_or_replicates(degree, size, axis, what) end

--- Refuses unless all of these parameters are stated, or none.
---@param p table
---@param ... string
function layer.together(p, ...) end

--- Refuses with a sentence.
---@param format string
---@param ... any
function layer.refuse(format, ...) end

-- ---- questions ------------------------------------------------------------------------------------

--- A report of one deployment.
---@param request mantile.Request|mantile.Deployment
---@param options? mantile.EstimateOptions
---@return mantile.Report
function estimate(request, options) end

--- What became of each request of a simulation.
---@class mantile.Run
local Run = {}

--- Request i as they were sent; nothing behind the last.
---@param i integer
---@return table?
function Run:request(i) end

--- All requests as CSV.
---@param path string
---@return true?, string?
function Run:write(path) end

--- Steps and requests for ui.perfetto.dev, of a run with { timeline = true }.
---@param path string
---@return true?, string?
function Run:write_timeline(path) end

--- A report under traffic, and the run.
---@param request mantile.Request|mantile.Deployment
---@param options? mantile.SimulateOptions
---@return mantile.Report, mantile.Run
function simulate(request, options) end

---@class mantile.Capacity
---@field found? { rate: number, replicas: table, report: mantile.Report }
---@field tries table[]
---@field share number

--- How much load keeps the limits of `slo`; with a rate in its traffic, the fewest replicas.
---@param request mantile.Request|mantile.Deployment
---@param options? mantile.CapacityOptions
---@return mantile.Capacity
function capacity(request, options) end

---@class mantile.Fit: mantile.Changes
---@field model string|mantile.Model
---@field memory? string|number bytes of one accelerator, like 24GiB, in place of hardware

---@class mantile.FitAnswer
---@field fits boolean
---@field needs table
---@field formats table[] with hardware or memory
---@field accelerators table[] without
---@field left_out table[] without
---@field best table? where anything fits
---@field command string? where anything fits

--- In which formats of its weights, or on which accelerators, a model fits.
---@param request mantile.Fit
---@return mantile.FitAnswer
function fit(request) end

--- A row of a sweep or a search: what varies, and figures by their keys.
---@class mantile.Row
---@field point integer
---@field request mantile.Request of a search
---@field value number of a search: what decides
---@field binds { limit: string, without: number }[] of a search
---@field lost table[] of a search
---@field needed integer of a search under a load
---@field [string] any
local Row = {}

--- Of a search: what starts it.
---@param options? mantile.EmitOptions
---@return string?, string?
function Row:emit(options) end

--- Rows that never change: each method makes another list.
---@class mantile.Rows
---@field [integer] mantile.Row
---@field axes string[]
---@field columns string[]
---@field points integer
---@field refused table[]
---@field front mantile.Rows of a search
---@field exact boolean of a search
---@field deployments integer of a search
local Rows = {}

---@param column string
---@param descending? boolean
---@return mantile.Rows
function Rows:sort(column, descending) end

---@param f fun(row: mantile.Row): boolean?
---@return mantile.Rows
function Rows:filter(f) end

---@param column string
---@return table<any, mantile.Rows>, any[]
function Rows:group(column) end

---@param count integer
---@return mantile.Rows
function Rows:top(count) end

--- Those that no other beats in these.
---@param a string
---@param b string
---@param ... string
---@return mantile.Rows
function Rows:pareto(a, b, ...) end

--- On the terminal, or into `file`; of a front its figures.
---@param x? string|{ by?: string, log?: string, file?: string }
---@param y? string
---@param options? { by?: string, log?: string, file?: string }
---@return true?, string?
function Rows:plot(x, y, options) end

---@return string
function Rows:text() end

---@return string
function Rows:csv() end

---@return string
function Rows:jsonl() end

--- Every combination of lists of values, as rows.
---@param requests mantile.Sweep
---@return mantile.Rows
function sweep(requests) end

--- The best deployments, as rows.
---@param question mantile.Search
---@return mantile.Rows
function search(question) end

---@class mantile.Sensitivity
---@field report mantile.Report
---@field figures mantile.Rows
---@field formats mantile.Rows
---@field degrees mantile.Rows
---@field without_effect table[]
---@field refused table[]
---@field sums table
---@field bound_by table

--- What a metric depends on.
---@param request mantile.Request|mantile.Deployment
---@param options? mantile.SensitivityOptions
---@return mantile.Sensitivity
function sensitivity(request, options) end

---@class mantile.Whatif
---@field base table
---@field rungs mantile.Rows

--- A ladder of changes.
---@param request mantile.Request|mantile.Deployment
---@param rungs (string|table)[]
---@param options? mantile.WhatifOptions
---@return mantile.Whatif
function whatif(request, rungs, options) end

---@class mantile.Emit: mantile.Request, mantile.EmitOptions

--- What starts it, a text.
---@param request mantile.Emit|mantile.Deployment
---@return string
function emit(request) end

-- ---- deployments -----------------------------------------------------------------------------------

--- A deployment: a request, its report, and what can be asked of it. a { tp = 4 } takes keys as they are.
---@class mantile.Deployment: mantile.Report
---@field run mantile.Run
---@operator call(mantile.Changes): mantile.Deployment
---@operator div(mantile.Deployment): table<string, number>
local Deployment = {}

--- Another one: a:with { weights = "fp8", ["memory.hbm.bandwidth"] = "+20%" }
---@param changes mantile.Changes|table<string, any>|string
---@return mantile.Deployment
function Deployment:with(changes) end

--- Where a metric comes from: phases, layers, ops and formulas.
---@param metric? string
---@param op? string
---@return string
function Deployment:explain(metric, op) end

---@return mantile.Rows
function Deployment:roofline() end

---@param rungs string|table
---@param options? mantile.WhatifOptions
---@return mantile.Whatif
function Deployment:whatif(rungs, options) end

---@param of? string|mantile.SensitivityOptions
---@return mantile.Sensitivity
function Deployment:sensitivity(of) end

---@param options? mantile.EmitOptions
---@return string
function Deployment:emit(options) end

---@param lists mantile.SweepOptions|table<string, any>
---@return mantile.Rows
function Deployment:sweep(lists) end

---@param traffic? mantile.Traffic|mantile.Changes
---@param options? mantile.SimulateOptions
---@return mantile.Deployment
function Deployment:simulate(traffic, options) end

---@param given? mantile.Traffic|mantile.Changes
---@param options? mantile.CapacityOptions
---@return mantile.Capacity
function Deployment:capacity(given, options) end

-- ---- output ----------------------------------------------------------------------------------------

--- Prints a report.
---@param report mantile.Report
function show(report) end

--- Prints reports side by side.
---@param ... mantile.Report
function compare(...) end

---@type string[]
args = {}

--- In a session: what a name is.
---@param name? any
function help(name) end

---@class mantile.Picture
---@field data table what is drawn
---@field title string
local Picture = {}

---@param width? integer
---@param height? integer
---@return true?, string?
function Picture:show(width, height) end

---@param path string a .svg, .png or .txt
---@param width? integer
---@param height? integer
---@return true?, string?
function Picture:save(path, width, height) end

---@param width? integer
---@param height? integer
---@return string?, string?
function Picture:text(width, height) end

---@param width? integer
---@param height? integer
---@return string?, string?
function Picture:svg(width, height) end

---@alias mantile.Drawn mantile.Request|mantile.Report

plot = {}

---@param request mantile.Drawn
---@param options? mantile.PlotRoofline
---@return mantile.Picture
function plot.roofline(request, options) end

---@param requests mantile.Drawn|mantile.Drawn[]
---@param options? mantile.PlotLatency
---@return mantile.Picture
function plot.latency(requests, options) end

---@param requests mantile.Drawn|mantile.Drawn[]
---@param options? mantile.PlotMemory
---@return mantile.Picture
function plot.memory(requests, options) end

---@param rows mantile.Rows
---@param options? mantile.PlotPareto
---@return mantile.Picture
function plot.pareto(rows, options) end

---@param rows mantile.Rows
---@param options? mantile.PlotHeatmap
---@return mantile.Picture
function plot.heatmap(rows, options) end

---@param rows mantile.Rows|table[]
---@param options? mantile.PlotChart
---@return mantile.Picture
function plot.chart(rows, options) end

---@param simulated mantile.Drawn|mantile.Run
---@param options? mantile.PlotTimeline
---@return mantile.Picture
function plot.timeline(simulated, options) end

---@param predictions table[]
---@param options? mantile.PlotPredicted
---@return mantile.Picture
function plot.predicted(predictions, options) end
