PYTHON ?= python3
BIN := .venv/bin
TEST_JOBS ?= 2

LOCK := $(BIN)/uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header

.PHONY: setup setup-dev lock demo test lint lint-html bench torture screenshots browser

setup: .venv/.runtime
setup-dev: .venv/.dev

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Standfirst needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which to use: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.lock requirements-build.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-build.lock -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	$(BIN)/python -m pip check --disable-pip-version-check
	@touch $@

# The locks name every package there is, so that pip installs them with --no-deps and resolves nothing:
# asked to resolve, older pips take an extra of a package (coverage[toml]) for one that is not pinned.
lock: setup-dev
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --constraints requirements.lock --output-file requirements-dev.lock

browser:
	@sh tools/browser.sh

demo: setup
	$(BIN)/python -m demo

test: setup-dev browser
	$(BIN)/python -m pytest -n $(TEST_JOBS) -m "not torture"

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lint-html: setup-dev
	$(BIN)/python tools/lint_html.py

bench: setup-dev browser
	$(BIN)/python -m benchmarks

torture: setup-dev browser
	$(BIN)/python -m pytest -m torture

screenshots: setup-dev browser
	$(BIN)/python -m tools.screenshots
