-- state.lua: how far a sweep that writes a file has come: what --resume and merge go by. It is one line of JSON, its
-- numbers as texts so that none loses a digit.
--
--   space           names the space and what was asked of it
--   part, parts     which of how many shards
--   jobs            of the whole space; this part has every `parts`-th of them, from number part - 1 on
--   done            how many of its jobs are done
--   rows, points    written, evaluated
--   refused         { { reason, points, messages }, ... }
--   keep, most      of the best and the front: what is kept
--   chosen          of those: { { point, objective, ... }, ... }
--   complete        whether nothing is left to do
--   bytes           of a text file: how long it is

local core = require "mantile.core"
local files = require "mantile.import.files"
local find = require "mantile.find"
local json = require "mantile.json"
local run = require "mantile.explore.run"
local tables = require "mantile.tables"

local state = {}

local FORMAT = 1
local TEXT_MAX = 1 << 28 -- bytes

local whole = { "part", "parts", "jobs", "done", "rows", "points", "most", "bytes" }

-- ---- the name of a space ------------------------------------------------------

local function canonical(value)
  if math.type(value) == "float" then return ("%a"):format(value) end
  if type(value) ~= "table" then return type(value) == "string" and ("%q"):format(value) or tostring(value) end
  local parts = {}
  for i, key in ipairs(tables.keys(value)) do parts[i] = canonical(key) .. "=" .. canonical(value[key]) end
  return "{" .. table.concat(parts, ",") .. "}"
end

-- Fields of a request that name files, and what find.lua calls those.
local files_of = {
  model = "model", draft_model = "model", hardware = "hardware", engine = "engine", measured = "measured",
}

--- What a file says, or how long it is where that is much; nil where the value names none.
local function content_of(kind, value)
  if type(value) ~= "string" then return nil end
  local path = core.file_size(value) and value or kind ~= "measured" and find.file(kind, value)
  return path and (files.read(path) or core.file_size(path))
end

--- All values of a field, or of what a pool states of its own.
local function values_of(of, field, pool)
  local list = {}
  local function add(value) list[#list + 1] = value end
  local outer, name = pool or field, pool and pool .. "." .. field
  local function look(value)
    if pool then value = type(value) == "table" and value[field] or nil end
    add(value)
  end
  look(of.base[outer])
  for _, axis in ipairs(of.axes) do
    local take = axis[1] == outer and look or axis[1] == name and add
    for _, value in ipairs(take and axis[2] or {}) do take(value) end
  end
  return list
end

local function contents_of(of)
  local contents = {}
  for field, kind in pairs(files_of) do
    for _, pool in ipairs { "", "prefill", "decode" } do
      for i, value in ipairs(values_of(of, field, pool ~= "" and pool or nil)) do
        contents[pool .. field .. i] = content_of(kind, value)
      end
    end
  end
  return contents
end

--- A name for the space of a plan (sweep.plan) and what is asked of it: another one for another space.
function state.name(plan)
  local of, limits = plan.of, {}
  for i, limit in ipairs(plan.limits) do limits[i] = limit.text end
  return core.hash(canonical {
    FORMAT, of.base, of.axes, of.grid, of.varies, plan.columns, limits, plan.aim, contents_of(of), run.jobs(of),
  })
end

-- ---- as text ------------------------------------------------------------------

--- A state of nothing done.
function state.new(plan, part, parts)
  return {
    space = state.name(plan), part = part, parts = parts, jobs = run.jobs(plan.of), done = 0, rows = 0, points = 0,
    bytes = 0, keep = plan.aim.keep, most = plan.aim.most or 0, refused = {}, chosen = {}, complete = false,
  }
end

--- How many jobs a part has.
function state.jobs_of(self) return (self.jobs - self.part) // self.parts + 1 end

local function texts(value)
  if value == math.huge then return "1e999" end
  if value == -math.huge then return "-1e999" end
  if type(value) == "number" then return (math.type(value) == "integer" and "%d" or "%.17g"):format(value) end
  if type(value) ~= "table" then return value end
  local copy = {}
  for key, item in pairs(value) do copy[key] = texts(item) end
  return copy
end

function state.encode(self)
  local copy = texts(self)
  copy.format = texts(FORMAT)
  return json.encode(copy) .. "\n"
end

local function count_of(text) return type(text) == "string" and math.tointeger(tonumber(text)) end

local function counts(self, names)
  for _, name in ipairs(names) do
    self[name] = count_of(self[name])
    if not self[name] or self[name] < 0 then return false end
  end
  return true
end

local function read_refused(self)
  if type(self.refused) ~= "table" then return false end
  for _, entry in ipairs(self.refused) do
    if type(entry) ~= "table" or type(entry.reason) ~= "string" or not counts(entry, { "points", "messages" }) then
      return false
    end
  end
  return true
end

local function read_chosen(self)
  if type(self.chosen) ~= "table" then return false end
  for _, entry in ipairs(self.chosen) do
    if type(entry) ~= "table" or #entry < 2 then return false end
    for i, text in ipairs(entry) do entry[i] = type(text) == "string" and tonumber(text) end
    if not math.tointeger(entry[1]) or not entry[2] then return false end
    entry[1] = math.tointeger(entry[1])
  end
  return true
end

local keeps = tables.set "all best front"

local function is_state(self)
  return type(self) == "table" and self.format == texts(FORMAT) and type(self.space) == "string"
    and counts(self, whole) and keeps[self.keep] and self.parts >= 1 and self.part >= 1 and self.part <= self.parts
    and self.done <= state.jobs_of(self) and read_refused(self) and read_chosen(self)
end

--- The state of a text; nil where it is none.
function state.decode(text)
  local self = type(text) == "string" and #text <= TEXT_MAX and json.decode(text)
  return self and is_state(self) and self or nil
end

return state
