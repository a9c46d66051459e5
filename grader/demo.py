"""Build, grade and give feedback to a sample class, in a course folder of its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.text import Text

from grader.build.build import build
from grader.course.course import course_beside
from grader.feedback import write_feedback
from grader.grading.grade import Options, grade
from grader.grading.score_line import main_mistake
from grader.report import gather, write_report
from grader.sample_class import ASSIGNMENT, STUDENTS, submit_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from grader.course.assignment import Assignment
    from grader.course.course import Course
    from grader.grading.submission_result import Graded


def run_demo(course: Course, console: Console) -> None:
    """Build the course, make a sample class, grade it, and write its feedback and report.

    Parameters
    ----------
    course : Course
        It does not change: the sample class gets its own course folder in this course's classroom.
    console : Console
    """
    demo = course_beside(course, course.classroom / "demo")
    build(demo)
    assignment = demo.assignment(ASSIGNMENT)
    submit_class(assignment)
    console.print(f"{len(STUDENTS)} made-up students hand in {ASSIGNMENT}:")
    started = time.monotonic()
    results = []
    for result in grade(demo, assignment, Options()):
        console.print(f"  {result.submission.student}: {STUDENTS[result.submission.student].story}")
        results.append(result)
    for line in _table(assignment, results, console.width):
        console.print(line, no_wrap=True)
    took = time.monotonic() - started
    pages = write_feedback(assignment).count
    console.print(f"{len(results)} graded in {took:.1f} s; {pages} feedback pages in:")
    console.print(f"  {demo.feedback.relative_to(course.root)}/")
    report = write_report(gather(demo), demo.reports)
    console.print(f"What to teach again: {report.relative_to(course.root)}")


def _table(assignment: Assignment, results: list[Graded], width: int) -> Iterator[Text]:
    """Scores for each exercise, and the main mistake: one line for each student."""
    names = "".join(f"{name[:5]:>6}" for name in assignment.points)
    worth = "".join(f"{f'/{points:g}':>6}" for points in assignment.points.values())
    yield Text(f"  {'':<4}{names}{'points':>9}   main mistake", "bold")
    yield Text(f"  {'':<4}{worth}{f'/{sum(assignment.points.values()):g}':>9}", "dim")
    for result in results:
        points = "".join(f"{result.verdicts[name].points:>6g}" for name in assignment.points)
        line = Text(f"  {result.submission.student:<4}{points}{result.points:>9g}   ")
        line.append(main_mistake(result), "dim")
        line.truncate(width, overflow="ellipsis")
        yield line
