"""The check as a student meets it: beside the notebook, without the grader."""

import os
import subprocess
import sys

import nbclient
import pytest
from nbformat import v4

from grader.in_notebook.check import no_such_exercise

NAME = "04-gradient-descent"
RIGHT = """
import numpy as np
from checks import check, hint
def sigmoid(z): return 1 / (1 + np.exp(-z))
"""
WRONG = RIGHT.replace("-z", "z")
SLIPPED = """\
def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    m = X.shape[1]
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 + A)) / m
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost
"""
STOPS = "def sigmoid(z):\n    e = np.epx(-z)\n    return 1 / (1 + e)"


@pytest.fixture
def python(descent, tmp_path):
    """Run code in a plain Python that finds only the released folder."""

    def run(code):
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=descent.release,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_right_function_is_told_so(python):
    done = python(RIGHT + "check('sigmoid', sigmoid)")
    assert done.stdout == "✓ sigmoid: all right\n  ✓ result: right\n  ✓ vectorized: right\n"
    assert done.returncode == 0


def test_a_wrong_one_is_told_why_and_fails(python):
    done = python(WRONG + "check('sigmoid', sigmoid)")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "✗ sigmoid: not right yet"
    assert "expected" in lines[1]
    assert lines[3].startswith("  Hint: At z = 5 the sigmoid should be near 1")
    assert "NotRightYet: sigmoid is not right yet: its check says why." in done.stderr


def test_a_stub_is_not_written_yet(python):
    stub = "from checks import check\ndef sigmoid(z): raise NotImplementedError()\n"
    assert "✗ sigmoid: not written yet" in python(stub + "check('sigmoid', sigmoid)").stdout


def test_hints_come_one_at_a_time(python):
    lines = python(RIGHT + "for _ in range(5): hint('sigmoid')").stdout.splitlines()
    assert lines[0].startswith("Hint 1 of 3: NumPy has a function")
    assert lines[1].startswith("Hint 2 of 3")
    assert lines[3] == lines[4]
    assert lines[3].startswith("That was the last hint for sigmoid")


def test_a_mistyped_name_suggests_the_nearest(python):
    done = python(RIGHT + "check('sigmiod', sigmoid)")
    assert "There is no exercise called 'sigmiod'. Did you mean 'sigmoid'?" in done.stderr
    assert "KeyError" not in done.stderr


def test_with_the_files_of_another_notebook_it_says_what_to_do():
    said = no_such_exercise("matvec", ["image2vector", "as_column"])
    assert said.startswith(
        "There is no exercise called 'matvec'. There are image2vector, as_column."
    )
    assert "move this one into a folder of its own" in said


def test_a_call_in_the_place_of_the_function_is_said(python):
    said = "expected the function sigmoid itself; got a value of type float64"
    assert said in python(RIGHT + "check('sigmoid', sigmoid(0))").stdout
    assert said in python(RIGHT + "sigmoid = sigmoid(0)\ncheck('sigmoid', sigmoid)").stdout


def test_checks_import_no_part_of_the_grader(python):
    done = python("import sys, checks; print([m for m in sys.modules if 'grader' in m])")
    assert done.stdout == "[]\n"


@pytest.fixture(scope="module")
def in_jupyter(descent):
    """A few cells in an ordinary kernel."""
    checked = "check('sigmoid', sigmoid)"
    slipped = (SLIPPED, "check('propagate', propagate)")
    sources = (WRONG, checked, RIGHT, checked, *slipped, STOPS, checked)
    notebook = v4.new_notebook(cells=[v4.new_code_cell(source) for source in sources])
    where = {"metadata": {"path": str(descent.release)}}
    nbclient.NotebookClient(notebook, allow_errors=True, resources=where).execute()
    return notebook


def test_in_jupyter_a_table_is_shown_before_a_quiet_error(in_jupyter):
    table, error = in_jupyter.cells[1].outputs
    assert "<table" in table.data["text/html"]
    assert "not right yet" in table.data["text/plain"]
    assert (error.ename, error.traceback) == (
        "NotRightYet",
        ["sigmoid is not right yet: its check says why."],
    )


def test_in_jupyter_a_right_function_shows_only_the_table(in_jupyter):
    [table] = in_jupyter.cells[3].outputs
    assert "all right" in table.data["text/html"]


def test_in_jupyter_the_place_of_a_slip_is_named(in_jupyter):
    said = in_jupyter.cells[5].outputs[0].data["text/plain"]
    assert "Look again at 1 + A in line 4: is that the operation that is meant?" in said


def test_in_jupyter_an_error_is_shown_with_its_line(in_jupyter):
    said = in_jupyter.cells[7].outputs[0].data["text/plain"]
    assert "it raised AttributeError: module 'numpy' has no attribute 'epx'" in said
    assert "It stopped in this line: e = np.epx(-z)" in said


def test_a_loop_is_told_and_costs_only_its_part(python):
    looped = (
        "import numpy as np\nfrom checks import check\n"
        "def sigmoid(z):\n"
        "    return np.array([[1 / (1 + np.exp(-each)) for each in row] for row in z])\n"
    )
    lines = python(looped + "check('sigmoid', sigmoid)").stdout.splitlines()
    assert lines[:2] == ["✗ sigmoid: partly right", "  ✓ result: right"]
    assert lines[2].startswith("  ✗ vectorized: expected as many lines to run for 36 as for 12")
    assert lines[3].startswith("  Hint: Something is done for one entry after the other.")


def test_a_changed_argument_is_told_and_costs_nothing(python):
    changing = (
        "import numpy as np\nfrom checks import check\n"
        "def sigmoid(z):\n    z *= -1\n    return 1 / (1 + np.exp(z))\n"
    )
    done = python(changing + "check('sigmoid', sigmoid)")
    assert done.returncode == 0
    assert "it changed the array that was passed as z: no points lost" in done.stdout
