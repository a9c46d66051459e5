"""Otter-Grader is given the same functions, the same examples and the same cells."""

import ast
import sys
import types
import zipfile

import pytest
from nbformat import v4

from grader.bench.compare import LIKE, OTTER, TWO, Agreement, Comparison, agreement
from grader.bench.cost import Cost
from grader.bench.measured import Measured
from grader.bench.otter import (
    TEST,
    as_otter_takes_it,
    files_of_tests,
    otter,
    otter_scores,
    otter_version,
    write_autograder,
)
from grader.bench.programs import classroom, keep
from grader.bench.table import beside_line, comparison_table


@pytest.fixture
def as_in_a_kernel(descent, monkeypatch):
    """The notebook's own checks.py beside its examples, and Otter's decorator."""
    monkeypatch.syspath_prepend(descent.release)
    monkeypatch.delitem(sys.modules, "checks", raising=False)
    decorator = types.SimpleNamespace(test_case=lambda: lambda function: function)
    monkeypatch.setitem(sys.modules, "otter", types.ModuleType("otter"))
    monkeypatch.setitem(sys.modules, "otter.test_files", decorator)
    yield
    sys.modules.pop("checks", None)


def test_a_test_passes_for_a_right_answer_and_fails_for_known_mistakes(descent, as_in_a_kernel):
    for name in ("sigmoid", "predict"):
        exec(TEST.format(name=name, points=5.0), made := {})  # noqa: S102 - our own test file
        made["test_examples"](descent.reference[name])
        for mistake in descent.mistakes[name]:
            with pytest.raises(Exception):  # noqa: B017, PT011 - some answers are exceptions
                made["test_examples"](mistake.function)


def test_each_exercise_has_one_test_worth_its_points(descent):
    found = dict(files_of_tests(descent))
    assert list(found) == [f"{name}.py" for name in descent.points]
    for (name, points), text in zip(descent.points.items(), found.values(), strict=True):
        fixed = {
            target.id: ast.literal_eval(each.value)
            for each in ast.parse(text).body
            if isinstance(each, ast.Assign)
            for target in each.targets
        }
        assert fixed == {"OK_FORMAT": False, "name": name, "points": points}


def test_the_autograder_holds_what_the_notebook_imports_and_no_notebook(descent, tmp_path):
    write_autograder(descent, tmp_path / "autograder.zip")
    with zipfile.ZipFile(tmp_path / "autograder.zip") as archive:
        names = set(archive.namelist())
    assert {"otter_config.json", "tests/sigmoid.py", "files/checks.py"} <= names
    assert {"files/examples.npz", "files/train_catvnoncat.h5", "files/test_catvnoncat.h5"} <= names
    assert not [name for name in names if name.endswith(".ipynb")]


def test_demo_cells_are_left_out_and_a_test_runs_in_the_place_of_a_check():
    mark = {"nbgrader": {"grade_id": "check-corner", "grade": True, "points": 2}}
    notebook = v4.new_notebook(
        cells=[
            v4.new_code_cell("train()", metadata={"tags": ["demo"]}),
            v4.new_code_cell("def corner(): ..."),
            v4.new_code_cell('check("corner", corner)', metadata=mark),
        ]
    )
    own, check = as_otter_takes_it(notebook).cells
    assert own.source == "def corner(): ..."
    assert not own.metadata
    assert (check.source, check.metadata["otter"]) == ("", {"tests": ["corner"]})


def test_agreement_is_about_right_and_wrong_not_about_parts():
    pairs = [("check-a", 2.0, 2.0), ("check-a", 0.0, 1.0), ("check-a", 2.0, 1.5)]
    assert agreement(pairs, {"check-a": 2.0}, 1) == Agreement(1, 1, 3, 1)


def _round(otter_seconds):
    """Ten more submissions; this grader takes 0.1 s for each and 1 s to start."""
    ours = Measured(12, Cost(wall=2.0, user=2.0), Cost(wall=1.0, user=1.0), fewest=2)
    theirs = Measured(3, Cost(wall=2 + 2 * otter_seconds, user=9), Cost(wall=2.0, user=2.0))
    return {TWO: ours, OTTER: theirs, LIKE: theirs}


def test_the_ratio_is_the_lowest_of_the_rounds():
    comparison = Comparison("04-x", 12, [_round(3.0), _round(1.0)], None, {}, 0, 0)
    assert beside_line(comparison, OTTER) == (
        "- beside Otter-Grader: 6.5 x the submissions per second, start-up included; 10.0 x "
        "without it. The lowest of the rounds; the highest are 17.5 and 30.0."
    )


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (Agreement(9, 2, 12, 1), "agrees with this grader on 11 of 12 answers"),
        (None, "Otter-Grader is not installed here"),
    ],
)
def test_the_page_has_otter_or_says_that_it_is_not_there(agreed, said):
    one = _round(2.0) | {"grader, 1 worker": _round(2.0)[TWO], "bare floor": _round(2.0)[TWO]}
    if agreed is None:
        del one[OTTER]
    page = "\n".join(comparison_table(Comparison("04-x", 12, [one], None, {}, 0, 0, agreed)))
    assert said in page
    assert ("| Otter-Grader |" in page) == ("beside Otter-Grader" in page) == bool(agreed)


@pytest.mark.soak
@pytest.mark.skipif(not otter_version(), reason="Otter-Grader is not installed; make bench does it")
def test_otter_grades_two_submissions(built_descent, descent, tmp_path):
    whole = classroom(built_descent, tmp_path / "class", descent.name, 10)
    assignment = keep(whole, [0, 3])
    cost = otter(assignment)
    right, partly_right = otter_scores(assignment).values()
    assert cost.cpu > 0
    assert right == {f"check-{name}": points for name, points in assignment.points.items()}
    assert 0 < sum(partly_right.values()) < sum(right.values())
