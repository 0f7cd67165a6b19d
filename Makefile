# The two commands: `make site` and `make test`. Each sets up what it needs first, once.

PYTHON ?= python3
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

VENV := .venv/bin

.PHONY: site test serve setup format manual bench clean

site: .venv/site.ok node_modules/.ok
	@$(VENV)/polybrief build
	@echo "The site is in build/site. Look at it: make serve"

test: .venv/test.ok node_modules/.ok
	$(VENV)/ruff check scripts tests benchmarks
	$(VENV)/ruff format --check scripts tests benchmarks
	$(VENV)/mypy
	$(VENV)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

serve: .venv/site.ok node_modules/.ok
	@$(VENV)/polybrief serve

setup: .venv/site.ok node_modules/.ok

format: .venv/test.ok
	$(VENV)/ruff check --fix scripts tests benchmarks
	$(VENV)/ruff format scripts tests benchmarks

clean:
	rm -rf .venv .venv-libretranslate node_modules build/site build/preview build/cache build/ledger.json

.venv/made.ok:
	@scripts/setup/python "$(PYTHON)"
	@touch $@

# Only what the lock lists hold is installed, each file checked against its hash.
.venv/site.ok: .venv/made.ok requirements/site.txt requirements/argos.txt pyproject.toml
	@echo "Setting up: Python packages"
	@$(VENV)/python -m pip install --quiet --no-deps --require-hashes -r requirements/site.txt -r requirements/argos.txt
	@$(VENV)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/test.ok: .venv/site.ok requirements/test.txt
	@echo "Setting up: what the tests need"
	@$(VENV)/python -m pip install --quiet --no-deps --require-hashes -r requirements/test.txt
	@touch $@

# Pagefind comes by npm as a program that runs without Node. Where the system has no Node, a Python
# package brings one for this single step.
node_modules/.ok: package-lock.json requirements/node.txt | .venv/made.ok
	@scripts/setup/node
	@touch $@

# All measurements as one table; BENCH=--short for the form that runs in CI.
bench: .venv/test.ok node_modules/.ok
	@$(VENV)/python benchmarks/table.py $(BENCH)

# Writes the page of commands anew from the program.
manual: .venv/test.ok
	POLYBRIEF_WRITE_MANUAL=1 $(VENV)/pytest --quiet tests/test_manual.py
