-- Parameter counts to the digit, from the sizes each model states.
-- Sources: the configs and model cards named in models/*.lua.

local support = require "support"

-- total and, for mixtures, what one token uses
local totals = {
  { "bert-base-uncased", 109482240 },
  { "bloom-176b", 176247271424 },
  { "clip-vit-l14", 427616513 },
  { "deepseek-r1", 671026419200, 37552297472 },
  { "deepseek-v2-lite", 15706484224, 2661150208 },
  { "deepseek-v3", 671026419200, 37552297472 },
  { "deepseek-v3.1-nvfp4", 671026419200, 37552297472 },
  { "deepseek-v3.2", 671877944064, 38403822336 },
  { "falcon-7b", 6921720704 },
  { "flan-t5-xxl", 11135332352 },
  { "gemma-2-27b", 27227128320 },
  { "gemma-2-2b", 2614341888 },
  { "gemma-2-9b", 9241705984 },
  { "gemma-2b", 2506172416 },
  { "gemma-3-27b", 27009346304 },
  { "gemma-3-4b", 3880263168 },
  { "gemma-4-26b-a4b", 25233141790, 3822530590 },
  { "gemma-4-31b", 30697345340 },
  { "gemma-7b", 8537680896 },
  { "glm-4.5", 352797829024, 33632266144 },
  { "glm-4.5-air", 106852251264, 13424129664 },
  { "glm-5", 743911218432, 41784728832 },
  { "glm-5-nvfp4", 743911218432, 41784728832 },
  { "gpt-oss-120b", 116829156672, 5711982912 },
  { "gpt-oss-20b", 20914757184, 4187440704 },
  { "gpt2", 124439808 },
  { "gpt3-175b", 174604259328 },
  { "kimi-k2", 1026408232448, 32861500928 },
  { "kimi-k2.5-nvfp4", 1026408232448, 32861500928 },
  { "llama-2-13b", 13015864320 },
  { "llama-2-7b", 6738415616 },
  { "llama-3-70b", 70553706496 },
  { "llama-3-8b", 8030261248 },
  { "llama-3.1-405b", 405853388800 },
  { "llama-3.1-70b", 70553706496 },
  { "llama-3.1-8b", 8030261248 },
  { "llama-3.2-3b", 3212749824 },
  { "llama-3.3-70b", 70553706496 },
  { "llama-4-scout", 107769861120, 17172894720 },
  { "mamba-2.8b", 2768345600 },
  { "mamba2-2.7b", 2702599680 },
  { "mimo-7b", 7622619136 },
  { "minimax-m2.5", 228689764864, 11030553088 },
  { "minimax-m2.5-nvfp4", 228689764864, 11030553088 },
  { "minimax-m3", 426174572928, 25962473856 },
  { "mistral-7b-v0.1", 7241732096 },
  { "mistral-7b-v0.3", 7248023552 },
  { "mistral-large-2407", 122610069504 },
  { "mixtral-8x22b", 140620634112, 39152031744 },
  { "mixtral-8x7b", 46702792704, 12879925248 },
  { "nemotron-super-49b", 49867145216 },
  { "opt-175b", 174604468224 },
  { "opt-6.7b", 6658473984 },
  { "phi-3-medium", 13960238080 },
  { "phi-3.5-mini", 3821079552 },
  { "phi-4", 14659507200 },
  { "phi-4-mini", 3836021760 },
  { "phi-mini-moe", 7647632704, 2362809664 },
  { "qwen2-0.5b", 494032768 },
  { "qwen2-1.5b", 1543714304 },
  { "qwen2-7b", 7615616512 },
  { "qwen2.5-14b", 14770033664 },
  { "qwen2.5-32b", 32763876352 },
  { "qwen2.5-3b", 3085938688 },
  { "qwen2.5-72b", 72706203648 },
  { "qwen2.5-7b", 7615616512 },
  { "qwen3-0.6b", 596049920 },
  { "qwen3-1.7b", 1720574976 },
  { "qwen3-14b", 14768307200 },
  { "qwen3-235b-a22b", 235093634560, 22190763520 },
  { "qwen3-30b-a3b", 30532122624, 3353032704 },
  { "qwen3-32b", 32762123264 },
  { "qwen3-4b", 4022468096 },
  { "qwen3-8b", 8190735360 },
  { "qwen3-coder-480b-a35b", 480154875392, 35474765312 },
  { "qwen3-next-80b-a3b", 79674391296, 3874929408 },
  { "qwen3.5-27b", 26895998464 },
  { "qwen3.5-35b-a3b", 34660610688, 3454988928 },
  { "qwen3.5-397b-a17b", 396346350336, 17349040896 },
  { "qwen3.5-397b-a17b-nvfp4", 396346350336, 17349040896 },
  { "resnet-50", 25557032 },
  { "resnet-50-unet", 32522120 },
  { "starcoder2-7b", 7173923840 },
  { "t5-base", 222903552 },
  { "tinyllama-1.1b", 1100048384 },
  { "triposr", 419325100 },
  { "vit-b16", 86567656 },
  { "vit-l16", 304326632 },
  { "whisper-large-v3", 1543490560 },
}

describe("parameters", function()
  for _, row in ipairs(totals) do
    it(row[1] .. " has its published total", function()
      local parameters = support.report({ model = row[1], hardware = "b200" }).parameters
      assert.equal(row[2], parameters.total)
      assert.equal(row[3] or row[2], parameters.active)
    end)
  end

  it("are the same however a model is split", function()
    for _, name in ipairs { "llama-3.1-70b", "mixtral-8x7b", "deepseek-v3", "qwen3-next-80b-a3b", "gemma-2-27b" } do
      local whole = support.report({ model = name, hardware = "b200" }).parameters
      for _, split in ipairs { { tp = 8 }, { pp = 4 }, { tp = 4, pp = 2, dp = 2 } } do
        local request = { model = name, hardware = "b200", tp = split.tp, pp = split.pp, dp = split.dp }
        assert.same(whole, support.report(request).parameters)
      end
    end
  end)

  it("are integers in JSON", function()
    local _, out = support.cli("estimate llama-3.1-405b --on b200 --json")
    assert.truthy(out:find('"total":405853388800,', 1, true))
  end)
end)
