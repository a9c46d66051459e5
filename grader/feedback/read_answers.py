"""Written answers to one question: gathered for one page, and the marks that come back from it.

Equal answers stand together and carry no names: a group is known by the digest of its answer. Marks
apply to all students with that answer, unless another person marked it after the page was written.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import nbformat

from grader.course.cells import grade_id
from grader.course.nbgrader_api import nbgrader_config
from grader.course.source import WRITTEN
from grader.errors import UserError
from grader.gradebook.audit_log import last_states
from grader.gradebook.connection import open_gradebook
from grader.gradebook.manual_marks import Mark, give_mark, manual_marks
from grader.gradebook.store import Register
from grader.plain_text import plain_name

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
READ = "written answer read"
"""The audit log's reason for a mark that was given on the page."""
FORM = "written-marks-1"
"""The name of the form that a file of marks must have."""


@dataclass
class Group:
    """Equal answers.

    Parameters
    ----------
    digest : str
    text : str
        As it was typed.
    attachments : dict
        Its pictures.
    students : list of str
    marks : set of Mark
        The present marks of its students.
    """

    digest: str
    text: str
    attachments: dict[str, Any]
    students: list[str] = field(default_factory=list)
    marks: set[Mark] = field(default_factory=set)


@dataclass(frozen=True)
class Question:
    """One question and its answers.

    Parameters
    ----------
    assignment : Assignment
    name : str
    groups : list of Group
        Those that await a mark first; then by how many gave the answer.
    problems : list of str
        Whose answer could not be read, one sentence each.
    """

    assignment: Assignment
    name: str
    groups: list[Group]
    problems: list[str]

    @property
    def max_points(self) -> float:
        """What it is worth."""
        return self.assignment.source.written[self.name]

    @property
    def scheme(self) -> str:
        """The mark scheme, which no student gets."""
        return mark_scheme(self.assignment, self.name)


def mark_scheme(assignment: Assignment, question: str) -> str:
    """What the course's source says about marking a written answer.

    Parameters
    ----------
    assignment : Assignment
    question : str
    """
    cells = [cell for cell in assignment.source.marked(WRITTEN) if cell.name == question]
    text = cells[0].text if cells else ""
    return text.partition(BEGIN)[2].partition(END)[0].strip()


def gather_answers(assignment: Assignment, question: str, database: str = "") -> Question:
    """All answers to a question that are not blank, equal ones together.

    Parameters
    ----------
    assignment : Assignment
    question : str
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.
    """
    course = assignment.course
    course_id = nbgrader_config(course).CourseDirectory.course_id
    with open_gradebook(database or course.gradebook, course_id) as gradebook:
        marks = manual_marks(gradebook, assignment.name, question)
    blank = _answer(assignment.release_notebook, question)
    groups: dict[str, Group] = {}
    problems = []
    for student, mark in sorted(marks.items()):
        path = course.autograded / student / assignment.name / assignment.filename
        try:
            cell = _answer(nbformat.read(path, 4), question)
        except Exception as error:  # noqa: BLE001 - one damaged notebook is one damaged notebook
            why = getattr(error, "strerror", None) or error
            problems.append(
                f"{plain_name(student)}: the marked notebook cannot be read ({why}). Run grader "
                "grade, which writes it again."
            )
            continue
        if cell is None or (blank is not None and cell.source.strip() == blank.source.strip()):
            continue
        group = _group(cell)
        group = groups.setdefault(group.digest, group)
        group.students.append(student)
        group.marks.add(mark)
    ordered = sorted(groups.values(), key=lambda g: (_is_marked(g), -len(g.students), g.digest))
    return Question(assignment, question, ordered, problems)


def _answer(notebook: NotebookNode, question: str) -> NotebookNode | None:
    return next((cell for cell in notebook.cells if grade_id(cell) == question), None)


def _group(cell: NotebookNode) -> Group:
    attachments = cell.get("attachments", {})
    # how lines are broken is no difference between answers
    same = json.dumps([cell.source.split(), attachments], sort_keys=True)
    digest = hashlib.sha256(same.encode("utf-8", "replace")).hexdigest()[:24]
    return Group(digest, cell.source, attachments)


def _is_marked(group: Group) -> bool:
    return all(mark.points is not None for mark in group.marks)


@dataclass
class Taken:
    """The outcome of storing a file of marks.

    Parameters
    ----------
    question : str
    count : int
        How many students got a mark.
    kept : list of str
        Whose mark was kept, and why, one sentence each.
    """

    question: str
    count: int = 0
    kept: list[str] = field(default_factory=list)


def take_marks(
    assignment: Assignment, path: Path, *, overwrite: bool = False, database: str = ""
) -> Taken:
    """Store the marks of a file that the page saved.

    Parameters
    ----------
    assignment : Assignment
    path : Path
    overwrite : bool
        Also replace marks that another person gave after the page was written.
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.

    Raises
    ------
    UserError
        When it is no such file, or points are out of range.
    """
    said = _read(path, assignment)
    question, course = said["question"], assignment.course
    found = gather_answers(assignment, question, database)
    groups = {group.digest: group for group in found.groups}
    taken = Taken(question)
    config = nbgrader_config(course)
    course_id = config.CourseDirectory.course_id
    with open_gradebook(database or course.gradebook, course_id) as gradebook:
        register = Register(gradebook, assignment.name, config)
        register.log_changes(last_states(gradebook, assignment.name))
        now = manual_marks(gradebook, assignment.name, question)
        for digest, entry in said["marks"].items():
            mark = _mark(path, entry, found.max_points)
            before = {Mark(each[0], str(each[1])) for each in entry.get("before", [])}
            if digest not in groups:
                taken.kept.append(f"{digest}: no student has this answer now")
                continue
            for student in groups[digest].students:
                if not overwrite and now[student] not in before | {mark, Mark(None, "")}:
                    taken.kept.append(_conflict(student, now[student], mark))
                    continue
                give_mark(gradebook, assignment.name, question, student, mark)
                taken.count += 1
        gradebook.db.commit()
        register.log_changes(last_states(gradebook, assignment.name), READ)
    return taken


def _read(path: Path, assignment: Assignment) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        good = said["form"] == FORM and isinstance(said["marks"], dict)
        good = good and all(isinstance(entry, dict) for entry in said["marks"].values())
        whose, question = said["assignment"], said["question"]
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"{path}: expected the marks that a page of grader read saved, found another file "
            f"({error}). Nothing was stored."
        ) from error
    if not good or whose != assignment.name or question not in assignment.source.written:
        raise UserError(
            f"{path}: expected marks for {assignment.name}, found {plain_name(str(whose))}, "
            f"{plain_name(str(question))}. Nothing was stored."
        )
    found: dict[str, Any] = said
    return found


def _mark(path: Path, entry: dict[str, Any], most: float) -> Mark:
    points, comment = entry.get("points"), entry.get("comment") or ""
    if not isinstance(points, int | float) or isinstance(points, bool) or not 0 <= points <= most:
        raise UserError(
            f"{path}: expected points from 0 to {most:g}, found {points!r}. Nothing was stored."
        )
    return Mark(float(points), str(comment))


def _conflict(student: str, now: Mark, mark: Mark) -> str:
    return (
        f"{plain_name(student)}: has {_shown(now)} since the page was written; kept, not "
        f"{_shown(mark)}"
    )


def _shown(mark: Mark) -> str:
    points = "no points" if mark.points is None else f"{mark.points:g} points"
    return f"{points} ({plain_name(mark.comment)[:60]})" if mark.comment else points
