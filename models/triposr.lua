local vit = require "mantile.families.vit"

-- config.yaml of stabilityai/TripoSR at c1cf771, and the modules it names. The image encoder's table is counted as the
-- 1025 positions of its 512 pixels (the file keeps 197, interpolated), without the pooling head that ViTModel adds and
-- nothing reads. The MLP has ten hidden layers: n_hidden_layers is 9 beside the first, as it is usually counted, though
-- network_utils.py builds one fewer (40,704 MAC a point instead of 44,800). With all three as in the file the total is
-- 419,275,628, 0.01 % less.
local SIZE, PLANE, WIDTH, LAYERS, HEADS, CHANNELS = 512, 32, 1024, 16, 16, 40
local MLP_WIDTH, MLP_LAYERS = 64, 10
local POINTS = 8192 -- queried at once: run.py's --chunk-size

local encoder = vit { patch = 16, width = 768, layers = 12, heads = 12, intermediate = 3072, positions = 1025 }

local norm = { "norm", bias = true }
local function attention(name) return { name, heads = HEADS, head_dim = WIDTH // HEADS, out_bias = true } end
local backbone = {
  residual = {
    norm, { "project", width = WIDTH, bias = true },
    { times = LAYERS,
      { residual = { norm, attention "encoder_attention" } },
      { residual = { norm, attention "memory_attention" } },
      { residual = { norm, { "encoder_mlp", intermediate = 4 * WIDTH, gated = true, bias = true } } },
    },
    { "project", width = WIDTH, bias = true },
  },
}

return model "triposr" {
  doc = "TripoSR: a mesh of the object in an image, by the density at every point of a grid.",
  source = "Tochilkin et al. 2024; config.yaml of stabilityai/TripoSR: 419,325,100 parameters",
  generates = false, image = { size = SIZE, channels = 3 },
  inputs = { resolution = { kind = "count", default = 256, max = 1024, help = "points a side of the density grid" } },
  forward = function(m, pixels)
    local image = m:part("image_encoder", function() return m:blocks(encoder, pixels) end)
    local planes = m:part("triplane", function()
      local tokens = m:run("learned_tokens", pixels, { height = 3 * PLANE, breadth = PLANE, width = WIDTH })
      local x = m:given(image, function() return m:blocks({ backbone }, tokens) end)
      return m:run("conv", x, { width = CHANNELS, kernel = 2, stride = 2, upscale = 2, padding = 0, bias = true })
    end)
    local queries = m.inputs.resolution ^ 3
    local runs = math.ceil(queries / POINTS)
    return m:part("density", function()
      return m:loop(runs, function()
        local points = m:image { count = 1, height = queries / runs, breadth = 1, width = 3 }
        return m:run("triplane_mlp", points, { width = MLP_WIDTH, layers = MLP_LAYERS }, planes)
      end)
    end)
  end,
}
