# Each target makes .venv by itself when it is missing or out of date.
# The system's own Python where it is new enough: one built by hand can be slower by half.
PYTHON ?= $(shell for each in /usr/bin/python3 python3; do \
	$$each -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2> /dev/null && break; done; echo $$each)
BIN := .venv/bin
READY := .venv/.ready

# Left on, every start would compile everything again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test-fast test test-full landing coverage lint words languages benchmark load lock

help: ## this list
	@awk -F ': .*## ' '/^[a-z-]+: .*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(READY) ## the whole service with an invented borough, until Ctrl-C (PORT=8000)
	@exec $(BIN)/python -m backend.demo.run

PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal
FAST := "not browser and not servers and not slow and not full"

test-fast: lint ## lint, then the tests that need no browser and stop no server, in three minutes: while you work
	@echo "Running the fast tests"
	@$(PYTEST) -m $(FAST)

test: lint ## lint, then all that a change needs before it lands, in ten minutes
	@echo "Running the tests"
	@$(PYTEST) -m "not full"

test-full: lint ## lint, then every test: also each page for each role, width and state
	@echo "Running all tests"
	@$(PYTEST)

landing: $(READY) ## chooses anew which tests make test leaves to make test-full, in half an hour
	@rm -rf .venv/landing
	@$(PYTEST) -p tests.landing.walked -m "not full and not browser" || echo "Chosen by what has passed and failed alike."
	@$(BIN)/python -m tests.landing.choose

coverage: $(READY) ## how much of the code the fast tests run; fails below the floor in pyproject.toml
	@mkdir -p .venv/coverage
	@$(PYTEST) -m $(FAST) --cov --cov-report=term --cov-report=html

lint: $(READY) ## style, types, layers, missing migrations, sizes
	@echo "Checking style, types, layers, migrations and sizes"
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target types style

.PHONY: types style
types: $(READY)
	@$(BIN)/mypy --no-error-summary

style: $(READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Run $(BIN)/ruff format to put these files in order."; exit 1; }
	@$(BIN)/lint-imports --no-logo > .venv/lint-imports.log || { cat .venv/lint-imports.log; exit 1; }
	@DJANGO_SETTINGS_MODULE=backend.config.settings.test \
		$(BIN)/python -W ignore::RuntimeWarning -m backend.manage makemigrations --check --dry-run
	@$(BIN)/python -m tests.architecture.sizes
	@$(BIN)/djlint backend --lint --quiet
	@$(BIN)/python -m tests.architecture.template_lines

words: $(READY) ## every sentence a person may read, with its place, for one reader
	@$(BIN)/python -m tests.architecture.words

languages: $(READY) ## brings the translations of the young person's page up to date with its sentences
	@$(BIN)/python -m tools.catalogues

benchmark: $(READY) ## time and memory: the engine at the size of England, a county ranked, a feed, a large file; what is learnt, and against peers
	@$(BIN)/uv pip install --quiet --python $(BIN)/python $${PIP_INDEX_URL:+--default-index "$$PIP_INDEX_URL"} \
			--require-hashes -r requirements/benchmark.txt \
		|| echo "The peers could not be fetched: measuring without them"
	@$(BIN)/python -m tests.benchmarks.engine
	@$(BIN)/python -m tests.benchmarks.sizes
	@$(BIN)/python -m tests.benchmarks.allocation
	@$(BIN)/python -m tests.benchmarks.worlds
	@$(BIN)/python -m tests.benchmarks.quality
	@$(BIN)/python -m tests.benchmarks.feed
	@$(BIN)/python -m tests.benchmarks.opportunity_files
	@$(BIN)/python -m tests.benchmarks.search
	@$(BIN)/python -m tests.benchmarks.desks
	@$(BIN)/python -m tests.benchmarks.marks
	@$(BIN)/python -m tests.benchmarks.entitlements
	@$(BIN)/python -m tests.benchmarks.returns
	@$(BIN)/python -m tests.benchmarks.nearby
	@$(BIN)/python -m tests.benchmarks.service

load: $(READY) ## milliseconds of the pages while 50 and 150 people work at once, in a council of 5,000 young people
	@$(BIN)/uv pip install --quiet --python $(BIN)/python $${PIP_INDEX_URL:+--default-index "$$PIP_INDEX_URL"} \
			--require-hashes -r requirements/benchmark.txt
	@$(BIN)/python -m tests.benchmarks.load

lock: $(READY) ## choose the newest allowed versions and write requirements/ anew
	@echo "Choosing versions"
	@echo uv | $(BIN)/uv pip compile $(LOCK) - -o requirements/uv.txt
	@$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements/runtime.txt
	@$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra demo --extra test -o requirements/dev.txt
	@$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra benchmark -c requirements/dev.txt -o requirements/benchmark.txt
LOCK := --quiet --upgrade --universal --generate-hashes --no-emit-index-url

MADE_OF := import sys; print(sys.base_prefix, sys.version_info)

$(READY): requirements/uv.txt requirements/dev.txt pyproject.toml
	@command -v $(PYTHON) > /dev/null \
		|| { echo "$(PYTHON) is not there: install Python 3.11 or newer, or name one with PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Onward needs Python 3.11 or newer, and this is $$($(PYTHON) --version): name another with PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null \
		|| { echo "$(PYTHON) cannot make virtual environments: install its venv package (Debian, Ubuntu: apt-get install python3-venv)."; exit 1; }
	@echo "Making .venv (once; again when the locked packages change)"
	@test "$$($(BIN)/python -c '$(MADE_OF)' 2> /dev/null)" = "$$($(PYTHON) -c '$(MADE_OF)')" || rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@echo "Installing the locked packages"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python $${PIP_INDEX_URL:+--default-index "$$PIP_INDEX_URL"} \
			--require-hashes -r requirements/dev.txt \
		|| { echo "uv could not fetch them; trying pip with its own settings"; \
			$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements/dev.txt; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
