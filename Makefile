.DEFAULT_GOAL := help
.PHONY: help site serve check test test-all suite firefox lint format bench scale fuzz edits mutate audit lock clean

python := .venv/bin/python
environment := .venv/installed
workers ?= 2
export PYTHON
# Many processes of the tests load the same modules: they are compiled once, whatever the caller's environment says.
unexport PYTHONDONTWRITEBYTECODE

# An environment whose interpreter is gone (an upgraded or moved Python) is made again.
ifneq ($(shell $(python) --version >/dev/null 2>&1 && echo works),works)
.PHONY: $(environment)
endif

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

$(environment): requirements.lock
	@sh scripts/environment.sh
	@touch $@

site: $(environment) ## Build packages and site from data/sources, and say where to open the site
	@$(python) -m generator build

serve: $(environment) ## Show the site at a local address and build it again when something changes
	@$(python) -m generator serve

check: $(environment) ## Check sources, packages and content without publishing anything
	@$(python) -m generator check

lint: $(environment) ## Check style, format and types
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/vulture

# Side by side: style and types need one core, and the tests share the other with them till they are done.
test: $(environment) ## Run lint and the tests of every change; installs Chromium for the browser tests where it may
	@$(MAKE) --no-print-directory --jobs=2 lint suite

test-all: $(environment) ## Run lint and every test, the long ones too: before a merge
	@$(MAKE) --no-print-directory --jobs=2 lint suite chosen=
	@$(MAKE) --no-print-directory firefox

in_firefox = $(addprefix tests/site/test_,search.py tables.py receipt.py charts.py)
firefox: $(environment) ## Run the tests of search, tables, receipts and charts in the system's Firefox, where it is there
	@if why=$$($(python) -m tests.firefox 2>&1); then $(python) -m pytest --in-firefox $(in_firefox); else echo "$$why"; fi

chosen ?= not long
suite: $(environment) ## Run the tests of every change without lint
	@sh scripts/browser.sh
	@$(python) -m pytest -n $(workers) -m "$(chosen)"

format: $(environment) ## Put imports and format of the Python files right
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

bench: $(environment) ## Measure time and memory of parsing and building, and compare with the bars
	@$(python) tests/bench/bench.py

scale: $(environment) ## Write a project with many reports, simulated from these, to measure builds of it (N=100 folder=…)
	@$(python) -m tests.simulated $(or $(folder),build/scale) --reports $(or $(N),100)

first ?= 0
fuzz: $(environment) ## Read broken and hostile texts: none may crash or inject; kill fifty builds
	@$(python) -m tests.fuzz --count $(or $(count),20000) --first $(first)
	@KILL_POINTS=50 $(python) -m pytest tests/cli/test_build.py -k killed

edits: $(environment) ## Change one cell at a time in every report: none may vanish untold (count=2000 first=0)
	@$(python) -m tests.edits --count $(or $(count),2000) --first $(first)

seed ?= 1
mutate: $(environment) ## Break single lines of the code, one at a time, and show what no test notices (count=60 seed=1 parts="…")
	@$(python) -m tests.mutate --seed $(seed) --count $(or $(count),60) $(if $(parts),--parts $(parts))

audit: $(environment) ## Ask for advisories about every pinned library; needs a network
	@.venv/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock

# Pins stay as they are where pyproject.toml still allows them; `make lock upgrade=yes` takes the newest of all.
lock: $(environment) ## Write requirements.lock anew from pyproject.toml
	@.venv/bin/uv pip compile $(if $(upgrade),--upgrade) --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --group dev --extra cluster pyproject.toml --output-file requirements.lock

clean: ## Remove what builds and tools wrote; .venv and the packages stay
	@rm -rf build site .build.* .site.* .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
