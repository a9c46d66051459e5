# Each target sets up what it needs in .venv; nothing outside this folder changes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test soak lint lab build clean requirements

demo: .venv/ready
	$(BIN)/grader demo

test: .venv/ready
	$(BIN)/python -m pytest $(PYTEST_ARGS)

soak: .venv/ready
	$(BIN)/python -m pytest -m soak $(PYTEST_ARGS)

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lab: .venv/ready
	$(BIN)/jupyter lab notebooks

build: .venv/ready
	$(BIN)/grader build

requirements: .venv/ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-annotate \
		--custom-compile-command "make requirements" --output-file requirements.txt requirements.in

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .artifacts *.egg-info

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch .venv/ready
