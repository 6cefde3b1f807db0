-- formula.lua: arithmetic and comparisons over the figures of a report, as text: "ttft_s < 500 ms and tpot_s < 0.03".
--
-- As in Lua: + - * / ^, < <= > >= == ~=, and or not, parentheses; min(a, b) and max(a, b); names are metrics
-- (memory.fits), the workload (batch isl osl prefix) and degrees (gpus tp ep ...). A number may have a unit: 3.35 TB/s.
-- A comma is a weaker `and`. The core takes lists in postfix order (core.explorer).

local core = require "mantile.core"
local kind = require "mantile.explore.kind"
local lpeg = require "lpeg"
local schema = require "mantile.schema"
local units = require "mantile.units"

local formula = {}

local P, R, S, C, Cp, V = lpeg.P, lpeg.R, lpeg.S, lpeg.C, lpeg.Cp, lpeg.V

local TEXT_MAX = 2000 -- characters
local DEPTH_MAX = 100 -- of what LPeg keeps on its stack

local space = S " \t\r\n" ^ 0
local letter, digit = R("az", "AZ") + "_", R "09"
local word_end = -(letter + digit)

local function token(pattern) return pattern * space end
local function keyword(text) return token(P(text) * word_end) end
local function operator(text) return token(C(text)) end

local names = { ["+"] = "add", ["-"] = "subtract", ["*"] = "multiply", ["/"] = "divide", ["^"] = "power" }

local function joined(...)
  local list = {}
  for _, part in ipairs { ... } do
    if type(part) == "table" then table.move(part, 1, #part, #list + 1, list) else list[#list + 1] = part end
  end
  return list
end

--- a op b op c, from the left.
local function chain(first, ...)
  local rest, list = { ... }, first
  for i = 1, #rest, 2 do list = joined(list, rest[i + 1], names[rest[i]] or rest[i]) end
  return list
end

local function compared(a, op, b)
  if not op then return a end
  if op == "<" then return joined(a, b, "less") end
  if op == "<=" then return joined(a, b, "at_most") end
  if op == ">" then return joined(b, a, "less") end
  if op == ">=" then return joined(b, a, "at_most") end
  return op == "==" and joined(a, b, "equal") or joined(a, b, "equal", "not")
end

local operations = {}
for _, name in ipairs(core.operations()) do operations[name] = true end

--- A figure; what is called as an operation is none, and marked.
local function named(name)
  if name == "true" or name == "false" then return { name == "true" and 1 or 0 } end
  return operations[name] and { false, name } or { name }
end

local number = C(digit ^ 0 * (P "." * digit ^ 1) ^ -1 * (S "eE" * S "+-" ^ -1 * digit ^ 1) ^ -1)
local unit = C((R("az", "AZ") ^ 1 * (P "/" * R("az", "AZ") ^ 1) ^ -1)) - (P "and" + "or" + "not") * word_end

--- A number with its unit; no match where there is no such unit.
local function quantity(_, at, digits, unit_text)
  local value = tonumber(digits)
  if value and unit_text then value = units.parse(digits .. " " .. unit_text) end
  return value and at, value and { value }
end

local function folded(name)
  return function(list, ...)
    for _, part in ipairs { ... } do list = joined(list, part, name) end
    return list
  end
end

--- A formula knows its text.
local function marked(text, list)
  list.text = text:match "^(.-)%s*$"
  return list
end

local grammar = P {
  "limits",
  limits = space * lpeg.Ct(V "limit" * (token "," * V "limit") ^ 0) * Cp(),
  limit = V "part" * (keyword "and" * V "part") ^ 0 * #(P "," + -P(1)) + C(V "any") / marked,
  part = C(V "negation") / marked,
  any = V "both" * (keyword "or" * V "both") ^ 0 / folded "or",
  both = V "negation" * (keyword "and" * V "negation") ^ 0 / folded "and",
  negation = keyword "not" * V "negation" / function(a) return joined(a, "not") end + V "comparison",
  comparison = V "sum" * (V "relation" * V "sum") ^ -1 / compared,
  relation = operator "<=" + operator ">=" + operator "==" + operator "~=" + operator "<" + operator ">",
  sum = V "product" * ((operator "+" + operator "-") * V "product") ^ 0 / chain,
  product = V "unary" * ((operator "*" + operator "/") * V "unary") ^ 0 / chain,
  unary = token "-" * V "unary" / function(a) return joined(a, "negate") end + V "power",
  power = V "atom" * (operator "^" * V "unary") ^ -1 / chain,
  atom = token(lpeg.Cmt(number * space * unit, quantity)) + token(lpeg.Cmt(number, quantity))
    + (operator "min" + operator "max") * token "(" * V "any" * token "," * V "any" * token ")"
      / function(name, a, b) return joined(a, b, name) end
    + operator "ceil" * token "(" * V "any" * token ")" / function(name, a) return joined(a, name) end
    + token "(" * V "any" * token ")"
    + token(C(letter * (letter + digit) ^ 0 * (P "." * letter * (letter + digit) ^ 0) ^ 0) / named),
}

--- Puts what the core calls them in place of names; a sentence where it knows none.
local function resolve(list, of)
  for i, item in ipairs(list) do
    if list[i - 1] == false then return of:problem(item) end
    if type(item) == "string" and not operations[item] then
      local message = of:problem(item)
      if message then return message end
      list[i] = of.names[item]
    end
  end
end

--- The formulas of a text, which commas separate, and of an `and` each part, as lists for core.explorer with their
--- `text`; nil and a sentence. `of` is the kind of the models (kind.lua), tokens if absent.
function formula.list(text, of)
  if type(text) ~= "string" then return nil, ("a formula is a text, not %s"):format(schema.shown(text)) end
  if not text:find "%S" then return nil, "a formula is empty" end
  if #text > TEXT_MAX then return nil, ("a formula has at most %d characters"):format(TEXT_MAX) end
  lpeg.setmaxstack(DEPTH_MAX * 20)
  local ok, list, stop = pcall(lpeg.match, grammar, text)
  if not ok then return nil, ("'%s' nests too deep"):format(text:sub(1, 50)) end
  if not list or stop <= #text then
    local at = list and stop or 1
    return nil, ("'%s' cannot be read from '%s' on"):format(text, text:sub(at, at + 20))
  end
  for _, one in ipairs(list) do
    local message = resolve(one, of or kind.tokens)
    if message then return nil, ("'%s': %s"):format(text, message) end
  end
  return list
end

--- All formulas of a list of texts; nil and a sentence.
function formula.all(texts, of)
  local all = {}
  for _, text in ipairs(texts) do
    local list, message = formula.list(text, of)
    if not list then return nil, message end
    table.move(list, 1, #list, #all + 1, all)
  end
  return all
end

--- For each text one formula; nil and a sentence.
function formula.each(texts, of)
  local all = {}
  for i, text in ipairs(texts) do
    local list, message = formula.list(text, of)
    if not list then return nil, message end
    if #list ~= 1 then return nil, ("'%s' is %d formulas; one is needed"):format(text, #list) end
    all[i] = list[1]
  end
  return all
end

return formula
