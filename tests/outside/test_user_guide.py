"""The example course of nbgrader's user guide scores under this engine what it always scored."""

import shutil
import subprocess
import sys

from nbgrader.api import Gradebook

from tests.outside.conftest import NBGRADER


def test_the_example_course_scores_as_ever(environment, tmp_path):
    course = tmp_path / "course"
    guide = NBGRADER / "docs" / "source" / "user_guide"
    for name in ("source", "submitted"):
        shutil.copytree(guide / name, course / name)
    for words in (["generate_assignment", "ps1", "--create"], ["autograde", "ps1", "--create"]):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=course,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        submissions = gradebook.assignment_submissions("ps1")
        scores = {each.student_id: (each.score, each.max_score) for each in submissions}
    assert scores == {"bitdiddle": (1.5, 13), "hacker": (3, 13)}
