"""Finished work gets its points whatever program saved it, by every way in."""

import copy
import json

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.course.cells import FACTS, grade_id
from grader.course.data_files import data_files
from grader.marking.mark_notebook import mark
from grader.marking.parse_notebook import parse_notebook
from grader.marking.restore_cells import restore
from grader.marking.stopped_cells import release_imports
from grader.sample_class import complete
from grader.sandbox import Zygote
from tests.marking.forms import FORMS, LINES

UNFLAGGED = {
    "UTF-8",
    "UTF-8 with a mark",
    "a file with CRLF",
    "a file with CR",
    "blank lines around",
    "tabs between",
    "one line",
    "sorted_keys",
    "escapes_instead_of_letters",
    "sources as lines",
    "fresh_ids",
}
"""Forms in which nothing has to be repaired, beside those of metadata that nobody reads."""


@pytest.fixture(scope="module")
def finished(descent):
    """A finished notebook as plain JSON."""
    return json.loads(json.dumps(complete(descent, {"reflection": "It has learnt by heart."})))


def written(made):
    return made if isinstance(made, bytes) else json.dumps(made).encode()


def essence(notebook):
    """What grading is about: marked cells with their text, types and marks, in order."""
    return [
        (grade_id(cell), cell.cell_type, cell.source, dict(cell.metadata))
        for cell in notebook.cells
        if grade_id(cell)
    ]


@pytest.fixture(scope="module")
def expected(finished, descent):
    return essence(restore(parse_notebook(written(finished), "p"), descent.release_notebook)[0])


def test_the_corpus_is_large():
    assert len(FORMS) + len(LINES) >= 150


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_the_same_notebook(name, finished, expected, descent):
    content = written(FORMS[name](copy.deepcopy(finished)))
    notebook = parse_notebook(content, "p")
    nbformat.validate(notebook)
    json.dumps(notebook, allow_nan=False)  # strict JSON
    restored, flags = restore(notebook, descent.release_notebook)
    assert essence(restored) == expected
    assert all("not graded" not in flag and "put back" not in flag for flag in flags)


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(sorted(FORMS)), min_size=2, max_size=4))
def test_forms_on_top_of_one_another(finished, expected, descent, names):
    made = copy.deepcopy(finished)
    for name in names:
        if not isinstance(made, bytes) and "cells" in made and all(_plain(made)):
            made = FORMS[name](made)
    notebook = parse_notebook(written(made), "p")
    nbformat.validate(notebook)
    assert essence(restore(notebook, descent.release_notebook)[0]) == expected


def _plain(notebook):
    """Whether each cell still is what the next form expects."""
    for cell in notebook["cells"]:
        yield (
            isinstance(cell, dict)
            and isinstance(cell.get("source"), str)
            and isinstance(cell.get("metadata"), dict)
            and cell.get("cell_type") in {"code", "markdown"}
            and "id" in cell
        )


def test_repairs_are_flagged_and_what_needs_none_is_not(finished):
    assert FACTS not in parse_notebook(written(finished), "p").metadata
    for name in UNFLAGGED:
        made = written(FORMS[name](copy.deepcopy(finished)))
        assert FACTS not in parse_notebook(made, "p").metadata, name
    made = written(FORMS["execution count: star"](copy.deepcopy(finished)))
    [flag] = parse_notebook(made, "p").metadata[FACTS]["flags"]
    assert flag.startswith("repaired on reading: an execution count that is no whole number (cells")
    assert flag.endswith("more)")


def test_a_students_own_facts_are_not_the_graders(finished):
    made = finished | {"metadata": {FACTS: {"flags": ["excused"], "seed": 0}}}
    assert FACTS not in parse_notebook(written(made), "p").metadata


def import_cell(cells):
    return next(cell for cell in cells if "import numpy as np" in cell["source"])


@pytest.fixture(scope="module")
def zygote():
    with Zygote() as warm:
        yield warm


@pytest.mark.parametrize("line", LINES)
def test_a_line_on_top_of_the_import_cell_costs_nothing(line, zygote, descent):
    """All that the release imports is there afterwards."""
    release = descent.release_notebook
    imports = release_imports(release)
    first = import_cell(release.cells)
    checks = {name: descent.release / name for name in ("checks.py", "examples.npz")}
    with zygote.run({}, modules=checks) as run:
        run.execute(f"{line}\n{first['source']}", imports)
        names = [name for name, _ in imports if f" {name}" in first["source"]]
        assert {"np", "plt", "check", "load_pictures"} <= set(names)
        [shown] = run.execute(f"all(each in globals() for each in {names!r})").outputs
        assert shown.data["text/plain"] == "True"
        assert run.flags == ()


@pytest.mark.parametrize("line", ["!pip install -q h5py", "import pandas as pd", "syntax error ("])
def test_a_line_on_top_costs_no_point(line, finished, zygote, descent, course):
    notebook = copy.deepcopy(finished)
    first = import_cell(notebook["cells"])
    first["source"] = f"{line}\n{first['source']}"
    marked = marked_in(zygote, notebook, descent, course)
    assert sum(verdict.points for verdict in marked.verdicts.values()) == 30


def marked_in(zygote, notebook, descent, course):
    restored, flags = restore(parse_notebook(written(notebook), "p"), descent.release_notebook)
    checks = {name: descent.release / name for name in ("checks.py", "examples.npz")}
    with zygote.run(data_files(course), modules=checks) as run:
        marked = mark(restored, descent, run, 3)
    marked.flags[:0] = flags
    return marked


def answer(notebook, name):
    return next(
        cell
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == name
    )


def first_hint(marked, exercise):
    return marked.verdicts[exercise].facets[0].hint


def test_an_error_names_the_cell_that_it_follows_from(finished, zygote, descent, course):
    notebook = copy.deepcopy(finished)
    first = import_cell(notebook["cells"])
    first["source"] = f"from tqdm import tqdm\n{first['source']}"
    cell = answer(notebook, "optimize")
    cell["source"] = cell["source"].replace("in range(num_iterations)", "in tqdm(range(5))")
    assert "tqdm" in cell["source"]
    marked = marked_in(zygote, notebook, descent, course)
    message = marked.verdicts["optimize"].failure.message
    assert "name 'tqdm' is not defined" in message
    assert " stopped: no module named tqdm; only numpy, matplotlib, h5py" in message
    assert first_hint(marked, "optimize").endswith("at grading: write this without tqdm.")
    assert marked.verdicts["propagate"].status == "passed"


def test_a_cell_that_defines_nothing_says_why(finished, zygote, descent, course):
    notebook = copy.deepcopy(finished)
    cell = answer(notebook, "sigmoid")
    scale = {"cell_type": "code", "metadata": {}, "source": "scale = 1 / 0", "id": "scale"}
    notebook["cells"].insert(notebook["cells"].index(cell), scale)
    cell["source"] = f"print(scale)\n{cell['source']}"
    marked = marked_in(zygote, notebook, descent, course)
    message = marked.verdicts["sigmoid"].failure.message
    assert "its cell stopped with NameError: name 'scale' is not defined" in message
    assert "stopped: ZeroDivisionError: division by zero)" in message


def test_the_first_cause_of_several_is_named(finished, zygote, descent, course):
    notebook = copy.deepcopy(finished)
    place = notebook["cells"].index(answer(notebook, "predict"))
    for source in ("second = first + 1", "first = 1 / 0"):
        added = {"cell_type": "code", "metadata": {}, "source": source, "id": source[:5]}
        notebook["cells"].insert(place, added)
    answer(notebook, "predict")["source"] = (
        "def predict(w, b, X):\n    total = second + 1\n    return total"
    )
    marked = marked_in(zygote, notebook, descent, course)
    message = marked.verdicts["predict"].failure.message
    assert first_hint(marked, "predict").endswith("which stopped: correct that cell first.")
    assert "name 'second' is not defined" in message
    assert "stopped: NameError: name 'first' is not defined (cell" in message
    assert message.endswith("stopped: ZeroDivisionError: division by zero))")


def test_a_name_that_only_a_demo_cell_defines_is_explained(finished, zygote, descent, course):
    notebook = copy.deepcopy(finished)
    place = notebook["cells"].index(answer(notebook, "predict"))
    demo = {"cell_type": "code", "metadata": {"tags": ["demo"]}, "source": "import math", "id": "d"}
    notebook["cells"].insert(place, demo)
    answer(notebook, "predict")["source"] = (
        "def predict(w, b, X):\n    angle = math.pi\n    return angle"
    )
    marked = marked_in(zygote, notebook, descent, course)
    message = marked.verdicts["predict"].failure.message
    assert "which is not run at grading: give the value" in first_hint(marked, "predict")
    assert "name 'math' is not defined" in message
    assert message.endswith("is a demo cell, which grading does not run)")


def test_only_the_cell_that_defines_a_name_is_blamed(finished, zygote, descent, course):
    notebook = copy.deepcopy(finished)
    first = import_cell(notebook["cells"])
    first["source"] = f"import pandas\n{first['source']}"
    cell = answer(notebook, "predict")
    cell["source"] = "def predict(w, b, X):\n    return sigmiod(X)\n"
    marked = marked_in(zygote, notebook, descent, course)
    message = marked.verdicts["predict"].failure.message
    assert "sigmiod" in message
    assert "pandas" not in message
