-- Forms of kernels against arithmetic by hand, where their limits are plain.

local core = require "mantile.core"
local support = require "support"

local RATE, BANDWIDTH, PROCESSORS, CACHE = 1e15, 4e12, 100, 5e7
local chip = { rate = RATE, bandwidth = BANDWIDTH, processors = PROCESSORS, cache = CACHE, product_rate = RATE }

local form_of = {}
for _, form in ipairs(core.forms()) do form_of[form.name] = form end

local function seconds(name, shape, parameters)
  local list = {}
  for i, key in ipairs(form_of[name].shape) do
    list[i] = assert(shape[key] or chip[key], key)
  end
  return core.form_seconds(name, parameters or {}, list)
end

local function with(shape, changes)
  local copy = {}
  for key, value in pairs(shape) do copy[key] = value end
  for key, value in pairs(changes) do copy[key] = value end
  return copy
end

local product = { m = 1, n = 8192, k = 8192, input = 2, weight = 2, quantises = 0 }
local prompt = {
  sequences = 1, queries = 1 << 20, context = 0, heads = 32, kv_heads = 32, qk_dim = 128, v_dim = 128, window = 0,
  causal = 1, query_bytes = 2, row_bytes = 512,
}
local reading = {
  sequences = 64, queries = 1, context = 1 << 20, heads = 32, kv_heads = 8, qk_dim = 128, v_dim = 128, window = 0,
  causal = 1, query_bytes = 2, row_bytes = 512,
}
local experts = {
  tokens = 1 << 20, hidden = 4096, inter = 2048, top_k = 8, experts = 64, tp = 1, ep = 1, skew = 0, up = 2, weight = 2,
  input = 2,
}

describe("products", function()
  it("take their FLOPs at the rate that is reached, where they are huge", function()
    local parameters = { compute = 0.5, throttle = 0, loss = 0, whole = 0, tile = 0, launch = 0 }
    local huge = with(product, { m = 32768, n = 32768, k = 32768 })
    support.near(2 * 32768 ^ 3 / (RATE * 0.5), seconds("linear", huge, parameters), 1e-3)
  end)

  it("lose up to the throttle's share where they last", function()
    local huge = with(product, { m = 32768, n = 32768, k = 32768 })
    local parameters = { throttle = 0, loss = 0, whole = 0 }
    local plain = seconds("linear", huge, parameters)
    parameters.throttle, parameters.heat = 0.4, 1e-4
    support.near(plain * (1 + 0.4 * plain / (plain + 1e-4)), seconds("linear", huge, parameters), 1e-3)
  end)

  it("take their weights at the bandwidth that is reached, and a launch, for one row", function()
    local parameters = { memory = 0.8, launch = 5e-6, loss = 0, throttle = 0, near = 0.8, written = 1 }
    local one = with(product, { n = 65536, k = 65536 })
    support.near(5e-6 + 2 * (65536 ^ 2 + 2 * 65536) / (BANDWIDTH * 0.8), seconds("linear", one, parameters), 1e-6)
  end)

  it("are read from the cache where it holds them", function()
    local parameters = { memory = 0.5, near = 4, launch = 0, loss = 0, throttle = 0, serial = 1e-11, tile = 0, split = 1 }
    local small, big = with(product, { n = 1024, k = 1024 }), with(product, { n = 65536, k = 65536 })
    assert.is_true(seconds("linear", small, parameters) < 2 * 1024 ^ 2 / (BANDWIDTH * 0.5))
    assert.is_true(seconds("linear", big, parameters) > 0.99 * 2 * 65536 ^ 2 / (BANDWIDTH * 0.5))
  end)

  it("are not faster than one tile through all of k, unless k is split", function()
    local deep = with(product, { n = 64, k = 65536 })
    local parameters = { serial = 1e-9, launch = 0, throttle = 0, tile = 0 }
    local whole = seconds("linear", deep, parameters)
    assert.is_true(whole >= 65536 * 1e-9)
    parameters.split = 1
    local parts = seconds("linear", deep, parameters)
    assert.is_true(parts >= 65536 / 8 * 1e-9 and parts < whole / 3)
  end)

  it("add up the parts of k", function()
    local deep = with(product, { m = 16, n = 64, k = 65536 })
    local parameters = { serial = 2e-8, launch = 0, throttle = 0, tile = 0, loss = 0, split = 1, memory = 1, near = 8, join = 0 }
    local eighth, added = 65536 / 8 * 2e-8, 16 * 64 * 4 * 9 / (2 * BANDWIDTH)
    support.near(eighth + added, seconds("linear", deep, parameters), 1e-9)
    parameters.join = 5e-6
    support.near(5e-6 + eighth + added, seconds("linear", deep, parameters), 1e-9)
  end)

  it("take tiles of 128 x 128 and more beyond as many rows as an engine's small ones serve", function()
    local parameters = { serial = 1e-11, launch = 0, throttle = 0, tile = 0, loss = 0, compute = 1, memory = 1, near = 8 }
    local function tile(m, wide) return seconds("linear", with(product, { m = m, n = 128 }), with(parameters, { wide = wide })) end
    local whole = 2 * 128 * 128 * 8192 / (RATE / PROCESSORS)
    for wide, most in ipairs { 64, 128, 256 } do
      support.near(tile(most, 0), tile(most, wide), 1e-9)
      support.near(whole, tile(most + 1, wide), 1e-9)
      assert.is_true(tile(most + 1, 0) < whole)
    end
  end)

  it("have other kernels for a few rows", function()
    local parameters = { serial = 2e-8, launch = 0, throttle = 0, loss = 0, tile = 1e-6 }
    local function rows(m, few) return seconds("linear", with(product, { m = m, n = 64 }), with(parameters, { few = few })) end
    for few, most in ipairs { 4, 8, 16 } do
      support.near(1e-6 + 8192 / 8 * 2e-8, rows(most, few), 1e-9)
      support.near(rows(most + 1, 0), rows(most + 1, few), 1e-9)
      assert.is_true(rows(most, 0) > 6 * rows(most, few))
    end
  end)

  it("write their result as fast as they read, or slower", function()
    local tall = with(product, { m = 1 << 20, n = 4096, k = 64 })
    local parameters = { memory = 1, near = 1, launch = 0, loss = 0, throttle = 0, written = 0.5, compute = 1, serial = 1e-11, tile = 0 }
    support.near(((1 << 20) * (64 + 2 * 4096) * 2 + 64 * 4096 * 2) / BANDWIDTH, seconds("linear", tall, parameters), 1e-6)
  end)

  it("quantise what they read, where they do", function()
    local parameters = { quantise = 3e-6, quantised = 0.5 }
    local plain = with(product, { m = 512, input = 1, weight = 1 })
    local more = seconds("linear", with(plain, { quantises = 1 }), parameters) - seconds("linear", plain, parameters)
    support.near(3e-6 + 512 * 8192 * 3 / (BANDWIDTH * 0.5), more, 1e-9)
    local by_row = with(parameters, { row = 1e-6 })
    local again = seconds("linear", with(plain, { quantises = 1 }), by_row) - seconds("linear", plain, by_row)
    support.near(more + 512 * 1e-6 / PROCESSORS, again, 1e-9)
  end)

  it("count the last round of tiles as whole, where that is how it runs", function()
    local tiles = function(count, whole)
      local shape = with(product, { m = 128 * count, n = 128, k = 4096 })
      return seconds("linear", shape, { menu = 1, whole = whole, launch = 0, loss = 0, throttle = 0, serial = 2e-8 })
    end
    support.near(2 * tiles(100, 1), tiles(101, 1), 1e-9)
    support.near(1.01 * tiles(100, 0), tiles(101, 0), 1e-9)
  end)
end)

describe("attention of prompts", function()
  local plain = { launch = 0, tile = 0, longest = 0, loss = 0, exponents = 8, memory = 1, near = 1, rotate = 0.05, store = 0.05, cast = 0.05 }

  it("takes half the FLOPs of all pairs at the rate, in one long sequence", function()
    local n, parameters = prompt.queries, with(plain, { compute = 0.5 })
    local exponentials = 0.5 * n ^ 2 * 32 / (8 * 28e9 * PROCESSORS)
    support.near(2 * n ^ 2 * 32 * 128 / (RATE * 0.5) + exponentials, seconds("prefill", prompt, parameters), 0.01)
  end)

  it("takes all pairs where nothing is masked", function()
    local parameters = with(plain, { compute = 0.5 })
    local masked = seconds("prefill", prompt, parameters)
    support.near(2 * masked, seconds("prefill", with(prompt, { causal = 0 }), parameters), 0.01)
  end)

  it("takes a window's keys, and the share of others that is computed", function()
    local parameters = with(plain, { compute = 0.5, rotate = 0.05 })
    local windowed, whole = with(prompt, { window = 4096 }), seconds("prefill", prompt, parameters)
    support.near(4096 / (prompt.queries / 2) * whole, seconds("prefill", windowed, parameters), 0.1)
    parameters.masked = 1
    support.near(whole, seconds("prefill", windowed, parameters), 0.01)
  end)

  it("rotates queries, stores what is new and converts all keys and values", function()
    local chunk = with(prompt, { queries = 4096, context = 1 << 20 })
    local queries, new, all = 4096 * 32 * 256 * 2, 4096 * 32 * 512, (4096 + (1 << 20)) * 32 * 512
    local base = seconds("prefill", chunk, plain)
    for name, bytes in pairs { rotate = queries, store = new, cast = all } do
      local more = seconds("prefill", chunk, with(plain, { [name] = 10.05 })) - base
      support.near(10 * bytes / BANDWIDTH, more, 1e-6)
    end
  end)

  it("sees what is cached already", function()
    local chunk = with(prompt, { queries = 4096, context = 1 << 20 })
    local parameters = with(plain, { compute = 0.5 })
    local pairs_of = 4096 * ((1 << 20) + 2048)
    local rate = 4 * 32 * 128 / (RATE * 0.5) + 32 / (8 * 28e9 * PROCESSORS)
    support.near(pairs_of * rate, seconds("prefill", chunk, parameters), 0.01)
  end)
end)

describe("attention of single queries", function()
  it("takes a huge cache at the bandwidth that is reached", function()
    local bytes = 64 * 8 * ((1 << 20) + 1) * 512
    local found = seconds("decode", reading, { memory = 0.8, loss = 0, single = 16, compute = 1 })
    support.near(bytes / (BANDWIDTH * 0.8), found, 1e-3)
  end)

  it("takes no more than a window of it", function()
    local parameters = { memory = 0.8, near = 0.8, loss = 0, single = 16, compute = 1, launch = 0, head = 0 }
    local windowed = with(reading, { window = 1 << 19 })
    support.near(0.5 * seconds("decode", reading, parameters), seconds("decode", windowed, parameters), 1e-3)
  end)

  it("takes the time of one processor where one sequence is not split", function()
    local one = with(reading, { sequences = 1, heads = 1, kv_heads = 1, context = 4095 })
    local parameters = { single = 1, chunk = 4096, launch = 0, alone = 0, head = 0, compute = 1, loss = 0, near = 1 }
    local stream = 4096 * 512 / (BANDWIDTH / PROCESSORS)
    local flops = 2 * 16 * 256 * 4096 / (RATE / PROCESSORS) -- 16 rows of a matrix instruction
    support.near(stream + flops, seconds("decode", one, parameters), 1e-9)
    parameters.chunk, parameters.join = 512, 1e-6
    support.near((stream + flops) / 8 + 1e-6, seconds("decode", one, parameters), 1e-9)
  end)
end)

describe("heads of single queries", function()
  it("take a time each", function()
    local plain = seconds("decode", reading, { head = 0 })
    support.near(1e-7 * 64 * 32 / PROCESSORS, seconds("decode", reading, { head = 1e-7 }) - plain, 1e-3)
  end)

  -- tiles of a sequence whose keys all heads share, by how long they take
  local function tiles(heads, groups)
    local many = with(reading, { sequences = 1 << 20, context = 0, heads = heads, kv_heads = 1 })
    local slow, fast = { groups = groups, whole = 0, head = 0 }, { groups = groups, whole = 0, head = 0 }
    slow.tile, slow.alone, fast.tile, fast.alone = 2e-5, 2e-5, 1e-5, 1e-5
    return (seconds("decode", many, slow) - seconds("decode", many, fast)) / 1e-5 * PROCESSORS / (1 << 20)
  end

  it("share a tile as far as an engine's kernels go", function()
    for groups, counts in pairs {
      [0] = { [8] = 1, [16] = 1, [17] = 2, [128] = 8 }, [1] = { [64] = 1, [128] = 2 }, [2] = { [128] = 1 },
      [3] = { [1] = 1, [8] = 8 }, [4] = { [8] = 1, [32] = 1, [33] = 33 }, [5] = { [8] = 1, [32] = 2, [64] = 1, [128] = 2 },
      [6] = { [2] = 1, [64] = 1, [65] = 2 },
    } do
      for heads, count in pairs(counts) do support.near(count, tiles(heads, groups), 1e-2) end
    end
  end)

  it("split their keys among processors, or only where they share them", function()
    local one = with(reading, { sequences = 1, heads = 1, kv_heads = 1, context = (1 << 20) - 1 })
    local parameters = { single = 1, launch = 0, alone = 0, tile = 0, head = 0, join = 0, compute = 1, loss = 0, near = 1 }
    local function parts(shape, splits)
      local whole, split = with(parameters, { splits = 0 }), with(parameters, { splits = splits })
      return seconds("decode", shape, whole) / seconds("decode", shape, split)
    end
    support.near(8, parts(one, 1), 1e-3)
    support.near(32, parts(one, 2), 1e-3)
    support.near(1, parts(one, 4))
    support.near(parts(one, 3), parts(with(one, { heads = 2 }), 4), 1e-3)
  end)
end)

describe("what the cache holds", function()
  it("is near up to its reach", function()
    local small, huge = with(reading, { sequences = 1, context = 127 }), with(reading, { context = 1 << 16 })
    local slow, fast = { near = 0.1, single = 16 }, { near = 1, single = 16 }
    assert.is_true(seconds("decode", small, slow) > seconds("decode", small, fast))
    support.near(seconds("decode", huge, slow), seconds("decode", huge, fast), 1e-2)
  end)
end)

describe("kernels of attention that engines keep apart", function()
  it("are told by the width of a head, by a window, and by masks", function()
    local cases = {
      { "64", 64, false, true }, { "64_window", 48, true, true }, { "128", 65, false, true }, { "192", 192, false, true },
      { "256_window", 256, true, true }, { "512", 300, false, true }, { "open_16", 80, false, false },
      { "open", 64, false, false }, { "open_odd", 72, true, false },
    }
    local known = {}
    for _, name in ipairs(core.attention_variants()) do known[name] = true end
    for _, case in ipairs(cases) do
      assert.equal(case[1], core.attention_variant(case[2], case[3], case[4]))
      assert.is_true(known[case[1]])
    end
  end)
end)

local layer = {
  product_rate = 2 * RATE, weight = 1, hidden = 7168, q_rank = 1536, rank = 512, rope = 64, nope = 128, v = 128,
  index_heads = 0,
}

describe("whole layers of latent attention", function()
  local heads = 128
  local latent = with(reading, { heads = heads, kv_heads = 1, qk_dim = 576, v_dim = 512, row_bytes = 1152, context = 1023 })

  it("take attention and the products around it", function()
    local plain = { fixed = 5e-5, product = 1, weights = 1, serial = 0, passes = 0.05 }
    local alone = seconds("decode", latent, {})
    local weights = 7168 * (1536 + 576) + heads * 192 * 1536 + heads * 128 * 7168 + 2 * 2 * heads * 128 * 512
    local found = seconds("module_decode", with(latent, layer), plain) - alone
    assert.is_true(found > 5e-5 + weights / BANDWIDTH and found < 5e-5 + 2 * weights / BANDWIDTH, found)
    local more = seconds("module_decode", with(latent, layer), with(plain, { passes = 10.05 }))
    support.near(10 * 64 * 7168 * 2 / BANDWIDTH, more - found - alone, 1e-6)
  end)

  it("score all keys where an index chooses among them", function()
    local prompts = with(latent, { queries = 8192, context = 0, sequences = 4, window = 2048 })
    local parameters = { index = 0.5, select = 0.05, product = 1, weights = 1 }
    local plain = seconds("module_prefill", with(prompts, layer), parameters)
    local chosen = seconds("module_prefill", with(prompts, with(layer, { index_heads = 64 })), parameters)
    local flops = 2 * 64 * 128 * 4 * 8192 * 8193 / 2
    assert.is_true(chosen - plain > flops / (2 * RATE * 0.5) and chosen - plain < 1.5 * flops / (2 * RATE * 0.5))
  end)
end)

describe("a prompt and single queries in one call", function()
  it("take the prompt's time, and a share of what prompts of one query do", function()
    local one = with(prompt, { queries = 512, context = 4096 })
    local with_singles = with(one, { singles = 64, singles_context = 2048 })
    local singles = seconds("prefill", with(one, { sequences = 64, queries = 1, context = 2048 }), { launch = 0 })
    local more = seconds("mixed", with_singles, { singles = 1.5 }) - seconds("prefill", one, {})
    support.near(1.5 * singles, more, 1e-9)
    support.near(seconds("prefill", one, {}), seconds("mixed", with(with_singles, { singles = 0 }), {}))
  end)
end)

describe("mixtures", function()
  local plain = {
    launch = 0, tile = 0, whole = 0, loss = 0, token = 0, expert = 0, compute = 0.5, memory = 1, rows = 1, all_rows = 100,
  }

  it("take the FLOPs of their pairs at the rate, and the rows moved", function()
    local pairs_of = experts.tokens * 8
    local flops = 2 * pairs_of * 3 * 4096 * 2048 / (RATE * 0.5)
    local moved = 4 * experts.tokens * 4096 + pairs_of * 4096 * 6 + 2 * pairs_of * 2048 * 3
    local all = 2 * pairs_of * (4096 + 3 * 2048) / 100
    support.near(flops + (moved + all) / BANDWIDTH, seconds("mixture", experts, plain), 1e-3)
  end)

  it("read the experts that tokens were dealt out to", function()
    local one = with(experts, { tokens = 1 })
    local weights = 8 * 3 * 4096 * 2048 * 2 / BANDWIDTH
    support.near(weights, seconds("mixture", one, with(plain, { serial = 1e-11, compute = 1 })), 0.02)
    local two = with(experts, { tokens = 2 })
    support.near(2 * weights, seconds("mixture", two, with(plain, { serial = 1e-11, compute = 1 })), 0.02)
  end)

  it("find weights in the cache that a measurement goes through again", function()
    local small = with(experts, { tokens = 64, hidden = 512, inter = 256, experts = 32 })
    local cold = with(plain, { serial = 1e-11, compute = 1, near = 1, copies = 0.5, memory = 0.5 })
    assert.is_true(seconds("mixture", small, with(cold, { near = 8 })) < 0.8 * seconds("mixture", small, cold))
    local many = with(cold, { near = 8, copies = 8 }) -- do not fit
    support.near(seconds("mixture", small, with(many, { near = 0.5 })), seconds("mixture", small, many), 0.02)
  end)

  it("compute more rows than there are, where tiles are padded", function()
    local more = seconds("mixture", experts, with(plain, { pad = 128 }))
    support.near(1.5 * 2 * experts.tokens * 8 * 3 * 4096 * 2048 / (RATE * 0.5), more, 0.1)
  end)

  it("take a time for each expert held, and each pair of token and expert", function()
    local base = seconds("mixture", experts, plain)
    support.near(64e-6, seconds("mixture", experts, with(plain, { expert = 1e-6 })) - base, 1e-6)
    local pairs_of = experts.tokens * 8
    support.near(1e-6 * pairs_of / PROCESSORS, seconds("mixture", experts, with(plain, { token = 1e-6 })) - base, 1e-6)
  end)

  it("wait for the fullest of ranks under skew", function()
    local spread = with(experts, { ep = 8 })
    local even = seconds("mixture", spread, plain)
    local parameters = with(plain, { skew = 0.2, skew_more = 0.5 })
    support.near(8 ^ 0.2 * even, seconds("mixture", with(spread, { skew = 1 }), parameters), 0.03)
    support.near(8 ^ 0.5 * even, seconds("mixture", with(spread, { skew = 2 }), parameters), 0.03)
  end)

  it("split their experts over ranks, and each over tensor-parallel ones", function()
    local parameters = with(plain, { all_rows = 100, rows = 1 })
    local one = seconds("mixture", experts, parameters)
    local eight = seconds("mixture", with(experts, { ep = 8 }), parameters)
    assert.is_true(eight > one / 8 and eight < one / 6)
    assert.is_true(seconds("mixture", with(experts, { tp = 8 }), parameters) < one / 2)
  end)
end)

describe("rows", function()
  it("take their bytes at the bandwidth, a row at a time where there are few", function()
    local parameters = { launch = 2e-6, memory = 0.5, near = 0.5, single = 1, row = 0, loss = 0 }
    local many = { rows = 1e6, bytes = 1e10 }
    support.near(2e-6 + 1e10 / (BANDWIDTH * 0.5), seconds("rows", many, parameters), 1e-9)
    local few = { rows = 1, bytes = 4e6 }
    support.near(2e-6 + 4e6 * PROCESSORS / BANDWIDTH, seconds("rows", few, parameters), 1e-9)
    parameters.row = 1e-6
    support.near(2e-6 + 1e6 / PROCESSORS * (1e-6 + 1e4 * PROCESSORS / BANDWIDTH), seconds("rows", many, parameters), 1e-9)
  end)
end)

describe("messages", function()
  local function message(ranks, bytes, factor, parameters)
    return core.form_seconds("message", parameters, { 4e11, ranks, bytes, factor })
  end

  it("take what is sent at the share of the link, where they are huge", function()
    local parameters = { share_3 = 0.8, ramp = 0, switch = 0 }
    support.near(1.75 * 1e12 / (4e11 * 0.8), message(8, 1e12, 1.75, parameters), 1e-4)
    parameters.switch = 0.1
    support.near(1.75 * 1e12 / (4e11 * 0.8 * 4 ^ 0.1), message(8, 1e12, 1.75, parameters), 1e-4)
  end)

  it("take longer to come up to speed, by the ramp", function()
    local without = message(8, 1e10, 1.75, { ramp = 0 })
    support.near(1e-3 * (1e10 / 4e11) ^ 0.5, message(8, 1e10, 1.75, { ramp = 1e-3 }) - without, 1e-9)
  end)

  it("take a launch and a step for each further rank, where they are tiny", function()
    support.near(4e-6 + 7 * 1e-6, message(8, 1e-3, 1.75, { launch = 4e-6, step = 1e-6, step_2 = 2e-6 }), 1e-6)
  end)

  it("are small below a limit over the ranks, and large above another, where a rule says so", function()
    local rule = { launch = 1e-6, step = 0, launch_2 = 1e-5, step_2 = 0, launch_3 = 1e-4, step_3 = 0, ramp = 0, rule = 1,
      limit_1 = 1 << 20, limit = 1 << 21 }
    local function launch(ranks, bytes) return message(ranks, bytes, 1e-9, rule) end
    support.near(1e-6, launch(8, (1 << 18) - 1), 1e-3)
    support.near(1.1e-5, launch(8, 1 << 18), 1e-3)
    support.near(1e-6, launch(2, 1 << 21), 1e-3) -- two ranks send the same in both ways
    support.near(1.01e-4, launch(2, (1 << 21) + 1), 1e-3)
    rule.host = 5e-5
    support.near(5e-5, launch(8, 1024), 1e-9)
  end)

  it("go no faster than their link, and share a path through the host", function()
    local parameters = { share_3 = 1, ramp = 0, switch = 0.6, launch = 0, step_3 = 0 }
    support.near(1e12 / 4e11, message(64, 1e12, 2 * 63 / 64, parameters), 1e-4) -- each sends its tensor once
    support.near(63 / 64 * 1e12 / 4e11, message(64, 1e12, 63 / 64, parameters), 1e-4)
    parameters.switch, parameters.shared = 0, 2
    support.near(16 * 1.75 * 1e12 / 4e11, message(8, 1e12, 1.75, parameters), 1e-4)
  end)

  it("go whole to all ranks at once, or take the better of two ways", function()
    local one_shot = { launch = 0, step = 0, share = 0.5, launch_2 = 5e-5, one_shot = 1 }
    support.near(7 * 1e5 / (4e11 * 0.5), message(8, 1e5, 1.75, one_shot), 1e-9)
    one_shot.launch_2, one_shot.step_2, one_shot.share_2 = 0, 0, 1
    support.near(1.75 * 1e5 / 4e11, message(8, 1e5, 1.75, one_shot), 1e-9)
  end)
end)

describe("recurrences", function()
  local free = { launch = 0, compute = 1, memory = 1, near = 1, step = 1e-9, start = 1e-9, resident = 1, loss = 0 }

  it("take their products, or what they move", function()
    local many = { flops = 1e15, moved = 1e9, state = 1e9, states = 1e3, length = 64, chunk = 64 }
    support.near(1e15 / (RATE * 0.5), seconds("scan", many, with(free, { compute = 0.5 })), 1e-6)
    local moves = with(many, { flops = 0, state = 8e10, chunk = 1, length = 1 })
    support.near(8.1e10 / (BANDWIDTH * 0.5), seconds("scan", moves, with(free, { memory = 0.5, near = 0.5 })), 1e-6)
    support.near((8.1e10 + 4e10) / BANDWIDTH, seconds("scan", with(moves, { chunk = 64 }), free), 1e-6)
  end)

  it("take one chunk after the other, on as many states as processors hold", function()
    local one = { flops = 0, moved = 1, state = 1, states = PROCESSORS * 4, length = 6400, chunk = 64 }
    local slow = with(free, { step = 1e-5, start = 1e-6, launch = 2e-6 })
    support.near(2e-6 + 4 * (100 * 1e-5 + 1e-6), seconds("scan", one, slow), 1e-6)
    support.near(2e-6 + 100 * 1e-5 + 1e-6, seconds("scan", one, with(slow, { resident = 8 })), 1e-6)
  end)
end)

--- Times of a shape as one size doubles: never less, but for the share by which parts of a cache may fit better.
local function grows(name, shape, key, slack, parameters)
  local before, first = 0, shape[key]
  for doubling = 0, 16 do
    local time = seconds(name, with(shape, { [key] = first << doubling }), parameters)
    assert.is_true(time >= before * (1 - slack), ("%s: %s = %d"):format(name, key, first << doubling))
    before = time
  end
  assert.is_true(before > 2 * seconds(name, shape, parameters), name .. ": " .. key)
end

describe("forms", function()
  it("grow with what there is to do", function()
    for _, key in ipairs { "m", "n", "k" } do grows("linear", with(product, { m = 256, n = 64, k = 64 }), key, 1e-9) end
    local short = with(prompt, { queries = 16, context = 16, heads = 8, kv_heads = 8 })
    for _, key in ipairs { "sequences", "queries", "context" } do grows("prefill", short, key, 1e-9) end
    local few = with(reading, { sequences = 1, context = 64 })
    for _, key in ipairs { "sequences", "context" } do grows("decode", few, key, 0.1) end
    local small = with(experts, { tokens = 16, hidden = 256, inter = 256 })
    for _, key in ipairs { "tokens", "hidden", "inter" } do grows("mixture", small, key, 1e-9) end
    grows("rows", { rows = 256, bytes = 1 << 16 }, "bytes", 1e-9)
    for _, one_shot in ipairs { 0, 1 } do
      grows("message", { link = 4e11, ranks = 8, bytes = 1 << 14, factor = 1.75 }, "bytes", 1e-9, { one_shot = one_shot })
    end
  end)
end)

-- ---- at random ----------------------------------------------------------------

local state = 20261121

--- From 0 to 1, the same on every machine.
local function random()
  state = state * 6364136223846793005 + 1442695040888963407
  return (state >> 11) / (1 << 53)
end

--- A size from 1 to `most`, small ones as often as large ones.
local function size(most) return math.floor(most ^ random()) end

local shapes = {
  linear = function()
    return {
      m = size(1e6), n = size(1e5), k = size(1e5), input = random() < 0.5 and 1 or 2, weight = 0.5 + 1.5 * random(),
      quantises = size(2) - 1,
    }
  end,
  prefill = function()
    local kv_heads = size(64)
    return {
      sequences = size(1024), queries = size(1e6), context = size(1e6) - 1, heads = kv_heads * size(16),
      kv_heads = kv_heads, qk_dim = size(512), v_dim = size(512), window = size(1e5) - 1, causal = size(2.99) - 1,
      query_bytes = 2, row_bytes = size(2048),
    }
  end,
  mixture = function()
    local ep = size(64)
    local held = size(64)
    return {
      tokens = size(1e6), hidden = size(16384), inter = size(32768), top_k = math.min(size(16), ep * held),
      experts = ep * held, tp = size(8), ep = ep, skew = math.floor(3 * random()), up = size(2.99),
      weight = 0.5 + 1.5 * random(), input = 2,
    }
  end,
  rows = function() return { rows = size(1e7), bytes = size(1e12) } end,
  message = function()
    local ranks = size(256)
    return { link = 1e9 + 1e12 * random(), ranks = ranks, bytes = size(1e11), factor = 2 * (ranks - 1) / ranks }
  end,
}
shapes.decode = shapes.prefill
shapes.scan = function()
  local length = size(1e5)
  return { flops = size(1e15), moved = size(1e11), state = size(1e11), states = size(1e6), length = length,
    chunk = random() < 0.5 and 1 or 64 }
end

--- A shape of attention, and what `more` adds.
local function extended(more)
  return function()
    local shape = shapes.prefill()
    for key, most in pairs(more) do shape[key] = size(most) end
    return shape
  end
end

local around = { weight = 2, hidden = 1e5, q_rank = 1e4, rank = 1e4, rope = 512, nope = 512, v = 512, index_heads = 128 }
shapes.module_prefill, shapes.mixed = extended(around), extended { singles = 1e4, singles_context = 1e6 }
shapes.module_decode = shapes.module_prefill

--- Parameters inside their bounds, now and then on one; `most` caps those it names.
local function parameters_of(name, most)
  local parameters = {}
  for _, p in ipairs(form_of[name].parameters) do
    local at, top = random() * 1.2 - 0.1, math.min(p.most, most[p.name] or p.most)
    local value = math.min(top, p.least + math.max(0, math.min(1, at)) * (top - p.least))
    parameters[p.name] = p.choice and math.floor(value + 0.5) or value
  end
  return parameters
end

-- Least seconds by FLOPs, and by bytes or messages.
local datasheet = {
  linear = function(s)
    return 2 * s.m * s.n * s.k / RATE, (s.n * s.k * s.weight + s.m * (s.k * s.input + 2 * s.n)) / BANDWIDTH
  end,
  prefill = function(s)
    local all = s.queries + s.context
    local window = s.window > 0 and math.min(s.window, all) or all
    local whole = math.max(0, math.min(s.queries, window - s.context)) -- queries that see all before them
    local keys = s.causal > 0 and whole * s.context + whole * (whole + 1) / 2 + (s.queries - whole) * window
      or s.queries * window
    local bytes = s.queries * s.heads * (s.qk_dim + s.v_dim) * 2 + all * s.kv_heads * s.row_bytes
    return 2 * s.sequences * s.heads * keys * (s.qk_dim + s.v_dim) / RATE, s.sequences * bytes / BANDWIDTH
  end,
  decode = function(s)
    local last = s.context + s.queries
    local keys = s.window > 0 and math.min(s.window, last) or last -- of the last query
    local pairs_of = s.queries * math.min(keys, s.context + 1)
    local bytes = s.sequences * (s.kv_heads * keys * s.row_bytes + s.queries * s.heads * (s.qk_dim + s.v_dim) * 2)
    return 2 * s.sequences * s.heads * pairs_of * (s.qk_dim + s.v_dim) / RATE, bytes / BANDWIDTH
  end,
  mixture = function(s)
    local pairs_of = s.tokens * s.top_k / s.ep
    return 2 * pairs_of * s.hidden * s.inter / s.tp * (s.up + 1) / RATE, 4 * s.tokens * s.hidden / BANDWIDTH
  end,
  rows = function(s) return 0, s.bytes / BANDWIDTH end,
  message = function(s) return 0, s.bytes * s.factor / s.link end,
  scan = function(s) return s.flops / RATE, (s.moved + s.state) / BANDWIDTH end,
}

datasheet.module_prefill, datasheet.module_decode, datasheet.mixed = datasheet.prefill, datasheet.decode, datasheet.prefill

-- What may be above 1 as it is no share of a datasheet's figure, or of a kernel beside.
local capped = {
  near = 1, switch = 0, single = 1,
}

describe("forms of any shape with any parameters", function()
  for _, form in ipairs(core.forms()) do
    it("take a time, never less than the datasheet's: " .. form.name, function()
      for i = 1, 10000 do
        local shape, parameters = shapes[form.name](), parameters_of(form.name, i % 2 == 0 and capped or {})
        local time = seconds(form.name, shape, parameters)
        assert.is_true(time >= 0 and time < math.huge, ("number %d takes %s"):format(i, time))
        local compute, memory = datasheet[form.name](shape)
        local least = i % 2 == 0 and math.max(compute, memory) * (1 - 1e-9) or 0
        if time < least then error(("number %d takes %g, the datasheet %g and %g"):format(i, time, compute, memory)) end
      end
    end)
  end
end)
