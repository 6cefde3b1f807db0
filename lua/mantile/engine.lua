-- engine.lua: what the serving software adds to the hardware's own time and
-- keeps for itself of the memory.
--
--     return engine "vllm" { doc = "...", source = "...", memory_fraction = 0.9, step_tokens = 8192 }

local schema = require "mantile.schema"
local thing = require "mantile.thing"

local engine = {}

engine.fields = {
  { "doc", "text", help = "what it is" },
  { "source", "text?", help = "where the figures come from" },
  { "memory_fraction", "fraction", default = 1, help = "share of the memory it uses" },
  { "of_free", "flag", default = false, help = "whether that is the share of what weights leave, and not of all" },
  { "reserved", "amount", default = 0, unit = "bytes", help = "of that it keeps for itself" },
  { "step_tokens", "count?", unit = "tokens", otherwise = "the whole batch",
    help = "the most that it prefills in one step" },
  { "step", "amount", default = 0, unit = "s", help = "of the host for each step" },
  { "block_tokens", "count", default = 1, unit = "tokens", help = "of a page of the KV cache" },
  { "overlap", "fraction", default = 0, help = "share of the messages that hides behind other work of a step" },
  { "prompts_first", "flag", default = false, help = "whether prompts wait for no step that decodes; else both mix" },
  { "reserves", "fraction", default = 1, help = "share of an output that it keeps memory for when a request starts" },
  { "max_sequences", "count?", unit = "requests", otherwise = "what memory holds",
    help = "the most that a replica runs at once" },
  { "whole_prompts", "flag", default = false, help = "whether a prompt is never cut into several steps" },
  { "headroom", "fraction?", otherwise = "reserves",
    help = "share of the outputs still to come that must have memory when a request starts" },
  { "watermark", "fraction", default = 0, help = "share of the blocks that starting a request leaves free" },
  { "prefix_cache", "flag", default = false, help = "whether it keeps caches for prompts that begin alike" },
  { "arrival", "amount", default = 0, unit = "s", help = "from sending a request until a step may take it" },
  { "prompt_token", "amount", default = 0, unit = "s", help = "the same for each token of its prompt" },
  { "place", "amount", default = 0, unit = "s", help = "the same for each other request on its way" },
  { "prompt_step", "amount", default = 0, unit = "s", help = "of the host, more, for a step that prefills" },
  { "sequence", "amount", default = 0, unit = "s", help = "of the host for each sequence of a step" },
}

local function define(_, name)
  thing.check_name("engine", name)
  return function(definition)
    local self, message = schema.check(engine.fields, definition)
    if not self then thing.fail(("engine '%s': %s"):format(name, message)) end
    self.name = name
    return thing.new("engine", self)
  end
end

--- What core.deployment takes.
function engine.facts(self)
  return {
    memory_fraction = self.memory_fraction, of_free = self.of_free, reserved_bytes = self.reserved,
    step_tokens = self.step_tokens, block_tokens = self.block_tokens, overlap = self.overlap, step_s = self.step,
    sequence_s = self.sequence, prompt_step_s = self.prompt_step,
  }
end

return setmetatable(engine, { __call = define })
