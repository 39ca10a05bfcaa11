# The two commands of the README, and a few more. Everything is set up in .venv; nothing else on the machine changes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip without its notices; torch is held to the release named in constraints.txt.
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --constraint constraints.txt
REPORTS := seeds/reports
DEMO := out/demo

.PHONY: demo test lint types layers format clean help

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.package: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing aligner into $(VENV) (once) ..."
	$(PIP) --editable .
	@touch $@

$(VENV)/.tools: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing aligner and its test tools into $(VENV) (once, a few minutes) ..."
	$(PIP) --editable '.[dev,transformers]'
	@touch $@ $(VENV)/.package

demo: $(VENV)/.package ## Align the September 2023 report with both English versions; files in out/demo
	@mkdir -p $(DEMO)
	$(BIN)/aligner align $(REPORTS)/2023-09-14_kcna_ko_unofficial-en.txt $(REPORTS)/2023-09-14_kcna_en.txt --table \
	  -o $(DEMO)/talks.tmx -o $(DEMO)/talks.jsonl -o $(DEMO)/talks.csv -o $(DEMO)/talks.html
	$(BIN)/aligner align $(REPORTS)/2023-09-14_kcna_ko_unofficial-en.txt --table \
	  -o $(DEMO)/talks-unofficial.tmx -o $(DEMO)/talks-unofficial.jsonl
	$(BIN)/aligner glossary $(DEMO)/talks.jsonl --table -o $(DEMO)/glossary.csv -o $(DEMO)/glossary.jsonl
	@echo "Open $(DEMO)/talks.html in a browser; then try: $(BIN)/aligner lookup 뿌찐"

test: $(VENV)/.tools lint types layers ## Lint, types, layers and all tests
	$(BIN)/python -m pytest -q

lint: $(VENV)/.tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tools
	$(BIN)/mypy

layers: $(VENV)/.tools
	$(BIN)/lint-imports

format: $(VENV)/.tools ## Put the code into its standard form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## Remove what the commands above made
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
