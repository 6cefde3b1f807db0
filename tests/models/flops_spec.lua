-- Decode FLOPs of every decoder in models/: 2 x the matmul weights that a token
-- touches, plus attention or scan. In a prefill the LM head sees one token a sequence.

local estimate = require "mantile.estimate"
local find = require "mantile.find"
require "support"

local function ops_of(program, tokens, sequences, context)
  return program:ops { tokens = tokens, sequences = sequences, context = context, prompt = context }
end

local mixing = { attention = true, sparse_attention = true, cross_attention = true, scan = true }
local stated = { work = true } -- a script's own FLOPs, which have no weights

--- Elements of the weight matrices of an op, biases left out, of which a token touches a share.
local function matrix(op)
  if op.kind == "linear" then return op.k * op.n end
  if op.kind == "block_linear" then return op.k * op.n / op.groups end
  if op.kind == "grouped_linear" then return op.k * op.n end
  if op.kind == "conv2d" then return op.inputs * op.outputs * op.groups * op.kernel end
  return 0
end

--- What a list of ops multiplies for each row, in elements, and what it does in all.
local function sums(ops, sequences)
  local flops, weights = 0, 0
  for _, op in ipairs(ops) do
    if not mixing[op.kind] and not stated[op.kind] then flops = flops + op.times * op.flops end
    if matrix(op) > 0 then weights = weights + op.times * (op.m or op.rows) / sequences * matrix(op) end
  end
  return flops / sequences, weights
end

--- The same, from the parameters: those a token uses, less tables, norms, biases and what is added.
local function active_matrices(program, active)
  local others = 0
  for _, op in ipairs(ops_of(program, 1, 1, 64)) do
    local share = op.kind == "grouped_linear" and op.m or 1 -- top_k rows of one token
    if matrix(op) == 0 then
      others = others + op.times * op.parameters
    elseif op.kind == "grouped_linear" then
      local bias = op.parameters / op.experts - matrix(op)
      others = others + op.times * share * bias
    elseif op.parameters > 0 then
      others = others + op.times * (op.parameters - matrix(op))
    elseif op.name ~= "cached_kv_up" then -- tied: the embedding table does the work of the head
      others = others - op.times * matrix(op)
    end
  end
  return active - others
end

local function decoders()
  local list = {}
  for _, name in ipairs(find.names "model") do
    local built, m = assert(estimate.whole(name))
    if m.generates and not m.encoder then list[#list + 1] = { name = name, built = built } end
  end
  assert.is_true(#list >= 60)
  return list
end

describe("a decoder in models/", function()
  it("does 2 FLOPs for each weight that a token touches", function()
    for _, one in ipairs(decoders()) do
      local flops, weights = sums(ops_of(one.built.decode, 3, 3, 64), 3)
      assert.equal(2 * weights, flops, one.name)
      local active = active_matrices(one.built.decode, one.built.parameters.active)
      assert.is_true(math.abs(flops - 2 * active) <= 1e-9 * flops,
        ("%s: %.0f, not 2 x %.0f"):format(one.name, flops, active))
    end
  end)

  it("has its LM head see one token of each sequence in a prefill", function()
    for _, one in ipairs(decoders()) do
      local heads = 0
      for _, op in ipairs(ops_of(one.built.prefill, 700, 7, 0)) do
        if op.name == "logits" and op.part == "text" then
          assert.equal(7, op.m, one.name)
          heads = heads + 1
        end
      end
      assert.equal(1, heads, one.name)
    end
  end)
end)
