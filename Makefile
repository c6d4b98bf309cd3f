# make ask Q="..."   set up, build the index if there is none, answer one question
# make test          set up and run the whole test suite
PYTHON ?= python3
VENV := .venv
MUSTREAD := $(VENV)/bin/mustread
# The question reaches the shell through the environment, so that no character of it is read as code.
export MUSTREAD_QUESTION := $(value Q)

.PHONY: ask chat repl build install test lint bench clean

ask: .mustread/current
	@$(MUSTREAD) ask -- "$$MUSTREAD_QUESTION"

chat: .mustread/current
	@$(MUSTREAD) chat

repl: .mustread/current
	@$(VENV)/bin/python -i -c "from index import Library; lib = Library.open(); print('lib =', lib)"

build: $(VENV)/installed
	@$(MUSTREAD) build

install: $(VENV)/installed

test: $(VENV)/installed
	@$(VENV)/bin/python -m pytest

lint: $(VENV)/installed
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy

bench: .mustread/current
	@$(VENV)/bin/python tests/bench/speed.py

clean:
	rm -rf $(VENV) .mustread

.mustread/current: | $(VENV)/installed
	@$(MUSTREAD) build

$(VENV)/installed: requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (a few minutes the first time) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
