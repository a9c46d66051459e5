"""Finished work keeps its points where a cell replaced what it relies on, or stands too low."""

import ast
import copy
import json

import pytest
from nbformat import v4

from grader.course.cells import grade_id
from grader.marking.defined_below import MOST_CODE, lift_definitions
from grader.marking.names_defined import names_bound
from grader.marking.parse_notebook import parse_notebook
from grader.marking.restore_cells import restore
from grader.marking.run_and_mark import run_and_mark
from grader.sample_class import complete

SIGMOID = "def sigmoid(z):\n    return {}(1 + np.exp(-z))"
HELPER = "ONE = 1.0\n\ndef inverse(x):\n    return ONE / x"


@pytest.fixture
def finished(descent):
    return complete(descent, {"reflection": "It has learnt by heart."})


def place(notebook, mark):
    return [grade_id(cell) for cell in notebook.cells].index(mark)


def with_cell(notebook, mark, source, offset=0):
    notebook.cells.insert(place(notebook, mark) + offset, v4.new_code_cell(source))
    return notebook


@pytest.fixture(scope="module")
def marked(descent):
    """A function that marks notebooks."""

    def in_run(notebook):
        content = json.dumps(notebook).encode()
        restored, flags = restore(parse_notebook(content, "p"), descent.release_notebook)
        made = run_and_mark(restored, descent, 3)
        made.flags[:0] = flags
        return made

    return in_run


def points(made):
    return sum(verdict.points for verdict in made.verdicts.values())


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        ("%reset -f", ""),
        ("get_ipython().magic('reset -sf')", ""),
        ("%reset_selective -f n", ""),
        ("globals().clear()", "replaced: initialize_with_zeros, np, propagate, sigmoid"),
        ("sum = 0\nrange = [1]\nfloat = 2", "replaced: float, range"),
        ("np = 5\nsigmoid = sigmoid", "replaced: np"),
        ("import builtins\nbuiltins.range = 5", ""),
        ("propagate = 4", "optimize was called without what cells had replaced: propagate"),
        ("import warnings\nnp.seterr(all='raise')\nwarnings.simplefilter('error')", ""),
    ],
)
def test_a_cell_that_replaces_names_costs_nothing(finished, marked, cell, flag):
    made = marked(with_cell(finished, "optimize", cell))
    assert points(made) == 30
    assert flag in "\n".join(made.flags)


@pytest.mark.parametrize(
    "cell",
    [
        "def sigmoid(z):\n    ### YOUR CODE HERE\n    raise NotImplementedError()",
        "import math\n\ndef sigmoid(z):\n    return 1 / (1 + math.exp(-z))",
    ],
)
def test_a_right_function_that_is_defined_anew_helps_those_below(finished, marked, cell):
    made = marked(with_cell(finished, "optimize", cell))
    assert points(made) == 30
    [note] = made.verdicts["optimize"].notes
    assert note.startswith("right, with sigmoid and propagate as checked: a cell below that check")


def test_what_is_wrong_stays_wrong_beside_a_name_that_was_replaced(finished, marked):
    wrong = "def predict(w, b, X):\n    return sigmoid(w.T @ X + b)"
    finished.cells[place(finished, "predict")].source = wrong
    made = marked(with_cell(finished, "predict", "def sigmoid(z):\n    return 0 / 0"))
    assert made.verdicts["predict"].points == 0
    assert made.verdicts["sigmoid"].status == "passed"


def test_a_variable_of_the_exercises_name_above_its_check(finished, marked):
    made = marked(with_cell(finished, "check-sigmoid", "sigmoid = sigmoid(0)"))
    assert points(made) == 30
    assert "sigmoid was called without what cells had replaced: sigmoid" in made.flags


def test_a_cell_that_holds_all_and_stops_is_named(finished, marked):
    source = finished.cells[place(finished, "sigmoid")].source
    finished.cells[place(finished, "sigmoid")].source = ""
    made = marked(with_cell(finished, "sigmoid", f"1 / 0\n{source}"))
    said = made.verdicts["sigmoid"].failure.message
    assert "its cell (cell " in said
    assert "stopped: ZeroDivisionError: division by zero" in said


def test_a_helper_below_the_check_is_read_from_there(finished, descent):
    finished.cells[place(finished, "sigmoid")].source = SIGMOID.format("inverse")
    finished.cells.append(v4.new_code_cell(f"%matplotlib inline\n{HELPER}"))
    made, flags = restore(finished, descent.release_notebook)
    assert flags == [
        "what sigmoid needs stood below its check: inverse and ONE was copied above it"
    ]
    lifted = made.cells[place(made, "check-sigmoid") - 1]
    assert lifted.source == HELPER.replace("\n\n", "\n\n", 1)
    assert made.cells[-1].source == finished.cells[-1].source


@pytest.mark.parametrize("left", ["", "def sigmoid(z):\n    '''Squash.'''\n    pass", None])
def test_an_answer_below_its_check_is_read_from_there(finished, descent, marked, left):
    release = descent.release_notebook
    stub = release.cells[place(release, "sigmoid")].source
    cell = finished.cells[place(finished, "sigmoid")]
    typed, cell.source = cell.source, stub if left is None else left
    finished.cells.append(v4.new_code_cell(typed))
    made = marked(finished)
    assert points(made) == 30
    assert made.flags == ["what sigmoid needs stood below its check: sigmoid was copied above it"]


def test_a_wrong_answer_above_its_check_counts_and_not_the_one_below(finished, descent):
    finished.cells[place(finished, "sigmoid")].source = SIGMOID.format("math.inverse")
    finished.cells.append(v4.new_code_cell(SIGMOID.format("1 / ")))
    assert restore(finished, descent.release_notebook)[1] == []


def test_nothing_is_lifted_from_the_courses_own_cells(finished, descent):
    release = descent.release_notebook
    for notebook in (finished, copy.deepcopy(release)):
        assert lift_definitions(notebook, release) == []


def test_a_stub_that_was_pasted_below_an_answer_is_not_run(finished, descent):
    release = descent.release_notebook
    stub = release.cells[place(release, "sigmoid")].source
    made, flags = restore(with_cell(finished, "propagate", stub), release)
    assert flags == ["the stub of sigmoid stood below its answer: it is not run"]
    assert stub not in [cell.source for cell in made.cells]


@pytest.mark.parametrize(
    "deep",
    ["x = {}1".format("1 + " * 1500), "x = {}1".format("-" * 1500), "x{} = 1".format(".a" * 1500)],
    ids=["sum", "signs", "attributes"],
)
def test_a_deep_statement_is_read_as_any_other(finished, descent, deep):
    assert names_bound(deep) in ({"x"}, set())
    finished.cells.append(v4.new_code_cell(deep))
    assert restore(finished, descent.release_notebook)[1] == []


def test_a_deep_function_below_its_check_stays_there(finished, descent):
    finished.cells[place(finished, "sigmoid")].source = "def sigmoid(z):\n    return deep(z)"
    deep = "def deep(x):\n    return {}x".format("x + " * 1500)
    finished.cells.append(v4.new_code_cell(deep))
    assert restore(finished, descent.release_notebook)[1] == []


def test_each_cell_is_parsed_a_few_times_however_many_checks_there_are(
    finished, descent, monkeypatch
):
    finished.cells[5:5] = [v4.new_code_cell(f"x{i} = {i}") for i in range(300)]
    release, parsed = descent.release_notebook, []
    parse = ast.parse
    monkeypatch.setattr(ast, "parse", lambda text, *more: parsed.append(text) or parse(text, *more))
    restore(finished, release)
    assert len(parsed) < 3 * len(finished.cells)


def test_in_too_much_code_nothing_is_looked_for(finished, descent):
    cell = finished.cells[place(finished, "sigmoid")]
    finished.cells.append(v4.new_code_cell(cell.source))
    cell.source = ""
    assert restore(copy.deepcopy(finished), descent.release_notebook)[1] != []
    finished.cells.append(v4.new_code_cell("x = 1\n" * (MOST_CODE // 6)))
    assert restore(finished, descent.release_notebook)[1] == []
