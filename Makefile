PYTHON ?= python3
BIN := .venv/bin
TEST_JOBS ?= 2

.PHONY: setup setup-dev demo test lint lint-html bench torture screenshots browser

setup: .venv/.runtime
setup-dev: .venv/.dev

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Standfirst needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which to use: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.lock requirements-build.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.lock -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

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
	$(BIN)/python tools/screenshots.py
