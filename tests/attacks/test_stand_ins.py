"""Whatever a function asks the reference, it learns answers only, and the grader stays well."""

import re
import resource
import warnings

import pytest

from grader.marking.restore_cells import restore
from grader.marking.run_and_mark import modules_of, run_and_mark
from grader.sample_class import complete
from grader.sandbox import Limits
from tests.attacks.stand_ins import QUESTIONS

WRONG = "def sigmoid(z):\n    return z"
ASKING = """def propagate(w, b, X, Y):
    try:
        said = {}
    except BaseException as error:
        said = error
    return {{"dw": w, "db": 0.0, "said": repr(said)[:10_000]}}, 0.0
"""
LIMITS = Limits(call_seconds=1, grace_seconds=0.3, patience=2)
LATER = {"optimize", "predict", "model"}
"""They ask nothing: no stand-in is needed for them that `propagate` does not get."""


@pytest.fixture(scope="module")
def reference_lines(descent):
    """The reference's statements, as they stand in its file."""
    text = (descent.course.solutions / f"{descent.name}.py").read_text()
    solved = re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", text, re.DOTALL)
    return {line.strip() for part in solved for line in part.splitlines() if len(line) > 20}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_shows_nothing_and_harms_nobody(descent, reference_lines, capfd, name):
    notebook = complete(descent, {"sigmoid": WRONG, "propagate": ASKING.format(QUESTIONS[name])})
    restored, _ = restore(notebook, descent.release_notebook)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        marked = run_and_mark(restored, descent, seed=11, limits=LIMITS, excused=LATER)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000
    assert marked.verdicts["sigmoid"].points + marked.verdicts["propagate"].points == 0
    said = capfd.readouterr()
    outputs = [cell.get("outputs") for cell in marked.notebook.cells]
    told = f"{said.out}{said.err}{marked.verdicts}{marked.flags}{outputs}"
    shown = told + "".join(str(each.filename) + str(each.line) for each in warned)
    assert "solutions/" not in shown
    assert [line for line in reference_lines if line in shown] == []


def test_what_a_notebook_imports_does_not_say_where_the_course_lies(descent):
    for name, content in modules_of(descent).items():
        if isinstance(content, bytes):
            assert str(descent.course.root).encode() not in content, name
