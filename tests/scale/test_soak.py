"""A class of thousands: right, wrong, blank and dishonest notebooks, graded in bounded memory."""

import itertools
import json
import os
import resource
import time

import pytest
from nbformat import v4

from grader.course.cells import grade_id
from grader.grading.grade import Options, grade
from grader.sample_class import complete
from grader.sample_class.large import notebooks
from tests.attacks.forgeries import ENDS_THE_RUN, FORGERIES
from tests.scale.conftest import NAME

SIZE = int(os.environ.get("CAT_COURSE_SOAK", "0"))
PARTS = 10


def attacks(assignment):
    for name, forgery in FORGERIES.items():
        if name in ENDS_THE_RUN:
            continue  # some of them only wait for their time-out
        notebook = complete(assignment, {"sigmoid": "def sigmoid(z):\n    return z"})
        marks = [grade_id(cell) for cell in notebook.cells]
        notebook.cells.insert(marks.index("check-sigmoid"), v4.new_code_cell(forgery, id="added"))
        yield json.dumps(notebook)


def submit_all(assignment, size):
    texts = [*notebooks(assignment), *attacks(assignment)]
    for number, text in zip(range(size), itertools.cycle(texts)):
        folder = assignment.course.submitted / f"student-{number:06d}" / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_text(text)


def memory():
    """Resident bytes of this process now."""
    with open("/proc/self/statm") as file:  # noqa: PTH123 - a short one
        return int(file.read().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not SIZE, reason="takes long: make soak")
def test_thousands_in_bounded_memory(fresh_course, scores):
    assignment = fresh_course.assignment(NAME)
    submit_all(assignment, SIZE)
    before, problems, lines, last = memory(), [], [], time.monotonic()
    results = grade(fresh_course, assignment, Options(seed=1, workers=2))
    for number, result in enumerate(results, start=1):
        if result.problem:
            problems.append(result.problem)
        if number % max(SIZE // PARTS, 1) == 0:
            now = time.monotonic()
            each = (now - last) / max(SIZE // PARTS, 1)
            lines.append(f"{number}: {each * 1000:.1f} ms each, {memory() / 1e6:.0f} MB")
            last = now
    print("", *lines, sep="\n")  # noqa: T201 - what a soak is for
    assert not problems
    assert number == SIZE
    assert memory() < 500e6, before
    assert len(scores(fresh_course)) == SIZE
    # grading again skips all, and by that says that file and gradebook agree on each of them
    again = grade(fresh_course, assignment, Options(workers=2))
    assert sum(result.unchanged for result in again) == SIZE
