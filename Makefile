# The two commands are `make run` and `make test`; each does its own set-up, and is quick the second time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test check check-access bench bench-load bench-pages clean

run: $(VENV)/.run ## set up and start the app on http://localhost:8501 with the embedded database
	VERTAISKOOSTE_DEMO=1 $(BIN)/streamlit run app.py --server.port $(PORT) --server.address localhost

test: $(VENV)/.test browser provider ## set up what tests need, and run all of them
	$(BIN)/python -m pytest -n 2 --ignore=tests/e2e
	$(BIN)/python -m pytest tests/e2e # a process of its own: the browser driver keeps an event loop

check: $(VENV)/.test ## format, lint, types, import directions
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check-access: $(VENV)/.test ## every role by every use case, page and address, on both databases
	$(BIN)/python -m tests.access

bench: $(VENV)/.test ## measure; writes tests/bench/results.json
	$(BIN)/python -m tests.bench

bench-load: $(VENV)/.test ## measure 150 contacts who comment at once, on both databases; into the same files
	$(BIN)/python -m tests.bench load

bench-pages: $(VENV)/.test browser ## measure the pages beside a plain page: in a real browser, with 150 sessions, over time; into the same files
	$(BIN)/python -m tests.bench pages crowd soak

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m analysis dictionaries >/dev/null
	touch $@

$(VENV)/.test: requirements.txt tests/requirements.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@

.PHONY: browser
browser:
	sh tests/install_browser.sh

.PHONY: provider
provider: $(VENV)/.test
	sh tests/install_oidc_provider.sh

clean: ## remove the environment and caches; the data stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
