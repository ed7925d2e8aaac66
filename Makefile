.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test lint format bench stages constraints clean
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1

# The first of these that runs and is new enough; `make setup PYTHON=/path/to/python` overrides it.
PYTHON ?= $(firstword $(foreach python,python3.11 python3,$(shell \
	$(python) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(python))))
RESOLVER ?= .venv/bin/pip-compile
BIN := .venv/bin

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: .venv/.dev ## make .venv with everything that tests need

run: .venv/.runtime ## live through two years of an example company, and serve it
	$(BIN)/tanada demo

test: lint ## check style, types and layers, then run the tests
	$(BIN)/python -m pytest -m "not real_data and not slow"

lint: .venv/.dev ## check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/.dev ## mend what ruff can mend by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.bench ## compare speed with other libraries; BENCH_ARGS="--accounts 100000"
	$(BIN)/python -m bench $(BENCH_ARGS)

stages: .venv/.bench ## measure single stages: reading, events, thresholds, simulating, the server's run
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.thresholds
	$(BIN)/python -m bench.simulating
	$(BIN)/python -m bench.events
	$(BIN)/python -m bench.server

clean: ## remove .venv, builds and caches
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# How packages are installed.
#
# pyproject.toml says which packages, constraints.txt says which release of each and the hashes
# its files may have. Given a constraints file with hashes, pip refuses a file with another hash
# and a package that is not listed. Older releases (23.2 for one) cannot do this for a part of the
# file, so pip itself comes first, alone. Three steps, so that `make run` waits for little and
# only `make bench` fetches the libraries Tanada is compared with.
#
# An installation that is cut short leaves .venv/.unfinished behind; the next one then starts
# from an empty folder. When nothing has changed, nothing runs; when everything is installed
# already, pip does not use the network.

INSTALL := $(BIN)/python -m pip install --quiet --require-hashes --only-binary :all:

WANTED := import sys, tomllib; \
	project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	wanted = project["optional-dependencies"]; \
	wanted["runtime"] = project["dependencies"] + ["hatchling", "editables"] \
		+ wanted["charts"] + wanted["proofs"] + wanted["server"]; \
	print(*wanted[sys.argv[1]], sep="\n")

define install
	@echo "installing what $(1) needs"
	@touch .venv/.unfinished
	@$(BIN)/python -c '$(WANTED)' $(1) > .venv/wanted.txt
	@$(INSTALL) -c constraints.txt -r .venv/wanted.txt
endef

define finish
	@rm .venv/.unfinished
	@touch $@
endef

.venv/.runtime: pyproject.toml constraints.txt $(wildcard .venv/.unfinished)
	@test -n "$(PYTHON)" || { \
		echo "Tanada needs Python 3.11 or later: neither python3.11 nor python3 is one." >&2; \
		echo "Name one with: make setup PYTHON=/path/to/python" >&2; exit 1; }
	@if [ -e .venv/.unfinished ] || ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
		echo "making .venv with $(PYTHON)"; \
		rm -rf .venv && mkdir .venv && touch .venv/.unfinished && $(PYTHON) -m venv .venv; fi
	@touch .venv/.unfinished
	@awk '/^pip==/, !/\\$$/' constraints.txt > .venv/wanted.txt
	@$(INSTALL) -r .venv/wanted.txt
	$(call install,runtime)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	$(finish)

.venv/.dev: .venv/.runtime
	$(call install,dev)
	@$(BROWSER) || echo "no browser could be installed: tests that need one are skipped by name"
	$(finish)

# Pages are tested in Debian's Chromium, with letters for Japanese.
BROWSER := command -v chromium >/dev/null || { \
	[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	&& echo "installing Chromium, for tests of pages" \
	&& apt-get update -qq >/dev/null \
	&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; }

.venv/.bench: .venv/.dev
	$(call install,bench)
	$(finish)

# Pins already in the file stay unless told otherwise: make constraints UPGRADE=--upgrade.
# Local folders of wheels are left out, so that every platform's hashes are listed.
define CONSTRAINTS_HEADER
# Every release Tanada is built, tested and measured with, each with the hashes its files may have.
# Resolved for Python 3.11 on Linux. Made by: make constraints
endef
export CONSTRAINTS_HEADER

constraints: ## resolve pyproject.toml again into constraints.txt
	env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
		$(RESOLVER) --quiet $(UPGRADE) --all-extras --all-build-deps --generate-hashes \
		--allow-unsafe --strip-extras --no-annotate --no-header --no-emit-find-links \
		--no-emit-index-url --no-emit-trusted-host --output-file constraints.txt pyproject.toml
	@{ echo "$$CONSTRAINTS_HEADER"; cat constraints.txt; } > constraints.tmp
	@mv constraints.tmp constraints.txt
