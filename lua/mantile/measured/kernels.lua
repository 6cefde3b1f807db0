-- kernels.lua: tables of measured kernels, known by their columns. A row becomes a form (cost/form.h), a key in a
-- calibration, the shape beside the chip's facts, the engine ("" where all engines use the kernel), and seconds.

local core = require "mantile.core"
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
  local dim, form, open = size(row, "head_dim"), form_of_prompt(row), number(row, "causal") == 0
  return {
    form = form, key = format.key, rate = format.rate,
    variant = core.attention_variant(dim, number(row, "window") > 0, form == "decode" or not open),
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
    variant = core.attention_variant(dim, number(row, "window") > 0, true),
    shape = {
      size(row, "batch"), 1, number(row, "context_len"), size(row, "num_heads"), size(row, "num_kv_heads"), dim,
      dim, number(row, "window"), 1, format.q, 2 * dim * format.kv,
    },
  }
end

--- A part of one prompt, and single queries of others, in one call.
local function mixed(row)
  local q = names.bytes[row.dtype]
  if q ~= 2 then return nil, ("its dtype %s is not read"):format(shown(row.dtype)) end
  local dim = size(row, "head_dim")
  return {
    form = "mixed", key = "bf16", rate = "bf16",
    shape = {
      1, size(row, "prefill_chunk"), number(row, "kv_prefill"), size(row, "num_heads"), size(row, "num_kv_heads"), dim,
      dim, 0, 1, q, 2 * dim * q, number(row, "n_decode"), number(row, "kv_decode"),
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

--- Latent attention of DeepSeek-V3; that of DeepSeek-V3.2 and GLM-5 reads only keys that an index chooses.
local MLA = { rank = 512, rope = 64, nope = 128, v = 128, q_rank = 1536, hidden = 7168, index = 0 }
local SELECTED = 2048
local sparse_models = {
  ["deepseek-ai/DeepSeek-V3.2"] = {
    rank = 512, rope = 64, nope = 128, v = 128, q_rank = 1536, hidden = 7168, index = 64,
  },
  ["zai-org/GLM-5"] = { rank = 512, rope = 64, nope = 192, v = 256, q_rank = 2048, hidden = 6144, index = 32 },
}

local function mla_shape_of_decode(row, format)
  return {
    size(row, "batch"), 1, number(row, "context_len"), size(row, "num_heads"), 1, MLA.rank + MLA.rope, MLA.rank, 0, 1,
    format.q, (MLA.rank + MLA.rope) * format.kv,
  }
end

local function mla_shape_of_prompt(row, format)
  local heads = size(row, "num_heads")
  return {
    size(row, "batch"), size(row, "seq_len"), 0, heads, heads, MLA.nope + MLA.rope, MLA.v, 0, 1, format.q,
    (MLA.nope + MLA.rope + MLA.v) * format.q,
  }
end

--- The kernels of attention that are named by the format of what is around them.
local function module_format(row)
  if row.kind ~= "wideep_module" then return attention_key(row) end
  return { key = "wideep", rate = "bf16", q = 2, kv = names.bytes[row.kv_dtype] or 2 }
end

--- A whole layer: attention as one kernel, and the products around it.
local function module_row(row, form, format, shape, m)
  local stated = row.gemm_dtype ~= ""
  local product = names.products[stated and row.gemm_dtype or "fp8_block"]
  if not product then return nil, ("its gemm_dtype %s is not read"):format(shown(row.gemm_dtype)) end
  local around = { product.weight, m.hidden, m.q_rank, m.rank, m.rope, m.nope, m.v, m.index }
  table.move(around, 1, #around, #shape + 1, shape)
  return {
    form = form, key = format.key, rate = format.rate, product_rate = product.rate,
    variant = stated and product.key or "unstated", shape = shape,
  }
end

local function mla_module(row, form, shape_of)
  local format, why = module_format(row)
  if not format then return nil, why end
  return module_row(row, form, format, shape_of(row, format), MLA)
end

--- Queries read the latent vectors of the keys that were chosen for them as they are.
local function sparse(row)
  local format, why = attention_key(row)
  if not format then return nil, why end
  local m = sparse_models[row.model]
  if not m then return nil, ("its model %s is not read"):format(shown(row.model)) end
  local shape = {
    size(row, "batch"), size(row, "seq_len"), number(row, "past_len"), size(row, "num_heads"), 1, m.rank + m.rope,
    m.rank, SELECTED, 1, format.q, (m.rank + m.rope) * format.kv,
  }
  format.key = "sparse_" .. format.key
  return module_row(row, row.phase == "decode" and "module_decode" or "module_prefill", format, shape, m)
end

local function mla_kernel(row, form, shape_of)
  local format, why = attention_key(row)
  if not format then return nil, why end
  return { form = form, key = "latent_" .. format.key, rate = format.rate, shape = shape_of(row, format) }
end

local function mla_decode(row)
  if row.kind ~= "kernel" then return mla_module(row, "module_decode", mla_shape_of_decode) end
  return mla_kernel(row, "decode", mla_shape_of_decode)
end

local function mla_prefill(row)
  if row.kind ~= "kernel" then return mla_module(row, "module_prefill", mla_shape_of_prompt) end
  return mla_kernel(row, "prefill", mla_shape_of_prompt)
end

-- Products of the queries and results of each head with its part of the matrix that made keys and values of the latent
-- vector: width and inner dimension for a head.
local absorbed = { mla_gen_pre = { MLA.rank, MLA.nope }, mla_gen_post = { MLA.v, MLA.rank } }

local function bmm(row)
  local format, why = product_of(row)
  if not format then return nil, why end
  local sizes = absorbed[row.op]
  if not sizes then return nil, ("its op %s is not read"):format(shown(row.op)) end
  local heads = size(row, "num_heads") -- each has inputs of its own
  return {
    form = "linear", key = "absorbed_" .. format.key, rate = format.rate,
    shape = { size(row, "tokens"), heads * sizes[1], sizes[2], heads * format.input, format.weight, 0 },
  }
end

local factors = { all_reduce = 2, all_gather = 1, reduce_scatter = 1, all_to_all = 1, send_recv = 1 }

-- Who sends: an engine's own kernels in a graph, or as the host launches each; or a library that all engines use.
local senders = {
  ["nccl(nccl-tests)"] = { "" }, ["nccl(torch.dist)"] = { "", "_torch" }, ["rccl(rccl-tests)"] = { "" },
  oneccl = { "" }, ["vllm_custom(graph)"] = { "vllm" }, ["vllm_custom(eager)"] = { "vllm", "_eager" },
  ["sglang_custom(graph)"] = { "sglang" }, ["sglang_custom(eager)"] = { "sglang", "_eager" },
  ["trtllm_auto(graph)"] = { "trtllm" }, ["trtllm_auto(eager)"] = { "trtllm", "_eager" },
}

local function collective(row)
  local factor, sender = factors[row.op], senders[row.impl]
  if not factor then return nil, ("its op %s is not read"):format(shown(row.op)) end
  if not sender then return nil, ("its impl %s is not read"):format(shown(row.impl)) end
  local ranks = size(row, "num_gpus")
  local sent = row.op == "send_recv" and 1 or factor * (ranks - 1) / ranks
  local how = row.version == "llmcompass" and "_eager" or sender[2] or "" -- it timed each call from the host
  return {
    form = "message", key = row.op .. how, engine = sender[1], nodes = number(row, "num_nodes"),
    shape = { ranks, size(row, "bytes"), sent },
  }
end

local modes = {
  low_latency = { "low_latency", "sglang" }, normal = { "normal", "sglang" },
  trtllm_NVLinkOneSided = { "one_sided", "trtllm" }, trtllm_NVLinkTwoSided = { "two_sided", "trtllm" },
}
-- Bytes of an element that goes to experts, scales included, and comes back.
local sent_bytes = { dispatch = 1.03, combine = 2, combine_low_precision = 1 }
local moe_bytes = { bfloat16 = 2, fp8 = 1, nvfp4 = 0.5625 }
local INDEX_BYTES = 4 -- of what prepares a dispatch: an expert's number
local MULTIPROCESSOR = 20e9 -- bytes/s that one of them copies: what DeepEP reaches with four
local TRAY = 4 -- ranks of a tray of GB200, whose rows state none

--- Of `count` places, those that `draws` reach.
local function reached(count, draws) return count * (1 - (1 - 1 / count) ^ draws) end

--- Tokens to the experts of a mixture and back: to each expert by itself (low latency), or once to each rank.
local function moe_dispatch(row)
  local mode, element = modes[row.mode], sent_bytes[row.phase]
  if not mode then return nil, ("its mode %s is not read"):format(shown(row.mode)) end
  if row.phase == "prepare" then element = 0 end
  if not element then return nil, ("its phase %s is not read"):format(shown(row.phase)) end
  if row.phase == "dispatch" and moe_bytes[row.moe_dtype] then element = moe_bytes[row.moe_dtype] end
  local nodes, ranks = row.nodes ~= "" and size(row, "nodes") or 1, row.ep ~= "" and size(row, "ep") or TRAY
  local top_k, places = size(row, "topk"), nodes > 1 and nodes or ranks -- that copies leave for
  local copies = row.mode == "low_latency" and top_k or reached(places, top_k)
  if places <= 1 then return nil, "it is of one rank" end
  local each = element > 0 and copies * size(row, "hidden") * element or top_k * INDEX_BYTES
  local processors = tonumber(row.sms)
  return {
    form = "message", key = mode[1] .. "_" .. row.phase, engine = mode[2], nodes = nodes,
    most = processors and nodes == 1 and processors * MULTIPROCESSOR or nil,
    shape = { ranks, size(row, "tokens_per_rank") * each, (places - 1) / places },
  }
end

-- What each is called in a calibration: those named like an op of a graph price it (an activation any element-wise op).
local row_ops = {
  rmsnorm = "norm", silu_mul = "elementwise", embedding = "embed", sampler = "sample", layernorm = "layer_norm",
  fused_add_rmsnorm = "add_norm", gelu = "gelu", residual_add = "add", rope = "rope", fp8_quant_static = "quantise",
  softmax = "softmax", silu = "silu", rmsnorm_unfused = "norm_unfused", rope_unfused = "rope_unfused",
}

-- Kernels of PyTorch that cut rows as they cut all elements, and how many a processor takes.
local spread, SPREAD = { gelu = true, silu = true, residual_add = true }, 1024

local function elementwise(row)
  local key = row_ops[row.op]
  if not key then return nil, ("its op %s is not read"):format(shown(row.op)) end
  local engine = row.op == "fp8_quant_static" and names.engine[row.framework] or "" -- others have much the same kernels
  local rows, eager = size(row, "tokens"), row.framework == "pytorch"
  if eager or spread[row.op] then rows = rows * math.max(1, size(row, "width") / SPREAD) end
  if eager then key = key .. "_eager" end -- the host launched and awaited each
  return { form = "rows", key = key, engine = engine, shape = { rows, size(row, "min_bytes") } }
end

local CHUNK = 64 -- tokens that a kernel of a prompt takes at a time
local phases = { context = "", generation = "_decode", verify = "_verify" }
-- Kernels that an engine has beside those it mostly uses.
local beside = { kda_fused_decode = "kda_fused_decode", fused_kda_decode = "kda_fused_decode",
  fused_sigmoid_gating_delta_rule_update = "kda_update_verify" }

--- "k_heads=16;k_dim=128" as a table.
local function dimensions(row)
  local dims = {}
  for name, value in (row.shape or ""):gmatch "([%w_]+)=([^;]*)" do dims[name] = value end
  return dims
end

local LANES = 128 -- channels that one processor takes at a time

--- A short convolution is a recurrence too: the state of a channel is its last elements.
local function convolution(row, key, channels, kernel)
  local tokens, batch = size(row, "tokens"), size(row, "batch")
  return {
    form = "scan", key = key,
    shape = {
      2 * kernel * channels * tokens, 4 * channels * tokens, 4 * channels * (kernel - 1) * batch,
      batch * channels / LANES, tokens / batch, row.phase == "context" and CHUNK or 1,
    },
  }
end

--- A recurrence (form_scan.h); states of 4 bytes are read and written.
local function recurrence(row, key, scan)
  local tokens, batch = size(row, "tokens"), size(row, "batch")
  local length = tokens / batch
  local chunk = row.phase == "context" and CHUNK or 1
  local state = scan.heads * scan.keys * scan.values
  local flops = 2 * scan.products * state + (chunk > 1 and math.min(chunk, length) * scan.inside or 0)
  return {
    form = "scan", key = key,
    shape = { tokens * flops, 2 * scan.moved * tokens, 8 * state * batch, batch * scan.heads, length, chunk },
  }
end

local function linear_attention(row)
  local dims, phase = dimensions(row), phases[row.phase]
  if not phase then return nil, ("its phase %s is not read"):format(shown(row.phase)) end
  local of_state = row.family == "mamba2"
  if not of_state and row.family ~= "gdn" and row.family ~= "kda" then
    return nil, ("its family %s is not read"):format(shown(row.family))
  end
  local heads, groups = size(dims, of_state and "nheads" or "v_heads"), size(dims, of_state and "n_groups" or "k_heads")
  local keys, values = size(dims, of_state and "d_state" or "k_dim"), size(dims, of_state and "head_dim" or "v_dim")
  local both = heads * values + 2 * groups * keys
  if row.op:find "conv1d" then
    return convolution(row, "conv_" .. row.family .. phase, both, size(dims, "d_conv"))
  end
  return recurrence(row, beside[row.op] or row.family .. phase, {
    heads = heads, keys = keys, values = values, moved = both + heads * values, products = of_state and 2 or 3,
    inside = of_state and groups * keys + heads * values or heads * (3 * keys + 2 * values),
  })
end

--- One product after the other of experts that share rows evenly: kernels alone, nothing is routed or moved.
local function grouped(row)
  local format, why = product_of(row)
  if not format then return nil, why end
  local experts = size(row, "num_local_experts")
  return {
    form = "mixture", key = format.key, rate = format.rate,
    seconds = (size(row, "up_us") + size(row, "down_us")) * 1e-6,
    shape = {
      size(row, "tokens_per_expert") * experts, size(row, "hidden"), size(row, "inter"), 1, experts, 1, 1, 0, 2,
      format.weight, format.input,
    },
  }
end

--- A kernel whose board power was read as it ran again and again; its size is in `shape`.
local function power(row)
  local d = dimensions(row)
  local read, why
  if row.op == "gemm" then
    read, why = gemm { dtype = row.dtype, m = d.m, n = d.n, k = d.k }
  elseif row.op == "attention_decode" then
    read, why = decode {
      dtype = "bfloat16", kv_dtype = row.dtype, batch = d.batch, context_len = d.ctx, num_heads = d.h,
      num_kv_heads = d.kvh, head_dim = d.hd, window = d.win,
    }
  else
    return nil, ("its op %s is not read"):format(shown(row.op))
  end
  if read then read.power = size(row, "power_w") end
  return read, why
end

-- table, columns that only it has, reader
kernels.tables = {
  { "gemm", { "m", "n", "k", "op" }, gemm },
  { "attention_prefill", { "seq_len", "kv_prefix", "causal" }, prefill },
  { "moe", { "topk", "experts", "distribution", "kernel" }, moe },
  { "mla_decode", { "kind", "gemm_dtype", "context_len" }, mla_decode },
  { "mla_prefill", { "kind", "gemm_dtype", "seq_len" }, mla_prefill },
  { "mla_bmm", { "op", "tokens", "num_heads" }, bmm },
  { "attention_mixed", { "prefill_chunk", "kv_prefill", "n_decode", "kv_decode" }, mixed },
  { "sparse_attention_dsa", { "model", "phase", "kv_dtype", "past_len" }, sparse },
  { "attention_decode", { "batch", "context_len", "num_kv_heads", "head_dim" }, decode },
  { "collective", { "num_gpus", "num_nodes", "impl", "bytes" }, collective },
  { "elementwise", { "tokens", "width", "min_bytes" }, elementwise },
  { "moe_dispatch", { "mode", "phase", "ep", "tokens_per_rank", "topk" }, moe_dispatch },
  { "grouped_gemm", { "num_local_experts", "tokens_per_expert", "up_us", "down_us" }, grouped },
  { "power", { "op", "shape", "power_w" }, power },
  { "linear_attention", { "family", "op", "phase", "batch", "tokens", "shape" }, linear_attention },
}

-- Tables beside them in which nothing is that can be predicted: columns that only they have, and why.
local silent = {
  { { "kernel_source", "rows_in_source" }, "names kernels, but measures nothing" },
  { { "component", "stat", "batch" }, "measures parts of a loop of a host that is fitted to serving results" },
  { { "component", "phase", "seq" }, "measures parts of one layer, launched and awaited by a host" },
}

local function includes(has, columns)
  for _, column in ipairs(columns) do
    if not has[column] then return false end
  end
  return true
end

--- The table of those columns; nil where it is none of these, and why nothing in it is predicted where that is known.
function kernels.of(columns)
  local has = {}
  for _, column in ipairs(columns) do has[column] = true end
  for _, entry in ipairs(kernels.tables) do
    if (has.time_us or has.up_us) and includes(has, entry[2]) then return { name = entry[1], read = entry[3] } end
  end
  for _, entry in ipairs(silent) do
    if includes(has, entry[1]) then return nil, entry[2] end
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
  read.seconds = read.seconds or number(row, "time_us") * 1e-6
  if read.seconds <= 0 then return nil, "its time is not above 0" end
  return read
end

return kernels
