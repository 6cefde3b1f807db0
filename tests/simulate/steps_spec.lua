-- What steps take, against the cost model at the very point; blocks against counting them one sequence at a time.

local internal = require "mantile.internal"
local support = require "support"
local world = require "simulate.world"

local deployments = {
  { {}, prefill = 0.009 },
  { { model = "llama-3.1-70b", tp = 4, dtype = "fp8" }, prefill = 0.009 },
  { { model = "gpt-oss-20b" }, prefill = 0.009 },
  { { model = "mamba2-2.7b", engine = "sglang" }, prefill = 0.009 },
  { { cost_model = "roofline" }, prefill = 0.0003 },
  { { model = "mixtral-8x7b", hardware = "h200-sxm", gpus = 4, tp = 1, attention_dp = 4, ep = 4 }, prefill = 0.02 },
}

--- Numbers from 1 to `most`, alike on a logarithmic scale.
local function draws(seed)
  local state = seed
  return function(most)
    state = state * 6364136223846793005 + 1442695040888963407
    return math.floor(most ^ ((state >> 11) * 2.0 ^ -53) + 0.5)
  end
end

--- The mean of |f / g - 1| over some points.
local function mean_error(count, point)
  local sum = 0
  for _ = 1, count do
    local got, exact = point()
    sum = sum + math.abs(got / exact - 1) / count
  end
  return sum
end

describe("steps", function()
  it("of prompts take what the cost model says, 1 % off on average", function()
    for i, case in ipairs(deployments) do
      local deployment, draw = world.deployment(case[1]), draws(i)
      local steps, ranks = internal.steps(deployment), case[1].attention_dp or 1
      local off = mean_error(200, function()
        local sequences = draw(64) * ranks
        local tokens, cached = draw(math.max(1, 8192 * ranks // sequences)), draw(2) == 1 and 0 or draw(65536)
        local load = { batch = sequences, isl = tokens + cached, osl = 1, prefix = cached }
        return steps:prefill(sequences, tokens, cached), deployment:estimate(load).prefill.time_s
      end)
      assert(off < case.prefill, ("deployment %d: %.3g off"):format(i, off))
    end
  end)

  it("of decoding are 0.2 % off on average", function()
    for i, case in ipairs(deployments) do
      local deployment, draw = world.deployment(case[1]), draws(i)
      local steps, ranks = internal.steps(deployment), case[1].attention_dp or 1
      local off = mean_error(200, function()
        local sequences, context = draw(2048) * ranks, draw(131072) + 1
        local load = { batch = sequences, isl = context - 1, osl = 2 } -- at isl + osl / 2
        return steps:decode(sequences, context), deployment:estimate(load).decode.time_s
      end)
      assert(off < 0.002, ("deployment %d: %.3g off"):format(i, off))
    end
  end)

  it("are exact where they are priced: few tokens, few prompts", function()
    local deployment = world.deployment()
    local steps = internal.steps(deployment)
    for _, tokens in ipairs { 1, 2, 15, 16, 17, 63, 64, 128, 1024 } do
      for _, sequences in ipairs { 1, 2, 3, 4, 7 } do
        local report = deployment:estimate { batch = sequences, isl = tokens, osl = 1 }
        support.near(report.prefill.time_s, (steps:prefill(sequences, tokens, 0)), 1e-12)
      end
    end
    support.near(deployment:estimate({ batch = 1777, isl = 1023, osl = 2 }).decode.time_s, (steps:decode(1777, 1024)), 1e-12)
  end)

  it("of what grows with the square of a length are less than 0.3 % off", function()
    local deployment = world.deployment { cost_model = "roofline" }
    local steps = internal.steps(deployment)
    for tokens = 20000, 300000, 777 do
      local exact = deployment:estimate({ batch = 1, isl = 300000 + tokens, osl = 1, prefix = 300000 }).prefill.time_s
      support.near(exact, (steps:prefill(1, tokens, 300000)), 0.003)
    end
  end)

  it("never take less than their parts, and finite time at any size", function()
    for _, case in ipairs(deployments) do
      local steps = internal.steps(world.deployment(case[1]))
      for _, n in ipairs { 1, 3, 1000, 2049, 1 << 20, 1 << 30 } do
        for _, tokens in ipairs { 1, 1000, 1 << 22, 1 << 30 } do
          local time, part = steps:decode(n, tokens)
          assert.is_true(time > 0 and part >= 0 and part <= time * (1 + 1e-12) and time < math.huge)
          time, part = steps:prefill(n, tokens, tokens)
          assert.is_true(time > 0 and part >= 0 and part <= time * (1 + 1e-12) and time < math.huge)
        end
      end
    end
  end)

  it("of decoding add up to what a run of them takes", function()
    for _, case in ipairs { {}, { model = "gpt-oss-20b" }, { model = "llama-3.1-70b", tp = 4, dtype = "fp8" } } do
      local deployment = world.deployment(case)
      local steps = internal.steps(deployment)
      for _, lengths in ipairs { { 10, 500 }, { 128, 1000 }, { 100, 20000 } } do
        local isl, osl, sum = lengths[1], lengths[2], 0
        local r = world.run(world.pool(deployment), { users = 1, requests = 1, isl = isl, osl = osl }):record(1)
        for i = 1, osl - 1 do sum = sum + steps:decode(1, isl + i - 1) end
        support.near(sum, r.finished - r.first, 0.001)
      end
    end
  end)
end)

describe("blocks", function()
  it("grow as those of each sequence do", function()
    local draw = draws(5)
    for _, page in ipairs { 1, 3, 16, 64 } do
      local blocks, all, own = internal.blocks(1 << 40, page), {}, 0
      local function pages(tokens) return (tokens + page - 1) // page end
      local function needed(tokens)
        local count = 0
        for _, s in ipairs(all) do count = count + pages(s.held + tokens) - pages(s.held) end
        return count
      end
      for _ = 1, 400 do
        if draw(3) > 1 or #all == 0 then
          local tokens = draw(500)
          all[#all + 1] = { held = tokens, tokens = tokens, clock = blocks:join(tokens) }
        elseif draw(2) == 1 then
          local s = table.remove(all, draw(#all))
          blocks:leave(s.tokens, s.clock)
        end
        local tokens, free = draw(200) - 1, draw(2000) - 1
        local reach = blocks:reach(tokens, free)
        assert.equal(needed(tokens), blocks:growth(tokens))
        assert.is_true(reach <= tokens and needed(reach) <= free)
        assert.is_true(reach == tokens or needed(reach + 1) > free)
        own = own + needed(tokens)
        assert.equal(own, blocks:grow(tokens))
        for _, s in ipairs(all) do s.held = s.held + tokens end
      end
    end
  end)

  it("have a limit of their own, and need none where nothing grows", function()
    assert.error_matches(function() internal.blocks(1, (1 << 16) + 1) end, "block_tokens is 65537")
    local none = internal.blocks(5, 0)
    none:join(100)
    assert.equal(0, none:growth(1000))
    assert.equal(77, none:reach(77, 0))
  end)
end)
