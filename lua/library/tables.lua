---@meta
-- Tables that mantile reads and gives, for the Lua language server; docs/editors.md says how.
-- Made by `make reference` from the registries that check them: change those.

---@alias mantile.Format
---| "fp32"
---| "tf32"
---| "bf16"
---| "fp16"
---| "mxfp8"
---| "fp8"
---| "fp8_e5m2"
---| "int8"
---| "nvfp4"
---| "mxfp4"
---| "int4"
---| "fp8_b128"
---| "int4_g32"
---| "int4_g64"
---| "int4_g128"
---| "q8_k"
---| "q8_1"
---| "q8_0"
---| "q6_k"
---| "q5_1"
---| "q5_k"
---| "q5_0"
---| "q4_1"
---| "q4_k"
---| "q4_0"
---| "iq4_nl"
---| "iq4_xs"
---| "q3_k"
---| "iq3_s"
---| "iq3_xxs"
---| "q2_k"
---| "iq2_s"
---| "iq2_xs"
---| "q2_0"
---| "iq2_xxs"
---| "tq2_0"
---| "iq1_m"
---| "tq1_0"
---| "iq1_s"
---| "q1_0"

--- Keys of a request.
---@class (exact) mantile.Changes
---@field model? string|mantile.Model a name from `mantile models`, a .lua file or a config.json
---@field hardware? string|mantile.Hardware a name from `mantile hardware` or a .lua file (--on)
---@field gpus? integer accelerators: tp x cp x attention_dp x pp x dp
---@field engine? string|mantile.Engine a name from `mantile engines` (default ideal)
---@field tp? integer tensor-parallel degree: ranks that split each layer (what the others leave of gpus if absent)
---@field cp? integer context-parallel degree: ranks that share one sequence (default 1)
---@field attention_dp? integer ranks of a group that share out its sequences (default 1)
---@field ep? integer expert-parallel degree of mixtures; their tp is the rest (default 1)
---@field sp? boolean sequence parallelism: scatter tokens over tp between layers
---@field pp? integer pipeline stages (default 1)
---@field dp? integer independent replicas (default 1)
---@field dtype? mantile.Format default of weights, activations and kv (the model's own if absent)
---@field weights? mantile.Format dtype of the weights (dtype if absent)
---@field activations? mantile.Format dtype of what matmuls read (dtype if absent)
---@field kv? mantile.Format dtype of the KV cache (dtype if absent)
---@field weights_in? string memory tier of the weights (the fastest if absent)
---@field kv_in? string memory tier of the KV cache (the fastest if absent)
---@field imbalance? number tokens of the busiest of ep ranks over their mean, 1 or more (default 1)
---@field speculative? "mtp"|"eagle"|"draft"|"ngram" what drafts tokens that a step verifies together (mtp eagle draft ngram)
---@field draft_tokens? integer tokens drafted a step
---@field acceptance? number how often a drafted token is right, 0 to 1
---@field draft_model? string|mantile.Model the small model of --speculative draft
---@field lora? mantile.Lora adapters beside the linears, each sequence using one: rank, adapters, targets
---@field inputs? mantile.Inputs|table what a model takes beside tokens: images, image_size, steps, ...
---@field layers? table<string, mantile.Override> what layer types do otherwise (--override)
---@field batch? integer at once in the whole deployment (sequences; default 1)
---@field isl? integer input sequence length: prompt tokens (default 1024)
---@field osl? integer output sequence length: generated tokens (default 256)
---@field prefix? integer prompt tokens that are cached already (default 0)
---@field mode? "static"|"continuous"|"disagg" static: a batch, prefilled then decoded; continuous: a closed loop; disagg: one, in two pools (static continuous disagg; default static)
---@field concurrency? integer of a closed loop: how many are on their way at any moment (requests)
---@field method? "formula"|"simulate" of a closed loop: how (formula simulate; formula if absent)
---@field spread? number of a closed loop: most that lengths are off their mean, as a share (0.5 if absent)
---@field waves? integer of a closed loop: one after another in a place (requests; 10 if absent)
---@field poll_steps? integer continuous: decode steps between looks for requests (steps; 1 if absent)
---@field hold_steps? integer continuous: most decode steps that a prompt waits for others to share a step with (steps; 0 if absent)
---@field hold_tokens? integer of hold_steps: no longer than until the step has so many tokens (tokens)
---@field prefill? mantile.Pool disagg: the pool that prefills: count, tp, ep, attention_dp, hardware, ...
---@field decode? mantile.Pool disagg: the pool that decodes, as prefill
---@field traffic? mantile.Traffic what a simulation is asked: rate, requests, isl, osl, trace, turns, ...
---@field max_sequences? integer of a simulation: the most at once in a replica (requests; the engine's own if absent)
---@field schedule? "chunked"|"whole" of a simulation: whether prompts are cut to fill steps (chunked whole; the engine's own if absent)
---@field prefix_cache? boolean of a simulation: keep caches of prompts (the engine's own if absent)
---@field preemption? "recompute"|"swap" of a simulation: what becomes of a cache that makes room (recompute swap; recompute if absent)
---@field swap_bandwidth? number of preemption swap: of an accelerator to its host (bytes/s; 25e9 if absent)
---@field router? "least_loaded"|"round_robin"|"prefix"|fun(request: table, replicas: table[]): integer of a simulation: which replica a request goes to (least_loaded round_robin prefix; least_loaded if absent)
---@field slo? mantile.Slo of a simulation: limits that goodput counts: ttft_s, tpot_s, e2e_s
---@field autoscale? mantile.Autoscale of a simulation: replicas by load: least, most, target, interval_s, start_s
---@field fleet? mantile.Pool[] of a simulation: pools unlike each other, each with count, role, tp, hardware, ...
---@field failures? mantile.Failure|mantile.Failure[] of a simulation: replicas that fail: at, until, replica, pool
---@field memory_fraction? number share of the memory that the engine uses (the engine's own if absent)
---@field step_tokens? integer the most that are prefilled in one step (tokens; the engine's own if absent)
---@field cost_model? string|table<string, string> how time follows from work: roofline, calibrated or measured, or by kind of op like calibrated,linear=measured (calibrated, where the engine's kernels were measured if absent)
---@field moe_kernel? string which kernel of mixtures, where an engine has several (its usual one if absent)
---@field measured? string a table of measured kernels, for the cost model measured
---@field price? number of one accelerator (USD/hour; as stated if absent)
---@field pue? number power of the site over that of the accelerators (1.25 if absent)
---@field grid? number CO2e of electricity (g/kWh; 480 if absent)
---@field embodied? number CO2e of making one accelerator (kg; 164 if absent)
---@field lifetime? number that one accelerator is used (years; 4 if absent)
---@field policy? fun(waiting: table[], replica: table): integer? of a simulation: function(waiting): which of the requests that wait starts next

--- estimate { ... }, and each flag of the command line
---@class (exact) mantile.Request: mantile.Changes
---@field model string|mantile.Model a name from `mantile models`, a .lua file or a config.json
---@field hardware string|mantile.Hardware a name from `mantile hardware` or a .lua file (--on)

---@class mantile.Sweep: mantile.SweepOptions
---@field model (string|mantile.Model)|(string|mantile.Model)[]|string a name from `mantile models`, a .lua file or a config.json
---@field hardware (string|mantile.Hardware)|(string|mantile.Hardware)[]|string a name from `mantile hardware` or a .lua file (--on)
---@field gpus? integer|integer[]|string accelerators: tp x cp x attention_dp x pp x dp
---@field engine? (string|mantile.Engine)|(string|mantile.Engine)[]|string a name from `mantile engines` (default ideal)
---@field tp? integer|integer[]|string tensor-parallel degree: ranks that split each layer (what the others leave of gpus if absent)
---@field cp? integer|integer[]|string context-parallel degree: ranks that share one sequence (default 1)
---@field attention_dp? integer|integer[]|string ranks of a group that share out its sequences (default 1)
---@field ep? integer|integer[]|string expert-parallel degree of mixtures; their tp is the rest (default 1)
---@field sp? boolean|boolean[]|string sequence parallelism: scatter tokens over tp between layers
---@field pp? integer|integer[]|string pipeline stages (default 1)
---@field dp? integer|integer[]|string independent replicas (default 1)
---@field dtype? mantile.Format|mantile.Format[]|string default of weights, activations and kv (the model's own if absent)
---@field weights? mantile.Format|mantile.Format[]|string dtype of the weights (dtype if absent)
---@field activations? mantile.Format|mantile.Format[]|string dtype of what matmuls read (dtype if absent)
---@field kv? mantile.Format|mantile.Format[]|string dtype of the KV cache (dtype if absent)
---@field weights_in? string|string[]|string memory tier of the weights (the fastest if absent)
---@field kv_in? string|string[]|string memory tier of the KV cache (the fastest if absent)
---@field imbalance? number|number[]|string tokens of the busiest of ep ranks over their mean, 1 or more (default 1)
---@field speculative? ("mtp"|"eagle"|"draft"|"ngram")|("mtp"|"eagle"|"draft"|"ngram")[]|string what drafts tokens that a step verifies together (mtp eagle draft ngram)
---@field draft_tokens? integer|integer[]|string tokens drafted a step
---@field acceptance? number|number[]|string how often a drafted token is right, 0 to 1
---@field draft_model? (string|mantile.Model)|(string|mantile.Model)[]|string the small model of --speculative draft
---@field lora? mantile.Lora|mantile.Lora[]|string adapters beside the linears, each sequence using one: rank, adapters, targets
---@field inputs? (mantile.Inputs|table)|(mantile.Inputs|table)[]|string what a model takes beside tokens: images, image_size, steps, ...
---@field layers? table<string, mantile.Override>|table<string, mantile.Override>[]|string what layer types do otherwise (--override)
---@field batch? integer|integer[]|string at once in the whole deployment (sequences; default 1)
---@field isl? integer|integer[]|string input sequence length: prompt tokens (default 1024)
---@field osl? integer|integer[]|string output sequence length: generated tokens (default 256)
---@field prefix? integer|integer[]|string prompt tokens that are cached already (default 0)
---@field mode? ("static"|"continuous"|"disagg")|("static"|"continuous"|"disagg")[]|string static: a batch, prefilled then decoded; continuous: a closed loop; disagg: one, in two pools (static continuous disagg; default static)
---@field concurrency? integer|integer[]|string of a closed loop: how many are on their way at any moment (requests)
---@field method? ("formula"|"simulate")|("formula"|"simulate")[]|string of a closed loop: how (formula simulate; formula if absent)
---@field spread? number|number[]|string of a closed loop: most that lengths are off their mean, as a share (0.5 if absent)
---@field waves? integer|integer[]|string of a closed loop: one after another in a place (requests; 10 if absent)
---@field poll_steps? integer|integer[]|string continuous: decode steps between looks for requests (steps; 1 if absent)
---@field hold_steps? integer|integer[]|string continuous: most decode steps that a prompt waits for others to share a step with (steps; 0 if absent)
---@field hold_tokens? integer|integer[]|string of hold_steps: no longer than until the step has so many tokens (tokens)
---@field prefill? mantile.Pool|mantile.Pool[]|string disagg: the pool that prefills: count, tp, ep, attention_dp, hardware, ...
---@field decode? mantile.Pool|mantile.Pool[]|string disagg: the pool that decodes, as prefill
---@field traffic? mantile.Traffic|mantile.Traffic[]|string what a simulation is asked: rate, requests, isl, osl, trace, turns, ...
---@field max_sequences? integer|integer[]|string of a simulation: the most at once in a replica (requests; the engine's own if absent)
---@field schedule? ("chunked"|"whole")|("chunked"|"whole")[]|string of a simulation: whether prompts are cut to fill steps (chunked whole; the engine's own if absent)
---@field prefix_cache? boolean|boolean[]|string of a simulation: keep caches of prompts (the engine's own if absent)
---@field preemption? ("recompute"|"swap")|("recompute"|"swap")[]|string of a simulation: what becomes of a cache that makes room (recompute swap; recompute if absent)
---@field swap_bandwidth? number|number[]|string of preemption swap: of an accelerator to its host (bytes/s; 25e9 if absent)
---@field router? ("least_loaded"|"round_robin"|"prefix"|fun(request: table, replicas: table[]): integer)|("least_loaded"|"round_robin"|"prefix"|fun(request: table, replicas: table[]): integer)[]|string of a simulation: which replica a request goes to (least_loaded round_robin prefix; least_loaded if absent)
---@field slo? mantile.Slo|mantile.Slo[]|string of a simulation: limits that goodput counts: ttft_s, tpot_s, e2e_s
---@field autoscale? mantile.Autoscale|mantile.Autoscale[]|string of a simulation: replicas by load: least, most, target, interval_s, start_s
---@field fleet? mantile.Pool[]|mantile.Pool[][]|string of a simulation: pools unlike each other, each with count, role, tp, hardware, ...
---@field failures? (mantile.Failure|mantile.Failure[])|(mantile.Failure|mantile.Failure[])[]|string of a simulation: replicas that fail: at, until, replica, pool
---@field memory_fraction? number|number[]|string share of the memory that the engine uses (the engine's own if absent)
---@field step_tokens? integer|integer[]|string the most that are prefilled in one step (tokens; the engine's own if absent)
---@field cost_model? (string|table<string, string>)|(string|table<string, string>)[]|string how time follows from work: roofline, calibrated or measured, or by kind of op like calibrated,linear=measured (calibrated, where the engine's kernels were measured if absent)
---@field moe_kernel? string|string[]|string which kernel of mixtures, where an engine has several (its usual one if absent)
---@field measured? string|string[]|string a table of measured kernels, for the cost model measured
---@field price? number|number[]|string of one accelerator (USD/hour; as stated if absent)
---@field pue? number|number[]|string power of the site over that of the accelerators (1.25 if absent)
---@field grid? number|number[]|string CO2e of electricity (g/kWh; 480 if absent)
---@field embodied? number|number[]|string CO2e of making one accelerator (kg; 164 if absent)
---@field lifetime? number|number[]|string that one accelerator is used (years; 4 if absent)
---@field policy? (fun(waiting: table[], replica: table): integer?)|(fun(waiting: table[], replica: table): integer?)[]|string of a simulation: function(waiting): which of the requests that wait starts next
---@field [string] any figures of hardware, and what layers do otherwise

---@class mantile.Search: mantile.SearchOptions
---@field model (string|mantile.Model)|(string|mantile.Model)[]|string a name from `mantile models`, a .lua file or a config.json
---@field hardware (string|mantile.Hardware)|(string|mantile.Hardware)[]|string a name from `mantile hardware` or a .lua file (--on)
---@field gpus? integer|integer[]|string accelerators: tp x cp x attention_dp x pp x dp
---@field engine? (string|mantile.Engine)|(string|mantile.Engine)[]|string a name from `mantile engines` (default ideal)
---@field tp? integer|integer[]|string tensor-parallel degree: ranks that split each layer (what the others leave of gpus if absent)
---@field cp? integer|integer[]|string context-parallel degree: ranks that share one sequence (default 1)
---@field attention_dp? integer|integer[]|string ranks of a group that share out its sequences (default 1)
---@field ep? integer|integer[]|string expert-parallel degree of mixtures; their tp is the rest (default 1)
---@field sp? boolean|boolean[]|string sequence parallelism: scatter tokens over tp between layers
---@field pp? integer|integer[]|string pipeline stages (default 1)
---@field dp? integer|integer[]|string independent replicas (default 1)
---@field dtype? mantile.Format|mantile.Format[]|string default of weights, activations and kv (the model's own if absent)
---@field weights? mantile.Format|mantile.Format[]|string dtype of the weights (dtype if absent)
---@field activations? mantile.Format|mantile.Format[]|string dtype of what matmuls read (dtype if absent)
---@field kv? mantile.Format|mantile.Format[]|string dtype of the KV cache (dtype if absent)
---@field weights_in? string|string[]|string memory tier of the weights (the fastest if absent)
---@field kv_in? string|string[]|string memory tier of the KV cache (the fastest if absent)
---@field imbalance? number|number[]|string tokens of the busiest of ep ranks over their mean, 1 or more (default 1)
---@field speculative? ("mtp"|"eagle"|"draft"|"ngram")|("mtp"|"eagle"|"draft"|"ngram")[]|string what drafts tokens that a step verifies together (mtp eagle draft ngram)
---@field draft_tokens? integer|integer[]|string tokens drafted a step
---@field acceptance? number|number[]|string how often a drafted token is right, 0 to 1
---@field draft_model? (string|mantile.Model)|(string|mantile.Model)[]|string the small model of --speculative draft
---@field lora? mantile.Lora|mantile.Lora[]|string adapters beside the linears, each sequence using one: rank, adapters, targets
---@field inputs? (mantile.Inputs|table)|(mantile.Inputs|table)[]|string what a model takes beside tokens: images, image_size, steps, ...
---@field layers? table<string, mantile.Override>|table<string, mantile.Override>[]|string what layer types do otherwise (--override)
---@field batch? integer|integer[]|string at once in the whole deployment (sequences; default 1)
---@field isl? integer|integer[]|string input sequence length: prompt tokens (default 1024)
---@field osl? integer|integer[]|string output sequence length: generated tokens (default 256)
---@field prefix? integer|integer[]|string prompt tokens that are cached already (default 0)
---@field mode? ("static"|"continuous"|"disagg")|("static"|"continuous"|"disagg")[]|string static: a batch, prefilled then decoded; continuous: a closed loop; disagg: one, in two pools (static continuous disagg; default static)
---@field concurrency? integer|integer[]|string of a closed loop: how many are on their way at any moment (requests)
---@field method? ("formula"|"simulate")|("formula"|"simulate")[]|string of a closed loop: how (formula simulate; formula if absent)
---@field spread? number|number[]|string of a closed loop: most that lengths are off their mean, as a share (0.5 if absent)
---@field waves? integer|integer[]|string of a closed loop: one after another in a place (requests; 10 if absent)
---@field poll_steps? integer|integer[]|string continuous: decode steps between looks for requests (steps; 1 if absent)
---@field hold_steps? integer|integer[]|string continuous: most decode steps that a prompt waits for others to share a step with (steps; 0 if absent)
---@field hold_tokens? integer|integer[]|string of hold_steps: no longer than until the step has so many tokens (tokens)
---@field prefill? mantile.Pool|mantile.Pool[]|string disagg: the pool that prefills: count, tp, ep, attention_dp, hardware, ...
---@field decode? mantile.Pool|mantile.Pool[]|string disagg: the pool that decodes, as prefill
---@field traffic? mantile.Traffic|mantile.Traffic[]|string what a simulation is asked: rate, requests, isl, osl, trace, turns, ...
---@field max_sequences? integer|integer[]|string of a simulation: the most at once in a replica (requests; the engine's own if absent)
---@field schedule? ("chunked"|"whole")|("chunked"|"whole")[]|string of a simulation: whether prompts are cut to fill steps (chunked whole; the engine's own if absent)
---@field prefix_cache? boolean|boolean[]|string of a simulation: keep caches of prompts (the engine's own if absent)
---@field preemption? ("recompute"|"swap")|("recompute"|"swap")[]|string of a simulation: what becomes of a cache that makes room (recompute swap; recompute if absent)
---@field swap_bandwidth? number|number[]|string of preemption swap: of an accelerator to its host (bytes/s; 25e9 if absent)
---@field router? ("least_loaded"|"round_robin"|"prefix"|fun(request: table, replicas: table[]): integer)|("least_loaded"|"round_robin"|"prefix"|fun(request: table, replicas: table[]): integer)[]|string of a simulation: which replica a request goes to (least_loaded round_robin prefix; least_loaded if absent)
---@field slo? mantile.Slo|mantile.Slo[]|string of a simulation: limits that goodput counts: ttft_s, tpot_s, e2e_s
---@field autoscale? mantile.Autoscale|mantile.Autoscale[]|string of a simulation: replicas by load: least, most, target, interval_s, start_s
---@field fleet? mantile.Pool[]|mantile.Pool[][]|string of a simulation: pools unlike each other, each with count, role, tp, hardware, ...
---@field failures? (mantile.Failure|mantile.Failure[])|(mantile.Failure|mantile.Failure[])[]|string of a simulation: replicas that fail: at, until, replica, pool
---@field memory_fraction? number|number[]|string share of the memory that the engine uses (the engine's own if absent)
---@field step_tokens? integer|integer[]|string the most that are prefilled in one step (tokens; the engine's own if absent)
---@field cost_model? (string|table<string, string>)|(string|table<string, string>)[]|string how time follows from work: roofline, calibrated or measured, or by kind of op like calibrated,linear=measured (calibrated, where the engine's kernels were measured if absent)
---@field moe_kernel? string|string[]|string which kernel of mixtures, where an engine has several (its usual one if absent)
---@field measured? string|string[]|string a table of measured kernels, for the cost model measured
---@field price? number|number[]|string of one accelerator (USD/hour; as stated if absent)
---@field pue? number|number[]|string power of the site over that of the accelerators (1.25 if absent)
---@field grid? number|number[]|string CO2e of electricity (g/kWh; 480 if absent)
---@field embodied? number|number[]|string CO2e of making one accelerator (kg; 164 if absent)
---@field lifetime? number|number[]|string that one accelerator is used (years; 4 if absent)
---@field policy? (fun(waiting: table[], replica: table): integer?)|(fun(waiting: table[], replica: table): integer?)[]|string of a simulation: function(waiting): which of the requests that wait starts next
---@field [string] any figures of hardware, and what layers do otherwise

--- request.layers, by type of layer: what it does otherwise
---@class (exact) mantile.Override
---@field tp? integer tensor-parallel degree: ranks that split each layer (the request's if absent)
---@field cp? integer context-parallel degree: ranks that share one sequence (the request's if absent)
---@field attention_dp? integer ranks of a group that share out its sequences (the request's if absent)
---@field ep? integer expert-parallel degree of mixtures; their tp is the rest (the request's if absent)
---@field dtype? mantile.Format default of weights, activations and kv (the request's if absent)
---@field weights? mantile.Format dtype of the weights (the request's if absent)
---@field activations? mantile.Format dtype of what matmuls read (the request's if absent)
---@field kv? mantile.Format dtype of the KV cache (the request's if absent)

--- request.inputs, of these models
---@class (exact) mantile.Inputs
---@field guided? boolean guidance by a second, unconditional run of each step (flux.1-dev, flux.1-schnell, stable-diffusion-1.5, stable-diffusion-3-medium and 1 more) (the model's own if absent)
---@field image_size? integer pixels a side (clip-vit-l14, dinov2-large, flux.1-dev, flux.1-schnell and 16 more) (the model's own if absent)
---@field image_to_image? boolean starts from an image, which is encoded first (flux.1-dev, flux.1-schnell, stable-diffusion-1.5, stable-diffusion-3-medium and 1 more)
---@field images? integer images in each prompt (gemma-3-27b, gemma-3-4b, gemma-4-26b-a4b, gemma-4-31b and 5 more) (default 0)
---@field resolution? integer points a side of the density grid (triposr) (default 256)
---@field steps? integer denoising steps (flux.1-dev, flux.1-schnell, stable-diffusion-1.5, stable-diffusion-3-medium and 1 more) (the model's own if absent)
---@field strength? number share of the steps that an image-to-image run takes (flux.1-dev, flux.1-schnell, stable-diffusion-1.5, stable-diffusion-3-medium and 1 more) (0.8 if absent)
---@field text_tokens? integer tokens of the prompt that T5 sees (flux.1-dev, flux.1-schnell, stable-diffusion-3-medium) (the model's own if absent)
---@field texts? integer texts for each image (clip-vit-l14, siglip-so400m) (default 1)

--- request.lora
---@class (exact) mantile.Lora
---@field rank integer width between the two matrices of an adapter
---@field adapters? integer how many there are; each sequence uses one of them (default 1)
---@field targets? string|string[] names of the linears that have one, a list or a text like qkv+out (attention and mlp if absent)

--- request.prefill, request.decode, each of request.fleet
---@class (exact) mantile.Pool
---@field count? integer workers that are alike (default 1)
---@field role? "both"|"prefill"|"decode" of a fleet: what its workers do (both prefill decode; default both)
---@field hardware? string|mantile.Hardware a name from `mantile hardware` or a .lua file (--on) (the request's if absent)
---@field gpus? integer accelerators: tp x cp x attention_dp x pp x dp (the request's if absent)
---@field engine? string|mantile.Engine a name from `mantile engines` (the request's if absent)
---@field tp? integer tensor-parallel degree: ranks that split each layer (the request's if absent)
---@field cp? integer context-parallel degree: ranks that share one sequence (the request's if absent)
---@field attention_dp? integer ranks of a group that share out its sequences (the request's if absent)
---@field ep? integer expert-parallel degree of mixtures; their tp is the rest (the request's if absent)
---@field sp? boolean sequence parallelism: scatter tokens over tp between layers (the request's if absent)
---@field pp? integer pipeline stages (the request's if absent)
---@field dtype? mantile.Format default of weights, activations and kv (the request's if absent)
---@field weights? mantile.Format dtype of the weights (the request's if absent)
---@field activations? mantile.Format dtype of what matmuls read (the request's if absent)
---@field kv? mantile.Format dtype of the KV cache (the request's if absent)
---@field weights_in? string memory tier of the weights (the request's if absent)
---@field kv_in? string memory tier of the KV cache (the request's if absent)
---@field imbalance? number tokens of the busiest of ep ranks over their mean, 1 or more (the request's if absent)
---@field layers? table<string, mantile.Override> what layer types do otherwise (--override) (the request's if absent)
---@field step_tokens? integer the most that are prefilled in one step (the request's if absent)

--- request.traffic
---@class (exact) mantile.Traffic
---@field concurrency? integer a closed loop: requests on their way at any moment (requests; the request's if absent)
---@field sessions? integer a closed loop of conversations: so many at any moment, some of them thinking (conversations)
---@field rate? number an open loop: they come whatever becomes of them; with turns, conversations/s (requests/s)
---@field ramp? string|number[][] an open loop whose rate changes evenly from time to time, like 0:5+600:20 (s:requests/s)
---@field period_s? number the ramp comes again after it (s; never if absent)
---@field burstiness? number shape of the gamma distribution of intervals: 1 is Poisson, less comes in bursts, more evenly (default 1)
---@field trace? string a file of requests that came once, CSV or JSON lines
---@field speed? number of a trace: its times are divided by it (default 1)
---@field skip_bad? boolean of a trace: leave out rows that make no sense
---@field requests? integer as many in all (requests; 10 for each place, or 1000; all where there is a duration or a trace if absent)
---@field duration_s? number none is sent at that time or later (s; no end if absent)
---@field warmup? integer the first of them, which are left out of results (requests; default 0)
---@field isl? number|string|mantile.Distribution of each prompt: a number, or like lognormal(1024, 0.5, most=8192) (tokens; the request's, and its spread if absent)
---@field osl? number|string|mantile.Distribution of each output, as isl (tokens; the request's, and its spread if absent)
---@field lengths? string a trace to draw isl and osl from, as they came together
---@field turns? number|string|mantile.Distribution of a conversation, as isl: each prompt holds all prompts and outputs before it (1 if absent)
---@field think_s? number|string|mantile.Distribution from an answer to the next turn, as isl (s; 0 if absent)
---@field shared_prefix? integer|mantile.SharedPrefix tokens before isl that groups of requests share: tokens, groups (1), zipf (0: all alike) (the request's prefix if absent)
---@field groups? integer|string|mantile.Groups|number[] adapters or tenants, which share no prefixes: their number, or shares like 0.7+0.3 (1 if absent)
---@field priorities? string|number[][] and their shares, like 0:0.9+10:0.1; the higher the earlier (0 if absent)
---@field seed? integer of all that is drawn (default 0)

--- traffic.isl, osl, turns, think_s; or a number, or a text
---@class (exact) mantile.Distribution
---@field kind "fixed"|"uniform"|"normal"|"lognormal"|"exponential"|"empirical" which; as a text lognormal(1024, 0.5, most=8192) (fixed uniform normal lognormal exponential empirical)
---@field mean? number of fixed, normal, lognormal, exponential
---@field sigma? number of normal its standard deviation, of lognormal that of the logarithm
---@field least? number of uniform; of others nothing less is drawn
---@field most? number of uniform, included; of others nothing more is drawn
---@field values? number[] of empirical: a list, one of which is drawn
---@field shares? number[] of empirical: how often each of values is drawn (all alike if absent)

--- traffic.shared_prefix; or a number of tokens
---@class (exact) mantile.SharedPrefix
---@field tokens integer before isl, which the requests of a group share
---@field groups? integer prefixes there are (default 1)
---@field zipf? number power by which the share of the n-th falls; 0: all alike (default 0)

--- traffic.groups; or a number, or a list of shares
---@class (exact) mantile.Groups
---@field count integer how many there are
---@field zipf? number power by which the share of the n-th falls; 0: all alike (default 0)

--- request.slo
---@class (exact) mantile.Slo
---@field ttft_s? number to the first token (s)
---@field tpot_s? number of each further token, on average (s)
---@field e2e_s? number to the last token (s)

--- request.autoscale
---@class (exact) mantile.Autoscale
---@field least? integer replicas that stay (default 1)
---@field most integer replicas that there may be
---@field target number on their way for each replica (requests)
---@field interval_s? number between two looks at the load (s; default 15)
---@field start_s? number until a new replica takes requests (s; default 60)

--- request.failures, one or a list
---@class (exact) mantile.Failure
---@field at number when it fails: its requests begin anew elsewhere (s)
---@field until? number when it is back (s; never if absent)
---@field replica? integer which of its pool (default 1)
---@field pool? integer 1, or 2 for decode of mode disagg (default 1)

--- estimate(request, { ... })
---@class (exact) mantile.EstimateOptions
---@field layers? boolean add the breakdown by layer and phase

--- simulate(request, { ... })
---@class (exact) mantile.SimulateOptions
---@field timeline? boolean keep steps and requests, for run:write_timeline(path)
---@field stop? function is asked now and then whether to end

--- capacity(request, { ... })
---@class (exact) mantile.CapacityOptions
---@field share? number of the requests that must keep the limits (default 0.99)
---@field tolerance? number of the rate (default 0.01)
---@field stop? function is asked now and then whether to end

--- sweep { ... }, beside keys of a request with a value, a list or a range each
---@class (exact) mantile.SweepOptions
---@field where? string|function|(string|function)[] what must hold of a row: a text, a function of a row, or a list
---@field columns? string[] what rows hold beside what varies: a list of formulas (the usual metrics if absent)
---@field best? integer only so many, the best (rows)
---@field maximise? string of which formula they are the best
---@field minimise? string the same
---@field pareto? string[]|string only rows that no other beats in these: a list, or a text with commas
---@field unfit? boolean also what does not fit in memory
---@field threads? integer cores that work (all if absent)
---@field each? fun(row: mantile.Row) gets each row, instead of the list
---@field progress? function gets the number of points done
---@field stop? function is asked now and then whether to end
---@field output? string the file that rows go to: .csv, .jsonl or .sqlite
---@field resume? boolean go on with the file of output, if there is one
---@field shard? string only part K/N of the jobs; auto: as the environment says

--- search { ... }, beside keys of a request as in a sweep
---@class (exact) mantile.SearchOptions
---@field where? string|string[] what must hold, a text or a list; memory.fits always
---@field columns? string[] what rows hold beside what varies: a list of formulas (the usual metrics if absent)
---@field maximise? string the formula that decides (throughput for each accelerator if absent)
---@field minimise? string the same
---@field load? number to carry with the fewest accelerators (requests/s)
---@field best? integer how many deployments (rows; default 5)
---@field pareto? string[]|string two or three figures of the front: a list, or a text with commas (throughput against speed if absent)
---@field points? integer of more points than this a sample of so many is looked at
---@field seed? integer of the sample (default 1)
---@field threads? integer cores that work (all if absent)
---@field progress? function gets the number of points done
---@field stop? function asked now and then whether to end with the best so far

--- sensitivity(request, { ... })
---@class (exact) mantile.SensitivityOptions
---@field of? string the metric, a key of a report (tpot_s or latency_s if absent)
---@field step? string|number the change of each figure: 10%, -10%, *2 (10% if absent)

--- whatif(request, rungs, { ... })
---@class (exact) mantile.WhatifOptions
---@field each? boolean each rung alone, not on top of the one before
---@field of? string[]|string metrics, keys of a report: a list, or a text with commas (the usual ones if absent)

--- emit { ... }, beside keys of a request
---@class (exact) mantile.EmitOptions
---@field as? "command"|"yaml"|"kubernetes" command, yaml: a file of options, or kubernetes: a manifest (command yaml kubernetes; default command)
---@field checkpoint? string what the engine loads: owner/name at Hugging Face, or a path
---@field draft_checkpoint? string the same of what drafts, for --speculative draft and eagle
---@field lora_paths? string adapters, like chat=org/chat-lora,sql=/adapters/sql
---@field name? string what the model is served as; of a manifest: what its objects are called
---@field image? string the container image of a manifest
---@field port? integer the port it listens at
---@field gpus_per_node? integer accelerators of one server: 8, of GB200 and GB300 4

--- plot.roofline(a request, { ... }): every op under the ceilings of its hardware: FLOP/s against FLOPs a byte
---@class (exact) mantile.PlotRoofline
---@field phase? "prefill"|"decode"|"forward" that step only (prefill decode forward; all if absent)

--- plot.latency(requests, { ... }): what the time of steps is made of, by cause or by layer
---@class (exact) mantile.PlotLatency
---@field by? "cause"|"layer" what bars are divided by (cause layer; cause if absent)
---@field phase? "prefill"|"decode"|"forward" that step only (prefill decode forward; all if absent)

--- plot.memory(requests, { ... }): what fills an accelerator's memory, against what it has
---@class (exact) mantile.PlotMemory

--- plot.pareto(rows, { ... }): rows of a sweep, and those that no other beats in two figures
---@class (exact) mantile.PlotPareto
---@field x? string a column or an axis (the front's first if absent)
---@field y? string a column or an axis (the front's second if absent)
---@field by? string the axis that colours are by
---@field log? "x"|"y"|"xy" which axes are logarithmic (x y xy)

--- plot.heatmap(rows, { ... }): one figure of a sweep by two axes
---@class (exact) mantile.PlotHeatmap
---@field x? string an axis (the last that varies if absent)
---@field y? string an axis (the one before if absent)
---@field of? string the column whose best value a cell has (the first column if absent)

--- plot.chart(rows, { ... }): rows of a sweep, one column against another
---@class (exact) mantile.PlotChart
---@field x string a column or an axis
---@field y string a column or an axis
---@field by? string the axis that colours are by
---@field log? "x"|"y"|"xy" which axes are logarithmic (x y xy)

--- plot.timeline(a simulated request, { ... }): what a simulation has running, waiting and in its caches over time
---@class (exact) mantile.PlotTimeline

--- plot.predicted(predictions, { ... }): predicted against measured
---@class (exact) mantile.PlotPredicted
---@field by? string the label that colours are by

--- what estimate and simulate give
---@class mantile.Report
---@field model string what it is of
---@field hardware string the accelerator
---@field gpus integer accelerators of the whole deployment
---@field cost_model string what prices ops
---@field providers table of a mixed cost model: what prices each kind of op
---@field calibration table which measured kernels price ops
---@field measured table which table of a user's prices ops
---@field deployment table engine, degrees and dtypes as they came out
---@field workload table mode, batch or concurrency, isl, osl, ... as they came out
---@field parameters table total, active (those that one token uses), and those of each part
---@field memory mantile.Memory of the fullest accelerator
---@field prefill mantile.Phase of the whole batch
---@field decode mantile.Phase one step at the mean context
---@field forward mantile.Phase of a model that makes no tokens: its one step
---@field ttft_s number time to first token: the whole batch is prefilled; of a closed loop, or a simulation, the mean (s)
---@field tpot_s number time per output token: one decode step at the mean context, isl + osl / 2 (s)
---@field e2e_s number time from a request to its last token (s)
---@field tok_s_user number output tokens that each user sees (tok/s)
---@field throughput_tok_s number output tokens of the whole deployment (tok/s)
---@field throughput_tok_s_gpu number that for each accelerator (tok/s)
---@field decode_tok_s number output tokens of the whole deployment while it decodes (tok/s)
---@field power_w number mean power of the site while it serves (w)
---@field energy_j_per_token number energy of the site for an output token (j/tok)
---@field cost_usd_per_mtok number price of all accelerators for a million output tokens (usd/mtok)
---@field carbon_g_per_mtok number CO2e of a million output tokens (g/mtok)
---@field latency_s number the whole batch from input to result (s)
---@field items_s number results of the whole deployment (item/s)
---@field items_s_gpu number that for each accelerator (item/s)
---@field energy_j_per_item number energy of the site for a result (j/item)
---@field cost_usd_per_mitem number price of all accelerators for a million results (usd/mitem)
---@field carbon_g_per_mitem number CO2e of a million results (g/mitem)
---@field bands table calibrated: of ttft_s and tpot_s { low, high }, between which half of all should lie
---@field loop mantile.Loop of a closed loop
---@field pools table<string, mantile.PoolRow> of mode disagg: prefill and decode
---@field fleet mantile.PoolRow[] of pools unlike each other, a list: as pools
---@field simulation mantile.Simulation of a simulation
---@field stages mantile.Stage[] of a model that makes no tokens, a list
---@field assumptions table by name what energy, cost and carbon rest on: { value, unit, source }
---@field reasons table<string, string> by key why a figure is not known
---@field warnings string[] sentences on what may be wrong
---@field layers mantile.LayerRow[] with { layers = true }, a list: by layer and phase

--- report.memory
---@class mantile.Memory
---@field weights_bytes number the weights of the fullest stage, one rank's share (bytes)
---@field kv_cache_bytes number what the sequences of a replica keep (bytes)
---@field kv_bytes_per_token number what a token keeps in all caches of a rank (bytes)
---@field activation_bytes number the most that is alive at once (bytes)
---@field reserved_bytes number what the engine keeps for itself (bytes)
---@field total_bytes number all of these (bytes)
---@field capacity_bytes number the accelerator's main memory (bytes)
---@field fits boolean whether the total is at most the capacity
---@field max_batch number the largest batch that fits at these lengths
---@field max_context number the longest isl + osl that fits with this batch (tokens)

--- report.prefill, report.decode, report.forward
---@class mantile.Phase
---@field time_s number how long it takes (s)
---@field flops number of matrix products, a multiply and an add as two (flop)
---@field bytes number moved to and from memory (bytes)
---@field comm_bytes number sent to other accelerators (bytes)
---@field compute_s number time of ops that the FLOP rate binds (s)
---@field weights_s number time of ops that memory binds, most of it for weights (s)
---@field kv_s number the same for the KV cache (s)
---@field activations_s number the same for activations (s)
---@field comm_s number time of messages between accelerators (s)
---@field overhead_s number time of the engine's host, and of launches of kernels (s)
---@field bottleneck string the largest of these six: compute weights kv activations comm overhead
---@field mfu number flops over what the peak rate allows in time_s
---@field mbu number bytes over what the memory bandwidth allows in time_s

--- report.layers[i]
---@class mantile.LayerRow
---@field layer string its type
---@field phase string prefill, decode or forward
---@field part string of the model
---@field stage number of the pipeline, from 0
---@field times number equal ones in its place
---@field runs number how often each runs
---@field time_s number how long it takes (s)
---@field flops number of matrix products, a multiply and an add as two (flop)
---@field bytes number moved to and from memory (bytes)
---@field comm_bytes number sent to other accelerators (bytes)
---@field compute_s number time of ops that the FLOP rate binds (s)
---@field weights_s number time of ops that memory binds, most of it for weights (s)
---@field kv_s number the same for the KV cache (s)
---@field activations_s number the same for activations (s)
---@field comm_s number time of messages between accelerators (s)
---@field overhead_s number time of the engine's host, and of launches of kernels (s)
---@field bottleneck string the largest of these six: compute weights kv activations comm overhead

--- report.stages[i]
---@class mantile.Stage
---@field stage string a part of the model
---@field runs integer how often it runs for a result
---@field time_s number how long it takes (s)
---@field flops number of matrix products, a multiply and an add as two (flop)
---@field bytes number moved to and from memory (bytes)
---@field comm_bytes number sent to other accelerators (bytes)
---@field compute_s number time of ops that the FLOP rate binds (s)
---@field weights_s number time of ops that memory binds, most of it for weights (s)
---@field kv_s number the same for the KV cache (s)
---@field activations_s number the same for activations (s)
---@field comm_s number time of messages between accelerators (s)
---@field overhead_s number time of the engine's host, and of launches of kernels (s)
---@field bottleneck string the largest of these six: compute weights kv activations comm overhead

--- report.loop
---@class mantile.Loop
---@field concurrency integer on their way at any moment (requests)
---@field running number requests that are admitted
---@field decoding number those past their first token
---@field capacity number requests that memory holds
---@field requests_s number requests that end (req/s)
---@field prefill_utilisation number share of the time that goes to prefill; of pools the time that pool works
---@field decode_utilisation number share of the time that the pool that decodes works
---@field arrival_s number part of ttft_s: until a step may take it (s)
---@field burst_s number the same: behind those that came at once (s)
---@field wait_s number the same: behind other prompts (s)
---@field memory_wait_s number the same: until memory is free (s)
---@field transfer_s number the same: its cache is sent to the other pool (s)
---@field prefill_requests_s number requests that the pool that prefills could take (req/s)
---@field prefill_batch number prompts of one of its steps
---@field decode_batch number sequences of a decode step

--- report.pools.prefill, report.pools.decode, report.fleet[i]
---@class mantile.PoolRow
---@field count integer workers
---@field role string of a fleet: both, prefill or decode
---@field gpus integer accelerators of all its workers
---@field hardware string the accelerator
---@field deployment table engine, degrees and dtypes of one worker
---@field memory mantile.Memory of its fullest accelerator
---@field utilisation number share of the time that it works
---@field requests_s number requests that it could take (req/s)

--- report.simulation
---@class mantile.Simulation
---@field requests integer that are counted
---@field outcomes mantile.Outcomes how many ended how
---@field ttft_s mantile.Results to the first token (s)
---@field tpot_s mantile.Results of each further token, on average of a request (s)
---@field itl_s mantile.Results between two tokens (s)
---@field e2e_s mantile.Results to the last token (s)
---@field queue_s mantile.Results until the first step (s)
---@field span_s number from the first request to the last token of those that are counted (s)
---@field duration_s number the same of all (s)
---@field throughput_req_s number requests that finished (req/s)
---@field throughput_tok_s number tokens of outputs (tok/s)
---@field input_tok_s number tokens of prompts (tok/s)
---@field slo mantile.Slo the limits that were asked for
---@field goodput_req_s number requests within slo (req/s)
---@field attainment number their share
---@field cached_share number of the prompt tokens, found in a prefix cache
---@field preemptions number caches that made room
---@field retries number requests that began anew
---@field lost_tokens number that were computed again (tokens)
---@field energy_j_per_request number energy of the site (J)
---@field cost_usd_per_request number price of all accelerators (USD)
---@field pools mantile.SimulatedPool[] of each pool, a list
---@field capacity number of the mean lengths that memory holds (requests)
---@field groups table the same of each group of the traffic, a list
---@field formula table what the closed form says: concurrency, ttft_s, tpot_s, e2e_s

--- simulation.ttft_s, tpot_s, itl_s, e2e_s, queue_s
---@class mantile.Results
---@field mean number of all that are counted
---@field p50 number of them
---@field p90 number of them
---@field p95 number of them
---@field p99 number of them
---@field max number of them

--- simulation.outcomes
---@class mantile.Outcomes
---@field finished number that got all tokens (requests)
---@field too_long number for the model's positions (requests)
---@field too_large number for the cache (requests)
---@field lost number refused by a policy (requests)
---@field running number on their way at the end (requests)

--- simulation.pools[i]
---@class mantile.SimulatedPool
---@field role string both, prefill or decode
---@field replicas number on average
---@field most_up integer replicas at once
---@field busy number share of the time that they work
---@field prefill number share of the time that goes to prefill
---@field waiting number on average (requests)
---@field kv_utilisation number share of the blocks in use, on average
---@field kv_peak number the same at most
---@field kv_blocks number of a replica
---@field steps number of all replicas
---@field preemptions number caches that made room

--- accelerator "NAME" { ... }, and derive
---@class (exact) mantile.AcceleratorDefinition
---@field name string as its maker calls it
---@field vendor? string who makes it
---@field year? integer when it came out
---@field architecture? string of its chip: accelerators of one run the same kernels
---@field like? string the accelerator of its architecture whose measurements are the nearest to its own
---@field processors? integer streaming multiprocessors or compute units (128 if absent)
---@field cache? number of the last level (bytes; 48 MB if absent)
---@field peak table<mantile.Format, number> dense rates of matrix products by dtype, at least one (FLOP/s)
---@field memory table<string, mantile.Tier> its tiers by name, at least one
---@field links? mantile.Link[] levels of the network, a list, the innermost first
---@field power? number at full load (W)
---@field idle? number while it runs kernels that use nothing (W; a quarter of power if absent)
---@field price? number to rent one (USD/s)
---@field sources? table<string, string> texts by field: where it comes from
---@field count? integer how many there are in the system

--- accelerator.memory, by name of the tier
---@class (exact) mantile.Tier
---@field capacity number of one accelerator (bytes)
---@field bandwidth number of one accelerator; weights and caches are in the fastest tier (bytes/s)

--- each of accelerator.links
---@class (exact) mantile.Link
---@field name? string as its maker calls it
---@field bandwidth number of one accelerator, one way (bytes/s)
---@field latency? number of the smallest message (s; default 0)
---@field domain? integer accelerators that this level joins (all there are if absent)
---@field reduces? boolean its switch sums what passes, so that an all_reduce is sent once
---@field host? boolean it goes through the host's memory

--- system "NAME" { ... }, beside the fields of an accelerator
---@class (exact) mantile.SystemDefinition: mantile.AcceleratorDefinition
---@field accelerator string|mantile.Hardware which; what the system states besides replaces what that says
---@field count integer how many there are

--- model "NAME" { ... }
---@class (exact) mantile.ModelDefinition
---@field doc? string what it is
---@field source? string where the sizes come from
---@field checkpoint? string what engines load: owner/name at Hugging Face, or a path
---@field family? string what an importer takes it for
---@field quantisation? string how its checkpoint is quantised, in words
---@field max_positions? integer the longest sequence it takes (tokens)
---@field dtype? mantile.Format of weights, activations and kv where a request states none (default bf16)
---@field weights? mantile.Format of its weights (dtype if absent)
---@field activations? mantile.Format of what its matmuls read (dtype if absent)
---@field kv? mantile.Format of its KV cache (dtype if absent)
---@field scales? integer of quantised weights, which its parameters do not count
---@field blocks? mantile.Entry[] its entries, a list; or it has forward
---@field forward? fun(m: mantile.Emitter, ids: mantile.Tensor): mantile.Tensor function(m, ids): calls layers itself, gives the result
---@field generates? boolean false: one forward step, no tokens come out (default true)
---@field image? mantile.Image its input is an image, no tokens
---@field inputs? table<string, mantile.Input> what a request may state: by name { kind = "count", default = 50, help = "..." }
---@field encoder? mantile.Tower its result is the second input of layers: { image =, blocks = }
---@field vision? mantile.Tower what it makes of images stands among the prompt's tokens: { image =, blocks = }
---@field mtp? table entries that draft tokens, for speculative = "mtp"
---@field warnings? string[] texts that each report has

--- each of model.blocks, beside or in place of a layer's name and parameters
---@class (exact) mantile.Block
---@field residual? mantile.Entry[] entries; its input is added to what they make of it
---@field parallel? mantile.Entry[] entries; the sum of what each makes of the input
---@field times? integer of a group of entries: repeated, with weights of their own (1 if absent)
---@field runs? integer of a group: run so often, with the same weights (times; 1 if absent)
---@field part? string of a group: it is this part of the model
---@field weights? mantile.Format|number|table of a layer: how its weights are kept; or bits, or either by op
---@field activations? mantile.Format of a layer: what its matmuls read

--- model.image, vision.image, encoder.image
---@class (exact) mantile.Image
---@field size? integer a side, which a request may state otherwise; or height and breadth (pixels)
---@field height? integer rows of pixels (pixels)
---@field breadth? integer pixels of a row (pixels)
---@field channels integer numbers of a pixel
---@field count? string the input that says how many there are (one if absent)

--- each of model.inputs, by name
---@class (exact) mantile.Input
---@field kind string what it holds: count, flag, fraction, ..., with a ? where it may be absent
---@field default? string|number|boolean what holds where a request states none
---@field min? number the least, of whole numbers
---@field max? number the most, of whole numbers
---@field otherwise? string what holds where a request states none, in words
---@field help? string what it means

--- decoder "NAME" { ... }
---@class (exact) mantile.DecoderDefinition
---@field doc? string what it is
---@field source? string where the sizes come from
---@field checkpoint? string what engines load: owner/name at Hugging Face, or a path
---@field layers integer transformer blocks
---@field hidden integer width of the residual stream
---@field heads integer query heads
---@field kv_heads? integer key-value heads (heads if absent)
---@field head_dim? integer width of a head (hidden / heads if absent)
---@field intermediate integer width of the mlp, or of one expert
---@field vocab integer tokens it knows
---@field max_positions? integer the longest sequence it takes (tokens)
---@field dtype? mantile.Format of weights, activations and kv where a request states none (default bf16)
---@field window? integer sliding window of every layer
---@field qkv_bias? boolean a bias on queries, keys and values
---@field out_bias? boolean bias of the attention's output projection
---@field mlp_bias? boolean biases of the mlp
---@field qk_norm? boolean norm of each query and key head
---@field tied? boolean the LM head is the embedding table
---@field experts? integer routed experts (a plain mlp if absent)
---@field top_k? integer experts a token uses
---@field shared_experts? integer experts that every token uses

--- layer "NAME" { ... }
---@class (exact) mantile.LayerDefinition
---@field doc string what it is, and the paper it comes from
---@field params? table<string, string|mantile.Input> its parameters: kinds by name, like { heads = "count: query heads" }
---@field axes? ("tp"|"cp"|"attention_dp"|"ep")[] the axes it is split over, a list: tp cp attention_dp ep
---@field check? fun(p: table, par: mantile.Degrees) function(p, par): refuses combinations that cannot be
---@field gather? boolean whether its input comes as its ranks share the tokens (default true)
---@field second_input? string the flag with which it needs one, or "always"
---@field forward fun(g: mantile.Graph, x: mantile.Tensor, p: table, par: mantile.Degrees, second: mantile.Tensor): mantile.Tensor? function(g, x, p, par, second): emits the work, returns the result

--- { "attention", ... }: Multi-head, grouped-query or multi-query attention (Vaswani et al. 2017; Ainslie et al. 2023; Shazeer 2019).
---@class (exact) mantile.layer.attention
---@field [1] "attention"|mantile.Layer
---@field chunk? integer positions are cut into chunks of so many, which see only themselves
---@field gate? "head"|"element" a gate on the result: a number for each (head element)
---@field head_dim integer width of a head
---@field heads integer query heads
---@field index_dim? integer width of one of those
---@field index_heads? integer heads of an indexer that selects keys
---@field index_top_k? integer keys that a query selects
---@field keys_are_values? boolean keys serve as values
---@field kv_heads integer key-value heads
---@field norm_all_heads? boolean with qk_norm: one norm over all heads
---@field out_bias? boolean a bias on the output projection
---@field qk_norm? boolean a norm on each query and key head
---@field qkv_bias? boolean a bias on queries, keys and values
---@field shared_kv? boolean keys and values are those of an earlier layer
---@field sinks? boolean one logit a head that takes weight and gives nothing
---@field window? integer tokens a token sees, itself included

--- { "attention_pooling", ... }: A learned query attends to all rows of an image; a residual feed-forward block follows (SigLIP: Zhai et al. 2023).
---@class (exact) mantile.layer.attention_pooling
---@field [1] "attention_pooling"|mantile.Layer
---@field head_dim integer width of a head
---@field heads integer heads of the query
---@field intermediate integer width between the two matrices

--- { "bottleneck", ... }: Bottleneck block of a residual network (He et al. 2015): 1x1 to width, 3x3, 1x1 to four times width, added to its input, which a 1x1 convolution fits where the shapes differ.
---@class (exact) mantile.layer.bottleneck
---@field [1] "bottleneck"|mantile.Layer
---@field stride? integer of the 3x3 convolution (default 1)
---@field width integer width of its 3x3 convolution; a quarter of the result's

--- { "class_and_mean", ... }: The first row of an image, its class token, beside the mean of its rows (Oquab et al. 2023).
---@class (exact) mantile.layer.class_and_mean
---@field [1] "class_and_mean"|mantile.Layer

--- { "class_tokens", ... }: Learned rows before those of an image: class tokens, registers.
---@class (exact) mantile.layer.class_tokens
---@field [1] "class_tokens"|mantile.Layer
---@field count? integer learned rows (default 1)
---@field mask? boolean holds one more, which is not used

--- { "compressed_attention", ... }: Attention of DeepSeek-V4 (2026): one key that is also the value for all heads, seen through a sliding window and, with ratio, through rows that stand for `ratio` tokens each; an indexer selects among them where index_heads is stated.
---@class (exact) mantile.layer.compressed_attention
---@field [1] "compressed_attention"|mantile.Layer
---@field head_dim integer width of a head
---@field heads integer query heads
---@field index_dim? integer width of one of those
---@field index_heads? integer heads of an indexer that selects keys
---@field index_top_k? integer keys that a query selects
---@field out_groups integer groups of heads that are projected apart
---@field out_rank integer width that each group is projected to
---@field q_rank integer width of the compressed query
---@field ratio? integer tokens that one compressed row stands for; none are kept if absent
---@field window integer tokens of the sliding window

--- { "conv", ... }: Convolution over an image.
---@class (exact) mantile.layer.conv
---@field [1] "conv"|mantile.Layer
---@field bias? boolean a bias
---@field groups? integer parts of the channels that stay apart (default 1)
---@field kernel? integer pixels a side of the window (default 3)
---@field norm? boolean a batch norm behind it, folded into the weights
---@field padding? integer pixels at each side; half the kernel if absent
---@field signal? boolean over an image one pixel broad: the kernel has no breadth
---@field stride? integer pixels from one window to the next (default 1)
---@field upscale? integer transposed: so many times the pixels a side (default 1)
---@field width integer channels of the result

--- { "crop", ... }: Some rows of each image: a class token, or the patches without it.
---@class (exact) mantile.layer.crop
---@field [1] "crop"|mantile.Layer
---@field breadth? integer pixels of each that stay (default 1)
---@field height? integer rows of pixels that stay (default 1)

--- { "cross_attention", ... }: Attention of a decoder to its encoder's result, the layer's second input (Vaswani et al. 2017): keys and values are made once, in the prefill, and cached: those of an image or of sound beside the decoder's own, those of a prompt in the rows that decoder_attention keeps for it.
---@class (exact) mantile.layer.cross_attention
---@field [1] "cross_attention"|mantile.Layer
---@field head_dim integer width of a head
---@field heads integer heads
---@field k_bias? boolean with qkv_bias: keys have one too (Whisper's do not) (default true)
---@field out_bias? boolean a bias on the output projection
---@field qkv_bias? boolean a bias on queries, keys and values

--- { "decoder_attention", ... }: Causal self-attention of a decoder that has an encoder (Vaswani et al. 2017).
---@class (exact) mantile.layer.decoder_attention
---@field [1] "decoder_attention"|mantile.Layer
---@field buckets? integer of a learned bias for relative positions, one number a head
---@field encoded? boolean the prompt is the encoder's: the decoder starts from one token
---@field head_dim integer width of a head
---@field heads integer heads
---@field k_bias? boolean with qkv_bias: keys have one too (Whisper's do not) (default true)
---@field out_bias? boolean a bias on the output projection
---@field qkv_bias? boolean a bias on queries, keys and values

--- { "dit_block", ... }: Block of a diffusion transformer with attention and feed-forward side by side (the single blocks of Flux: Black Forest Labs 2024; Dehghani et al. 2023), over text and image rows alike.
---@class (exact) mantile.layer.dit_block
---@field [1] "dit_block"|mantile.Layer
---@field head_dim integer width of a head
---@field heads integer heads
---@field intermediate integer width between the two matrices
---@field qk_norm? boolean a norm on each query and key head

--- { "dit_out", ... }: Last layer of a diffusion transformer (Peebles and Xie 2022): a norm shifted and scaled by the conditioning vector, the second input, and a projection to what the patches hold.
---@class (exact) mantile.layer.dit_out
---@field [1] "dit_out"|mantile.Layer
---@field width integer what a patch holds

--- { "draft_input", ... }: What a drafting layer reads: the embedding of the last token and the model's hidden state, each normed, side by side, projected to one (DeepSeek-V3 technical report 2024, section 2.2; Li et al. 2024).
---@class (exact) mantile.layer.draft_input
---@field [1] "draft_input"|mantile.Layer
---@field width integer width of the model's hidden state

--- { "embedding", ... }: Token embedding: a gather from a table that is split by rows of the vocabulary over tp.
---@class (exact) mantile.layer.embedding
---@field [1] "embedding"|mantile.Layer
---@field tied? boolean it uses the table of an earlier layer
---@field vocab integer rows of the table
---@field width integer width of a row

--- { "encoder_attention", ... }: Attention of an encoder (Vaswani et al. 2017; Devlin et al. 2018; Dosovitskiy et al. 2020): every position of the text or image sees all others, or with causal those before it; nothing is cached.
---@class (exact) mantile.layer.encoder_attention
---@field [1] "encoder_attention"|mantile.Layer
---@field buckets? integer of a learned bias for relative positions, one number a head
---@field causal? boolean each position sees those before it only
---@field head_dim integer width of a head
---@field heads integer query heads
---@field k_bias? boolean with qkv_bias: keys have one too (Whisper's do not) (default true)
---@field kv_heads? integer key-value heads; heads if absent
---@field out_bias? boolean a bias on the output projection
---@field qk_norm? boolean a norm on each query and key head
---@field qkv_bias? boolean a bias on queries, keys and values
---@field window? integer rows of an image that see each other only

--- { "encoder_mlp", ... }: Feed-forward block of an encoder: plain, or gated (GEGLU, SwiGLU: Shazeer 2020).
---@class (exact) mantile.layer.encoder_mlp
---@field [1] "encoder_mlp"|mantile.Layer
---@field bias? boolean a bias on its linears
---@field gated? boolean GEGLU or SwiGLU: act(left half) times right half
---@field intermediate integer width between the two matrices

--- { "gated_delta_net", ... }: Gated delta rule (Yang, Kautz and Hatamizadeh 2024), as in Qwen3-Next: a short convolution over queries, keys and values, then a recurrence that corrects its state towards each value.
---@class (exact) mantile.layer.gated_delta_net
---@field [1] "gated_delta_net"|mantile.Layer
---@field chunk? integer tokens that a prefill works on at once (default 64)
---@field kernel integer tokens that the short convolution sees
---@field key_dim integer width of a key
---@field key_heads integer heads of queries and keys
---@field state_dtype? mantile.Format of the state of the recurrence (default fp32)
---@field value_dim integer width of a value
---@field value_heads integer heads of values, and states

--- { "hyper_in", ... }: What a block reads of several residual streams (manifold-constrained hyper-connections, Xie et al. 2025): a small projection of all of them weighs their sum and how the result is spread; final: before the LM head.
---@class (exact) mantile.layer.hyper_in
---@field [1] "hyper_in"|mantile.Layer
---@field final? boolean before the LM head: nothing is spread again
---@field streams integer residual streams

--- { "hyper_out", ... }: What a block gives back to several residual streams: its result spread over them, and the streams mixed (manifold-constrained hyper-connections, Xie et al. 2025).
---@class (exact) mantile.layer.hyper_out
---@field [1] "hyper_out"|mantile.Layer
---@field streams integer residual streams

--- { "join", ... }: The rows of the input, then those of the second input: the tokens of a text before those of an image.
---@class (exact) mantile.layer.join
---@field [1] "join"|mantile.Layer

--- { "kda", ... }: Kimi delta attention (Kimi Linear, 2025): the delta rule with a decay for each channel of a key.
---@class (exact) mantile.layer.kda
---@field [1] "kda"|mantile.Layer
---@field chunk? integer tokens that a prefill works on at once (default 64)
---@field head_dim integer width of a head's keys and values
---@field heads integer heads
---@field kernel integer tokens that the short convolution sees
---@field state_dtype? mantile.Format of the state of the recurrence (default fp32)

--- { "learned_tokens", ... }: A learned image, the same for every input: queries that a transformer fills in.
---@class (exact) mantile.layer.learned_tokens
---@field [1] "learned_tokens"|mantile.Layer
---@field breadth integer of the image
---@field height integer of the image
---@field width integer of each row

--- { "lm_head", ... }: LM head with sampling: logits of the last token of each sequence, the vocabulary split over tp, gathered and sampled.
---@class (exact) mantile.layer.lm_head
---@field [1] "lm_head"|mantile.Layer
---@field bias? boolean a bias
---@field tied? boolean it uses the embedding table
---@field vocab integer logits of a token

--- { "mamba", ... }: Mamba mixer (Gu and Dao 2023): a short convolution, then a selective state-space recurrence with a small state for each channel.
---@class (exact) mantile.layer.mamba
---@field [1] "mamba"|mantile.Layer
---@field bias? boolean a bias on the input and output projections
---@field conv_bias? boolean a bias on the convolution (default true)
---@field inner integer channels of the recurrence
---@field kernel integer tokens that the short convolution sees
---@field norms? boolean norms of what selects (Jamba)
---@field rank integer width of the step sizes before they are spread
---@field state integer numbers that each channel keeps
---@field state_dtype? mantile.Format of the state of the recurrence (default fp32)

--- { "mamba2", ... }: Mamba-2 mixer (Dao and Gu 2024): a short convolution, then a state-space recurrence whose groups share what they read and write.
---@class (exact) mantile.layer.mamba2
---@field [1] "mamba2"|mantile.Layer
---@field bias? boolean a bias on the input and output projections
---@field chunk? integer tokens that a prefill works on at once (default 256)
---@field conv_bias? boolean a bias on the convolution
---@field groups integer groups of heads that share what they read and write
---@field head_dim integer width of a head
---@field heads integer heads
---@field kernel integer tokens that the short convolution sees
---@field state integer numbers that each element of a head keeps
---@field state_dtype? mantile.Format of the state of the recurrence (default fp32)

--- { "memory_attention", ... }: Cross-attention (Vaswani et al. 2017) to the layer's second input, the text of a prompt or an image, whose keys and values are made anew in every run: nothing is cached.
---@class (exact) mantile.layer.memory_attention
---@field [1] "memory_attention"|mantile.Layer
---@field head_dim integer width of a head
---@field heads integer heads
---@field out_bias? boolean a bias on the output projection

--- { "mla", ... }: Multi-head latent attention (DeepSeek-V2, 2024): one compressed key-value row a token.
---@class (exact) mantile.layer.mla
---@field [1] "mla"|mantile.Layer
---@field heads integer heads
---@field index_dim? integer width of one of those
---@field index_heads? integer heads of an indexer that selects keys
---@field index_top_k? integer keys that a query selects
---@field kv_rank integer width of the compressed keys and values
---@field nope_dim integer of a head: what carries no position
---@field q_rank? integer width of the compressed query; it is not compressed if absent
---@field qkv_bias? boolean a bias on the projection to the compressed rows
---@field rope_dim integer of a head: what is rotated by position
---@field shared_index? boolean the selection is that of an earlier layer
---@field v_dim integer width of a value

--- { "mlp", ... }: Feed-forward block: gated (SwiGLU, Shazeer 2020) or plain (gated = false).
---@class (exact) mantile.layer.mlp
---@field [1] "mlp"|mantile.Layer
---@field bias? boolean a bias on its linears
---@field gated? boolean SwiGLU: act(left half) times right half (default true)
---@field intermediate integer width between the two matrices

--- { "mmdit_block", ... }: Block of a multimodal diffusion transformer (Esser et al. 2024; the double blocks of Flux): text and image rows have weights of their own and attend to each other.
---@class (exact) mantile.layer.mmdit_block
---@field [1] "mmdit_block"|mantile.Layer
---@field head_dim integer width of a head
---@field heads integer heads
---@field intermediate integer width between the two matrices
---@field last? boolean the text is dropped
---@field qk_norm? boolean a norm on each query and key head
---@field text integer rows of the text, which come first

--- { "moe", ... }: Mixture of experts (Shazeer et al. 2017; Fedus et al. 2021): a router picks top_k of the experts for each token; shared experts see every token.
---@class (exact) mantile.layer.moe
---@field [1] "moe"|mantile.Layer
---@field bias? boolean a bias on the experts' linears
---@field expert_scale? boolean a learned factor for each expert
---@field experts integer routed experts
---@field gated? boolean an expert is act(left half) times right half (default true)
---@field intermediate integer width of one expert
---@field latent? integer width that tokens are projected to for the experts
---@field router_bias? boolean a bias on the router
---@field router_scale? boolean a norm of what the router reads
---@field shared_experts? integer experts that every token uses
---@field shared_gate? boolean a gate on what those make
---@field shared_intermediate? integer width of all of those together; shared_experts times intermediate if absent
---@field top_k integer experts that a token uses

--- { "norm", ... }: RMSNorm (Zhang and Sennrich 2019), or LayerNorm with bias, or one without parameters (plain).
---@class (exact) mantile.layer.norm
---@field [1] "norm"|mantile.Layer
---@field bias? boolean LayerNorm: with a bias
---@field plain? boolean without parameters

--- { "pad", ... }: Pads an image to a multiple of so many pixels a side; nothing where it is one.
---@class (exact) mantile.layer.pad
---@field [1] "pad"|mantile.Layer
---@field multiple integer pixels a side of which the result is a multiple

--- { "patch_embedding", ... }: Cuts an image into patches of patch x patch pixels and projects each to one row (Dosovitskiy et al. 2020).
---@class (exact) mantile.layer.patch_embedding
---@field [1] "patch_embedding"|mantile.Layer
---@field bias? boolean a bias
---@field patch integer pixels a side of a patch
---@field width integer width of a row

--- { "patch_merger", ... }: Joins factor x factor neighbouring patches to one row and maps it to the text's width with two matrices (Qwen2-VL: Wang et al. 2024).
---@class (exact) mantile.layer.patch_merger
---@field [1] "patch_merger"|mantile.Layer
---@field aside? boolean what it makes goes elsewhere, and its input on
---@field bias? boolean a bias on both matrices (default true)
---@field factor? integer patches a side that are joined (default 2)
---@field intermediate? integer width between its matrices; that of the joined row if absent
---@field norm? "patches"|"joined" a norm before them, of what (patches joined)
---@field norm_bias? boolean that norm has a bias (default true)
---@field width integer width of the text's rows

--- { "pool", ... }: Pooling of an image by windows of kernel x kernel pixels, padded by half of that, or of all of it to one row.
---@class (exact) mantile.layer.pool
---@field [1] "pool"|mantile.Layer
---@field kernel? integer pixels a side of a window; the whole image if absent
---@field stride? integer pixels from one window to the next (default 2)

--- { "pooler", ... }: One token of each sequence, such as BERT's first, through a matrix (Devlin et al. 2018).
---@class (exact) mantile.layer.pooler
---@field [1] "pooler"|mantile.Layer
---@field width integer width of the result

--- { "positions", ... }: Learned position embeddings (Devlin et al. 2018): a row of a table added to each token.
---@class (exact) mantile.layer.positions
---@field [1] "positions"|mantile.Layer
---@field rows integer positions there are
---@field width? integer width of the table; that of the stream if absent

--- { "project", ... }: A linear projection to another width, the same on every rank.
---@class (exact) mantile.layer.project
---@field [1] "project"|mantile.Layer
---@field bias? boolean a bias
---@field width integer width of the result

--- { "resnet_block", ... }: Residual block of diffusion models and their autoencoders (Ho et al. 2020; Rombach et al. 2021): twice group norm, SiLU (in the same pass) and a 3x3 convolution, added to the input, which a 1x1 convolution fits to the width.
---@class (exact) mantile.layer.resnet_block
---@field [1] "resnet_block"|mantile.Layer
---@field time? boolean the second input, a time step's embedding, is added
---@field width integer channels of the result

--- { "rwkv", ... }: Time mixing of RWKV-4 (Peng et al. 2023), RWKV-6 (Peng et al. 2024) and RWKV-7 (Peng et al. 2025): each token is mixed with the one before, then a recurrence with a state of head_dim x head_dim for each head; version 7 applies a delta rule.
---@class (exact) mantile.layer.rwkv
---@field [1] "rwkv"|mantile.Layer
---@field decay_rank? integer rank of the decay's matrices
---@field gate_rank? integer rank of the gate's matrices
---@field head_dim integer width of a head
---@field heads integer heads
---@field in_rank? integer rank of the in-context rate's matrices
---@field mix_rank? integer rank of the mixing's matrices; version 6 needs it
---@field value_rank? integer rank of the value mix's matrices
---@field version? 4|6|7 of RWKV (4 6 7; default 7)

--- { "rwkv_channel", ... }: Channel mixing of RWKV-6 and RWKV-7: each token is mixed with the one before, then a squared-ReLU network, gated by a receptance in version 6.
---@class (exact) mantile.layer.rwkv_channel
---@field [1] "rwkv_channel"|mantile.Layer
---@field intermediate integer width between its matrices
---@field receptance? boolean version 6: gated by a receptance

--- { "scale", ... }: A learned factor: one number for all (Gemma 4), or one for each channel.
---@class (exact) mantile.layer.scale
---@field [1] "scale"|mantile.Layer
---@field channels? boolean one factor for each channel, not one for all

--- { "side_embedding", ... }: Per-layer embeddings (Gemma 3n and 4): a small embedding of each token for every layer, from a table of their own and a projection of the first embedding.
---@class (exact) mantile.layer.side_embedding
---@field [1] "side_embedding"|mantile.Layer
---@field layers integer layers that have one
---@field vocab integer rows of the table
---@field width integer width of a layer's embedding

--- { "side_input", ... }: A layer's per-layer embedding, gated by the residual stream and projected to it (Gemma 3n and 4).
---@class (exact) mantile.layer.side_input
---@field [1] "side_input"|mantile.Layer
---@field width integer width of a layer's embedding

--- { "similarity", ... }: The products of every row with every row of the second input, scaled: how well images and texts match (CLIP: Radford et al. 2021; with a bias SigLIP: Zhai et al. 2023).
---@class (exact) mantile.layer.similarity
---@field [1] "similarity"|mantile.Layer
---@field bias? boolean a bias (SigLIP)

--- { "spread", ... }: The residual stream as several copies, for hyper-connections (Zhu et al. 2024).
---@class (exact) mantile.layer.spread
---@field [1] "spread"|mantile.Layer
---@field streams integer residual streams

--- { "triplane_mlp", ... }: Density and colour at points of space (EG3D: Chan et al. 2021; TripoSR: Tochilkin et al. 2024): each point, a row, samples three planes, the second input; an MLP maps what it finds there.
---@class (exact) mantile.layer.triplane_mlp
---@field [1] "triplane_mlp"|mantile.Layer
---@field layers integer hidden layers
---@field width integer width of its hidden layers

--- { "unpatch", ... }: Each row of an image as the patch x patch pixels it stands for, which moves nothing.
---@class (exact) mantile.layer.unpatch
---@field [1] "unpatch"|mantile.Layer
---@field patch integer pixels a side of a patch

--- { "upsample", ... }: Nearest or bilinear interpolation to a multiple of the pixels, or to the size of the second input (a skip connection, whose size need not be a multiple).
---@class (exact) mantile.layer.upsample
---@field [1] "upsample"|mantile.Layer
---@field factor? integer so many times the pixels a side (default 2)
---@field fit? boolean to the size of the second input instead

--- engine "NAME" { ... }
---@class (exact) mantile.EngineDefinition
---@field doc string what it is
---@field source? string where the figures come from
---@field memory_fraction? number share of the memory it uses (default 1)
---@field of_free? boolean whether that is the share of what weights leave, and not of all
---@field reserved? number of that it keeps for itself (bytes; default 0)
---@field step_tokens? integer the most that it prefills in one step (tokens; the whole batch if absent)
---@field step? number of the host for each step (s; default 0)
---@field block_tokens? integer of a page of the KV cache (tokens; default 1)
---@field overlap? number share of the messages that hides behind other work of a step (default 0)
---@field prompts_first? boolean whether prompts wait for no step that decodes; else both mix
---@field reserves? number share of an output that it keeps memory for when a request starts (default 1)
---@field max_sequences? integer the most that a replica runs at once (requests; what memory holds if absent)
---@field whole_prompts? boolean whether a prompt is never cut into several steps
---@field headroom? number share of the outputs still to come that must have memory when a request starts (reserves if absent)
---@field watermark? number share of the blocks that starting a request leaves free (default 0)
---@field prefix_cache? boolean whether it keeps caches for prompts that begin alike
---@field arrival? number from sending a request until a step may take it (s; default 0)
---@field prompt_token? number the same for each token of its prompt (s; default 0)
---@field place? number the same for each other request on its way (s; default 0)
---@field prompt_step? number of the host, more, for a step that prefills (s; default 0)
---@field sequence? number of the host for each sequence of a step (s; default 0)

--- calibration "ACCELERATOR.ENGINE" { ... }
---@class (exact) mantile.CalibrationDefinition
---@field base? string the calibration that states what this one does not
---@field source? string where the measurements are from
---@field date? string of the fit
---@field doc? string what it is
---@field step? mantile.Step what serving results add to kernels
---@field decode? table entries of this form, by format or op
---@field linear? table entries of this form, by format or op
---@field message? table entries of this form, by format or op
---@field mixed? table entries of this form, by format or op
---@field mixture? table entries of this form, by format or op
---@field module_decode? table entries of this form, by format or op
---@field module_prefill? table entries of this form, by format or op
---@field prefill? table entries of this form, by format or op
---@field rows? table entries of this form, by format or op
---@field scan? table entries of this form, by format or op

--- calibration.step
---@class (exact) mantile.Step
---@field elementwise? number share of the time of small kernels that fusion leaves
---@field norms? number the same of norms
---@field quantise? number the same of quantising kernels, also more than was measured of them
---@field launches? number share of the launches that shows
---@field kernels? number how much longer kernels take than those of its base
---@field skew? number how unlike the experts' shares of the tokens are
---@field latent? number of kernels beside latent attention (s)
---@field selection? number of kernels beside selected keys (s)
---@field scan? number of kernels beside a recurrence (s)
---@field mixture? number of kernels beside a mixture (s)
---@field host? number of the host for each step (s)
---@field prompt_step? number of the host, more, for a step that prefills (s)
---@field sequence? number of the host for each sequence of a step (s)
---@field arrival? number until a step may take a prompt (s)
---@field prompt_token? number the same for each token of it (s)
---@field place? number the same for each other request on its way (s)
---@field burst? number the same for each one before it that comes at the same time (s)
---@field warmup? number the same for the very first ones (s)
---@field pooled? number in pools: how much longer steps take
---@field pooled_prompt? number in pools: how much longer those that prefill take
---@field handover? number in pools: until a prompt is handed over (s)
---@field points? integer rows that it was fitted to
---@field error? number their median relative error of TPOT
---@field error_ttft? number of TTFT
---@field error_pools? number of TPOT in pools
---@field error_pools_ttft? number of TTFT in pools

--- calibration.FORM.FORMAT, beside its parameters
---@class (exact) mantile.KernelEntry
---@field points? integer measurements that it was fitted to
---@field error? number their median relative error
---@field kernel? string which kernel it is
---@field kernels? table entries of kernels that serve some of the shapes, by name

--- What stands in a list of blocks: a layer, its name, one with parameters, or a group.
---@alias mantile.Entry mantile.layer.attention|mantile.layer.attention_pooling|mantile.layer.bottleneck|mantile.layer.class_and_mean|mantile.layer.class_tokens|mantile.layer.compressed_attention|mantile.layer.conv|mantile.layer.crop|mantile.layer.cross_attention|mantile.layer.decoder_attention|mantile.layer.dit_block|mantile.layer.dit_out|mantile.layer.draft_input|mantile.layer.embedding|mantile.layer.encoder_attention|mantile.layer.encoder_mlp|mantile.layer.gated_delta_net|mantile.layer.hyper_in|mantile.layer.hyper_out|mantile.layer.join|mantile.layer.kda|mantile.layer.learned_tokens|mantile.layer.lm_head|mantile.layer.mamba|mantile.layer.mamba2|mantile.layer.memory_attention|mantile.layer.mla|mantile.layer.mlp|mantile.layer.mmdit_block|mantile.layer.moe|mantile.layer.norm|mantile.layer.pad|mantile.layer.patch_embedding|mantile.layer.patch_merger|mantile.layer.pool|mantile.layer.pooler|mantile.layer.positions|mantile.layer.project|mantile.layer.resnet_block|mantile.layer.rwkv|mantile.layer.rwkv_channel|mantile.layer.scale|mantile.layer.side_embedding|mantile.layer.side_input|mantile.layer.similarity|mantile.layer.spread|mantile.layer.triplane_mlp|mantile.layer.unpatch|mantile.layer.upsample|string|mantile.Layer|mantile.Block|table

-- Units: numbers in SI.
GB = 1000000000
GFLOPS = 1000000000
GHz = 1000000000
GiB = 1073741824
KB = 1000
KiB = 1024
MB = 1000000
MHz = 1000000
MiB = 1048576
PB = 1e+15
PFLOPS = 1e+15
TB = 1000000000000
TFLOPS = 1000000000000
TiB = 1099511627776
USD = 1
W = 1
hour = 3600
kW = 1000
ms = 0.001
ns = 1e-09
s = 1
us = 1e-06
