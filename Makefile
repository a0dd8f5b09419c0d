# Two commands for a fresh machine: `make run` and `make test`. See CONTRIBUTING.md.
# Another Python than python3: make PYTHON=python3.12 test

PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := build/exempel.kompass
SET_UP := $(PYTHON) scripts/set_up.py

.PHONY: help run test check bench format pins pictures clean
.DEFAULT_GOAL := help

help:
	@echo 'make run     open the program on the example, Södertälje 2006'
	@echo 'make test    everything that must pass: the checks, then all tests'
	@echo 'make check   format, lint, types, import contracts, no Qt in the core'
	@echo 'make bench   how fast things are, as ratios against the bare libraries'
	@echo 'make format  format the code and mend what ruff can mend'
	@echo 'make pins    choose the versions in constraints.txt anew'
	@echo 'make pictures take the pictures of README.md anew'
	@echo 'make clean   remove everything that the others made'

run: have-python
	@$(SET_UP) run
	@mkdir -p build
	@test -e $(EXAMPLE) || $(BIN)/kompass example $(EXAMPLE)
	@$(BIN)/kompass open $(EXAMPLE)

# The real window first and alone, since its keys and clicks go through one screen; then the
# rest on two processors, so that the last line counts nearly all tests.
test: check
	@$(SET_UP) test
	$(BIN)/pytest -q -o faulthandler_timeout=900 tests/e2e
	$(BIN)/pytest -q -n 2 --ignore tests/e2e --ignore tests/benchmarks

check: have-python
	@$(SET_UP) check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/core/test_no_qt.py

bench: have-python
	@$(SET_UP) test
	$(BIN)/python tests/benchmarks

format: have-python
	@$(SET_UP) check
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pins: have-python
	@$(SET_UP) check
	$(BIN)/python scripts/pin.py

pictures: have-python
	@$(SET_UP) test
	$(BIN)/python scripts/screenshots.py

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache tests/output
	find . -name __pycache__ -prune -exec rm -rf {} +

.PHONY: have-python
have-python:
	@command -v $(PYTHON) >/dev/null || \
	  { echo 'There is no $(PYTHON): install Python 3.11 or newer, or say make PYTHON=...' >&2; exit 1; }
