-- footprint.lua: what turns power into energy and carbon, with where it is from.

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

--- For the report: each figure, its unit and its source.
function footprint.assumptions(request)
  local list = {}
  for key, field in pairs(footprint.fields) do
    list[key] = { value = value_of(request, key), unit = field[2], source = request[key] and "request" or field[3] }
  end
  return list
end

return footprint
