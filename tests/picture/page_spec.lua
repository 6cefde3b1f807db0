-- Pages of HTML: well-formed, alone, and without a tag of anybody else's.

local find = require "mantile.find"
local page = require "mantile.report.page"
local picture = require "mantile.picture"
local support = require "support"

local has_gnuplot = os.execute "gnuplot --version >/dev/null 2>&1"

local void = { meta = true }

--- Fails unless every tag is closed in order and every attribute quoted; returns how often each tag is there.
local function check_page(text)
  local rest = assert(text:match "^<!DOCTYPE html>(.*)$", "no doctype")
  assert(utf8.len(rest), "not UTF-8")
  assert(not rest:find "[\0-\8\11\12\14-\31\127]", "control characters")
  rest = rest:gsub("<style>(.-)</style>", function(style)
    assert(not style:find "[<&]", "a tag in the style")
    return "<style></style>"
  end)
  local stack, count = {}, {}
  for before, close, name, attributes, alone in rest:gmatch "([^<]*)<(/?)([%w]+)(.-)(/?)>" do
    assert(not before:find ">", before)
    for entity in before:gmatch "&(.?.?.?.?.?.?)" do
      assert(entity:find "^[lg]t;" or entity:find "^amp;" or entity:find "^quot;" or entity:find "^#39;", entity)
    end
    if close == "/" then
      assert(table.remove(stack) == name, "</" .. name)
    else
      local left = attributes:gsub("[%w:_-]+%s*=%s*\"[^\"<]*\"", ""):gsub("[%w:_-]+%s*=%s*'[^'<]*'", "")
      assert(not left:find "%S", attributes)
      assert(not attributes:find "%son%w+%s*=", attributes)
      count[name] = (count[name] or 0) + 1
      if alone == "/" or void[name] then assert(alone == "/") else stack[#stack + 1] = name end
    end
  end
  assert(#stack == 0, stack[#stack])
  return count
end

--- Fails where a page refers to anything outside of it, or twice to a name in it.
local function check_alone(text)
  for tag in text:gmatch "<%a[^>]*>" do assert.is_nil(tag:find "%ssrc%s*=") end
  for target in text:gmatch "href%s*=%s*[\"']([^\"']*)" do assert.matches("^#", target) end
  for target in text:gmatch "url%(([^)]*)%)" do assert.matches("^#", target) end
  local seen = {}
  for id in text:gmatch "%sid%s*=%s*[\"']([^\"']*)" do
    assert.is_nil(seen[id], id)
    seen[id] = true
  end
  for target in text:gmatch "href%s*=%s*[\"']#([^\"']*)" do assert.is_true(seen[target], target) end
end

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

--- The page of a script, its status, and what was printed.
local function page_of(script, arguments, environment)
  local folder = support.folder()
  support.write(folder .. "/ask.lua", script)
  local status, out, err = support.cli("report ask.lua -o page.html " .. (arguments or ""),
    { folder = folder, environment = environment })
  local text = read(folder .. "/page.html")
  check_alone(text)
  return text, status, out, err, check_page(text)
end

describe("a page of a scenario", function()
  after_each(support.clean)

  it("has what was printed, shown, compared and swept, the script and what it used", function()
    local text, status, out, _, count = page_of [[
-- Which is faster,
-- and by how much?

-- (not this)
print("one", 2, nil, true)
io.write("three ")
io.stdout:write("four\n")
local a, b = estimate { model = "gpt2", hardware = "l4", engine = "vllm" }, estimate { model = "gpt2", hardware = "t4" }
show(a)
compare(a, b)
local rows = sweep { model = "gpt2", hardware = { "l4", "t4" }, batch = { 1, 2 } }
print(rows)
print(plot.memory { a, b })
]]
    assert.equal(0, status)
    assert.equal("page.html: 1 picture\n", out)
    assert.matches("<h1>ask.lua</h1>\n<p>Which is faster, and by how much?</p>", text, 1, true)
    assert.matches("one\t2\tnil\ttrue\nthree four</pre>", text, 1, true)
    assert.matches("time to first token", text, 1, true)
    assert.matches("<th class=\"right\">2/1</th>", text, 1, true)
    assert.matches("<th>hardware</th>", text, 1, true)
    assert.matches("(not this)", text, 1, true)
    assert.matches("<td>models/gpt2.lua</td>", text, 1, true)
    assert.matches("<td>hardware/calibrations/ada.vllm.lua</td>", text, 1, true)
    assert.matches("<td>ada.vllm</td><td>its architecture</td>", text, 1, true)
    assert.matches("<td>mantile</td><td>" .. require "mantile.version", text, 1, true)
    assert.equal(has_gnuplot and 1 or nil, count.svg)
    assert.is_nil(count.script)
  end)

  it("escapes everything", function()
    local text, status, _, _, count = page_of([[
-- </title><script>alert(1)</script> & "quotes" 'and' more
local name = args[1]
print(name, "\0\27[2J\xff\xef\xbf\xbe")
local m = decoder "x-y" { blocks = 1, hidden = 64, heads = 1, intermediate = 64, vocab = 100 }
assert(false, "</p><img src=x onerror=alert(1)>")
]], "\"<b onclick='x'>\"")
    assert.is_true(status ~= 0)
    for _, tag in ipairs { "script", "img", "b" } do assert.is_nil(count[tag]) end
    assert.matches("&lt;/title&gt;&lt;script&gt;", text, 1, true)
    assert.matches("&lt;b onclick=&#39;x&#39;&gt;", text, 1, true)
  end)

  it("is also of a script that fails", function()
    local text, status, _, err = page_of "print 'before'\nassert(1 > 2, 'not so')\nprint 'after'\n"
    assert.equal(1, status)
    assert.matches("assertion failed: not so", err, 1, true)
    assert.matches("before</pre>\n<p class=\"error\">ask.lua:2: assertion failed: not so</p>", text, 1, true)
    text, status, _, err = page_of "print 'before'\nestimat {}\n"
    assert.equal(2, status)
    assert.matches("did you mean", err, 1, true)
    assert.matches("did you mean", text, 1, true)
    text, status = page_of "print 'before'\nos.exit(7)\nprint 'after'\n"
    assert.equal(7, status)
    assert.matches("before</pre>\n<p class=\"error\">the script ended by os.exit, status 7</p>", text, 1, true)
    assert.equal(0, select(2, page_of "os.exit()"))
    text, status = page_of "this is no Lua"
    assert.equal(2, status)
    assert.matches("syntax error", text, 1, true)
  end)

  it("cuts what is too much", function()
    local text = page_of "for i = 1, 700000 do print 'line line' end print 'the end'"
    assert.is_true(#text < 6 << 20)
    assert.matches("too much for this page", text, 1, true)
    text = page_of [[print(sweep { model = "gpt2", hardware = "l4", batch = "1..2000", columns = { "tpot_s" }, unfit = true })]]
    assert.matches("... and 1000 more rows", text, 1, true)
  end)

  it("has pictures that are shown or saved, once", function()
    local text, status, out, err, count = page_of [[
local p = plot.heatmap(sweep { model = "gpt2", hardware = "l4", batch = { 1, 2 }, isl = { 64, 128 } })
assert(p:show())
assert(p:save "map.txt")
assert(sweep({ model = "gpt2", hardware = "l4", batch = { 1, 2 } }):plot("batch", "tpot_s"))
]]
    assert.equal(0, status, err)
    assert.equal("page.html: 2 pictures\n", out)
    assert.equal(has_gnuplot and 2 or nil, count.svg)
    assert.matches("tpot_s against batch", text, 1, true)
  end)

  it("without gnuplot has texts where it can", function()
    local text, status, _, err, count = page_of([[
print(plot.memory { model = "gpt2", hardware = "l4" })
print(plot.roofline { model = "gpt2", hardware = "l4" })
]], nil, "PATH=/nowhere")
    assert.equal(0, status, err)
    assert.is_nil(count.svg)
    assert.matches("w weights", text, 1, true)
    assert.matches("plot needs gnuplot", text, 1, true)
  end)

  it("is the same page of the same script, with the date that is said", function()
    local script, environment = "print(plot.memory { model = 'gpt2', hardware = 'l4' })", "SOURCE_DATE_EPOCH=0"
    local text = page_of(script, nil, environment)
    assert.equal(text, (page_of(script, nil, environment)))
    assert.matches("on 1970-01-01 00:00 UTC", text, 1, true)
  end)

  it("leaves everything as it was", function()
    local recorder = require "mantile.report.recorder"
    local noted, used = picture.noted, find.used
    assert.has_error(function() recorder.new():during(error, "x", 0) end, "x")
    assert.equal(noted, picture.noted)
    assert.equal(used, find.used)
    assert.is_false(picture.silent)
  end)
end)

describe("a page of a request", function()
  after_each(support.clean)

  local function page_for(arguments)
    local path = support.folder() .. "/page.html"
    local status, out, err = support.cli(("report %s -o '%s'"):format(arguments, path))
    assert.is_true(status == 0 or status == 1, err)
    local text = read(path)
    check_alone(text)
    return text, status, out, check_page(text)
  end

  it("has its report and pictures", function()
    local text, status, out, count = page_for "llama-3.1-8b --on h100-sxm --engine vllm"
    assert.equal(0, status)
    assert.matches("4 pictures", out, 1, true)
    assert.matches("<h1>llama-3.1-8b on 1x h100-sxm</h1>", text, 1, true)
    assert.equal(has_gnuplot and 4 or nil, count.svg)
    assert.equal(1, select(2, page_for "llama-3.1-70b --on h100-sxm"))
  end)

  it("is of all modes and models", function()
    local simulated, pools = " --traffic rate=5,requests=50", " --mode disagg --prefill count=1 --decode count=1"
    for arguments, pictures in pairs {
      ["resnet-50 --on l4"] = 4, ["gpt2 --on l4 --engine vllm" .. simulated] = 3,
      ["gpt2 --on l4 --engine vllm" .. pools .. simulated] = 5, ["gpt2 --on l4" .. pools .. " --concurrency 4"] = 4,
      ["gpt2 --on l4 --engine vllm --fleet 'count=2;count=1,hardware=t4'" .. simulated] = 5,
    } do
      assert.matches((": %d pictures\n$"):format(pictures), (select(3, page_for(arguments))))
    end
  end)
end)

describe("report", function()
  after_each(support.clean)

  it("says what is wrong", function()
    for sentence, arguments in pairs {
      ["say where to: -o FILE.html"] = "x.lua", ["must end in .html"] = "x.lua -o x.pdf", ["name a script or a model"] = "-o x.html",
      ["name the hardware"] = "gpt2 -o x.html", ["nothing.lua: No such file"] = "nothing.lua -o x.html",
      ["/no/such/x.html: No such file"] = "gpt2 --on l4 -o /no/such/x.html", ["there is no model"] = "gpt3 --on l4 -o x.html",
    } do
      local status, _, err = support.cli("report " .. arguments, { folder = support.folder() })
      assert.equal(2, status)
      assert.matches(sentence, err, 1, true)
    end
  end)
end)

describe("an SVG in a page", function()
  it("has names of its own and the page's colour of text", function()
    local svg = page.svg([[<?xml version="1.0"?>
<svg
 width="560" height="300"
 xmlns="http://www.w3.org/2000/svg">
<title>Gnuplot</title><desc>Produced</desc>
<g id="a" color="black"/><use xlink:href='#a'/><path fill = 'black' style="url(#a)"/></svg>]], "f3", 'a "title" <b>')
    assert.matches('id="f3-a" color="currentColor"', svg, 1, true)
    assert.matches("href='#f3-a'", svg, 1, true)
    assert.matches("fill = 'currentColor' style=\"url(#f3-a)\"", svg, 1, true)
    assert.matches('aria-label="a &quot;title&quot; &lt;b&gt;"', svg, 1, true)
    assert.is_nil(svg:find "Gnuplot")
    assert.is_nil(svg:find "Produced")
  end)
end)
