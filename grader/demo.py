"""Try the whole loop on a sample class, in a course folder of its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.table import Table

from grader.build import build
from grader.course import CONFIG, Course
from grader.feedback import write_feedback
from grader.grading import Options, grade
from grader.sample_class import STUDENTS, submit_class
from grader.score_line import main_mistake

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from grader.course import Assignment
    from grader.graded import Graded

ASSIGNMENT = "04-gradient-descent"
"""The assignment that the sample class hands in."""


def run_demo(course: Course, console: Console) -> None:
    """Build, make a sample class, grade it, give feedback, and say where to look.

    Parameters
    ----------
    course : Course
        Is left as it is: the sample class gets a course of its own in its classroom.
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
    console.print(score_table(assignment, results))
    took = time.monotonic() - started
    pages = write_feedback(assignment)
    console.print(f"{len(results)} graded in {took:.1f} s; {pages} feedback pages in:")
    console.print(f"  {demo.feedback.relative_to(course.root)}/")


def course_beside(course: Course, folder: Path) -> Course:
    """Another course with the same source and pictures, and notebooks and classroom of its own.

    Parameters
    ----------
    course : Course
    folder : Path
        Is made when it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in (CONFIG, course.solutions.name, course.datasets.name):
        link = folder / name
        if not link.exists():
            link.symlink_to(course.root / name)
    return Course(folder)


def score_table(assignment: Assignment, results: list[Graded]) -> Table:
    """Scores per exercise, and what to look at first.

    Parameters
    ----------
    assignment : Assignment
    results : list of Graded
    """
    table = Table(box=SIMPLE, header_style="bold", padding=(0, 1, 0, 0))
    table.add_column("student", width=7)
    for name, worth in assignment.points.items():
        table.add_column(f"{name[:4]}\n/{worth:g}", justify="right", width=4)
    table.add_column("points", justify="right", width=7)
    table.add_column("to look at first", ratio=1, no_wrap=True, overflow="ellipsis")
    for result in results:
        points = [f"{result.verdicts[name].points:g}" for name in assignment.points]
        total = f"{result.points:g}/{result.max_points:g}"
        table.add_row(result.submission.student, *points, total, main_mistake(result))
    return table
