# dateline: two commands on a fresh machine, `make demo` and `make test`; everything they need they install.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
# tests go to whoever is idle: of files sent whole, the last would leave a processor without work
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal
DEMO := examples/paris-summit

.PHONY: demo test check check-all lint format setup browser docs wheel test-wheel sbom licences bench bench-dates bench-page bench-scale fuzz nominatim timelinejs kills clean

demo: setup  ## build the example explainer and say where it is
	$(BIN)/dateline build -c $(DEMO)/config.yaml -o site

test: setup browser  ## run every test, in a real browser too
	$(PYTEST)

check: lint browser  ## before a commit: format, lint, types, then the tests but for the slow ones
	$(PYTEST) -m "not slow"

check-all: lint test  ## what CI runs: the same with the slow tests

lint: setup  ## format, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: setup  ## rewrite the code the way `check` wants it
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

setup: .venv/ready

.venv/ready: pyproject.toml requirements-dev.txt package.json package-lock.json scripts/fetch_assets.py $(wildcard scripts/plotly_bundle/*)
	@test -n "$(PYTHON)" || { echo "dateline needs Python 3.11 or newer; install it, or say which: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	@# of nine thousand modules a few are used: Python compiles those when it first meets them
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@$(BIN)/python -m compileall -q timeline geo output dateline
	@touch $@

browser: setup  ## a Chromium for the tests: the system's, or one installed now
	@$(BIN)/python scripts/find_browser.py --install

docs: setup  ## the documentation, in build/docs; a broken link or a warning is an error
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet docs build/docs
	@echo build/docs/index.html

wheel: setup  ## a wheel and an sdist in dist/
	rm -f dist/dateline-*
	$(BIN)/python -m build --outdir dist .

test-wheel: wheel  ## the wheel alone, in an empty environment outside the repository (three minutes)
	$(BIN)/python -m pytest tests/test_wheel.py --wheel dist

sbom: setup  ## the bill of materials of a release (CycloneDX) in dist/
	$(BIN)/python -m scripts.shipping.write_sbom dist/dateline.cdx.json

licences: setup  ## write THIRD_PARTY.md again, after an update of what is shipped
	$(BIN)/python -m scripts.shipping.write_licences

SIZES ?= 1000 10000
bench: setup  ## builds of SIZES articles stage by stage, time and memory, beside dateparser and spaCy: BENCHMARKS.md
	$(BIN)/python -m scripts.bench $(SIZES) --peers .bench/peers $(BENCH)

bench-dates: setup  ## how fast dates are read, beside dateparser's own search, and texts made to be slow
	$(BIN)/python scripts/bench_dates.py

bench-page: setup browser  ## our page beside its peers: seconds, bytes, frames, keyboard, words without JavaScript
	$(BIN)/python -m scripts.bench_page

bench-scale: setup  ## how long builds, refreshes and saves under `watch` take, of made-up articles
	$(BIN)/python -m scripts.bench_scale

FUZZED := dates mentions readings config corrections html xml eml md txt csv json jsonl pdf warc mhtml
SECONDS ?= 60
fuzz: setup  ## atheris (Linux) at each part for SECONDS; what it falls over is left in .fuzz/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'atheris>=3,<4'
	for part in $(FUZZED); do $(BIN)/python -m scripts.fuzz $$part $(SECONDS) || exit 1; done

nominatim: setup  ## the tests of a real Nominatim: needs PostgreSQL with PostGIS, and osm2pgsql
	$(BIN)/python scripts/serve_nominatim.py $(BIN)/python -m pytest tests/dateline/test_nominatim.py

timelinejs: setup browser  ## TimelineJS itself reads the files made for it: needs npm
	$(BIN)/python -c 'from pathlib import Path; from scripts.page_bench.pages import fetch_packages; fetch_packages(Path(".bench"))'
	$(BIN)/python -m pytest tests/browser/test_timelinejs.py --timelinejs .bench/node_modules/@knight-lab/timelinejs/dist

kills: setup  ## a build killed at 200 random moments: the site is the old one or the new one, whole
	DATELINE_KILLS=200 $(BIN)/python -m pytest tests/dateline/test_interruptions.py -k killed --timeout 3600

clean:
	rm -rf .venv site build dist output/assets .mypy_cache .ruff_cache .pytest_cache .hypothesis .fuzz
