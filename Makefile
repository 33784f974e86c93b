# The two commands: `make demo` and `make test`. Each sets up all it needs in .venv and .venv-judge.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint translations learn eval lock bench soak
PYTHON ?= python3
BIN := .venv/bin
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/:/'

demo: .venv/run.stamp ## the whole bot in a browser, on http://127.0.0.1:8000
	@$(BIN)/python -m bot demo

test: setup ## all tests
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

soak: setup ## the long tests: workers killed 300 times on each database, a year of 5,000 people
	@PANAH_KILLS=300 PANAH_SOAK=1 $(BIN)/python -m pytest tests/reminders --timeout 1800

bench: setup ## how fast it is here: a start, planning for 1.3 million people, the whole way of a message, beside other clients and while people tap
	@timeout 120 $(BIN)/python -m benchmarks.starting
	@for kind in sqlite postgres; do timeout 600 $(BIN)/python -m benchmarks.planning $$kind 1300000; done
	@for kind in sqlite postgres; do for latency in 0 0.05; do timeout 300 $(BIN)/python -m benchmarks.compare $$kind $$latency; done; done
	@for kind in sqlite postgres; do timeout -s INT 360 $(BIN)/python -m benchmarks.sending $$kind 9000 0 --rate 25 --taps 5 --seconds 300; done

setup: .venv/dev.stamp .venv-judge/stamp ## everything the tests need

check: .venv/run.stamp ## what is wrong with the content and its translations
	@$(BIN)/python -m bot check

lint: setup ## style, types, import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

lock: setup ## pin the newest versions that pyproject.toml allows, with their hashes
	@$(LOCK) -o requirements.txt && $(LOCK) --extra dev -c requirements.txt -o requirements-dev.txt

translations: .venv/run.stamp ## bring the .po files up to date with faq.yaml and the code
	@$(BIN)/python -m bot translations

learn: setup ## make the ranking anew from locales/*/wordings.yaml; takes a minute
	@$(BIN)/python -m bot learn

eval: .venv/run.stamp ## how well the development questions are understood
	@$(BIN)/python -m bot eval

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, this is $$($(PYTHON) --version). Name another one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo "Setting up, once ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt | .venv/bin/python
	@echo "Setting up for tests, once ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run.stamp

# An independent judge of our calls to Telegram; it wants other versions, so it lives apart.
.venv-judge/stamp: requirements-judge.txt | .venv/bin/python
	@$(PYTHON) -m venv .venv-judge
	@.venv-judge/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-judge.txt
	@touch $@
