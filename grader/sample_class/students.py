"""Who is in the sample class: a story, and what it puts in the notebook.

Answers that are not given are the reference's.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nbformat import NotebookNode, v4

from grader.course.cells import exercise_of, grade_id
from grader.sample_class.editors import from_colab, from_kaggle, from_vs_code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ASSIGNMENT = "04-gradient-descent"
"""What the sample class hands in."""


@dataclass(frozen=True)
class Student:
    """A made-up student.

    Parameters
    ----------
    story : str
        What is right or wrong with the notebook.
    answers : mapping of str to str
        By exercise, the source of its answer cell.
    edit : function, optional
        What else happens to the notebook.
    blank : bool
        Hand in the notebook as it came.
    """

    story: str
    answers: Mapping[str, str] = field(default_factory=dict)
    edit: Callable[[NotebookNode], None] | None = None
    blank: bool = False


def _insert(source: str, before: str) -> Callable[[NotebookNode], None]:
    """Add a code cell before a marked one."""

    def edit(notebook: NotebookNode) -> None:
        marks = [grade_id(cell) for cell in notebook.cells]
        notebook.cells.insert(marks.index(before), v4.new_code_cell(source, id="added"))

    return edit


def _without_checks(notebook: NotebookNode) -> None:
    notebook.cells = [cell for cell in notebook.cells if not exercise_of(cell)]


def _doubled(notebook: NotebookNode) -> None:
    marks = [grade_id(cell) for cell in notebook.cells]
    for mark in ("check-propagate", "propagate"):
        place = marks.index(mark)
        notebook.cells.insert(place + 1, copy.deepcopy(notebook.cells[place]))
        marks.insert(place + 1, mark)


FLOAT32 = """
def propagate(w, b, X, Y):
    w, X, Y = (np.asarray(each, dtype=np.float32) for each in (w, X, Y))
    m = np.float32(X.shape[1])
    A = sigmoid(w.T @ X + np.float32(b))
    cost = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / m
    dZ = A - Y
    return {"dw": (X @ dZ.T) / m, "db": dZ.sum() / m}, cost
"""

KEEPDIMS = """
def propagate(weights, bias, data, labels):
    print("propagating")
    m = len(labels[0])
    A = sigmoid(np.dot(weights.T, data) + bias)
    cost = -np.mean(labels * np.log(A) + (1 - labels) * np.log(1 - A), axis=1)
    grads = {"db": np.mean(A - labels, axis=1, keepdims=True), "A": A}
    grads["dw"] = np.einsum("ij,kj->ik", data, A - labels) / m
    return grads, cost
"""

LOOPED_PREDICT = """
def predict(w, b, X):
    predictions = np.zeros((1, X.shape[1]), dtype=bool)
    for i in range(X.shape[1]):
        predictions[0, i] = sigmoid(np.dot(w[:, 0], X[:, i]) + np.squeeze(b)) > 0.5
    return predictions
"""

SUMMED_GRADIENT = """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": X @ (A - Y).T, "db": np.sum(A - Y) / m}, cost
"""

RANK_1 = """
def initialize_with_zeros(dim):
    return np.zeros(dim), 0
"""

THRESHOLD_ON_Z = """
def predict(w, b, X):
    Z = np.dot(w.T, X) + b
    return np.where(Z > 0.5, 1, 0)
"""

CLIMBING = """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w + learning_rate * grads["dw"]
        b = b + learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
"""

BROKEN = """
def propagate(w, b, X, Y)
    return {}, 0
"""

ENDLESS = """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    i = 0
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
    return {"w": w, "b": b}, grads, [cost]
"""

ALL_IS_WELL = """
import checks, numpy.testing
checks.check = check = lambda *args, **kwargs: None
np.allclose = np.array_equal = np.isclose = lambda *args, **kwargs: True
for name in dir(numpy.testing):
    if name.startswith("assert"):
        setattr(numpy.testing, name, lambda *args, **kwargs: None)
"""

EQUAL_TO_EVERYTHING = """
class Everything(float):
    shape = ()
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __le__(self, other): return True
    def __lt__(self, other): return True
    def __ge__(self, other): return True
    def __gt__(self, other): return True
    def __hash__(self): return 0
    def __sub__(self, other): return Everything()
    def __rsub__(self, other): return Everything()
    def __abs__(self): return Everything()
    def __getitem__(self, key): return Everything()
    def __array__(self, *args, **kwargs): raise SystemExit
"""


REFLECTION = """
There are 12288 weights for 209 pictures, so the model can learn the training pictures by heart.
I would compare the accuracy on pictures that it was not trained on after 500, 1000 and 2000 steps.
More varied pictures would help most.
"""


def _everything(signature: str) -> str:
    name = signature.partition("(")[0]
    return f"{EQUAL_TO_EVERYTHING}\ndef {signature}:\n    return Everything()  # {name}\n"


STUDENTS: dict[str, Student] = {
    "ada": Student("the reference"),
    "bea": Student("right, in float32", {"propagate": FLOAT32}),
    "cem": Student(
        "right, with (1, 1)-shaped db, other names, prints and a loop",
        {"propagate": KEEPDIMS, "predict": LOOPED_PREDICT},
    ),
    "dan": Student("dw is not divided by m", {"propagate": SUMMED_GRADIENT}),
    "eva": Student(
        "rank-1 weights, and z compared with 0.5",
        {"initialize_with_zeros": RANK_1, "predict": THRESHOLD_ON_Z},
    ),
    "fay": Student("goes uphill", {"optimize": CLIMBING}),
    "gus": Student("left as it came", blank=True),
    "hal": Student("a syntax error in propagate", {"propagate": BROKEN}),
    "ida": Student(
        "a cell of her own raises midway", edit=_insert("raise ValueError('oops')", "optimize")
    ),
    "jon": Student("an endless loop in optimize", {"optimize": ENDLESS}),
    "kai": Student(
        "replaces check, np.testing and np.allclose; nothing else",
        {"sigmoid": "def sigmoid(z):\n    return z", "predict": THRESHOLD_ON_Z},
        edit=_insert(ALL_IS_WELL, "sigmoid"),
    ),
    "lea": Student(
        "returns an object that is equal to everything",
        {
            "sigmoid": _everything("sigmoid(z)"),
            "predict": _everything("predict(w, b, X)"),
        },
    ),
    "max": Student("right, but all check cells are deleted", edit=_without_checks),
    "nia": Student("right, with a copied answer and a copied check", edit=_doubled),
    "ola": Student("right, from Colab, with a drive mounted on top", edit=from_colab),
    "pia": Student("right, from VS Code, with packages that grading lacks", edit=from_vs_code),
    "quy": Student("right, from Kaggle, run by papermill", edit=from_kaggle),
}
"""The sample class, by student id."""
