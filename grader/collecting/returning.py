"""The file names under which a platform takes back students' feedback."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from grader.collecting.collect import read_record
from grader.collecting.names import platform_name
from grader.collecting.roster import read_roster_of
from grader.course.nbgrader_api import nbgrader_config
from grader.gradebook.connection import open_gradebook

if TYPE_CHECKING:
    from grader.course.course import Course


def names_for(course: Course, assignment: str, platform: str) -> dict[str, str]:
    """The beginning of each student's file name, by student.

    Canvas finds a student and the submission by the two numbers that it wrote itself, so only what
    was collected from it can go back. Moodle finds a participant by number, which a grading
    worksheet has too.

    Parameters
    ----------
    course : Course
    assignment : str
    platform : str
        ``canvas`` or ``moodle``.
    """
    found = {}
    for student, row in read_record(course, assignment).items():
        name = PurePath(row["file"]).parts[0]
        said = platform_name(name)
        if said and row["platform"] == said.platform == platform:
            found[student] = name[: said.length]
    return _moodle_names(course) | found if platform == "moodle" else found


def _moodle_names(course: Course) -> dict[str, str]:
    course_id = nbgrader_config(course).CourseDirectory.course_id
    with open_gradebook(course.gradebook, course_id) as gradebook:
        roster = read_roster_of(course, gradebook)
        names = {each.id: f"{each.first_name} {each.last_name}" for each in gradebook.students}
    return {
        student: f"{_plain(names.get(student, student))}_{number}_assignsubmission_file_"
        for (kind, number), student in roster.found.items()
        if kind == "moodle" and student
    }


def _plain(name: str) -> str:
    """A name without the signs at which Moodle splits it, or that file names cannot contain."""
    return name.replace("_", " ").replace("/", " ").strip() or "student"
