-- paint.lua: texts in colour, where a terminal shows them.

local paint = { on = false }

local codes = {
  bold = "1", dim = "2", red = "31", green = "32", yellow = "33", blue = "34", magenta = "35", cyan = "36",
}

--- What binds has a colour of its own everywhere.
local causes = {
  compute = "yellow", weights = "cyan", kv = "blue", memory = "cyan", activations = "green", comm = "magenta",
  messages = "magenta",
}

local function coloured(colour, text) return ("\27[%sm%s\27[0m"):format(codes[colour], text) end

--- A text in one colour, where colours are on.
function paint.as(colour, text) return paint.on and text ~= "" and coloured(colour, text) or text end

local function line_painted(line)
  line = line:gsub("%f[%w_]%a+%f[^%w_%.=]", function(word) return causes[word] and coloured(causes[word], word) end)
  line = line:gsub("does not fit", coloured("red", "does not fit")):gsub(": fits$", ": " .. coloured("green", "fits"))
  return (line:gsub("^warning:", coloured("yellow", "warning:")))
end

--- A whole text: its first line is a heading.
function paint.text(text)
  if not paint.on then return text end
  local lines = {}
  for line in (text:gsub("\n$", "") .. "\n"):gmatch "(.-)\n" do lines[#lines + 1] = line end
  for i, line in ipairs(lines) do
    if i == 1 and #lines > 1 and not line:find "\27" then
      lines[i] = coloured("bold", line)
    elseif #line < 1000 then
      lines[i] = line_painted(line)
    end
  end
  return table.concat(lines, "\n") .. (text:sub(-1) == "\n" and "\n" or "")
end

return paint
