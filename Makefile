# Two commands do it all: `make` sets up and runs the main job, `make test` sets up and runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.stamp
STORE := build/claims.duckdb
REPORT := build/report

# Pins hold for what pip builds in isolation too; the second name is what newer versions of pip ask for.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: all test test-long lint types check floors bench docs clean

all: $(READY)
	@mkdir -p build
	$(BIN)/claims ingest data/papers.jsonl --db $(STORE)
	$(BIN)/claims report --db $(STORE) --out $(REPORT)

test: $(READY)
	$(BIN)/python -m pytest -q -n auto -m 'not long'

# The tests that take long: many claims in a browser, every combination of screen and colours.
test-long: $(READY)
	$(BIN)/python -m pytest -q -n auto -m long

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

check: lint types test

floors: $(READY)
	$(BIN)/python tests/gold/check_floors.py ../shared/gold

# Times of this machine, for the eye: nothing fails by the clock.
bench: $(READY)
	-@$(BIN)/python -m pip install --quiet --editable '.[dev,bench]'
	$(BIN)/python -W ignore tests/bench

docs: all
	$(BIN)/python tests/sql/test_readme.py
	$(BIN)/python -m claims.cli.reference > docs/cli.md
	$(BIN)/python -m schemas.reference > docs/schema.md
	$(BIN)/python -m claims.rules.flags > docs/flags.md
	$(BIN)/python -m claims.rules.reference > docs/rules.md

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'make: needs Python 3.11 or later as "$(PYTHON)"; name another with: make PYTHON=python3.12' >&2; exit 2; }
	@echo 'Setting up $(VENV) (once; about a minute)'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@
