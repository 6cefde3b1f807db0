-- The tree of kept prompts: by hand, and against a model that knows only single tokens.

local internal = require "mantile.internal"

-- ---- the model --------------------------------------------------------------

-- A block is all tokens up to its last one, and what follows a block begins with its text.
local model = {}
model.__index = model

function model.new(size) return setmetatable({ size = size, kept = {}, clock = 0, unique = 0 }, model) end

--- The tokens of a path, after those that are held of it already; `find`: up to one that is like no other.
function model:tokens(path, held, find)
  local tokens, token = {}, 0
  for s = 1, #path, 2 do
    local name = path[s]
    if name == 0 and find then break end
    if name == 0 and path[s + 1] > 0 then
      self.unique = self.unique + 1
      name = held[token + 1] and held[token + 1]:match "^(.*):" or "u" .. self.unique
    end
    for t = 1, path[s + 1] do tokens[token + t] = name .. ":" .. t end
    token = token + path[s + 1]
  end
  return tokens
end

--- The texts of its whole blocks.
function model:texts(tokens)
  local texts = {}
  for b = 1, #tokens // self.size do
    texts[b] = (texts[b - 1] or "") .. table.concat(tokens, " ", (b - 1) * self.size + 1, b * self.size) .. "|"
  end
  return texts
end

function model:hold(texts)
  for _, text in ipairs(texts) do self.kept[text].holds = self.kept[text].holds + 1 end
end

function model:release(held)
  local texts = self:texts(held)
  for b = #texts, 1, -1 do
    local block = self.kept[texts[b]]
    block.holds = block.holds - 1
    if block.holds == 0 then
      self.clock = self.clock + 1
      block.left = self.clock
    end
  end
end

local function first(tokens, count) return table.move(tokens, 1, count, 1, {}) end

function model:find(path)
  local tokens = self:tokens(path, {}, true)
  local texts, found = self:texts(tokens), {}
  for b, text in ipairs(texts) do
    if not self.kept[text] then break end
    found[b] = text
  end
  self:hold(found)
  return #found * self.size, first(tokens, #found * self.size)
end

function model:keep(path, held)
  local tokens, new = self:tokens(path, held), 0
  local texts = self:texts(tokens)
  for b, text in ipairs(texts) do
    if not self.kept[text] then
      self.kept[text], new = { holds = 0, left = 0, before = texts[b - 1] }, new + 1
    end
  end
  self:hold(texts)
  self:release(held)
  return first(tokens, #texts * self.size), new
end

function model:blocks()
  local all, idle = 0, 0
  for _, block in pairs(self.kept) do
    all, idle = all + 1, idle + (block.holds == 0 and 1 or 0)
  end
  return all, idle
end

--- One block: of those that nobody holds and none follows, the one held the longest ago.
function model:evict_one()
  local followed, oldest = {}, nil
  for _, block in pairs(self.kept) do
    if block.before then followed[block.before] = true end
  end
  for text, block in pairs(self.kept) do
    local may = block.holds == 0 and not followed[text]
    if may and (not oldest or block.left < self.kept[oldest].left) then oldest = text end
  end
  if oldest then self.kept[oldest] = nil end
  return oldest and 1 or 0
end

function model:evict(count)
  local freed = 0
  for _ = 1, count do freed = freed + self:evict_one() end
  return freed
end

-- ---- random operations ------------------------------------------------------

-- Small numbers from one state, so that a failure comes again.
local function generator(state)
  return function(below)
    state = (state * 6364136223846793005 + 1442695040888963407)
    return (state >> 33) % below
  end
end

--- Few ids, and lengths about a block's, so that paths share, part, and end everywhere.
local function random_path(random, size)
  local path = {}
  for s = 1, 1 + random(5) do
    path[2 * s - 1] = random(12) == 0 and 0 or 1 + random(3)
    path[2 * s] = random(4) == 0 and random(3) or random(4 * size)
  end
  return path
end

--- A path that goes on after another.
local function longer(random, path, size)
  local more = table.move(path, 1, #path, 1, {})
  if random(2) == 0 and #path > 0 and path[#path - 1] ~= 0 then more[#more] = more[#more] + random(2 * size) end
  if #more < 40 then table.move(random_path(random, size), 1, 2, #more + 1, more) end
  return more
end

local function compare(cache, naive, step)
  local all, idle = cache:blocks()
  local naive_all, naive_idle = naive:blocks()
  assert(all == naive_all and idle == naive_idle, ("step %d: %d blocks, %d idle; the model has %d, %d"):format(step, all,
    idle, naive_all, naive_idle))
end

local operations = {
  function(cache, naive, held, random, size)
    local path = random_path(random, size)
    local tokens, finish = cache:find(path)
    local naive_tokens, naive_held = naive:find(path)
    assert.equal(naive_tokens, tokens)
    held[#held + 1] = { path = path, finish = finish, naive = naive_held }
  end,
  function(cache, naive, held, random, size)
    local one = held[1 + random(#held)]
    if not one then return end
    local path = random(4) == 0 and one.path or longer(random, one.path, size)
    local finish, new = cache:keep(path, one.finish)
    local naive_held, naive_new = naive:keep(path, one.naive)
    assert.equal(naive_new, new)
    one.path, one.finish, one.naive = path, finish, naive_held
  end,
  function(cache, naive, held, random)
    local i = 1 + random(#held)
    if not held[i] then return end
    cache:release(held[i].finish)
    naive:release(held[i].naive)
    table.remove(held, i)
  end,
  function(cache, naive, _, random)
    local count = random(3) == 0 and random(30) or random(4)
    assert.equal(naive:evict(count), cache:evict(count))
  end,
}

local function check_random(seed, size, steps)
  local random, cache, naive, held = generator(seed), internal.prefix_cache(size), model.new(size), {}
  for step = 1, steps do
    local kind = #held > 6 and 3 or #held == 0 and 1 or 1 + random(4)
    operations[kind](cache, naive, held, random, size)
    compare(cache, naive, step)
  end
  for _, one in ipairs(held) do cache:release(one.finish) end
  local all, idle = cache:blocks()
  assert.equal(all, idle)
  assert.equal(all, cache:evict(1 << 40))
  assert.same({ 0, 0 }, { cache:blocks() })
end

-- -----------------------------------------------------------------------------

describe("the tree of kept prompts", function()
  --- Keeps a path that nobody holds then.
  local function put(cache, path)
    local finish, new = cache:keep(path)
    cache:release(finish)
    return new
  end

  local function found(cache, path)
    local tokens, finish = cache:find(path)
    cache:release(finish)
    return tokens
  end

  it("is as the model of single tokens has it", function()
    for seed = 1, 40 do check_random(seed, ({ 1, 2, 4, 7 })[1 + seed % 4], 300) end
  end)

  it("keeps whole blocks", function()
    local cache = internal.prefix_cache(16)
    assert.equal(0, put(cache, { 1, 15 }))
    assert.equal(6, put(cache, { 1, 100 }))
    assert.equal(96, found(cache, { 1, 100 }))
    assert.equal(80, found(cache, { 1, 95 }))
    assert.equal(96, found(cache, { 1, 5000 }))
    assert.equal(0, found(cache, { 2, 100 }))
    assert.equal(6, (cache:blocks()))
  end)

  it("finds what a conversation said before, whichever way it went on", function()
    local cache = internal.prefix_cache(16)
    assert.equal(50, put(cache, { 1, 500, 2, 100, 3, 201 })) -- the last token that was made has no cache yet
    assert.equal(800, found(cache, { 1, 500, 2, 100, 3, 202, 4, 50 }))
    assert.equal(800 // 16 + 3 - 50, put(cache, { 1, 500, 2, 100, 3, 202, 4, 50 }))
    assert.equal(592, found(cache, { 1, 500, 2, 100, 5, 300 })) -- the other answer to the same question
    assert.equal(496, found(cache, { 1, 500, 6, 100 }))
  end)

  it("tells a segment that is cut short from one that goes on", function()
    local cache = internal.prefix_cache(16)
    put(cache, { 1, 160 })
    assert.equal(80, found(cache, { 1, 88, 2, 50 }))
    assert.equal(3, put(cache, { 1, 88, 2, 50 }))
    assert.equal(128, found(cache, { 1, 88, 2, 50 }))
    assert.equal(80, found(cache, { 1, 89, 2, 50 })) -- each token of 2 is in another place of its block
    assert.equal(160, found(cache, { 1, 160 }))
  end)

  it("finds nothing that is like no other", function()
    local cache = internal.prefix_cache(16)
    assert.equal(20, put(cache, { 1, 160, 0, 100, 2, 60 }))
    assert.equal(160, found(cache, { 1, 160, 0, 100, 2, 60 }))
    assert.equal(10, put(cache, { 1, 160, 0, 100, 2, 60 }))
    assert.equal(30, (cache:blocks()))
    local own = cache:keep({ 1, 160, 0, 100 })
    local _, new = cache:keep({ 1, 160, 0, 100, 3, 60 }, own) -- who holds it goes on in it
    assert.equal(20 - 16, new)
  end)

  it("gives up the ends that were held the longest ago", function()
    local cache = internal.prefix_cache(16)
    put(cache, { 1, 160, 2, 160 })
    put(cache, { 1, 160, 3, 160 })
    found(cache, { 1, 160, 2, 160 })
    assert.equal(4, cache:evict(4))
    assert.equal(256, found(cache, { 1, 160, 3, 160 }))
    found(cache, { 1, 160, 2, 160 })
    assert.equal(6, cache:evict(6))
    assert.equal(160, found(cache, { 1, 160, 3, 160 }))
    assert.equal(320, found(cache, { 1, 160, 2, 160 }))
  end)

  it("does not take a look for a use", function()
    local cache = internal.prefix_cache(16)
    put(cache, { 1, 160, 2, 160 })
    put(cache, { 1, 160, 3, 160 })
    assert.equal(320, cache:kept { 1, 160, 2, 160 })
    assert.equal(160 + 48, cache:kept { 1, 160, 2, 50 })
    assert.equal(0, cache:kept { 4, 160 })
    assert.equal(10, cache:evict(10))
    assert.equal(320, cache:kept { 1, 160, 3, 160 })
    assert.equal(160, cache:kept { 1, 160, 2, 160 })
  end)

  it("gives up nothing that is held, nor what it follows", function()
    local cache = internal.prefix_cache(16)
    put(cache, { 1, 160, 2, 160 })
    local _, finish = cache:find { 1, 160, 2, 40 }
    assert.same({ 20, 8 }, { cache:blocks() })
    assert.equal(8, cache:evict(100))
    assert.equal(192, found(cache, { 1, 160, 2, 160 }))
    cache:release(finish)
    assert.equal(12, cache:evict(100))
  end)

  it("refuses a path that memory has no room for, and holds what it did", function()
    local cache = internal.prefix_cache(1)
    local held = cache:keep { 1, 10 }
    local finish, problem = cache:keep({ 1, 10, 2, 0xffffffff, 3, 0xffffffff }, held)
    assert.is_nil(finish)
    assert.truthy(problem:find "memory", problem)
    assert.same({ 10, 0 }, { cache:blocks() })
    cache:release(held)
    assert.same({ 10, 10 }, { cache:blocks() })
  end)
end)
