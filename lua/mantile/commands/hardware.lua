-- hardware: lists accelerators, or shows one with the source of each figure.

local catalogue = require "mantile.catalogue"
local core = require "mantile.core"
local format = require("mantile.units").format
local hardware = require "mantile.hardware"
local tables = require "mantile.tables"

local function rate(value) return (format(value, "flop"):gsub("FLOP$", "FLOP/s")) end

local function describe(h)
  local tier = hardware.main_memory(h)
  return ("%s, %.0f GiB at %s/s"):format(h.name, tier.capacity / 2 ^ 30, format(tier.bandwidth, "bytes"))
end

local function add_source(rows, h, field)
  if h.sources and h.sources[field] then rows[#rows + 1] = { "  source", h.sources[field] } end
end

local function show(h)
  local rows = { { "hardware", h.id }, { "name", h.name } }
  if h.count then rows[3] = { "accelerators", ("%d"):format(h.count) } end
  for _, dtype in ipairs(core.units()) do
    if h.peak[dtype] then rows[#rows + 1] = { "peak " .. dtype, rate(h.peak[dtype]) } end
  end
  add_source(rows, h, "peak")
  for _, name in ipairs(tables.keys(h.memory)) do
    local tier = h.memory[name]
    local size, bandwidth = tier.capacity / 2 ^ 30, format(tier.bandwidth, "bytes")
    rows[#rows + 1] = { "memory " .. name, ("%.4g GiB at %s/s"):format(size, bandwidth) }
  end
  add_source(rows, h, "memory")
  for i, link in ipairs(h.links) do
    local sums = link.reduces and ", sums in the switch" or ""
    local reach = link.domain and ("among %d"):format(link.domain) or "beyond"
    rows[#rows + 1] = {
      "link " .. (link.name or i), ("%s/s one way, %s, %s%s"):format(format(link.bandwidth, "bytes"),
        format(link.latency, "s"), reach, sums),
    }
  end
  add_source(rows, h, "links")
  rows[#rows + 1] = { "power", h.power and ("%.0f W"):format(h.power) or "not stated" }
  rows[#rows + 1] = { "price", h.price and ("$%.2f an hour"):format(h.price * 3600) or "not stated" }
  add_source(rows, h, "price")
  return rows
end

local function data(h)
  return {
    id = h.id, name = h.name, vendor = h.vendor, year = h.year, peak = h.peak, memory = h.memory, links = h.links,
    power_w = h.power, price_usd_per_hour = h.price and h.price * 3600, sources = h.sources,
  }
end

return catalogue.command {
  kind = "hardware", summary = "the accelerators it knows", describe = describe, show = show, data = data,
  yaml = hardware.yaml,
}
