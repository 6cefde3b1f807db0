---@meta

-- What forward of layers and models gets, for the Lua language server (docs/editors.md).

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
