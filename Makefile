# Préséance: every target sets up what it needs. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: help setup demo test test-quick check bench pictures lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

setup: $(STAMP)  ## make .venv with the package and its tools

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
	-@$(BIN)/preseance doctor --warm

demo: setup  ## the Paris story, from the hosts' request to Buenos Aires
	@$(BIN)/preseance demo --to out/paris-2018

test: setup  ## every check: tests, style, types, layers, doubled code
	@.ci/services
	$(BIN)/python -m pytest -n auto --dist worksteal
	@$(MAKE) --no-print-directory check

test-quick: setup  ## the tests that take no more than a minute together
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"

check: setup  ## style, types, layers and doubled code, without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pylint src

bench: setup  ## benchmarks: own instances (half a minute), or INSTANCES=DIR of published files (minutes)
	@$(BIN)/python -m bench $(if $(INSTANCES),published "$(INSTANCES)",own)

pictures: setup  ## the pictures of papers in the manual, made anew
	$(BIN)/python docs/pictures.py

lock:  ## refresh requirements.lock (needs uv)
	uv pip compile pyproject.toml --group dev --all-extras --generate-hashes --universal --python-version 3.11 \
	  --no-emit-index-url --no-header --quiet --upgrade -o requirements.lock

clean:  ## remove what was made
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis
