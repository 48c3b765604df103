# The verbs of this project; `make help` lists them.
# DATA=MAP builds another data folder: make site DATA=../ons-handboek/data

PYTHON ?= python3
DATA ?= data
VENV := .venv
BIN := $(VENV)/bin
HANDBOEK := $(BIN)/handboek --data "$$HANDBOEK_DATA"
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
export HANDBOEK_DATA := $(DATA)
export NO_MKDOCS_2_WARNING := 1
export FORMAAT BASIS

.DEFAULT_GOAL := help
.PHONY: help site offline zensical serve controleer wijzigingen voorstel links schema werkplaats test slow pythons check bench fuzz format lock vendor release screenshots clean

help: ## list these verbs
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 18

site: $(VENV)/site ## build the handbook into site/
	@$(HANDBOEK) bouw

offline: $(VENV)/site ## build into site-offline/, to open from a folder or a ZIP
	@$(HANDBOEK) bouw --offline

zensical: $(VENV)/test ## build with Zensical into site-zensical/, for when MkDocs is gone
	@$(HANDBOEK) bouw --motor zensical --naar site-zensical

serve: $(VENV)/site ## preview on http://127.0.0.1:8000, anew at every change
	@$(HANDBOEK) bekijk

controleer: $(VENV)/site ## check the data: faults and advice (FORMAAT=tekst|github|json)
	@$(HANDBOEK) controleer --formaat "$${FORMAAT:-tekst}"

wijzigingen: $(VENV)/site ## what changed since BASIS (FORMAAT=tekst|markdown|json)
	@$(HANDBOEK) wijzigingen --formaat "$${FORMAAT:-tekst}" -- "$${BASIS:-HEAD}"

voorstel: $(VENV)/site ## write what the werkplaats proposes in the files (BESTAND=voorstel.zip)
	@$(HANDBOEK) pas-toe "$${BESTAND:-voorstel.zip}"

links: $(VENV)/site ## check every link of the built site
	@$(HANDBOEK) links site

schema: $(VENV)/site ## renew the help that VS Code gives
	@$(HANDBOEK) schema

werkplaats: $(VENV)/werkplaats ## get Python for the browser, so that a build has the page /werkplaats/

test: $(VENV)/test $(VENV)/werkplaats check ## check style and types and run the tests, in a real browser too
	$(BIN)/python tests/chromium.py
	$(BIN)/python tests/nginx.py
	$(BIN)/python -m pytest -n auto --dist worksteal

slow: $(VENV)/test ## run the tests that take long: hostile input at volume, builds that are killed
	$(BIN)/python -m pytest -m slow

pythons: $(VENV)/test $(VENV)/werkplaats ## run the tests that need no browser on every other Python ≥ 3.11 of this machine
	$(BIN)/python -m tests.pythons

check: $(VENV)/test ## check style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m tools.javascript check

bench: $(VENV)/test ## measure 10, 100 and 1,000 roles (N=NUMBER: so many) against others
	@$(BIN)/python -m bench $(N)

fuzz: $(VENV)/test ## kill 20 builds and give 100,000 hostile inputs (N=NUMBER: so many; SEED=NUMBER)
	@KILLS=20 $(BIN)/python -m pytest -q -m slow
	@$(BIN)/python -m fuzz $(if $(N),--inputs $(N)) $(if $(SEED),--seed $(SEED))
	@$(if $(N),,$(BIN)/python -m fuzz.bounds)

format: $(VENV)/test ## put the code in the house style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/test ## renew the lock files from pyproject.toml and tools/*/package.json
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --extra importeren --extra uitvoer --extra install -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --extra importeren --extra uitvoer --extra install --extra test -o requirements-test.lock
	$(BIN)/python -m tools.javascript lock

vendor: $(VENV)/test ## renew the scripts of others that we ship, as tools/javascript/package-lock.json says
	$(BIN)/python -m tools.javascript vendor

release: $(VENV)/werkplaats ## check and test everything, then build wheels and sdist in dist/
	@test -z "$$(git status --porcelain)" || { echo "Commit first: the tree is not clean."; exit 1; }
	$(BIN)/python -m tools.release
	$(MAKE) test slow
	rm -rf dist && $(BIN)/python -m hatchling build -d dist
	cd werkplaats && ../$(BIN)/python -m hatchling build -t wheel -d ../dist
	$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible \
		-o dist/competentiehandboek.cdx.json

screenshots: $(VENV)/test ## make the pictures in README and the guides anew
	$(BIN)/python -m tests.inhoud.pictures

clean: ## remove what was built and installed
	rm -rf site site-offline site-zensical .site-* tools/*/node_modules werkplaats/*/delen .pythons $(VENV)

$(VENV)/site: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make site PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test: requirements-test.lock $(VENV)/site
	$(PIP) --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/werkplaats: $(VENV)/test requirements.lock tools/workshop/package-lock.json tools/workshop/__init__.py
	$(BIN)/python -m tools.workshop
	$(PIP) --force-reinstall --no-deps --no-build-isolation ./werkplaats
	@touch $@
