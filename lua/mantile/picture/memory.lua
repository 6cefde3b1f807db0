-- memory.lua: what fills the memory of the fullest accelerator, against what it has.

local bars = require "mantile.picture.bars"
local format = require("mantile.units").format
local palette = require "mantile.picture.palette"
local sources = require "mantile.picture.sources"

local memory = {
  name = "memory", of = "requests", summary = "what fills an accelerator's memory, against what it has",
  fitting = bars.fitting, script = bars.script, text = bars.text,
}

local parts = {
  { "weights", "weights_bytes" }, { "KV cache", "kv_cache_bytes" }, { "activations", "activation_bytes" },
  { "reserved", "reserved_bytes" },
}

local function bar_of(name, m)
  local values, total = {}, 0
  for i, part in ipairs(parts) do
    values[i] = sources.finite(m[part[2]]) and m[part[2]] or 0
    total = total + values[i]
  end
  local note = ("%s of %s%s"):format(format(total, "bytes"), format(m.capacity_bytes, "bytes"),
    m.fits and "" or "!")
  return { name = m.fits and name or name .. ": does not fit", values = values, total = total, note = note,
    mark = m.capacity_bytes }
end

--- The bars of requests or reports; nil and a sentence.
function memory.gather(source)
  local reports, message = sources.reports(source)
  if not reports then return nil, message end
  local names, list, data = sources.names(reports), {}, {}
  for i, report in ipairs(reports) do list[i] = bar_of(names[i], report.memory) end
  for i, part in ipairs(parts) do data[i] = { name = part[1], colour = palette.causes[part[1]] } end
  return {
    title = "memory of the fullest accelerator", mark = "capacity", parts = data,
    panels = { { unit = "bytes", bars = list } },
  }
end

return memory
