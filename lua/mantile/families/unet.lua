-- unet.lua: the UNet of latent diffusion models (Rombach et al. 2021; Podell et al. 2023): residual blocks that know
-- the time step, transformers that read the prompt, skip connections from each level down to the same one up.
--
--     unet(m, d, latent, given)
--
-- `d`: widths of the levels; depth: layers of each level's transformers, 0 for none; middle: of the one in the
-- middle; heads of each level; out: channels. `given`: text, the prompt's rows; images, how many latent images there
-- are of each asked for; added, a vector beside the time step.

local BLOCKS = 2 -- residual blocks a level down; up has one more

local function transformer(x, depth, heads)
  local function block(name) return { name, heads = heads, head_dim = x.width // heads, out_bias = true } end
  local norm = { "norm", bias = true }
  return {
    residual = {
      norm, { "project", width = x.width, bias = true },
      { times = depth,
        { residual = { norm, block "encoder_attention" } },
        { residual = { norm, block "memory_attention" } },
        { residual = { norm, { "encoder_mlp", intermediate = 4 * x.width, gated = true, bias = true } } },
      },
      { "project", width = x.width, bias = true },
    },
  }
end

--- A vector of one row an image through two linears.
local function embed(m, x, width)
  return m:blocks({ { "project", width = width, bias = true }, { "project", width = width, bias = true } }, x)
end

local function stage(m, d, text, time)
  local self = {}

  function self.residual(x, width) return m:run("resnet_block", x, { width = width, time = true }, time) end

  function self.transformer(x, depth, heads)
    if depth == 0 then return x end
    return m:given(text, function() return m:blocks({ transformer(x, depth, heads) }, x) end)
  end

  function self.down(x, skips)
    for i, width in ipairs(d.widths) do
      for _ = 1, BLOCKS do
        x = self.transformer(self.residual(x, width), d.depth[i], d.heads[i])
        skips[#skips + 1] = x
      end
      if i < #d.widths then
        x = m:run("conv", x, { width = width, kernel = 3, stride = 2, bias = true })
        skips[#skips + 1] = x
      end
    end
    return x
  end

  function self.up(x, skips)
    for i = #d.widths, 1, -1 do
      for _ = 1, BLOCKS + 1 do
        x = self.residual(m:concat(x, table.remove(skips)), d.widths[i])
        x = self.transformer(x, d.depth[i], d.heads[i])
      end
      if i > 1 then
        x = m:run("upsample", x, { fit = true }, skips[#skips])
        x = m:run("conv", x, { width = d.widths[i], kernel = 3, bias = true })
      end
    end
    return x
  end

  return self
end

return function(m, d, latent, given)
  local first, last = d.widths[1], #d.widths
  local time = embed(m, m:image { count = given.images, height = 1, breadth = 1, width = first }, 4 * first)
  if given.added then time = m:add(time, embed(m, given.added, 4 * first)) end
  local run = stage(m, d, given.text, time)
  local x = m:run("conv", latent, { width = first, kernel = 3, bias = true })
  local skips = { x }
  x = run.residual(run.down(x, skips), d.widths[last])
  x = run.residual(run.transformer(x, d.middle, d.heads[last]), d.widths[last])
  x = m:run("norm", run.up(x, skips), { bias = true })
  return m:run("conv", x, { width = d.out, kernel = 3, bias = true })
end
