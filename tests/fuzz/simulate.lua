-- simulate.lua: what must hold of any simulation, where memory runs out in the middle of it, too. Returns a function that
-- runs the one that a text draws; a number before it says which allocation fails.

local root = ...
package.path = root .. "/tests/?.lua;" .. package.path
local anything = require "simulate.anything"
local world = require "simulate.world"
require("mantile.find").root = root

local DEPLOYMENTS = 4

anything.prepare(DEPLOYMENTS)

local expected = { "memory", "too many lines" }

local function is_expected(message)
  for _, words in ipairs(expected) do
    if message:find(words, 1, true) then return true end
  end
end

local function check(result, terms, one)
  local ok, message = pcall(world.check, result)
  if not ok and message:find("left on its way", 1, true) and anything.may_strand(terms) then return end
  assert(ok, message)
  local totals, _, sums = world.check(result)
  if one and sums.retries == 0 and not sums.outcomes.too_large then world.check_gaps(totals, sums) end
end

return function(text)
  local failing, draws = text:match "^(%d?%d?%d?%d?%d?)(.*)$"
  local terms, run, one = anything.of_text(draws, DEPLOYMENTS)
  fail_allocation(tonumber(failing) or 0)
  local ok, result = pcall(run, terms)
  fail_allocation(0)
  if ok then return check(result, terms, one) end
  assert(is_expected(tostring(result)), result)
end
