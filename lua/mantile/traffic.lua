-- traffic.lua: the requests of a simulation, as users state them: who sends them and when, what they are, when it ends.

local core = require "mantile.core"
local distributions = require "mantile.traffic.distributions"
local find = require "mantile.find"
local lists = require "mantile.traffic.lists"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local trace_file = require "mantile.traffic.trace_file"

local traffic = {}

local COUNT, SEED = 1 << 30, 1 << 53

--- name, kind, unit and what it means, in the order they are shown; read: makes a table of what a user stated;
--- otherwise: what it is if absent, in words.
traffic.fields = {
  { "concurrency", "count?", max = COUNT, unit = "requests", otherwise = "the request's",
    help = "a closed loop: requests on their way at any moment" },
  { "sessions", "count?", max = COUNT, unit = "conversations",
    help = "a closed loop of conversations: so many at any moment, some of them thinking" },
  { "rate", "positive?", unit = "requests/s",
    help = "an open loop: they come whatever becomes of them; with turns, conversations/s" },
  { "ramp", "table?", unit = "s:requests/s", read = lists.ramp,
    help = "an open loop whose rate changes evenly from time to time, like 0:5+600:20" },
  { "period_s", "positive?", unit = "s", otherwise = "never", help = "the ramp comes again after it" },
  { "burstiness", "positive", default = 1,
    help = "shape of the gamma distribution of intervals: 1 is Poisson, less comes in bursts, more evenly" },
  { "trace", "name?", help = "a file of requests that came once, CSV or JSON lines" },
  { "speed", "positive", default = 1, help = "of a trace: its times are divided by it" },
  { "skip_bad", "flag", default = false, help = "of a trace: leave out rows that make no sense" },
  { "requests", "count?", max = COUNT, unit = "requests",
    otherwise = "10 for each place, or 1000; all where there is a duration or a trace", help = "as many in all" },
  { "duration_s", "positive?", unit = "s", otherwise = "no end", help = "none is sent at that time or later" },
  { "warmup", "count", min = 0, max = COUNT, default = 0, unit = "requests",
    help = "the first of them, which are left out of results" },
  { "isl", "table?", unit = "tokens", read = distributions.read, otherwise = "the request's, and its spread",
    help = "of each prompt: a number, or like lognormal(1024, 0.5, most=8192)" },
  { "osl", "table?", unit = "tokens", read = distributions.read, otherwise = "the request's, and its spread",
    help = "of each output, as isl" },
  { "lengths", "name?", help = "a trace to draw isl and osl from, as they came together" },
  { "turns", "table?", read = distributions.read, otherwise = "1",
    help = "of a conversation, as isl: each prompt holds all prompts and outputs before it" },
  { "think_s", "table?", unit = "s", read = distributions.read, otherwise = "0",
    help = "from an answer to the next turn, as isl" },
  { "shared_prefix", "table?", read = lists.prefix, otherwise = "the request's prefix",
    help = "tokens before isl that groups of requests share: tokens, groups (1), zipf (0: all alike)" },
  { "groups", "table?", read = lists.shares, otherwise = "1",
    help = "adapters or tenants, which share no prefixes: their number, or shares like 0.7+0.3" },
  { "priorities", "table?", read = lists.priorities, otherwise = "0",
    help = "and their shares, like 0:0.9+10:0.1; the higher the earlier" },
  { "seed", "count", min = 0, max = SEED, default = 0, help = "of all that is drawn" },
}

-- What sends requests, of which there is one; and what each key goes with.
local senders = { "concurrency", "sessions", "rate", "ramp", "trace" }
local goes_with = {
  period_s = { "ramp" }, burstiness = { "rate", "ramp" }, speed = { "trace" }, skip_bad = { "trace", "lengths" },
  turns = { "sessions", "rate", "ramp" }, think_s = { "sessions", "rate", "ramp" },
}
for _, key in ipairs { "isl", "osl", "lengths", "shared_prefix" } do
  goes_with[key] = { "concurrency", "sessions", "rate", "ramp" }
end

-- ---- what users state -----------------------------------------------------------

local function value_of(text)
  if text == "true" or text == "false" then return text == "true" end
  return tonumber(text) or text
end

--- The table of a --traffic text, rate=20,isl=lognormal(1024, 0.5),shared_prefix.tokens=512; nil and a sentence.
function traffic.parse(text)
  local values = {}
  for _, part in ipairs(tables.split(text, ",")) do
    local name, own, value = part:match "^([%w_]+)%.?([%w_]*)%s*=%s*(.+)$"
    if not name then return nil, ("--traffic has '%s'; it takes KEY=VALUE, separated by commas"):format(part) end
    local into = values
    if own ~= "" then
      if values[name] == nil then values[name] = {} end
      into, name = values[name], own
    end
    if type(into) ~= "table" or into[name] ~= nil then return nil, ("--traffic has %s twice"):format(part) end
    into[name] = value_of(value)
  end
  return values
end

--- A copy in which all is a table that is one of them; nil, message.
local function read_tables(values)
  local copy = tables.merged(values)
  for _, field in ipairs(traffic.fields) do
    local key = field[1]
    if field.read and copy[key] ~= nil then
      local value, problem = field.read(copy[key])
      if not value then return nil, key .. (problem:find "^:" and "" or " ") .. problem end
      copy[key] = value
    end
  end
  return copy
end

--- The one that sends them: "concurrency" where nothing is stated.
local function sender_of(values)
  local found = {}
  for _, key in ipairs(senders) do
    if values[key] ~= nil then found[#found + 1] = key end
  end
  if #found > 1 then return nil, ("%s and %s exclude each other"):format(found[1], found[2]) end
  return found[1] or "concurrency"
end

local function goes(key, values, sender)
  local with = goes_with[key]
  return not with or tables.has(with, sender) or tables.has(with, "lengths") and values.lengths ~= nil
end

local function check_company(values, sender)
  for _, key in ipairs(tables.keys(goes_with)) do
    if values[key] ~= nil and not goes(key, values, sender) then
      return ("%s goes with %s, and not with %s"):format(key, table.concat(goes_with[key], ", "), sender)
    end
  end
  for _, key in ipairs { "isl", "osl" } do
    if values.lengths ~= nil and values[key] ~= nil then return ("lengths and %s exclude each other"):format(key) end
  end
end

-- ---- what the core takes --------------------------------------------------------

--- Tokens of a request that states a mean and a spread.
local function around(mean, spread)
  local off = math.floor(mean * spread)
  return { kind = "uniform", least = math.max(1, mean - off), most = mean + off }
end

--- What prompts begin with: where nothing is stated the request's prefix, one for all.
local function prefix_of(t, r)
  local prefix = t.shared_prefix or (r.prefix or 0) > 0 and not t.trace and { tokens = r.prefix, groups = 1, zipf = 0 }
  return prefix and { tokens = prefix.tokens, shares = { count = prefix.groups, zipf = prefix.zipf } } or nil
end

local function requests_of(t, waves)
  local places = t.concurrency or t.sessions
  if t.requests or t.duration_s or t.trace then return t.requests end
  return places and places * waves or 1000
end

--- The options of core.traffic, but for traces.
local function core_options(t, r)
  local options = {
    users = t.concurrency or t.sessions, rate = t.rate or t.ramp, period_s = t.period_s, turns = t.turns,
    think_s = t.think_s, prefix = prefix_of(t, r), groups = t.groups, priorities = t.priorities,
    requests = requests_of(t, r.waves or 10), duration_s = t.duration_s, seed = t.seed,
  }
  if t.rate or t.ramp then options.burstiness = t.burstiness end
  if t.trace then
    options.speed = t.speed
  elseif not t.lengths then
    options.isl = t.isl or around(r.isl - (r.prefix or 0), r.spread or 0.5)
    options.osl = t.osl or around(r.osl, r.spread or 0.5)
  end
  return options
end

local function check_ends(t)
  if t.requests and t.warmup >= t.requests then
    return ("warmup is %d, and there are %d requests: nothing is left"):format(t.warmup, t.requests)
  end
end

--- A complete, checked copy of what a user stated as the traffic of request `r`, whose concurrency and lengths it has
--- where it states none; nil and a sentence.
function traffic.check(values, r)
  if type(values) ~= "table" then return nil, "traffic: a table is needed, not " .. schema.shown(values) end
  local sender, stated, checked, message
  stated, message = read_tables(values)
  if stated then checked, message = schema.check(traffic.fields, stated) end
  if checked then sender, message = sender_of(values) end
  if sender then message = check_company(values, sender) or check_ends(checked) end
  if message then return nil, "traffic: " .. message end
  if r.concurrency and (sender ~= "concurrency" or (values.concurrency or r.concurrency) ~= r.concurrency) then
    return nil, ("the request states a concurrency, and its traffic %s: leave one of them out"):format(sender)
  end
  if sender == "trace" and (r.prefix or 0) > 0 then
    return nil, "traffic: a trace says itself what its prompts share; leave prefix out"
  end
  for key in pairs(goes_with) do
    if not goes(key, values, sender) then checked[key] = nil end -- a default of something else
  end
  if sender == "concurrency" then checked.concurrency = checked.concurrency or r.concurrency end
  if sender == "concurrency" and not checked.concurrency then
    return nil, "traffic: it needs one of " .. table.concat(senders, ", ")
  end
  local options = core_options(checked, r)
  if sender == "trace" then options.users, options.speed = 1, nil end -- it is read when it is needed
  local ok, refused = pcall(core.traffic, options)
  if not ok then return nil, "traffic: " .. refused end
  return checked
end

--- The closed loop that a request asks for without any traffic.
function traffic.of_request(r)
  return assert(traffic.check({ concurrency = r.concurrency, requests = r.concurrency * (r.waves or 10) }, r))
end

local function read_trace(t, key, notes)
  if find.names_only then return nil, find.refusal("traffic: " .. key, t[key]) end
  local trace, skipped = trace_file.read(t[key], { skip_bad = t.skip_bad, lengths_alone = key == "lengths" })
  if not trace then return nil, skipped end
  if skipped.count > 0 then
    notes[#notes + 1] = ("%s: %d rows left out; the first: %s"):format(t[key], skipped.count, skipped.first)
  end
  return trace
end

--- What core.traffic takes for checked traffic of checked request `r`, its files read, and a list of notes on them; nil
--- and a sentence. core.traffic(options) is that traffic from its beginning, as often as it is asked for.
function traffic.options(t, r)
  local options, notes = core_options(t, r), {}
  local message
  if t.trace then
    options.trace, message = read_trace(t, "trace", notes)
    if not options.trace then return nil, message end
  end
  if t.lengths then
    options.pairs, message = read_trace(t, "lengths", notes)
    if not options.pairs then return nil, message end
  end
  return options, notes
end

return traffic
