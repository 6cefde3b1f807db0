-- engines: lists serving engines, or shows what one adds and keeps.

local catalogue = require "mantile.catalogue"
local format = require("mantile.units").format

local function describe(e) return e.doc end

local function show(e)
  return {
    { "engine", e.name },
    { "what", e.doc },
    { "source", e.source or "-" },
    { "memory", ("%s of it, less %s"):format(format(e.memory_fraction, "fraction"), format(e.reserved, "bytes")) },
    { "prefill", e.step_tokens and format(e.step_tokens, "tokens") .. " tokens a step" or "the whole batch at once" },
    { "KV cache", ("pages of %d tokens"):format(e.block_tokens) },
    { "overlap", format(e.overlap, "fraction") .. " of the messages hidden behind other work" },
    { "host", ("%s a step and %s a sequence"):format(format(e.step, "s"), format(e.sequence, "s")) },
  }
end

local function data(e) return e end

return catalogue.command {
  kind = "engine", summary = "the serving engines it knows", describe = describe, show = show, data = data,
}
