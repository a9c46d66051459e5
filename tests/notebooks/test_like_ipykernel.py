"""A confined run shows what an ordinary kernel shows, cell by cell."""

import re

from grader.build.checks_file import student_files
from grader.course.data_files import data_files
from grader.sample_class import complete
from grader.sandbox.shared_zygote import zygote_here
from tests.sandbox.kernel_outputs import joined

DIFFER = ("perf_counter", "Draw the times", "interact(", "passed()", "smaller nudges")
"""In demo cells only: times, sliders without a front end, files beside a notebook, and rounding."""
PLACE = re.compile(
    r"(?:<p [^>]*>|\n *)(?:For [^<\n]*, look|Look) again at [^\n]*?(?:</p>|$|(?=\n))"
)
"""The line to look at again in a wrong function: the search for it ends by the clock, so that a
busy machine may find none."""


def test_a_run_shows_what_a_kernel_shows(completed, assignment):
    course = assignment.course
    photographs = (course.datasets / "photographs").glob("*.jpg")
    modules = student_files(assignment)
    files = data_files(course) | modules | {path.name: path for path in photographs}
    sources = [cell.source for cell in complete(assignment, {}).cells if cell.cell_type == "code"]
    with zygote_here().run(files, modules=modules) as run:
        for source, cell in zip(sources, completed.code, strict=True):
            got = _without_places(joined(run.execute(source).outputs))
            if not any(word in source for word in DIFFER):
                assert got == _without_places(joined(cell.outputs)), source


def test_a_place_is_left_out_of_what_is_compared():
    hint = "✗ f: not right yet\n  Hint: what is the largest number?"
    html = "<p style='margin:0'>Hint: the largest number?</p>"
    place = "Look again at image.mean() in line 2: is something still missing there?"
    shown = [{"text/plain": f"{hint}\n  {place}", "text/html": f"{html}<p style='a'>{place}</p>"}]
    assert _without_places(shown) == [{"text/plain": hint, "text/html": html}]


def _without_places(shown):
    if isinstance(shown, str):
        return PLACE.sub("", shown)
    if isinstance(shown, dict):
        return {key: _without_places(value) for key, value in shown.items()}
    if isinstance(shown, (list, tuple)):
        return type(shown)(map(_without_places, shown))
    return shown
