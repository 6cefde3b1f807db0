-- hardware.lua: what an accelerator, a system and their parts state.

local hardware = require "mantile.hardware"

local system = {
  { "accelerator", "name", help = "which; what the system states besides replaces what that says" },
  { "count", "count", help = "how many there are" },
}

return function()
  return {
    {
      name = "accelerator", what = "accelerator \"NAME\" { ... }, and derive", page = "hardware.md",
      fields = hardware.fields, class = "AcceleratorDefinition",
    },
    {
      name = "memory tier", what = "accelerator.memory, by name of the tier", page = "hardware.md",
      fields = hardware.tier_fields, class = "Tier",
    },
    {
      name = "link", what = "each of accelerator.links", page = "hardware.md", fields = hardware.link_fields,
      class = "Link",
    },
    {
      name = "system", what = "system \"NAME\" { ... }, beside the fields of an accelerator", page = "hardware.md",
      fields = system, class = "SystemDefinition",
    },
  }
end
