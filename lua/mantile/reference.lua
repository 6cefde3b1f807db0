-- reference.lua: every field of every table that a user writes or reads, from the registries that check them. The pages
-- in docs/reference, `mantile reference`, `help` and completion of a session, the manual page and the annotations for
-- editors are made of it.
--
-- A section is { chapter, name, what = where it stands, page = the page of docs/ that says more, fields = as in
-- schema.lua, or rows = lists of cells under the names in `head`, class = its name in annotations }.

local core = require "mantile.core"
local tables = require "mantile.tables"

local reference = {}

-- A page each, in the order of docs/reference.md.
reference.chapters = { "requests", "questions", "reports", "hardware", "models", "engines", "scripts", "commands" }

local all

--- All sections.
function reference.sections()
  if all then return all end
  all = {}
  for _, chapter in ipairs(reference.chapters) do
    for _, section in ipairs(require("mantile.reference." .. chapter)()) do
      section.chapter = chapter
      all[#all + 1] = section
    end
  end
  return all
end

--- The sections that a user writes tables of, of that name or all, but for parameters of layers and flags.
function reference.written(name)
  local list = {}
  for _, section in ipairs(reference.sections()) do
    local written = section.fields and not section.given and not section.of_layer and section.chapter ~= "commands"
    if written and (name == nil or section.name == name) then list[#list + 1] = section end
  end
  return list
end

--- The sections of that name, and the fields of that name as { section, field }.
function reference.find(name)
  local sections, fields = {}, {}
  for _, section in ipairs(reference.sections()) do
    if section.name == name then sections[#sections + 1] = section end
    for _, field in ipairs(section.fields or {}) do
      if field[1] == name then fields[#fields + 1] = { section = section, field = field } end
    end
  end
  return sections, fields
end

local NEAREST_OF = 256 -- as many as core.nearest looks at

--- The nearest of a list of names, however long it is; nil where none is near.
function reference.nearest_of(list, name)
  local near = {}
  for from = 1, #list, NEAREST_OF do
    near[#near + 1] = core.nearest(name, table.move(list, from, math.min(#list, from + NEAREST_OF - 1), 1, {}))
  end
  return core.nearest(name, near)
end

--- The name nearest to one that there is not; nil where none is near.
function reference.nearest(name)
  local names = {}
  for _, section in ipairs(reference.sections()) do
    names[section.name] = true
    for _, field in ipairs(section.fields or {}) do names[field[1]] = true end
  end
  return reference.nearest_of(tables.keys(names), name)
end

return reference
