local router = require "mantile.api.router"

local function named(method, path) return { method = method, path = path } end

describe("routes", function()
  local all = router.new {
    named("GET", "/v1/models"), named("GET", "/v1/models/{id}"), named("POST", "/v1/estimate"),
    named("GET", "/models/{id...}"), named("DELETE", "/v1/models/{id}"),
  }

  it("are found by method and path", function()
    local route = all:find("GET", "/v1/models")
    assert.equal("/v1/models", route.path)
    local one, parameters = all:find("GET", "/v1/models/llama-3.1-8b")
    assert.same({ "/v1/models/{id}", { id = "llama-3.1-8b" } }, { one.path, parameters })
    assert.equal(1, (all:find("HEAD", "/v1/models")).number)
  end)

  it("have the rest of a path where they say so", function()
    local _, parameters = all:find("GET", "/models/meta-llama/Llama-3")
    assert.equal("meta-llama/Llama-3", parameters.id)
    assert.same({ nil, nil }, { all:find("GET", "/v1/models/a/b") })
  end)

  it("say which methods a path has", function()
    local route, methods = all:find("PUT", "/v1/models/x")
    assert.is_nil(route)
    assert.same({ "DELETE", "GET" }, methods)
  end)

  it("decode what is in a path, and refuse what is no text", function()
    local _, parameters = all:find("GET", "/v1/models/%2e%2e%2fetc")
    assert.equal("../etc", parameters.id)
    for _, hostile in ipairs { "a%00b", "%", "%zz", "%ff", "a%0ab" } do
      local route, found = all:find("GET", "/v1/models/" .. hostile)
      assert.same({ "/v1/models/{id}", false }, { route.path, found })
    end
  end)

  it("read queries", function()
    assert.same({ a = "1 2", ["b c"] = "&" }, router.query { a = "1+2", ["b%20c"] = "%26" })
    local query, wrong = router.query { a = "%00" }
    assert.same({ nil, "a" }, { query, wrong })
  end)
end)
