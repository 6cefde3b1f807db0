-- markdown.lua: the reference as pages of docs/.

local field = require "mantile.reference.field"
local reference = require "mantile.reference"
local tables = require "mantile.tables"

local INTRODUCTION = [[
# Reference

Every field of every table that you write or read, with its kind, unit, default and legal values. `make reference`
writes these pages from the registries that check the tables. The same on the terminal, by table or by field:

```sh
$ mantile reference link
link: each of accelerator.links (docs/hardware.md)
  name       text      as its maker calls it
  bandwidth  positive  of one accelerator, one way (bytes/s)
  latency    amount    of the smallest message (s; default 0)
  domain     count     accelerators that this level joins (all there are if absent)
...
$ mantile reference swap_bandwidth
  swap_bandwidth  request  positive  of preemption swap: of an accelerator to its host (bytes/s; 25e9 if absent)
```

In the tables a field with a `*` must be stated. Numbers are in SI units; [kinds](reference/scripts.md#kinds) says what
each kind of value may be. A session knows the same as [`help`](repl.md), editors by [annotations](editors.md), and
`man mantile` has the flags.
]]

local titles = {
  requests = "Requests", questions = "Questions", reports = "Reports", hardware = "Hardware",
  models = "Models and layers", engines = "Engines and calibrations", scripts = "Names in scripts",
  commands = "Commands",
}

local markdown = {}

local function cell(text) return (text:gsub("|", "\\|"):gsub("\n", " ")) end

local function line(cells) return "| " .. table.concat(tables.listed(cells, cell), " | ") .. " |" end

--- Columns of fields; those that are empty everywhere are left out.
local columns = {
  {
    "field", function(f, section)
      if section.flags then return ("`--%s`"):format(f[1]) end
      return ("`%s`%s"):format(f[1], field.needed(f) and not section.given and " \\*" or "")
    end,
  },
  { "kind", field.bare },
  { "unit", function(f) return field.unit(f) or "" end },
  { "default", function(f) return field.default(f) or "" end },
  { "legal values", function(f) return f.one_of and table.concat(f.one_of, " ") or field.bounds(f) or "" end },
  { "meaning", function(f) return f.help or "" end },
}

local function used(column, section)
  for _, f in ipairs(section.fields) do
    if column[2](f, section) ~= "" then return true end
  end
  return false
end

local function field_rows(section)
  local head, rows, chosen = {}, {}, {}
  for _, column in ipairs(columns) do
    if used(column, section) then
      chosen[#chosen + 1], head[#head + 1] = column, column[1]
    end
  end
  for i, f in ipairs(section.fields) do
    rows[i] = tables.listed(chosen, function(column) return column[2](f, section) end)
  end
  return head, rows
end

local function name_rows(section)
  return section.head, tables.listed(section.rows, function(row)
    local cells = table.move(row, 1, #row, 1, {})
    cells[1] = "`" .. row[1] .. "`"
    return cells
  end)
end

local function add_section(lines, section)
  local page = section.page and (". [%s](../%s)"):format(section.page, section.page) or ""
  lines[#lines + 1] = ("\n## %s\n\n%s%s"):format(section.name, section.what:gsub("%.$", ""), page)
  local head, rows = (section.fields and field_rows or name_rows)(section)
  if #rows == 0 then return end
  lines[#lines + 1] = "\n" .. line(head)
  lines[#lines + 1] = "|" .. ("---|"):rep(#head)
  for _, row in ipairs(rows) do lines[#lines + 1] = line(row) end
end

-- What a page has besides, of which there is too much to name.
local rest = { models = "the parameters of each type of layer", commands = "each verb and its flags" }

local function link(section)
  local anchor = section.name:lower():gsub("[^%w_ ]", ""):gsub(" ", "-")
  return ("[%s](reference/%s.md#%s)"):format(section.name, section.chapter, anchor)
end

--- docs/reference.md, which says what is on which page.
function markdown.index()
  local lines = { INTRODUCTION, "| page | its tables |", "|---|---|" }
  for _, chapter in ipairs(reference.chapters) do
    local links = {}
    for _, section in ipairs(reference.sections()) do
      local named = section.chapter == chapter and not section.of_layer and not section.flags
      if named then links[#links + 1] = link(section) end
    end
    links[#links + 1] = rest[chapter]
    lines[#lines + 1] = ("| [%s](reference/%s.md) | %s |"):format(titles[chapter], chapter, table.concat(links, ", "))
  end
  return table.concat(lines, "\n") .. "\n"
end

--- docs/reference/CHAPTER.md
function markdown.page(chapter)
  local lines = { "# " .. titles[chapter] }
  for _, section in ipairs(reference.sections()) do
    if section.chapter == chapter then add_section(lines, section) end
  end
  return table.concat(lines, "\n") .. "\n"
end

return markdown
