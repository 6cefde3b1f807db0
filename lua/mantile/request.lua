-- request.lua: the one request that goes through Lua, the command line and JSON
-- lines, and its defaults. Every key is a flag of the same name.

local schema = require "mantile.schema"
local thing = require "mantile.thing"

local request = {}

local DEGREE = 1 << 20
local LENGTH = 1 << 30

--- name, kind, and what it means; in the order `--help` shows them.
request.fields = {
  { "model", "name", help = "a name from `mantile models`, a .lua file or a config.json" },
  { "hardware", "name", help = "a name from `mantile hardware` or a .lua file (--on)" },
  { "gpus", "count?", max = DEGREE, help = "accelerators: tp x pp x dp" },
  { "engine", "name", default = "ideal", help = "a name from `mantile engines`" },
  { "tp", "count?", max = DEGREE, help = "tensor-parallel degree; gpus / (pp x dp) if absent" },
  { "pp", "count", default = 1, max = DEGREE, help = "pipeline stages" },
  { "dp", "count", default = 1, max = DEGREE, help = "independent replicas" },
  { "dtype", "dtype?", help = "default of weights, activations and kv; the model's own if absent" },
  { "weights", "dtype?", help = "dtype of the weights" },
  { "activations", "dtype?", help = "dtype of what matmuls read" },
  { "kv", "dtype?", help = "dtype of the KV cache" },
  { "batch", "count", default = 1, max = LENGTH, help = "sequences at once in the whole deployment" },
  { "isl", "tokens", default = 1024, max = LENGTH, help = "input sequence length: prompt tokens" },
  { "osl", "tokens", default = 256, max = LENGTH, help = "output sequence length: generated tokens" },
  { "prefix", "tokens0", default = 0, max = LENGTH, help = "prompt tokens that are cached already" },
  { "mode", "name", default = "static", one_of = { "static" }, help = "static: a batch, prefilled then decoded" },
  { "cost_model", "name", default = "roofline", one_of = { "roofline" }, help = "how time follows from work" },
  { "price", "positive?", help = "USD per accelerator and hour, instead of the stated one" },
  { "pue", "positive?", help = "power of the site over that of the accelerators" },
  { "grid", "amount?", help = "g CO2e per kWh of electricity" },
  { "embodied", "amount?", help = "kg CO2e of making one accelerator" },
  { "lifetime", "positive?", help = "years one accelerator is used" },
}

local function default_degrees(r)
  local outer = r.pp * r.dp
  if r.tp == nil then
    r.tp = r.gpus and r.gpus // outer or 1
    if r.gpus and r.gpus % outer ~= 0 then
      return ("gpus (%d) must be a multiple of pp x dp (%d x %d)"):format(r.gpus, r.pp, r.dp), "gpus"
    end
  end
  r.gpus = r.gpus or r.tp * outer
  if r.gpus ~= r.tp * outer then
    return ("gpus is %d, but tp x pp x dp is %d x %d x %d = %d; leave one of them out"):format(r.gpus, r.tp, r.pp,
      r.dp, r.tp * outer), "gpus"
  end
  if r.gpus > DEGREE then return ("tp x pp x dp is %d; it must be at most %d"):format(r.gpus, DEGREE), "gpus" end
end

--- A complete, checked copy of `values` (model and hardware may also be the
--- things themselves); or nil, message, field.
function request.check(values)
  local things = {}
  if type(values) == "table" then
    local plain = {}
    for key, value in pairs(values) do plain[key] = value end
    for _, key in ipairs { "model", "hardware", "engine" } do
      if thing.is(key, plain[key]) then
        things[key], plain[key] = plain[key], "given"
      end
    end
    values = plain
  end
  local r, message, field = schema.check(request.fields, values)
  if not r then return nil, message, field end
  message, field = default_degrees(r)
  if message then return nil, message, field end
  if r.prefix >= r.isl then
    return nil, ("prefix is %d; it must be from 0 to isl - 1 (%d)"):format(r.prefix, r.isl - 1), "prefix"
  end
  for key, value in pairs(things) do r[key] = value end
  return r
end

return request
