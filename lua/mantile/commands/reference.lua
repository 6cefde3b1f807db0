-- reference: every field of every table, from the registries that check them.

local annotations = require "mantile.reference.annotations"
local cli = require "mantile.cli"
local grid = require "mantile.report.grid"
local manual = require "mantile.reference.manual"
local markdown = require "mantile.reference.markdown"
local reference = require "mantile.reference"
local tables = require "mantile.tables"
local text = require "mantile.reference.text"

local command = {
  name = "reference",
  summary = "every field of every table: kind, unit, default, meaning",
  usage = "reference [NAME] [--as FORM]",
  description = "Lists the tables, or shows those of that name, or where fields of that name are.",
  flags = {
    { "as", "name?", one_of = { "markdown", "man", "annotations" },
      help = "all of it: docs/reference.md, or the page of a chapter; the manual page; annotations for editors" },
  },
}

local forms = { markdown = markdown.index, man = manual.page, annotations = annotations.file }

--- What --as writes; nil and a sentence.
local function written(form, chapter)
  if not forms[form] then return nil, ("--as is '%s'; it must be one of markdown man annotations"):format(form) end
  if not chapter then return forms[form]() end
  if form == "markdown" and tables.has(reference.chapters, chapter) then return markdown.page(chapter) end
  return nil, ("--as %s writes all of it; leave out %s"):format(form, chapter)
end

local function list()
  local rows = {}
  for i, section in ipairs(reference.sections()) do rows[i] = { section.name, section.what } end
  return grid.format(rows, {}) .. "\n"
end

local function named(name)
  local sections, fields = reference.find(name)
  local parts = tables.listed(sections, text.section)
  if #fields > 0 then parts[#parts + 1] = grid.format(tables.listed(fields, text.field), {}) .. "\n" end
  if #parts > 0 then return table.concat(parts, "\n") end
  local near = reference.nearest(name)
  return nil, ("there is no table and no field '%s'; %s"):format(name, near and ("did you mean '%s'?"):format(near)
    or "`mantile reference` lists the tables")
end

function command.run(positional, options)
  if #positional > 1 then return nil, "one name at a time" end
  local output, message
  if options.as then output, message = written(options.as, positional[1]) else
    output, message = (positional[1] and named or list)(positional[1])
  end
  if not output then return nil, message end
  io.write(output)
  return cli.OK
end

return command
