# What there is to do with Sitrep. Nothing but Python 3.11 and make is needed beforehand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
SECONDS_EACH ?= 60

.PHONY: demo test fuzz check accuracy weighing lock clean

demo: $(READY)  ## reads the example and makes its page
	@$(BIN)/sitrep build examples/aleppo-2016 -o out/aleppo-2016 --theatre syria --record out/aleppo-2016/sitrep.db \
		|| test $$? -eq 3
	@echo "The page: file://$(CURDIR)/out/aleppo-2016/index.html"

test: $(READY)  ## passes the tests; those of a browser are skipped where none is installed
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

fuzz: $(READY)  ## looks for inputs that do harm, for so many seconds in each kind of file
	$(BIN)/pytest tests/reading/test_reading_hostile.py -k any_bytes --fuzz-seconds $(SECONDS_EACH) --numprocesses 3

check: $(READY)  ## lint and types
	$(BIN)/ruff check src tests bench hatch_build.py
	$(BIN)/mypy --strict

accuracy: $(READY)  ## measures the coder on every coded set at hand, and writes docs/accuracy.md
	$(BIN)/python -m bench.accuracy --write

weighing: $(READY)  ## measures the weighing on simulated wars, and writes docs/weighing.md
	$(BIN)/python -m bench.weighing --write

lock: $(READY)  ## resolves the dependencies anew
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --no-emit-index-url --no-emit-find-links \
		--strip-extras --allow-unsafe --output-file requirements.lock pyproject.toml

$(READY): requirements.lock pyproject.toml hatch_build.py $(shell find web -type f -not -path '*/node_modules/*' 2>/dev/null)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -qq --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $(READY)

clean:
	rm -rf $(VENV) out dist web/node_modules src/sitrep/publish/page
