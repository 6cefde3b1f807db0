-- `mantile validate` on tables that are written here.

local json = require "mantile.json"
local support = require "support"

local folder

local function write(name, lines) return support.write(folder .. "/" .. name, table.concat(lines, "\n") .. "\n") end

local gemm = {
  "gpu,framework,version,dtype,op,m,n,k,time_us,source,plausible",
  "h100_sxm,vllm,1,bfloat16,linear,1,4096,4096,13,ours,1",
  "h100_sxm,vllm,1,bfloat16,linear,8192,8192,8192,1600,ours,1",
  "l40s,vllm,1,bfloat16,linear,4096,4096,4096,500,ours,1",
  "h100_sxm,vllm,1,bfloat16,linear,1,4096,4096,99999,ours,2",
  "h100_sxm,other,1,bfloat16,linear,1,4096,4096,13,ours,1",
  "abacus,vllm,1,bfloat16,linear,1,4096,4096,13,ours,1",
}

local served = {
  "label,model,gpu,framework,precision,disagg,isl,osl,tp,ep,dp_attn,concurrency,ttft_mean_s,tpot_mean_s",
  "full,Llama-3.3-70B,H200,vllm,fp8,false,1024,1024,4,1,false,8,0.2,0.011",
  "weak,Llama-3.3-70B,H200,vllm,fp8,false,1024,1024,4,1,false,8,0.2,0.011",
  "full,Llama-3.3-70B,H200,vllm,fp8,true,1024,1024,4,1,false,8,0.2,0.011",
}

local function groups(arguments)
  local status, out, err = support.cli("validate " .. arguments .. " --json")
  assert.equal(0, status, err)
  return json.decode(out)
end

describe("validate", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("predicts kernels, also of engines that nothing is known of, and says what it skipped", function()
    local answer = groups("'" .. write("gemm.csv", gemm) .. "' --by system,engine")
    assert.equal(3, #answer.groups)
    local first = answer.groups[1]
    assert.same({ "gemm", "time_s", { system = "h100-sxm", engine = "other" }, 1 },
      { first.table, first.metric, first.by, first.coverage })
    local h100 = answer.groups[2]
    assert.same({ 2, 2 }, { h100.rows, h100.predicted })
    assert.is_true(h100.median_ape < 0.3, tostring(h100.median_ape))
    assert.same({ ["its plausible is not 1"] = 1, ["there is no accelerator 'abacus'"] = 1 }, answer.skipped)
  end)

  it("predicts serving results", function()
    local answer = groups("'" .. write("serving.csv", served) .. "'")
    assert.same({ "tpot_s", "ttft_s" }, { answer.groups[1].metric, answer.groups[2].metric })
    assert.equal(1, answer.groups[1].rows)
    assert.is_true(answer.groups[1].median_ape < 0.4, tostring(answer.groups[1].median_ape))
    assert.same({ ["its label is 'weak'"] = 1, ["its pools are not stated whole"] = 1 }, answer.skipped)
  end)

  it("takes rows that are not plausible, or whose label is not full, where it is told to", function()
    local answer = groups("'" .. write("gemm.csv", gemm) .. "' --all")
    assert.equal(5, answer.groups[1].rows)
    answer = groups("'" .. write("serving.csv", served) .. "' --all")
    assert.equal(2, answer.groups[1].rows)
  end)

  it("prints a table, the worst rows and every row", function()
    local path = write("gemm.csv", gemm)
    local status, out = support.cli(("validate '%s'"):format(path))
    assert.equal(0, status)
    assert.truthy(out:find "gemm +time_s +4 +100%.0 %%")
    assert.truthy(out:find "h100%-sxm vllm bf16")
    assert.truthy(out:find "1 rows: its plausible is not 1")
    local _, lines = support.cli(("validate '%s' --csv"):format(path))
    assert.equal(5, select(2, lines:gsub("\n", "\n")))
    assert.truthy(lines:find("\ngemm,time_s,h100-sxm,vllm,,", 1, true))
  end)

  it("refuses what it cannot read", function()
    for arguments, expected in pairs {
      ["nowhere.csv"] = "nowhere.csv",
      ["'" .. write("odd.csv", { "a,b", "1,2" }) .. "'"] = "columns of no table that is known",
      ["'" .. write("gemm.csv", gemm) .. "' --by colour"] = "by is 'colour'; it must be one of system engine",
      [""] = "say which: mantile validate",
    } do
      local status, _, err = support.cli("validate " .. arguments)
      assert.equal(2, status)
      assert.truthy(err:find(expected, 1, true), err)
      assert.is_nil(err:find "\n.")
    end
  end)
end)
