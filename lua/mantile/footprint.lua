-- footprint.lua: what turns power into energy and carbon, with where it is from.

local hardware = require "mantile.hardware"

local footprint = {}

-- key = { default, unit, source }; a request sets any of them.
footprint.fields = {
  pue = { 1.25, "", "assumed; hyperscale sites report 1.1 to 1.2, all sites 1.56 (Uptime Institute survey 2024)" },
  grid = { 480, "g CO2e/kWh", "world average of 2023, Ember, Global Electricity Review 2024" },
  embodied = { 164, "kg CO2e", "an eighth of an HGX H100 board, NVIDIA product carbon footprint 2025 (1,312 kg)" },
  lifetime = { 4, "years", "assumed" },
}

local YEAR = 365.25 * 24 * 3600 -- s

local function value_of(request, key) return request[key] or footprint.fields[key][1] end

--- What core.deployment takes.
function footprint.facts(request)
  return {
    pue = value_of(request, "pue"), grid = value_of(request, "grid"), embodied = value_of(request, "embodied") * 1000,
    lifetime = value_of(request, "lifetime") * YEAR,
  }
end

--- The hardware's own figures among the assumptions.
local function add_hardware(list, request, h)
  local sources = h.sources or {}
  if request.price then
    list.price = { value = request.price, unit = "USD/hour", source = "request" }
  elseif h.price then
    list.price = { value = h.price * 3600, unit = "USD/hour", source = sources.price }
  end
  if not h.power then return end
  list.power = { value = h.power, unit = "W", source = sources.power }
  list.idle = {
    value = hardware.idle(h), unit = "W", source = h.idle and sources.idle or "a quarter of power: see docs/reports.md",
  }
end

--- For the report: each figure, its unit and its source.
function footprint.assumptions(request, h)
  local list = {}
  for key, field in pairs(footprint.fields) do
    list[key] = { value = value_of(request, key), unit = field[2], source = request[key] and "request" or field[3] }
  end
  add_hardware(list, request, h)
  return list
end

return footprint
