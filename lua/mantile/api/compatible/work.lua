-- work.lua: what one layer does in a step on one package, from the ops it emits: FLOPs, bytes and seconds.
--
-- The reference counts activations in its own way: the tensors that a layer makes. Attention counts its input and
-- what its linears give; a feed-forward network what its linears give and what the last one reads; a mixture its input
-- and result, the scores of its router and what its last linear reads.

local core = require "mantile.core"
local kinds = require "mantile.api.compatible.kinds"

local work = {}

local linears = { linear = true, block_linear = true, grouped_linear = true }

local NORM_FLOPS = 5 -- for each element: square, sum, scale, root, weight

local function each_linear(ops, f)
  for _, op in ipairs(ops) do
    if linears[op.kind] then f(op) end
  end
end

local function of_attention(ops)
  local elements, first = 0, true
  each_linear(ops, function(op)
    elements = elements + op.m * (op.n + (first and op.k or 0))
    first = false
  end)
  return elements
end

local function of_mlp(ops)
  local elements, last = 0, 0
  each_linear(ops, function(op)
    elements, last = elements + op.m * op.n, op.m * op.k
  end)
  return elements + last
end

--- At ep 1 a token's experts work one after the other in one buffer; else each row sent here has its own.
local function of_moe(ops, split)
  local elements, tokens = 0, 0
  for _, op in ipairs(ops) do
    if op.name == "router" then
      tokens = op.m
      elements = elements + op.m * (2 * op.k + op.n)
    elseif op.name == "experts.down" then
      elements = elements + (split.ep > 1 and op.m or tokens) * op.k
    elseif op.name == "shared.down" then
      elements = elements + op.m * op.k
    end
  end
  return elements
end

local function of_rows(ops)
  local elements = 0
  for _, op in ipairs(ops) do elements = elements + (op.rows or 0) * (op.width or 0) end
  return elements
end

local elements_of = { mlp = of_mlp, moe = of_moe, norm = of_rows, embedding = of_rows }

local function activation_bytes(ops, layer, split, dtype, tokens)
  local elements = (elements_of[layer.type] or of_attention)(ops, split)
  if elements == 0 then elements = tokens * layer.width end -- without a linear: its result, as wide as its input
  local _, bytes = core.dtype(dtype)
  return elements * math.max(bytes, 2) -- what linears give has 16 bits at least
end

--- Additions of biases, which the reference counts of attention: after the sum over tp once for all ranks.
local function bias_flops(op, layer, split)
  if layer.type ~= "attention" or op.kind ~= "linear" then return 0 end
  local bias = op.parameters - op.k * op.n
  return op.m * bias / (op.name == "out" and split.tp or 1)
end

local function flops_of(ops, layer, split)
  local sum = 0
  for _, op in ipairs(ops) do
    sum = sum + op.flops + bias_flops(op, layer, split)
    if op.kind == "norm" then sum = sum + NORM_FLOPS * op.rows * op.width end
  end
  return sum
end

local function sum_of(ops, key)
  local sum = 0
  for _, op in ipairs(ops) do sum = sum + op[key] end
  return sum
end

local function of_layer(ops, layer, phase)
  local own = {}
  for _, op in ipairs(ops) do
    if op.layer == layer.type and (op.phase or phase) == phase then own[#own + 1] = op end
  end
  return own
end

--- The workload of our deployments whose step this is: a decode step is at isl + osl / 2.
local function load_of(step)
  if step.phase == "prefill" then return { batch = step.batch, isl = step.tokens, osl = 1 } end
  return { batch = step.batch, isl = math.max(step.context - 1, 1), osl = step.context > 1 and 2 or 1 }
end

local function cache_of(placed, batch, tokens)
  local function at(length)
    return placed.core:estimate({ batch = batch, isl = length - 1, osl = 1 }).memory.kv_cache_bytes
  end
  if tokens == 1 then return 2 * at(2) - at(3) end
  return at(tokens)
end

local function cache_bytes(placed, layer, step)
  if kinds.without_cache[layer.type] then return 0 end
  return cache_of(placed, step.batch, step.phase == "prefill" and step.tokens or step.context + 1)
end

--- Seconds of the ops: of compute and of memory each for itself, and of both with one hidden behind the other;
--- `ideal` at the peak rate.
local function seconds_of(priced)
  local sums = { compute = 0, memory = 0, comm = 0, overhead = 0, wall = 0, ideal = 0 }
  for _, op in ipairs(priced) do
    local overhead = op.overhead_s or 0
    sums.compute, sums.memory = sums.compute + op.compute_s, sums.memory + op.memory_s
    sums.comm, sums.overhead = sums.comm + op.comm_s, sums.overhead + overhead
    sums.wall = sums.wall + math.max(op.compute_s, op.memory_s) + op.comm_s + overhead
    if op.rate and op.flops then sums.ideal = sums.ideal + op.flops.value / op.rate end
  end
  return sums
end

local function held_bytes(priced)
  local sum = 0
  for _, op in ipairs(priced) do sum = sum + op.held_bytes end
  return sum
end

--- What `layer`, placed (placement.lua), does in a step { phase =, batch =, tokens = of each prompt, context = cached
--- tokens of each sequence }.
function work.of(placed, layer, split, dtype, step)
  local prefill = step.phase == "prefill"
  local symbols = {
    tokens = step.batch * (prefill and step.tokens or 1), sequences = step.batch,
    context = prefill and 0 or step.context, prompt = prefill and step.tokens or step.context,
  }
  local ops = of_layer(placed.structure[step.phase]:ops(symbols), layer, step.phase)
  local priced = of_layer(placed.core:explain(load_of(step)), layer, step.phase)
  return {
    flops = flops_of(ops, layer, split), weights_bytes = held_bytes(priced),
    weights_read_bytes = sum_of(ops, "weights_bytes"), kv_read_bytes = sum_of(ops, "kv_bytes"),
    activation_bytes = activation_bytes(ops, layer, split, dtype, symbols.tokens),
    kv_bytes = cache_bytes(placed, layer, step),
    message_bytes = sum_of(ops, "message_bytes"), seconds = seconds_of(priced), ops = priced,
  }
end

return work
