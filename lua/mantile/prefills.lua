-- prefills.lua: how long an engine's steps take that prefill prompts, by how many of them one takes in.

local prefills = {}

local Prefills = {}
Prefills.__index = Prefills

--- The core's report of `count` prompts in each replica, in as many steps as they take.
local function measure(self, run, count)
  local step = run.core:estimate { batch = count * run.dp, isl = run.isl, prefix = run.prefix, osl = 1 }.prefill
  local steps = math.ceil(count / run.sharers * self.new / run.step_tokens)
  return { prompts = count, time_s = step.time_s + (steps - 1) * step.overhead_s, overhead_s = step.overhead_s }
end

--- The prefills of `run` (continuous.lua), of which at most `most` prompts come together: from a prompt on each rank
--- that shares out sequences to a full step.
function prefills.of(run, most)
  local self = setmetatable({ new = run.isl - run.prefix }, Prefills)
  self.one = measure(self, run, run.sharers)
  local full = math.min(math.floor(most), run.sharers * math.max(1, run.step_tokens // self.new))
  self.full = full > run.sharers and measure(self, run, full) or self.one
  self.most, self.overhead_s = self.full.prompts, self.one.overhead_s
  return self
end

--- Seconds of a step that prefills `count` prompts, between those two.
function Prefills:seconds(count)
  local one, full = self.one, self.full
  if count <= one.prompts or full == one then return one.time_s end
  return one.time_s + (full.time_s - one.time_s) * (count - one.prompts) / (full.prompts - one.prompts)
end

return prefills
