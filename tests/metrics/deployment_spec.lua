-- Reports: the definitions, and blocks against single evaluations.

local core = require "mantile.core"
local estimate = require "mantile.estimate"
local support = require "support"

local base = { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 8, batch = 16, isl = 4096, osl = 512 }

local function report(changes)
  local request = {}
  for key, value in pairs(base) do request[key] = value end
  for key, value in pairs(changes or {}) do request[key] = value end
  return support.report(request, { layers = true })
end

local causes = { "compute", "weights", "kv", "activations", "comm", "overhead" }

describe("a report", function()
  it("follows the definitions", function()
    local r = report()
    assert.equal(r.prefill.time_s, r.ttft_s)
    assert.equal(r.decode.time_s, r.tpot_s)
    support.near(r.ttft_s + 511 * r.tpot_s, r.e2e_s)
    support.near(1 / r.tpot_s, r.tok_s_user)
    support.near(16 * 512 / r.e2e_s, r.throughput_tok_s)
    support.near(r.throughput_tok_s / 8, r.throughput_tok_s_gpu)
    support.near(16 / r.tpot_s, r.decode_tok_s)
    support.near(8 * 2.95 / 3600 / r.throughput_tok_s * 1e6, r.cost_usd_per_mtok)
    support.near(r.prefill.flops / (r.prefill.time_s * 989.4e12), r.prefill.mfu)
    support.near(r.decode.bytes / (r.decode.time_s * 3.35e12), r.decode.mbu)
  end)

  it("decodes at the mean context", function()
    local short, long = report { osl = 2 }, report { osl = 1024 }
    local kv = 327680 / 8 * 16 -- bytes a token of context, each rank
    support.near(kv * (4096 + 512 - (4096 + 1)), long.decode.bytes - short.decode.bytes, 1e-9)
  end)

  it("does not prefill what is cached", function()
    local full, cached = report(), report { prefix = 4095 }
    assert.is_true(cached.ttft_s < full.ttft_s / 100)
    assert.is_true(cached.prefill.bytes > 16 * 4095 * 327680 / 8) -- but reads it
    assert.equal(full.tpot_s, cached.tpot_s)
  end)

  it("books all of the time, and names the largest cause", function()
    for _, changes in ipairs { {}, { pp = 4, tp = 2 }, { dp = 2, tp = 4, engine = "vllm" }, { batch = 1, tp = 1 } } do
      local r = report(changes)
      for _, phase in ipairs { r.prefill, r.decode } do
        local sum, largest, name = 0, -1, nil
        for _, cause in ipairs(causes) do
          local seconds = phase[cause .. "_s"]
          sum = sum + seconds
          if seconds > largest then largest, name = seconds, cause end
        end
        support.near(phase.time_s, sum)
        assert.equal(name, phase.bottleneck)
      end
    end
  end)

  it("breaks down into its layers", function()
    local r = report()
    for _, phase in ipairs { "prefill", "decode" } do
      local time, flops = 0, 0
      for _, layer in ipairs(r.layers) do
        if layer.phase == phase then
          time, flops = time + layer.time_s, flops + layer.flops
        end
      end
      support.near(r[phase].time_s, time)
      support.near(r[phase].flops, flops)
    end
  end)

  it("gives replicas independent batches", function()
    local one, two = report { batch = 8 }, report { batch = 16, dp = 2 }
    assert.equal(one.tpot_s, two.tpot_s)
    support.near(2 * one.throughput_tok_s, two.throughput_tok_s)
  end)

  it("says why there is no cost", function()
    local r = report { hardware = "mi300x" }
    assert.is_nil(r.cost_usd_per_mtok)
    assert.truthy(r.reasons.cost_usd_per_mtok:find("price", 1, true))
    local priced = report { hardware = "mi300x", price = 2 }
    support.near(8 * 2 / 3600 / priced.throughput_tok_s * 1e6, priced.cost_usd_per_mtok)
  end)

  it("draws power between idle and full load, and counts its carbon", function()
    local r = report { pue = 1.5, grid = 100, embodied = 200, lifetime = 5 }
    local function power(phase) return 175 + (700 - 175) * math.min(1, phase.mfu + phase.mbu) end
    local joules = 8 * 1.5 * (power(r.prefill) * r.ttft_s + power(r.decode) * 511 * r.tpot_s)
    support.near(joules / r.e2e_s, r.power_w)
    support.near(joules / (16 * 512), r.energy_j_per_token)
    local embodied = 8 * 200e3 * r.e2e_s / (5 * 365.25 * 86400)
    support.near((joules / 3.6e6 * 100 + embodied) / (16 * 512) * 1e6, r.carbon_g_per_mtok)
    assert.equal("request", r.assumptions.pue.source)
    assert.truthy(report().assumptions.grid.source:find("Ember", 1, true))
    assert.is_nil(report({ hardware = "m2-ultra", tp = 1 }).power_w)
    assert.truthy(report({ hardware = "m2-ultra", tp = 1 }).reasons.power_w:find("states no power", 1, true))
  end)

  it("warns beyond the model's positions", function()
    assert.is_nil(report().warnings)
    assert.truthy(report({ isl = 131072 }).warnings[1]:find("131072", 1, true))
  end)

  it("sends a pipeline's activations to the next stage", function()
    local r = report { tp = 1, pp = 8, batch = 1 }
    -- 7 of 8 stages send one token, 8192 x 2 bytes, over NVLink
    support.near(7 * (2.9e-6 + 8192 * 2 / 450e9), r.decode.comm_s, 1e-9)
    support.near(7 * 8192 * 2 / 8, r.decode.comm_bytes)
  end)
end)

describe("evaluating many workloads", function()
  local batches, isls, osls = {}, {}, {}
  for i = 1, 150 do -- more than two blocks, the last one ragged
    batches[i], isls[i], osls[i] = 1 + i % 37, 1 + i * 97, 1 + i * 31 % 500
  end

  local keys = {}
  for i, metric in ipairs(core.metrics()) do keys[i] = metric.key end

  for _, split in ipairs { { tp = 8 }, { tp = 2, pp = 4 }, { tp = 4, dp = 2 } } do
    it(("gives bit for bit what one at a time gives, tp %d"):format(split.tp), function()
      local placed = assert(estimate.deployment {
        model = "mixtral-8x7b", hardware = "h100-sxm", tp = split.tp, pp = split.pp, dp = split.dp,
      })
      local columns = { placed:evaluate(batches, isls, osls, table.unpack(keys)) }
      for i = 1, 150 do
        local single = placed:estimate { batch = batches[i], isl = isls[i], osl = osls[i] }
        for c, key in ipairs(keys) do
          local group, field = key:match("^(%w+)%.(.*)$")
          local expected = group and single[group][field] or single[key]
          if not group then expected = single[key] end
          assert.equal(expected, columns[c][i], key)
        end
      end
    end)
  end

  it("refuses what is no workload", function()
    local placed = assert(estimate.deployment { model = "llama-3.1-8b", hardware = "h100-sxm" })
    assert.has_error(function() placed:evaluate({ 1 }, { 0 }, { 1 }, "tpot_s") end)
    assert.has_error(function() placed:evaluate({ 1, 2 }, { 1 }, { 1, 1 }, "tpot_s") end)
    assert.has_error(function() placed:evaluate({ 1 }, { 1 }, { 1 }, "tpot") end)
    assert.has_error(function() placed:evaluate({ 1 }, { 1 }, { 1 }) end)
    assert.has_error(function() placed:estimate { batch = 1, isl = 0, osl = 1 } end)
    assert.has_error(function() placed:estimate { batch = 0 / 0, isl = 1, osl = 1 } end)
    assert.has_error(function() placed:estimate { batch = 1, isl = 5, osl = 1, prefix = 5 } end)
  end)
end)
