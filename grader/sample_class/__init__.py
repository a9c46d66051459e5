"""A class of made-up students, right, wrong, unlucky and dishonest, to try the grader on."""

from __future__ import annotations

from grader.sample_class.completing import complete
from grader.sample_class.students import ASSIGNMENT, STUDENTS, Student
from grader.sample_class.submitting import submit_class

__all__ = ["ASSIGNMENT", "STUDENTS", "Student", "complete", "submit_class"]
