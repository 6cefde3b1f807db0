-- speculation.lua: speculative decoding. Something drafts k tokens for each
-- sequence, one step of the model verifies them, and those up to the first wrong
-- one are kept, and one more. Where each is right with probability a, a step
-- yields (1 - a^(k+1)) / (1 - a) tokens (Leviathan, Kalman and Matias 2023, eq. 1).

local speculation = {}

speculation.methods = { "mtp", "eagle", "draft", "ngram" }

-- tokens a step drafts and how often one is right, where the request states none
local defaults = {
  mtp = { 1, 0.85 }, -- DeepSeek-V3 technical report 2024, section 5.4.3: 85 to 90 % for the second token
  eagle = { 3, 0.7 }, -- EAGLE-3 (Li et al. 2025), table 1: 4 to 5 tokens of 6 or more drafted
  draft = { 4, 0.7 },
  ngram = { 3, 0.4 }, -- a match in the prompt is not always there
}

--- The layers of the last repeated block, once: what an EAGLE head is made of.
local function last_block(blocks)
  local found
  for _, entry in ipairs(blocks) do
    if type(entry) == "table" and (entry.times or type(entry[1]) == "table") then found = last_block(entry) or entry end
  end
  return found
end

--- How often what drafts runs in a step: once a token, unless there are several
--- modules, which draft one each.
local function runs_of(blocks, tokens)
  local modules = blocks and #blocks == 1 and blocks[1].times or 1
  return math.ceil(tokens / modules)
end

--- The speculation that a request asks for, or nil; nil, sentence, field when it cannot be.
--- `draft` is the small model of the method draft.
function speculation.of(r, m, draft)
  local method = r.speculative
  if not method then return nil end
  if not m.generates then return nil, ("%s makes no tokens that could be drafted"):format(m.name), "speculative" end
  local blocks
  if method == "mtp" then
    if not m.mtp then return nil, ("%s has no multi-token prediction layers"):format(m.name), "speculative" end
    blocks = m.mtp
  elseif method == "draft" then
    if not draft then return nil, "speculative is draft, so state draft_model", "draft_model" end
    if not draft.blocks or not draft.generates or draft.encoder then
      return nil, ("%s is no decoder made of blocks, which a draft_model must be"):format(draft.name), "draft_model"
    end
    blocks = draft.blocks
  elseif method == "eagle" then
    blocks = speculation.eagle(m)
    if not blocks then return nil, ("%s has no repeated block"):format(m.name), "speculative" end
  end
  local tokens = r.draft_tokens or defaults[method][1]
  return {
    part = method, tokens = tokens, runs = runs_of(blocks, tokens), blocks = blocks,
    key = draft and (draft.file or draft.source), -- two folders may hold models of one name
  }
end

--- A head of one decoder layer over the model's own embedding and LM head.
function speculation.eagle(m)
  local block = m.blocks and last_block(m.blocks)
  local head = m.blocks and m.blocks[#m.blocks]
  local first = m.blocks and m.blocks[1]
  if not block or type(head) ~= "table" or type(first) ~= "table" then return nil end
  local layers = {}
  for i, entry in ipairs(block) do layers[i] = entry end
  return {
    { "draft_input", width = first.width }, layers, "norm", { "lm_head", vocab = head.vocab, tied = true },
  }
end

--- The model's own prediction layers, for counting what they hold.
function speculation.of_mtp(m) return m.mtp and { part = "mtp", tokens = 1, runs = 1, blocks = m.mtp } end

--- How often a drafted token is right.
function speculation.acceptance(r) return r.acceptance or defaults[r.speculative][2] end

--- Tokens that a decode step yields for a sequence.
function speculation.yield(r, drafts)
  if not drafts then return 1 end
  local a = speculation.acceptance(r)
  if a == 1 then return drafts.tokens + 1 end
  return (1 - a ^ (drafts.tokens + 1)) / (1 - a)
end

return speculation
