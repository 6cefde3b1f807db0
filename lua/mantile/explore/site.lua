-- site.lua: what a request of a sweep becomes for the core's explorer: the terms of its deployment, or of those of both
-- pools, and the numbers that formulas and loops take.

local closed_loop = require "mantile.closed_loop"
local placement = require "mantile.placement"
local request = require "mantile.request"
local tables = require "mantile.tables"

local site = {}

local degrees = { "tp", "cp", "attention_dp", "ep", "pp", "dp" }

--- Of one deployment.
local function alone(r)
  local placed, message = placement.prepare(r)
  if not placed then return nil, message end
  local facts = r.mode == "continuous" and closed_loop.facts(r) or {}
  if r.mode == "continuous" then
    message = closed_loop.refusal(r, placed)
    if message then return nil, message end
  end
  for _, name in ipairs(degrees) do facts[name] = r[name] end
  facts.gpus, facts.sp, facts.image_tokens = r.gpus, r.sp and 1 or 0, placed.structure.input_tokens
  return { terms = placed.terms, facts = facts }
end

--- Of both pools.
local function pooled(r)
  local placed, message = {}
  local facts = tables.merged(closed_loop.facts(r), { gpus = r.gpus })
  for _, name in ipairs { "prefill", "decode" } do
    placed[name], message = placement.prepare(tables.merged(r[name], { mode = "disagg" }))
    if not placed[name] then return nil, ("%s: %s"):format(name, message) end
    facts[name .. ".count"], facts[name .. ".gpus"] = r[name].count, r[name].gpus
  end
  message = closed_loop.refusal(r, placed)
  if message then return nil, message end
  facts.image_tokens = placed.decode.structure.input_tokens
  return { terms = placed.decode.terms, prefill = placed.prefill.terms, facts = facts }
end

--- { terms =, prefill = those of that pool's workers in mode disagg, facts = }; nil and why a request is refused.
function site.of(values)
  local r, message = request.check(values)
  if not r then return nil, message end
  return (r.mode == "disagg" and pooled or alone)(r)
end

return site
