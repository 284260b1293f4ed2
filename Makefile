# make demo      a ledger to try, in demo/, and the command .venv/bin/ledger
# make test      every test
# make check     everything that the server checks before a change is taken
# make fuzz      changed bytes for everything that reads any, a minute each
# make faults    many thousand faults, with a table of what became of the ledger
# make programs  Chromium, axe-core, OpenSSH, OpenSSL and gcc, with which some tests run
#
# Needs Python 3.11 or later, and the network the first time. `make test` leaves the
# tests out whose programs are not there; `make check` installs those or fails.

PYTHON ?= python3
VENV ?= .venv
LOWEST ?= .venv-lowest
# Where axe-core is put; git does not look there.
export LEDGER_AXE ?= .browser
# How pytest runs, as in `make test PYTEST_ARGS='-x tests/domain'`.
PYTEST_ARGS ?= -n auto
# What is fed and for how long, as in `make fuzz FUZZ_ARGS='--seconds 600 word'`.
FUZZ_ARGS ?=
# How long the estates are, as in `make bench BENCH_ARGS='--sizes 3000 100000'`.
BENCH_ARGS ?=

BIN := $(VENV)/bin
INSTALL := -m pip install --quiet --disable-pip-version-check
PACKAGES := domain ledger projections cli
NEEDS := pyproject.toml requirements/test.txt

# Starting from source each time costs every command more than it does itself.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test check programs check-lowest lint types shape bench fuzz faults reference golden clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: $(VENV)/.run
	$(BIN)/python -m compileall -q $(PACKAGES)
	rm -rf demo
	mkdir demo
	$(BIN)/ledger --ledger demo/ledger.db demo
	@echo
	$(BIN)/ledger --ledger demo/ledger.db report export 4 demo/pack
	@echo
	@echo "In this folder, type $(BIN)/ledger for ledger."

test: $(VENV)/.test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: export LEDGER_NEEDS_ALL := 1
check: lint types programs test
	$(BIN)/python -m tools.reference --check

programs:
	.ci/programs $(LEDGER_AXE)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.dev
	$(BIN)/mypy

# The oldest libraries that pyproject.toml admits; they install on Python 3.11 to 3.13.
check-lowest: $(LOWEST)/.lowest
	$(LOWEST)/bin/python -m pytest $(PYTEST_ARGS) -m 'not slow'

bench: $(VENV)/.bench
	$(BIN)/python -m compileall -q $(PACKAGES)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.results $(BENCH_ARGS)

# Where there is no wheel of atheris, it is said, and chance alone changes the bytes.
fuzz: $(VENV)/.test
	-$(BIN)/python $(INSTALL) --only-binary atheris -c requirements/test.txt \
		-c requirements/fuzz.txt -e '.[fuzz]'
	LEDGER_TIMES=1 $(BIN)/python -m pytest -q tests/hostile/test_time.py
	$(BIN)/python -m tests.hostile $(FUZZ_ARGS)

# Minutes; FAULTS_ARGS='--share 0.1' takes a tenth of them, --help says what else.
faults: $(VENV)/.test
	$(BIN)/python -m compileall -q $(PACKAGES)
	$(BIN)/python -m tests.faults $(FAULTS_ARGS)

reference: $(VENV)/.test
	$(BIN)/python -m tools.reference

# Bytes of new events; it refuses to change those that are there.
golden: $(VENV)/.test
	$(BIN)/python -m tools.golden

clean:
	rm -rf .venv .venv-lowest .browser demo build dist
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment is made anew when it is not there, and installed into when what it
# needs has changed. The empty file that says so is written last, after success.

%/.made:
	$(PYTHON) -m venv --clear $(@D)
	touch $@

$(VENV)/.run: $(VENV)/.made $(NEEDS)
	$(BIN)/python $(INSTALL) -c requirements/test.txt -e .
	touch $@

$(VENV)/.test: $(VENV)/.made $(NEEDS)
	$(BIN)/python $(INSTALL) -c requirements/test.txt -e '.[test]'
	touch $(VENV)/.run $@

# Beside what the tests need: what people would use instead.
$(VENV)/.bench: $(VENV)/.made $(NEEDS) requirements/bench.txt
	$(BIN)/python $(INSTALL) -c requirements/test.txt -c requirements/bench.txt \
		-e '.[bench]'
	touch $(VENV)/.run $(VENV)/.test $@

$(VENV)/.dev: $(VENV)/.made $(NEEDS)
	$(BIN)/python $(INSTALL) -c requirements/test.txt -e '.[dev]'
	touch $(VENV)/.run $(VENV)/.test $@

$(LOWEST)/.lowest: $(LOWEST)/.made pyproject.toml requirements/lowest.txt
	$(LOWEST)/bin/python $(INSTALL) -c requirements/lowest.txt -e '.[test]'
	touch $@
