-- palette.lua: colours that are told apart also by those who see fewer of them, on white and on black.

local palette = {}

-- Okabe and Ito, "Color Universal Design" (jfly.uni-koeln.de/color), without black; the yellow is darker, as white
-- paper hides theirs.
palette.series = { "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#b8a800" }
palette.others = "#8c8c8c"
palette.blank = "#c4c4c4"
palette.quiet = "#808080" -- of what is said beside
palette.line = "#707070" -- of ceilings and limits
palette.grid = "#a8808080" -- gnuplot has transparency first

-- What binds time and what fills memory have one colour in all pictures.
palette.causes = {
  compute = "#0072b2", weights = "#e69f00", kv = "#d55e00", activations = "#56b4e9", comm = "#cc79a7",
  overhead = "#8c8c8c", reserved = "#8c8c8c", ["KV cache"] = "#d55e00",
}

-- Viridis (van der Walt and Smith 2015) at quarters: lightness grows evenly.
palette.ramp = "set palette defined (0 '#440154', 1 '#3b528b', 2 '#21918c', 3 '#5ec962', 4 '#fde725')"

--- The colour of series i.
function palette.of(i) return palette.series[i] or palette.others end

--- For things with names, where there are no colours: a small letter for each, one of its name if that is left.
function palette.letters(list)
  local taken, letters = {}, {}
  for i, one in ipairs(list) do
    for letter in (one.name:gsub("%A", "") .. "abcdefghijklmnopqrstuvwxyz"):lower():gmatch "." do
      if not taken[letter] then
        taken[letter], letters[i] = true, letter
        break
      end
    end
  end
  return letters
end

--- Whether white is read on a colour better than black.
function palette.is_dark(colour)
  local red, green, blue = colour:match "^#(%x%x)(%x%x)(%x%x)$"
  return 0.299 * tonumber(red, 16) + 0.587 * tonumber(green, 16) + 0.114 * tonumber(blue, 16) < 140
end

return palette
