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

-- ---- layers: what forward gets ---------------------------------------------------------------------

--- A size of the workload that is not known yet: arithmetic on it makes formulas, comparisons raise.
---@class mantile.Size
---@operator add(number|mantile.Size): mantile.Size
---@operator sub(number|mantile.Size): mantile.Size
---@operator mul(number|mantile.Size): mantile.Size
---@operator div(number|mantile.Size): mantile.Size
---@operator idiv(number|mantile.Size): mantile.Size
---@operator mod(number|mantile.Size): mantile.Size
---@operator pow(number|mantile.Size): mantile.Size
---@operator unm: mantile.Size

---@alias mantile.Amount number|mantile.Size

dim = {}

---@param a mantile.Amount
---@param b mantile.Amount
---@return any
function dim.min(a, b) end

---@param a mantile.Amount
---@param b mantile.Amount
---@return any
function dim.max(a, b) end

---@param a mantile.Amount
---@param b mantile.Amount
---@return any
function dim.pow(a, b) end

--- a / b, rounded up
---@param a mantile.Amount
---@param b mantile.Amount
---@return any
function dim.ceil_div(a, b) end

--- yes where `a` compares so with `b`, else no
---@param a mantile.Amount
---@param compared "<"|"<="|">"|">="|"=="|"~="
---@param b mantile.Amount
---@param yes mantile.Amount
---@param no mantile.Amount
---@return any
function dim.select(a, compared, b, yes, no) end

--- The degrees of declared axes.
---@class mantile.Degrees
---@field tp integer
---@field cp integer
---@field attention_dp integer
---@field ep integer

--- What one rank holds: rows of `width` elements.
---@class mantile.Tensor
---@field width integer
---@field tokens any rows: a mantile.Size, or a number
---@field height integer of an image, else 0
---@field breadth integer of an image, else 0
---@field replicas integer ranks that hold the same rows

---@class mantile.Cache

---@alias mantile.Named { name?: string }

---@class mantile.Graph
---@field phase "prefill"|"decode"|"forward"
---@field tokens any new tokens in this step, a mantile.Size
---@field sequences any a mantile.Size
---@field context any positions cached already, a mantile.Size
---@field prompt any prompt tokens of each sequence, a mantile.Size
---@field bytes { weights: number, activations: number, kv: number }
local Graph = {}

---@param x mantile.Tensor
---@param n number
---@param options? { name?: string, bias?: boolean, tied?: boolean, groups?: number, parts?: number }
---@return mantile.Tensor
function Graph:linear(x, n, options) end

---@param x mantile.Tensor
---@param options { experts: number, top_k: number, name?: string }
---@return mantile.Tensor
function Graph:route(x, options) end

---@param x mantile.Tensor
---@param n number
---@param options? { name?: string, bias?: boolean }
---@return mantile.Tensor
function Graph:grouped_linear(x, n, options) end

---@param x mantile.Tensor
---@param options? { add?: mantile.Tensor, name?: string }
---@return mantile.Tensor
function Graph:combine(x, options) end

---@param x mantile.Tensor
---@param options? mantile.Named
---@return mantile.Tensor
function Graph:sum_parts(x, options) end

---@param x mantile.Tensor
---@return mantile.Tensor
function Graph:reshard(x) end

---@param options { name?: string, width?: number, state?: number, window?: number, stride?: number, dtype?: mantile.Format, shared?: boolean }
---@return mantile.Cache
function Graph:cache(options) end

---@param cache mantile.Cache
---@return mantile.Tensor
function Graph:cached(cache) end

---@param options { name?: string, q: mantile.Tensor, k?: mantile.Tensor, v?: mantile.Tensor, cache?: mantile.Cache, heads: number, kv_heads?: number, qk_dim: number, v_dim?: number, causal?: boolean, window?: number, chunk?: number, top_k?: number, rank?: number, stride?: number, length?: number, context?: any, dtype?: mantile.Format }
---@return mantile.Tensor
function Graph:attention(options) end

---@param options { name?: string, q: mantile.Tensor, k?: mantile.Tensor, v?: mantile.Tensor, cache?: mantile.Cache, positions: any, heads: number, kv_heads?: number, qk_dim: number, v_dim?: number, length?: number }
---@return mantile.Tensor
function Graph:cross_attention(options) end

---@param x mantile.Tensor
---@param options { name?: string, heads: number, key_dim: number, value_dim: number, products?: number, chunk?: number, inside?: number, width?: number, decays?: number, dtype?: mantile.Format }
---@return mantile.Tensor
function Graph:scan(x, options) end

---@param x mantile.Tensor
---@param n number
---@param options { name?: string, kernel: number, kernel_breadth?: number, stride?: number, padding?: number, groups?: number, upscale?: number, bias?: boolean }
---@return mantile.Tensor
function Graph:conv2d(x, n, options) end

---@param x mantile.Tensor
---@param height number
---@param breadth number
---@param options? mantile.Named
---@return mantile.Tensor
function Graph:resize(x, height, breadth, options) end

---@param x mantile.Tensor
---@param n number
---@return mantile.Tensor
function Graph:merge(x, n) end

---@param a mantile.Tensor
---@param b mantile.Tensor
---@param options? { name?: string, placed?: boolean }
---@return mantile.Tensor
function Graph:join(a, b, options) end

---@param x mantile.Tensor
---@param height number
---@param breadth number
---@return mantile.Tensor
function Graph:crop(x, height, breadth) end

---@param x mantile.Tensor
---@param n number
---@param options? { name?: string, width?: number }
---@return mantile.Tensor
function Graph:learned(x, n, options) end

---@param a mantile.Tensor
---@param b mantile.Tensor
---@param ... mantile.Tensor|mantile.Named
---@return mantile.Tensor
function Graph:add(a, b, ...) end

---@param a mantile.Tensor
---@param b mantile.Tensor
---@param ... mantile.Tensor|mantile.Named
---@return mantile.Tensor
function Graph:mul(a, b, ...) end

---@param a mantile.Tensor
---@param b mantile.Tensor
---@param ... mantile.Tensor|mantile.Named
---@return mantile.Tensor
function Graph:concat(a, b, ...) end

---@param x mantile.Tensor
---@param options? mantile.Named
---@return mantile.Tensor
function Graph:activation(x, options) end

---@param x mantile.Tensor
---@param options? mantile.Named
---@return mantile.Tensor
function Graph:glu(x, options) end

---@param x mantile.Tensor
---@param options? { name?: string, group?: number, bias?: boolean, bare?: boolean }
---@return mantile.Tensor
function Graph:norm(x, options) end

---@param ids mantile.Tensor
---@param vocab number
---@param width number
---@param options? { name?: string, tied?: boolean }
---@return mantile.Tensor
function Graph:embed(ids, vocab, width, options) end

---@param x mantile.Tensor
---@return mantile.Tensor
function Graph:last_token(x) end

---@param logits mantile.Tensor
---@param options? mantile.Named
---@return mantile.Tensor
function Graph:sample(logits, options) end

--- Views of its columns; a part of width 0 is nil.
---@param x mantile.Tensor
---@param ... number
---@return mantile.Tensor ...
function Graph:split(x, ...) end

---@param options { name?: string, x?: mantile.Tensor, width?: number, flops?: any, read?: any, write?: any, weights?: any, dtype?: mantile.Format }
---@return mantile.Tensor
function Graph:work(options) end

---@param x mantile.Tensor
---@param axis string
---@return mantile.Tensor
function Graph:all_reduce(x, axis) end

---@param x mantile.Tensor
---@param axis string
---@return mantile.Tensor
function Graph:all_gather(x, axis) end

---@param x mantile.Tensor
---@param axis string
---@return mantile.Tensor
function Graph:reduce_scatter(x, axis) end

---@param x mantile.Tensor
---@param axis string
---@return mantile.Tensor
function Graph:all_to_all(x, axis) end

---@param x mantile.Tensor
---@param axis string
---@return mantile.Tensor
function Graph:send_recv(x, axis) end

-- ---- models: what forward gets ---------------------------------------------------------------------

---@class mantile.Tower
---@field image? mantile.Image
---@field blocks mantile.Entry[]

---@class mantile.Emitter
---@field inputs table what the request states
---@field graph mantile.Graph
local Emitter = {}

---@param which string|mantile.Layer
---@param x mantile.Tensor
---@param params table
---@param second? mantile.Tensor
---@return mantile.Tensor
function Emitter:run(which, x, params, second) end

---@param entries mantile.Entry[]
---@param x mantile.Tensor
---@return mantile.Tensor
function Emitter:blocks(entries, x) end

---@param x mantile.Tensor
---@param y mantile.Tensor
---@return mantile.Tensor
function Emitter:add(x, y) end

---@param x mantile.Tensor
---@param y mantile.Tensor
---@return mantile.Tensor
function Emitter:concat(x, y) end

---@param shape { count: integer, height: integer, breadth: integer, width: integer }
---@return mantile.Tensor
function Emitter:image(shape) end

---@param second mantile.Tensor
---@param f fun(): mantile.Tensor
---@return mantile.Tensor
function Emitter:given(second, f) end

---@param name string
---@param f fun(): mantile.Tensor
---@return mantile.Tensor
function Emitter:part(name, f) end

---@param n integer
---@param f fun(): mantile.Tensor
---@return mantile.Tensor
function Emitter:loop(n, f) end
