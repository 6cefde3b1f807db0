-- grid.lua: rows of cells as aligned text. Numbers and quantities line up at
-- the right, words at the left.

local grid = {}

local function width_of(text) return utf8.len(text) or #text end

local function pad(text, width, right)
  local fill = (" "):rep(width - width_of(text))
  return right and fill .. text or text .. fill
end

--- `rows` are lists of texts; `right[i]` puts column i at the right. Lines are
--- indented by two spaces, columns two apart.
function grid.format(rows, right)
  local widths, lines = {}, {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do widths[i] = math.max(widths[i] or 0, width_of(cell)) end
  end
  for n, row in ipairs(rows) do
    local cells = {}
    for i, cell in ipairs(row) do cells[i] = pad(cell, widths[i], right[i]) end
    lines[n] = "  " .. table.concat(cells, "  "):gsub("%s+$", "")
  end
  return table.concat(lines, "\n")
end

return grid
