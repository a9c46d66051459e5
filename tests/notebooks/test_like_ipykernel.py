"""A confined run shows what an ordinary kernel shows, cell by cell."""

from grader.build.checks_file import student_files
from grader.course.data_files import data_files
from grader.sample_class import complete
from grader.sandbox.shared_zygote import zygote_here
from tests.sandbox.kernel_outputs import joined

DIFFER = ("perf_counter", "Draw the times", "interact(", "passed()", "smaller nudges")
"""In demo cells only: times, sliders without a front end, files beside a notebook, and rounding."""


def test_a_run_shows_what_a_kernel_shows(completed, assignment):
    course = assignment.course
    photographs = (course.datasets / "photographs").glob("*.jpg")
    modules = student_files(assignment)
    files = data_files(course) | modules | {path.name: path for path in photographs}
    sources = [cell.source for cell in complete(assignment, {}).cells if cell.cell_type == "code"]
    with zygote_here().run(files, modules=modules) as run:
        for source, cell in zip(sources, completed.code, strict=True):
            got = joined(run.execute(source).outputs)
            if not any(word in source for word in DIFFER):
                assert got == joined(cell.outputs), source
