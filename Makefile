# Everything runs in .venv, from the locked dependencies; uv itself is fetched into .tools.
PYTHON ?= python3
UV := .tools/bin/uv
RUN := .venv/bin
PEOPLE ?= 30000
SEED ?= 7
SERVE ?= yes
FOLDER ?= demo
CHART ?= docs/matching.svg

.PHONY: demo test lint format docs bench bench-matching setup browser spark peers clean
demo: setup
	$(RUN)/tonir demo $(FOLDER) --people $(PEOPLE) --seed $(SEED) $(if $(filter no,$(SERVE)),--no-serve,--serve)

test: setup lint browser spark
	$(RUN)/python -m pytest -n 2 --dist loadfile

lint: setup
	$(RUN)/ruff format --check src tests examples benchmarks hatch_build.py
	$(RUN)/ruff check src tests examples benchmarks hatch_build.py
	$(RUN)/mypy

format: setup
	$(RUN)/ruff format src tests examples benchmarks hatch_build.py
	$(RUN)/ruff check --fix src tests examples benchmarks hatch_build.py

docs: setup
	$(RUN)/python -m tests.borders.refusals_page

bench: setup
	$(RUN)/python -m benchmarks
	$(RUN)/python -m benchmarks.seal
	$(RUN)/python -m benchmarks.search
	$(RUN)/python -m benchmarks.near
	$(RUN)/python -m benchmarks.packs
	$(RUN)/python -m benchmarks.backups
	$(RUN)/python -m benchmarks.audit
	$(RUN)/python -m benchmarks.handover
	$(RUN)/python -m benchmarks.point
	$(RUN)/python -m benchmarks.sealed_matching

bench-matching: setup peers
	$(RUN)/python -m benchmarks.matching --chart $(CHART)

setup: .venv/.ready
	@$(RUN)/python hatch_build.py --quiet

.venv/.ready: pyproject.toml uv.lock hatch_build.py | $(UV)
	$(UV) sync --locked --python $(PYTHON)
	@touch $@

$(UV):
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet --disable-pip-version-check "uv>=0.8"

browser: setup
	@$(RUN)/python -m tests.browser

# Where there is Java 17, the extra for Spark and its tests; else one line that says so.
spark: setup
	@if $(RUN)/python -m tests.spark; then $(MAKE) --no-print-directory .venv/.spark; fi

.venv/.spark: .venv/.ready
	@if $(UV) sync --locked --inexact --extra spark --python $(PYTHON); then touch $@; else \
	  echo "pyspark could not be fetched: the tests of matching on Spark are left out."; fi

# What matching is compared with, in an environment of its own; where it cannot be fetched the table
# says so.
peers: setup
	@$(MAKE) --no-print-directory .peers/.ready || echo "The peers could not be fetched."

.peers/.ready: benchmarks/peers/requirements.txt | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) .peers
	$(UV) pip sync --quiet --require-hashes --python .peers benchmarks/peers/requirements.txt
	@touch $@

clean:
	rm -rf .venv .tools .peers demo dist
