-- precision.lua: in which formats an engine keeps weights, activations and the KV cache, as its options have it.
--
-- An engine says
--     dtypes  = { bf16 = "bfloat16", ... }   what it computes in, by our names
--     online  = { fp8 = "fp8", ... }         formats it makes of a 16-bit checkpoint as it loads
--     eight   = { fp8 = true }               those of them whose matmuls read their inputs in that format too
--     caches  = { fp8 = "fp8", ... }         formats of its KV cache

local refusal = require "mantile.emit.refusal"

local precision = {}

local wide = { fp32 = true, bf16 = true, fp16 = true }

--- fp8 in blocks of 128 is fp8 to a user.
local function same(a, b) return a == b or a:match "^fp8" == b:match "^fp8" and a:find "^fp8" ~= nil end

--- What the engine makes of the checkpoint as it loads; nil where it takes the weights as they are.
local function made(d, engine)
  local p = d.precision
  if not p.weights or d.named or same(p.weights, p.own) then return nil end
  if wide[p.weights] and wide[p.own] then return nil end
  local name = wide[p.own] and engine.online[p.weights]
  if name then return name end
  refusal.raise("weights", "%s makes no %s of %s, which is %s, as it loads; name a checkpoint that is %s with "
    .. "checkpoint", engine.title, p.weights, d.checkpoint, p.own, p.weights)
end

--- How the weights are quantised as they are loaded.
function precision.quantisation(d, engine)
  local p, name = d.precision, made(d, engine)
  if name and engine.eight[p.weights] and not p.activations then
    d:note("activations are estimated in %s; %s multiplies in %s where the accelerator can, which activations %s "
      .. "estimates", p.own_activations, engine.title, p.weights, p.weights)
  end
  if p.weights and d.named and not wide[p.weights] then
    d:note("weights are estimated in %s, which %s must hold", p.weights, d.checkpoint)
  end
  return name
end

--- What it computes in, where the request states that.
function precision.dtype(d, engine)
  local p = d.precision
  local read = p.activations or p.weights
  if not read then return nil end
  if wide[read] then
    if p.activations and not wide[p.own_activations] and not d.named and not p.weights then
      refusal.raise("activations", "%s reads its inputs in %s; %s has no option that reads them in %s", d.checkpoint,
        p.own_activations, engine.title, read)
    end
    return engine.dtypes[read] or refusal.raise("activations", "%s computes in no %s", engine.title, read)
  end
  if not p.activations or same(read, p.own_activations) or d.named then return nil end
  if p.weights and same(p.weights, read) and engine.eight[read] then return nil end
  refusal.raise("activations", "%s has no option that reads inputs in %s; name a checkpoint that says so with "
    .. "checkpoint", engine.title, read)
end

--- The KV cache's format, where the request states it. As the checkpoint has it is "auto" where engines know that.
function precision.cache(d, engine)
  local p = d.precision
  if not p.kv then return nil end
  if p.kv == p.own_kv and engine.caches.auto then return engine.caches.auto end
  return engine.caches[p.kv] or refusal.raise("kv", "%s keeps no KV cache in %s", engine.title, p.kv)
end

return precision
