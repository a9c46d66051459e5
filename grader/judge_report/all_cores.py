"""Measure all exercises of a course, each in one of as many processes as there are cores."""

from __future__ import annotations

import functools
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from grader.course.course import Course

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grader.course.assignment import Assignment

Result = TypeVar("Result")


def on_all_cores(course: Course, work: Callable[[Assignment, str], Result]) -> list[Result]:
    """The results for all exercises, in teaching order.

    Parameters
    ----------
    course : Course
    work : function
        Of an assignment and an exercise's name. It crosses to other processes, and so does what
        it returns.
    """
    tasks = [
        (assignment.name, exercise)
        for assignment in course.assignments()
        for exercise in assignment.exercises
    ]
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process on each core is enough
    cores = len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        # the longest come last in the course: begun first, none is left over at the end
        futures = [pool.submit(_one, course.root, task, work) for task in reversed(tasks)]
        return [future.result() for future in reversed(futures)]


def _one(root: Path, task: tuple[str, str], work: Callable[[Assignment, str], Result]) -> Result:
    assignment, exercise = task
    return work(_assignment(root, assignment), exercise)


@functools.cache
def _assignment(root: Path, name: str) -> Assignment:
    return Course(root).assignment(name)
