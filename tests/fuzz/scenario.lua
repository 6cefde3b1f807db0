-- scenario.lua: what must hold for whatever text `mantile run` is given: it ends,
-- and what it raises is one sentence. Returns a function that runs a text with the
-- names of a scenario, less those that reach files, processes and other modules.

local root = ...
local environment = require "mantile.environment"
local estimate = require "mantile.estimate"
local plain = require "mantile.plain"
local text_of = require "mantile.report.text"
require("mantile.find").root = root

local function names()
  return {
    io = {}, os = {}, args = {}, print = function() end, require = function() error("not here", 2) end,
    estimate = function(values)
      local report, message = estimate.report(values)
      if not report then error(message, 2) end
      return report
    end,
    show = function(report) text_of.report(report) end,
    compare = function(...) text_of.comparison { ... } end,
  }
end

return function(text)
  local chunk, message = load(text, "=scenario", "t", environment.new(names()))
  if not chunk then return assert(type(message) == "string") end
  local ok, problem = pcall(chunk)
  if ok then return end
  local sentence = plain(problem)
  assert(sentence ~= "" and not sentence:find("stack traceback", 1, true), sentence)
end
