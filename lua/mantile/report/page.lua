-- page.lua: a page of HTML that needs nothing else: no script, no file, no network. Every text in it is escaped.

local page = {}

local style = [[
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --quiet: #5f6368; --line: #d4d4d4; --box: #f6f6f4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --paper: #17181a; --quiet: #a3a7ad; --line: #3d4045; --box: #212326; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 70rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
p { margin: .4rem 0; max-width: 46rem; }
p.about, figcaption, .quiet { color: var(--quiet); }
pre { margin: .75rem 0; padding: .75rem 1rem; overflow-x: auto; background: var(--box); border-radius: 6px;
  font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
pre.out { background: none; padding: 0; }
figure { margin: 1.25rem 0; }
figure svg { display: block; width: 100%; height: auto; }
.wide { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .8rem .2rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  white-space: pre; }
th { font-weight: 600; }
td.right, th.right { text-align: right; }
td.words { white-space: normal; min-width: 14rem; }
.error { border-left: 4px solid #d55e00; padding-left: .75rem; }
@media print {
  :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --quiet: #444444; --line: #bbbbbb; --box: #ffffff; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 8.5pt; padding: 0; }
  .wide { overflow: visible; } table { font-size: 8.5pt; } th, td { white-space: pre-wrap; }
  figure, tr { break-inside: avoid; } h2 { break-after: avoid; }
}
]]

local names = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

--- A text as it stands in a page: no tag, no attribute, no character that pages cannot have.
function page.escaped(text)
  text = tostring(text)
  text = utf8.len(text) and text or text:gsub("[\128-\255]", "?")
  return (text:gsub("\r\n?", "\n"):gsub("[\0-\8\11\12\14-\31\127]", "?"):gsub("\xef\xbf[\xbe\xbf]", "?")
    :gsub("[&<>\"']", names))
end

local escaped = page.escaped

--- An SVG of gnuplot (kind "page") as a part of a page: with the colour of its text, and names of its own.
function page.svg(svg, name, title)
  svg = svg:gsub("^.-(<svg)", "%1", 1):gsub("<title>.-</title>%s*", "", 1):gsub("<desc>.-</desc>%s*", "", 1)
  local head, rest = svg:match "^(<svg.->)(.*)$"
  local width, height = head:match 'width="(%d+)" height="(%d+)"'
  rest = rest:gsub("(%a+)(%s*=%s*)(['\"])black%3", "%1%2%3currentColor%3"):gsub("(%sid=['\"])", "%1" .. name .. "-")
  rest = rest:gsub("(href=['\"])#", "%1#" .. name .. "-"):gsub("url%(#", "url(#" .. name .. "-")
  local attributes = ('role="img" aria-label="%s" viewBox="0 0 %s %s" style="max-width: %spx"'):format(escaped(title),
    width, height, width)
  return ('<svg %s xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s'):format(attributes,
    rest)
end

--- Cells as a table, the first of them its head; `right` says which columns are at the right, or "words": sentences.
function page.table(rows, right)
  local lines = { '<div class="wide"><table>' }
  for r, row in ipairs(rows) do
    local cells, tag = {}, r == 1 and "th" or "td"
    for c = 1, #rows[1] do
      local class = right[c] and (' class="%s"'):format(right[c] == "words" and "words" or "right") or ""
      cells[c] = ("<%s%s>%s</%s>"):format(tag, class, escaped(row[c] or ""), tag)
    end
    lines[#lines + 1] = (r == 1 and "<thead>" or r == 2 and "<tbody>" or "") .. "<tr>" .. table.concat(cells) .. "</tr>"
      .. (r == 1 and "</thead>" or "")
  end
  lines[#lines + 1] = (#rows > 1 and "</tbody>" or "") .. "</table></div>"
  return table.concat(lines, "\n")
end

function page.pre(text, class)
  return ("<pre%s>%s</pre>"):format(class and (' class="%s"'):format(class) or "", escaped(text))
end

function page.paragraph(text, class)
  return ("<p%s>%s</p>"):format(class and (' class="%s"'):format(class) or "", escaped(text))
end

function page.section(title) return ("<h2>%s</h2>"):format(escaped(title)) end

--- The whole page, of a title and parts that are HTML.
function page.whole(title, parts)
  local head = {
    "<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8"/>',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>",
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    ("<title>%s</title>"):format(escaped(title)), "<style>\n" .. style .. "</style>", "</head>", "<body>",
  }
  return table.concat(head, "\n") .. "\n" .. table.concat(parts, "\n") .. "\n</body>\n</html>\n"
end

return page
