-- kernels.lua: tables of measured kernels, known by their columns. A row becomes a form (cost/form.h), a key in a
-- calibration, the shape beside the chip's facts, the engine ("" where all engines use the kernel), and seconds.

local names = require "mantile.measured.names"
local shown = require("mantile.schema").shown

local kernels = {}

local MOST = 1e15 -- of any size

local function number(row, column)
  local value = tonumber(row[column])
  if value and value >= 0 and value <= MOST then return value end
  error(("%s is %s; it must be a number from 0 to 1e15"):format(column, shown(row[column])), 0)
end

local function size(row, column)
  local value = number(row, column)
  if value > 0 then return value end
  error(("%s is %s; it must be above 0"):format(column, shown(row[column])), 0)
end

local function flag(value) return value and 1 or 0 end

--- What is skipped is nil and why.
local function product_of(row)
  local format = names.product(row.dtype, row.framework)
  if not format then return nil, ("its dtype %s is not read"):format(shown(row.dtype)) end
  return format
end

local function gemm(row)
  local format, why = product_of(row)
  if not format then return nil, why end
  return {
    form = "linear", key = format.key, rate = format.rate, kernel = names.kernel[row.framework],
    shape = {
      size(row, "m"), size(row, "n"), size(row, "k"), format.input, format.weight, flag(format.quantises),
    },
  }
end

--- The keys of attention: what it computes in, and what the cache keeps.
local function attention_key(row)
  local q, kv = names.bytes[row.dtype], names.bytes[row.kv_dtype]
  if not q or not kv then
    return nil, ("its dtype %s with %s is not read"):format(shown(row.dtype), shown(row.kv_dtype))
  end
  local key = q == 1 and "fp8" or kv == 1 and "bf16_fp8" or "bf16"
  return { key = key, rate = q == 1 and "fp8" or "bf16", q = q, kv = kv }
end

--- vLLM gives prompts of one token to its kernel of single queries; others pad them to a tile.
local function form_of_prompt(row)
  return row.framework == "vllm" and number(row, "seq_len") == 1 and "decode" or "prefill"
end

local function prefill(row)
  local format, why = attention_key(row)
  if not format then return nil, why end
  local dim = size(row, "head_dim")
  return {
    form = form_of_prompt(row), key = format.key, rate = format.rate,
    shape = {
      size(row, "batch"), size(row, "seq_len"), number(row, "kv_prefix"), size(row, "num_heads"),
      size(row, "num_kv_heads"), dim, dim, number(row, "window"), number(row, "causal"), format.q,
      2 * dim * format.kv,
    },
  }
end

local function decode(row)
  local format, why = attention_key(row)
  if not format then return nil, why end
  local dim = size(row, "head_dim")
  return {
    form = "decode", key = format.key, rate = format.rate,
    shape = {
      size(row, "batch"), 1, number(row, "context_len"), size(row, "num_heads"), size(row, "num_kv_heads"), dim,
      dim, number(row, "window"), 1, format.q, 2 * dim * format.kv,
    },
  }
end

local skews = { balanced = 0, ["pl1.01"] = 1, ["pl1.2"] = 2 }

--- Whether a kernel has both halves of a gate: those of older versions run them for models without one too.
local function is_gated(row)
  return number(row, "gated") > 0 or row.kernel == "vllm_fused" or
    row.framework == "sglang" and row.kernel == "triton" and row.version == "0.5.10"
end

local function moe(row)
  local format, why = product_of(row)
  if not format then return nil, why end
  local skew = skews[row.distribution]
  if not skew then return nil, ("its distribution %s is not read"):format(shown(row.distribution)) end
  return {
    form = "mixture", key = format.key, rate = format.rate, kernel = (row.kernel or ""):match "^[%w_.-]+$",
    shape = {
      size(row, "tokens"), size(row, "hidden"), size(row, "inter"), size(row, "topk"), size(row, "experts"),
      size(row, "tp"), size(row, "ep"), skew, 1 + flag(is_gated(row)), format.weight, format.input,
    },
  }
end

--- DeepSeek-V3's latent attention; rows of whole modules are left out, which are products around it.
local MLA = { rank = 512, rope = 64, nope = 128, v = 128 }

local function mla_decode(row)
  if row.kind ~= "kernel" then return nil, "it measures a whole module" end
  local format, why = attention_key(row)
  if not format then return nil, why end
  return {
    form = "decode", key = "latent_" .. format.key, rate = format.rate,
    shape = {
      size(row, "batch"), 1, number(row, "context_len"), size(row, "num_heads"), 1, MLA.rank + MLA.rope, MLA.rank,
      0, 1, format.q, (MLA.rank + MLA.rope) * format.kv,
    },
  }
end

local function mla_prefill(row)
  if row.kind ~= "kernel" then return nil, "it measures a whole module" end
  local format, why = attention_key(row)
  if not format then return nil, why end
  local heads = size(row, "num_heads")
  return {
    form = "prefill", key = "latent_" .. format.key, rate = format.rate,
    shape = {
      size(row, "batch"), size(row, "seq_len"), 0, heads, heads, MLA.nope + MLA.rope, MLA.v, 0, 1, format.q,
      (MLA.nope + MLA.rope + MLA.v) * format.q,
    },
  }
end

local factors = { all_reduce = 2, all_gather = 1, reduce_scatter = 1, all_to_all = 1 }

-- Who sends: an engine's own kernels as they run in a graph, or NCCL, which all engines use.
local senders = {
  ["nccl(nccl-tests)"] = "", ["vllm_custom(graph)"] = "vllm", ["sglang_custom(graph)"] = "sglang",
  ["trtllm_auto(graph)"] = "trtllm",
}

local function collective(row)
  local factor, engine = factors[row.op], senders[row.impl]
  if not factor then return nil, ("its op %s is not read"):format(shown(row.op)) end
  if not engine then return nil, ("its impl %s is not read"):format(shown(row.impl)) end
  if number(row, "num_nodes") > 1 then return nil, "it is of several nodes" end
  local ranks = size(row, "num_gpus")
  return {
    form = "message", key = row.op, engine = engine,
    shape = { ranks, size(row, "bytes"), factor * (ranks - 1) / ranks },
  }
end

local row_ops = {
  rmsnorm = "norm", layernorm = "norm", fused_add_rmsnorm = "norm", silu_mul = "elementwise", gelu = "elementwise",
  residual_add = "elementwise", embedding = "embed", sampler = "sample",
}

local function elementwise(row)
  local key = row_ops[row.op]
  if not key then return nil, ("its op %s is not read"):format(shown(row.op)) end
  if row.framework == "pytorch" then return nil, "it was timed by the host" end
  return { form = "rows", key = key, engine = "", shape = { size(row, "tokens"), size(row, "min_bytes") } }
end

-- table, columns that only it has, reader
kernels.tables = {
  { "gemm", { "m", "n", "k", "op" }, gemm },
  { "attention_prefill", { "seq_len", "kv_prefix", "causal" }, prefill },
  { "moe", { "topk", "experts", "distribution", "kernel" }, moe },
  { "mla_decode", { "kind", "gemm_dtype", "context_len" }, mla_decode },
  { "mla_prefill", { "kind", "gemm_dtype", "seq_len" }, mla_prefill },
  { "attention_decode", { "batch", "context_len", "num_kv_heads", "head_dim" }, decode },
  { "collective", { "num_gpus", "num_nodes", "impl", "bytes" }, collective },
  { "elementwise", { "tokens", "width", "min_bytes" }, elementwise },
}

--- The table of those columns; nil where it is none of these.
function kernels.of(columns)
  local has = {}
  for _, column in ipairs(columns) do has[column] = true end
  for _, entry in ipairs(kernels.tables) do
    local all = has.time_us
    for _, column in ipairs(entry[2]) do all = all and has[column] end
    if all then return { name = entry[1], read = entry[3] } end
  end
end

--- A row as { table, gpu, engine, version, form, key, rate, shape, seconds }; nil and why it is skipped.
function kernels.row(source, row)
  if row.plausible and row.plausible ~= "1" then return nil, "its plausible is not 1" end
  local read, why = source.read(row)
  if not read then return nil, why end
  read.table, read.gpu, read.version = source.name, row.gpu, row.version
  read.engine = read.engine or names.engine[row.framework] or row.framework or ""
  if not read.engine:find "^[%w._-]*$" then return nil, "its framework is " .. shown(row.framework) end
  read.seconds = number(row, "time_us") * 1e-6
  if read.seconds <= 0 then return nil, "its time is not above 0" end
  return read
end

return kernels
