"""A large made-up class, graded on paper: gradebook and marked notebooks without a single run.

``python -m tests.report.synthetic_class FOLDER 1000 4 9000`` makes one to measure the report with:
a thousand students, four assignments, and 9,000 characters for each figure.
"""

import base64
import copy
import datetime as dt
import sys
from pathlib import Path

import numpy as np
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from grader.build.build import build
from grader.course.cells import exercise_of, is_demo
from grader.course.course import CONFIG, Course
from grader.gradebook.connection import open_gradebook
from grader.gradebook.result_json import Result, facts_of
from grader.gradebook.tables import RESULTS
from grader.judging.verdict import Facet, Failure, Verdict
from grader.marking.mark_notebook import verdict_output
from grader.marking.marked_file import marked_text

ROOT = Path(__file__).parents[2]
SOURCE = "04-gradient-descent"
PLOT = base64.b64encode(bytes(range(256)) * 400).decode()  # 100 kB, as a notebook's figures take


def synthetic_course(folder, assignments):
    """A course whose assignments are all copies of one."""
    course = Course(folder)
    course.solutions.mkdir(parents=True)
    (course.solutions / "mistakes").symlink_to(ROOT / "solutions" / "mistakes")
    for name in (CONFIG, "datasets"):
        (folder / name).symlink_to(ROOT / name)
    for i in range(assignments):
        text = (ROOT / "solutions" / f"{SOURCE}.py").read_text()
        (course.solutions / f"{i + 4:02}-gradient-descent.py").write_text(text)
    build(course)
    return course


def fill(course, students, seed=0, plot=PLOT):
    """Enter a class and its results."""
    rng = np.random.default_rng(seed)
    people = [f"s{i:04}" for i in range(students)]
    with open_gradebook(course.gradebook, "cats") as gradebook:
        session = gradebook.db
        session.execute(Student.__table__.insert(), [{"id": person} for person in people])
        session.commit()
        for assignment in course.assignments():
            verdicts = {person: _verdicts(assignment, rng) for person in people}
            _enter(session, assignment, verdicts)
            rows = [_write(assignment, *each, rng, plot) for each in verdicts.items()]
            session.execute(RESULTS.insert(), rows)
        session.commit()
    return course


def _verdicts(assignment, rng):
    known = assignment.mistakes
    return {
        name: _verdict(name, points, known.get(name), rng)
        for name, points in assignment.points.items()
    }


def _verdict(name, points, mistakes, rng):
    kind = rng.choice(["right", "slip", "timeout", "blank"], p=[0.75, 0.2, 0.01, 0.04])
    if kind == "right":
        return Verdict(name, (Facet("result", points, points),))
    if kind == "slip":
        slip = mistakes[rng.integers(len(mistakes))]
        facet = Facet("result", 0.0, points, "expected 1; got 5", slip.hint, slip.name)
        return Verdict(name, (facet,))
    failure = Failure("timeout" if kind == "timeout" else "NotImplementedError", "it took too long")
    return Verdict(name, (Facet("result", 0.0, points, failure.message),), failure)


def _enter(session, assignment, verdicts):
    known = session.execute(select(Assignment).where(Assignment.name == assignment.name)).scalar()
    [notebook] = session.execute(
        select(Notebook.id).where(Notebook.assignment_id == known.id)
    ).scalars()
    graded = session.execute(
        select(GradeCell.id, GradeCell.name).where(GradeCell.notebook_id == notebook)
    ).all()
    answers = session.execute(
        select(SolutionCell.id).where(SolutionCell.notebook_id == notebook)
    ).scalars()
    answers = list(answers)
    rows = {model: [] for model in (SubmittedAssignment, SubmittedNotebook, Grade, Comment)}
    moment = dt.datetime(2026, 10, 2, 12)  # noqa: DTZ001 - nbgrader keeps naive UTC
    for person, found in verdicts.items():
        own = {"id": f"{person}{assignment.name[:2]}"}
        rows[SubmittedAssignment].append(
            own | {"assignment_id": known.id, "student_id": person, "timestamp": moment}
        )
        rows[SubmittedNotebook].append(
            own | {"assignment_id": own["id"], "notebook_id": notebook, "flagged": False}
        )
        for cell, name in graded:
            verdict = found.get(name.removeprefix("check-"))
            row = {"id": f"{own['id']}{cell[:20]}", "notebook_id": own["id"], "cell_id": cell}
            auto = verdict.points if verdict else None
            rows[Grade].append(row | {"auto_score": auto, "needs_manual_grade": verdict is None})
        for cell in answers:
            row = {"id": f"{own['id']}{cell[:20]}", "notebook_id": own["id"], "cell_id": cell}
            rows[Comment].append(row)
    for model, entries in rows.items():
        session.execute(model.__table__.insert(), entries)


def _write(assignment, person, verdicts, rng, plot):
    notebook = copy.deepcopy(assignment.release_notebook)
    for cell in notebook.cells:
        if exercise_of(cell) in verdicts:
            cell.outputs = [verdict_output(verdicts[exercise_of(cell)])]
        elif is_demo(cell):
            shown = {"data": {"image/png": plot}, "metadata": {}, "output_type": "display_data"}
            cell.outputs = [shown]
    flags = ["cell 'check-model' was changed: put right"] if rng.random() < 0.02 else []
    seconds = {name: float(rng.exponential(0.02)) for name in verdicts}
    folder = assignment.course.autograded / person / assignment.name
    folder.mkdir(parents=True)
    (folder / assignment.filename).write_text(marked_text(notebook))
    result = Result(verdicts, seconds=seconds, flags=tuple(flags))
    prints = {"run_print": "", "judge_print": "", "digest": "", "seed": 1}
    whose = {"notebook_id": f"{person}{assignment.name[:2]}", "facts": facts_of(result)}
    return prints | whose


if __name__ == "__main__":
    folder, students, assignments, size = sys.argv[1:]
    fill(synthetic_course(Path(folder), int(assignments)), int(students), plot="A" * int(size))
