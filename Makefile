# mantile: see README.md. `make demo` and `make test` install what they need.

# ---- settings: override on the command line -------------------------------
CC      ?= cc
PREFIX  ?= /usr/local
BUILD   ?= build
LUA     ?= lua5.4
CFLAGS  ?= -O3 -g
JOBS    ?= $(shell nproc 2>/dev/null || echo 1)

# ---- no need to change below ----------------------------------------------
PACKAGES_BUILD = gcc libc6-dev pkg-config liblua5.4-dev lua-cjson lua-lpeg libyaml-dev libnlopt-dev libsqlite3-dev libseccomp-dev libedit-dev libmicrohttpd-dev gnuplot-nox
PACKAGES_TEST  = $(PACKAGES_BUILD) g++ git lua5.4 python3 lua-busted lua-check valgrind clang libclang-rt-14-dev clang-format curl groff-base chromium $(PACKAGES_WEB)
# npm may have come with a nodejs that is not Debian's.
PACKAGES_WEB   = $(if $(shell command -v npm),,nodejs npm)

# A block fills its first n lanes only, which gcc takes for forgotten initialisation.
WARN   = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-maybe-uninitialized -Wno-unknown-warning-option -Werror
# Without -fno-trapping-math and -fno-math-errno loops with a select or floor
# stay scalar; results are the same bits (unlike -ffast-math). Products and sums
# stay apart: fused they round otherwise, where a machine can.
STD    = -std=c11 -D_XOPEN_SOURCE=700 -Isrc -fno-trapping-math -fno-math-errno -ffp-contract=off
ALL    = $(STD) $(WARN) $(CFLAGS) -MMD -MP

# The core knows nothing of Lua: its objects are compiled without the Lua headers
# on the include path, so a stray lua.h does not build.
CORE_C = $(wildcard src/base/*.c src/graph/*.c src/hardware/*.c src/cost/*.c src/fit/*.c src/memory/*.c src/metrics/*.c \
           src/formats/*.c src/simulate/*.c src/explore/*.c)
BIND_C = $(wildcard src/bind/*.c)
CORE_O = $(CORE_C:%.c=$(BUILD)/%.o)
BIND_O = $(BIND_C:%.c=$(BUILD)/%.o)
LUA_CFLAGS = $(shell pkg-config --cflags lua5.4)
LUA_LIBS   = $(shell pkg-config --libs lua5.4) -lyaml -lnlopt -lsqlite3

SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

.PHONY: all always demo test test-slurm tsan bench soak valgrind fuzz fuzz-api reference install clean format web packages-build packages-test packages-web

all: $(BUILD)/mantile

# What the program has and the library does not.
PROGRAM_C = src/main.c src/repl.c src/terminal.c $(wildcard src/serve/*.c)
PROGRAM_O = $(PROGRAM_C:%.c=$(BUILD)/%.o)
SANDBOX_O = $(filter $(BUILD)/src/serve/sandbox%,$(PROGRAM_O))
PROGRAM_LIBS = -lseccomp -ledit -lmicrohttpd -pthread

$(BUILD)/mantile: $(CORE_O) $(BIND_O) $(PROGRAM_O)
	@echo LD $@
	@$(CC) $(CFLAGS) -o $@ $^ $(LUA_LIBS) $(PROGRAM_LIBS) -lm

$(BUILD)/src/bind/%.o: src/bind/%.c
	@echo CC $<
	@mkdir -p $(@D)
	@$(CC) $(ALL) $(LUA_CFLAGS) -c -o $@ $<

$(PROGRAM_O): $(BUILD)/src/%.o: src/%.c
	@echo CC $<
	@mkdir -p $(@D)
	@$(CC) $(ALL) $(LUA_CFLAGS) -c -o $@ $<

$(BUILD)/src/%.o: src/%.c
	@echo CC $<
	@mkdir -p $(@D)
	@$(CC) $(ALL) -c -o $@ $<

-include $(CORE_O:.o=.d) $(BIND_O:.o=.d) $(PROGRAM_O:.o=.d) $(wildcard $(BUILD)/tests/*.d $(BUILD)/tests/fuzz/*.d)

# ---- the library ------------------------------------------------------------
# Position-independent objects of their own make libmantile.a, libmantile.so and
# the Lua module; only what is in mantile.h, and luaopen_mantile_core, is visible.
VERSION := $(shell sed -n 's/^return "\(.*\)"$$/\1/p' lua/mantile/version.lua)
SONAME  = libmantile.so.0
PIC     = -fPIC -fvisibility=hidden
CORE_PIC_O = $(CORE_C:%.c=$(BUILD)/pic/%.o)
BIND_PIC_O = $(BIND_C:%.c=$(BUILD)/pic/%.o)
EMBED_O    = $(patsubst %.c,$(BUILD)/pic/%.o,$(wildcard src/embed/*.c))
LIBRARY    = $(addprefix $(BUILD)/,libmantile.a $(SONAME) core.so mantile.pc)

$(BIND_PIC_O) $(EMBED_O): PIC += $(LUA_CFLAGS)
$(BUILD)/pic/src/bind/bind_core.o: PIC += -fvisibility=default
$(BUILD)/pic/src/embed/context.o: PIC += -DMANTILE_ROOT='"$(PREFIX)/share/mantile"'
$(BUILD)/pic/src/embed/context.o $(BUILD)/mantile.pc: $(BUILD)/prefix

$(BUILD)/pic/%.o: %.c
	@echo CC $< for the library
	@mkdir -p $(@D)
	@$(CC) $(ALL) $(PIC) -c -o $@ $<

# One object, in which the hidden names are local: they do not meet those of a program.
$(BUILD)/libmantile.a: $(CORE_PIC_O) $(BIND_PIC_O) $(EMBED_O)
	@echo AR $@
	@$(LD) -r -o $(BUILD)/libmantile.o $^
	@objcopy --localize-hidden $(BUILD)/libmantile.o
	@rm -f $@ && $(AR) rcs $@ $(BUILD)/libmantile.o

$(BUILD)/$(SONAME): $(CORE_PIC_O) $(BIND_PIC_O) $(EMBED_O)
	@echo LD $@
	@$(CC) $(CFLAGS) -shared -Wl,-soname,$(SONAME) -o $@ $^ $(LUA_LIBS) -lm

# Lua's own names come from the interpreter that loads it.
$(BUILD)/core.so: $(CORE_PIC_O) $(BIND_PIC_O)
	@echo LD $@
	@$(CC) $(CFLAGS) -shared -o $@ $^ -lyaml -lnlopt -lsqlite3 -lm

$(BUILD)/mantile.pc: src/embed/mantile.pc.in
	@sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' $< > $@

# Changes when PREFIX does, and with it what depends on where things are installed.
$(BUILD)/prefix: always
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@

-include $(CORE_PIC_O:.o=.d) $(BIND_PIC_O:.o=.d) $(EMBED_O:.o=.d)

# ---- the interpreter of the specs and benches -----------------------------
HOST_O = $(addprefix $(BUILD)/tests/,host.o internal.o internal_prefix.o internal_results.o internal_sandbox.o internal_steps.o) \
         $(SANDBOX_O)

$(BUILD)/tests/%.o: tests/%.c
	@echo CC $<
	@mkdir -p $(@D)
	@$(CC) $(ALL) $(LUA_CFLAGS) -Itests -c -o $@ $<

$(BUILD)/host: $(CORE_O) $(BIND_O) $(HOST_O)
	@echo LD $@
	@$(CC) $(CFLAGS) -o $@ $^ $(LUA_LIBS) -lseccomp -lm

# ---- what people run --------------------------------------------------------
# Installs the packages that are missing; needs apt-get and, if not root, sudo.
define need
	@missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { echo "install these by hand, then try again: $$missing" >&2; exit 1; }; \
	  if [ "$$(id -u)" = 0 ]; then run=; else run=sudo; fi; \
	  $$run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$run apt-get install -y -qq $$missing >/dev/null; \
	fi
endef

# Builds use all cores, where nobody said how many.
PARALLEL = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(JOBS))

packages-build:
	$(call need,$(PACKAGES_BUILD))

packages-test:
	$(call need,$(PACKAGES_TEST))

packages-web:
	$(call need,$(PACKAGES_WEB))

# The page of `mantile serve`: what it is made of comes from npm, once; see web/package-lock.json.
web: packages-web
	@$(MAKE) -s --no-print-directory web/dist/index.html

web/node_modules/.package-lock.json: web/package-lock.json
	@echo NPM web
	@cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

web/dist/index.html: web/node_modules/.package-lock.json $(wildcard web/*.* web/src/* web/css/*)
	@echo WEB web/dist
	@cd web && node build.mjs && touch dist/index.html

# A real config.json on two systems, side by side.
DEMO_MODEL = tests/fixtures/llama-3.1-70b/config.json
demo: packages-build
	@$(MAKE) $(PARALLEL) --no-print-directory $(BUILD)/mantile
	$(BUILD)/mantile compare "$(DEMO_MODEL) --on h100-sxm --gpus 8 --tp 8" "$(DEMO_MODEL) --on gb200 --gpus 4 --tp 4" \
	  --batch 16 --isl 4096 --osl 512

# Everything under AddressSanitizer and UndefinedBehaviorSanitizer.
test: packages-test
	@$(MAKE) $(PARALLEL) --no-print-directory BUILD=build/asan CFLAGS="$(SANITIZE)" build/asan/mantile build/asan/host
	@$(MAKE) -s --no-print-directory web || echo "the page is not built: its specs are skipped" >&2
	@MANTILE_BUILD=build/asan build/asan/host tests/run.lua $(SPECS)

# What threads share, under ThreadSanitizer.
tsan: packages-test
	@$(MAKE) --no-print-directory BUILD=build/tsan CFLAGS="-O1 -g -fsanitize=thread" build/tsan/host build/tsan/mantile
	@MANTILE_BUILD=build/tsan build/tsan/host tests/run.lua tests/explore/explorer_spec.lua tests/api/serve_spec.lua tests/api/serve_jobs_spec.lua

# A sweep on a real Slurm, which runs on this machine as long as that takes (minutes), and under GNU parallel.
test-slurm: packages-build
	$(call need,slurmctld slurmd slurm-client parallel)
	@$(MAKE) --no-print-directory $(BUILD)/mantile
	@sh tests/slurm.sh $(BUILD)/mantile

bench: packages-build
	$(call need,wrk python3)
	@$(MAKE) --no-print-directory $(BUILD)/mantile $(BUILD)/host
	@$(BUILD)/host bench/bench.lua .
	@$(BUILD)/host bench/sweep.lua .
	@$(BUILD)/host bench/search.lua . 70b
	@$(BUILD)/host bench/search.lua . deepseek
	@$(BUILD)/host bench/search.lua . pools
	@$(BUILD)/host bench/traffic.lua
	@$(BUILD)/host bench/simulate.lua .
	@$(BUILD)/host bench/start.lua $(BUILD)/mantile
	@$(BUILD)/host bench/session.lua $(BUILD)/mantile
	@MANTILE_BUILD=$(BUILD) $(BUILD)/host bench/serve.lua

# What the service holds after ten million requests: 10 to 20 minutes.
SOAK_REQUESTS ?= 10000000
soak: packages-build
	$(call need,wrk python3)
	@$(MAKE) --no-print-directory $(BUILD)/mantile $(BUILD)/host
	@MANTILE_BUILD=$(BUILD) $(BUILD)/host bench/serve.lua $(SOAK_REQUESTS)

# What is made of the registries of fields and committed: pages, and annotations for editors.
reference: packages-build
	@$(MAKE) --no-print-directory $(BUILD)/mantile
	@mkdir -p docs/reference
	@unset MANTILE_PATH; set -e; \
	$(BUILD)/mantile reference --as markdown >docs/reference.md; \
	for chapter in requests questions reports hardware models engines scripts commands; do \
	  $(BUILD)/mantile reference $$chapter --as markdown >docs/reference/$$chapter.md; done; \
	$(BUILD)/mantile reference --as annotations >lua/library/tables.lua

# The Lua files are there once: require "mantile" finds them through a link.
INTO = $(DESTDIR)$(PREFIX)
install: packages-build
	@$(MAKE) --no-print-directory $(BUILD)/mantile $(LIBRARY)
	install -d $(addprefix $(INTO)/,bin include lib/pkgconfig lib/lua/5.4/mantile share/mantile share/lua/5.4 share/man/man1)
	install $(BUILD)/mantile $(INTO)/bin/mantile
	MANTILE_PATH= $(BUILD)/mantile reference --as man >$(BUILD)/mantile.1
	install -m 644 $(BUILD)/mantile.1 $(INTO)/share/man/man1/mantile.1
	cp -R lua hardware models scenarios $(INTO)/share/mantile/
	if [ -d web/dist ]; then install -d $(INTO)/share/mantile/web && cp -R web/dist $(INTO)/share/mantile/web/; fi
	install -m 644 src/mantile.h $(INTO)/include/mantile.h
	install -m 644 $(BUILD)/libmantile.a $(BUILD)/$(SONAME) $(INTO)/lib/
	ln -sf $(SONAME) $(INTO)/lib/libmantile.so
	install -m 644 $(BUILD)/mantile.pc $(INTO)/lib/pkgconfig/mantile.pc
	install -m 644 $(BUILD)/core.so $(INTO)/lib/lua/5.4/mantile/core.so
	ln -sfn ../../mantile/lua/mantile $(INTO)/share/lua/5.4/mantile

format:
	clang-format -i $$(git ls-files '*.c' '*.h')
	@if [ -d web/node_modules ]; then cd web && npm run --silent format >/dev/null; fi

clean:
	rm -rf build web/dist

# ---- slower checks ----------------------------------------------------------
# Each fuzz target runs this long; `make fuzz FUZZ_SECONDS=3600` is the long run.
FUZZ_SECONDS ?= 20
# 0: another one each time.
FUZZ_SEED    ?= 0
FUZZ_TARGETS  = api gguf graph request safetensors scenario simulate tensors trace yaml
FUZZ_FLAGS    = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
GRAPH_FUZZ_O  = $(filter-out $(BUILD)/src/formats/% $(BUILD)/src/fit/%,$(CORE_O)) $(addprefix $(BUILD)/tests/fuzz/,fuzz_graph.o input.o check.o allocation.o)
FAILING_L     = -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc -lm # allocation.c lets some of them fail
FORMAT_O      = $(filter $(BUILD)/src/formats/% $(BUILD)/src/base/%,$(CORE_O))

$(BUILD)/fuzz_graph: $(GRAPH_FUZZ_O)
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(FAILING_L)

$(addprefix $(BUILD)/fuzz_,api request safetensors scenario simulate tensors trace): $(CORE_O) $(BIND_O) $(addprefix $(BUILD)/tests/fuzz/,fuzz_lua.o allocation.o)
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LUA_LIBS) $(FAILING_L)

$(BUILD)/fuzz_gguf: $(FORMAT_O) $(addprefix $(BUILD)/tests/fuzz/,fuzz_gguf.o allocation.o)
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ -lyaml $(FAILING_L)

$(BUILD)/fuzz_yaml: $(FORMAT_O) $(BUILD)/tests/fuzz/fuzz_yaml.o
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ -lyaml -lm

$(BUILD)/replay: $(GRAPH_FUZZ_O) $(BUILD)/tests/fuzz/replay.o
	@$(CC) $(CFLAGS) -o $@ $^ $(FAILING_L)

# New inputs are kept in build/fuzz/corpus, those that break something in build/fuzz.
define fuzz
	@echo FUZZ $(1), $(FUZZ_SECONDS) s
	@mkdir -p build/fuzz/corpus/$(1)
	@ASAN_OPTIONS=allocator_may_return_null=1 build/fuzz/fuzz_$(1) -seed=$(FUZZ_SEED) -max_total_time=$(FUZZ_SECONDS) -timeout=20 \
	  -max_len=4096 -artifact_prefix=build/fuzz/ $(2) build/fuzz/corpus/$(1) tests/fuzz/corpus/$(1) \
	  >build/fuzz/$(1).log 2>&1 || { tail -n 60 build/fuzz/$(1).log >&2; exit 1; }
	@tail -n 1 build/fuzz/$(1).log
endef

fuzz: packages-test
	@$(MAKE) $(PARALLEL) --no-print-directory CC=clang BUILD=build/fuzz CFLAGS="$(FUZZ_FLAGS)" $(addprefix build/fuzz/fuzz_,$(FUZZ_TARGETS))
	$(call fuzz,api,-dict=tests/fuzz/request.dict)
	$(call fuzz,gguf)
	$(call fuzz,graph)
	$(call fuzz,request,-dict=tests/fuzz/request.dict)
	$(call fuzz,safetensors,-dict=tests/fuzz/safetensors.dict)
	$(call fuzz,scenario)
	$(call fuzz,simulate)
	$(call fuzz,tensors,-dict=tests/fuzz/tensors.dict)
	$(call fuzz,trace,-dict=tests/fuzz/trace.dict)
	$(call fuzz,yaml)

# The service against what its OpenAPI description allows and forbids, drawn by schemathesis.
API_EXAMPLES ?= 100
fuzz-api: packages-test
	$(call need,python3-venv)
	@$(MAKE) $(PARALLEL) --no-print-directory BUILD=build/asan CFLAGS="$(SANITIZE)" build/asan/mantile
	@[ -x build/venv/bin/schemathesis ] || { python3 -m venv build/venv && build/venv/bin/pip install -q -r tests/api/requirements.txt; }
	@sh tests/api/fuzz.sh build/asan/mantile build/venv/bin/schemathesis $(API_EXAMPLES)

# $(call memcheck,exit status,command line); what valgrind itself says goes to stderr.
MEMCHECK = valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all --log-fd=9
define memcheck
	@echo VALGRIND '$(2)'
	@$(MEMCHECK) $(2) 9>&2 >/dev/null 2>&1; status=$$?; [ $$status = $(1) ] || { echo "exit status $$status, not $(1)" >&2; exit 1; }
endef

valgrind: packages-test
	@$(MAKE) --no-print-directory $(BUILD)/mantile $(BUILD)/replay
	$(call memcheck,0,$(BUILD)/replay tests/fuzz/corpus/graph/*)
	$(call memcheck,0,$(BUILD)/mantile estimate llama-3.1-8b --on h100-sxm --layers)
	$(call memcheck,0,$(BUILD)/mantile estimate mixtral-8x7b --on b200 --tp 2 --dp 2 --batch 7 --json)
	$(call memcheck,2,$(BUILD)/mantile estimate --jsonl --layers < tests/fuzz/corpus/request/bad_lines.jsonl)
	$(call memcheck,1,$(BUILD)/mantile compare "llama-3.1-70b --on h100-sxm" "$(DEMO_MODEL) --on gb200 --tp 4 --pp 2")
	$(call memcheck,2,$(BUILD)/mantile run tests/fuzz/corpus/broken.lua)
	$(call memcheck,0,$(BUILD)/mantile simulate llama-3.1-8b --on h100-sxm --engine vllm --concurrency 64 --waves 3 --dp 2 --router prefix)
	$(call memcheck,0,$(BUILD)/mantile sweep llama-3.1-8b --on b200 --tp 1..4 --batch 1..9 --best 3 --minimise tpot_s --threads 2)
