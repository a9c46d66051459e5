"""Gradescope: ``results.json`` for a submission, and an autograder bundle that makes one there.

Both by <https://gradescope-autograders.readthedocs.io/en/latest/specs/>.
"""

from __future__ import annotations

import json
import stat
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.exports.table import Written
from grader.files import write_whole
from grader.gradebook.result_json import Result
from grader.gradebook.score import Part, Score
from grader.judging.verdict_view import SAYS
from grader.marking.mark_notebook import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from grader.course.assignment import Assignment
    from grader.course.course import Course
    from grader.exports.class_scores import ClassScores
    from grader.gradebook.result_json import Entry
    from grader.judging.verdict import Verdict

NEEDED = ("grader", "solutions", "datasets", "notebooks")
"""The folders that grading needs; nothing of a classroom is among them."""
FILES = ("nbgrader_config.py", "pyproject.toml", "requirements.txt", "README.md", "LICENSE")
EXECUTABLE = 0o755
NOT_GRADED = (
    "The autograder could not grade this submission. The 0 is no score. Please tell your "
    "instructor, who can see why."
)
"""Shown to a student: nothing of an error, which could hold a line of a solution."""
SCRIPTS = ("setup.sh", "run_autograder")


def results(score: Score, verdicts: Mapping[str, Verdict], seconds: float = 0.0) -> dict[str, Any]:
    """What Gradescope reads as ``results.json``.

    Parameters
    ----------
    score : Score
        Its total, with any late penalty taken off, is the submission's score there.
    verdicts : mapping of str to Verdict
        By exercise.
    seconds : float
        How long the run took.
    """
    tests = [_waiting(part) if part.waits else _test(part, verdicts) for part in score.parts]
    said = [f"Late penalty: {score.penalty:g} points."] if score.penalty else []
    said += ["A written answer is awaiting manual grading."] if score.waits else []
    return {
        "score": round(score.total, 4),
        "execution_time": round(seconds, 3),
        "output": " ".join(said),
        "output_format": "text",
        "test_output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def no_results(reason: str = "") -> dict[str, Any]:
    """What Gradescope reads as ``results.json`` when a submission could not be graded.

    Parameters
    ----------
    reason : str
        A sentence for the student; by default one that says nothing of what happened.
    """
    said = {"output": reason or NOT_GRADED, "output_format": "text"}
    return {"score": 0, **said, "visibility": "visible", "stdout_visibility": "hidden"}


def _test(part: Part, verdicts: Mapping[str, Verdict]) -> dict[str, Any]:
    verdict = verdicts.get(part.name)
    said = f"{SAYS.get(verdict.status, verdict.status)}. {message(verdict)}" if verdict else ""
    return {
        "name": part.name,
        "score": round(part.points, 4),
        "max_score": part.max_points,
        "status": "passed" if part.points >= part.max_points else "failed",
        "output": said.rstrip(". "),
        "visibility": "visible",
    }


def _waiting(part: Part) -> dict[str, Any]:
    """Without a score: Gradescope would call it failed before anybody has read it."""
    said = f"Awaiting manual grading ({part.max_points:g} points)."
    return {"name": part.name, "output": said, "visibility": "visible"}


def write_results(scores: ClassScores, folder: Path) -> Written:
    """Write ``<assignment>/<student>/results.json`` for every graded submission.

    Parameters
    ----------
    scores : ClassScores
    folder : Path
    """
    files, notes = [], []
    for assignment in scores.assignments:
        place, found = folder / assignment.name, scores.scores[assignment.name]
        stored = scores.entries[assignment.name]
        files += [
            _write_one(score, stored.get(name), place / name) for name, score in found.items()
        ]
        absent = [person.id for person in scores.people if person.id not in found]
        if absent and scores.absent is None:
            notes.append(
                f"{assignment.name}: no results.json for {len(absent)} who handed in nothing; "
                "--missing zero writes one."
            )
        elif absent:
            files += [_write_absent(assignment, scores.absent, place / name) for name in absent]
    return Written(files, notes)


def _write_absent(assignment: Assignment, points: float | None, folder: Path) -> Path:
    worth = assignment.points | assignment.source.written
    parts = tuple(Part(name, points or 0.0, most) for name, most in worth.items())
    made = results(Score(folder.name, assignment.name, parts), {})
    return _write(folder, made | {"output": "No submission."})


def _write_one(score: Score, entry: Entry | None, folder: Path) -> Path:
    graded = entry.result if entry else Result()
    return _write(folder, results(score, graded.verdicts, graded.run_seconds))


def _write(folder: Path, made: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "results.json"
    write_whole(path, json.dumps(made, indent=1, ensure_ascii=False) + "\n")
    return path


def write_bundle(assignment: Assignment, folder: Path) -> Path:
    """Write the autograder to upload to Gradescope: it grades one notebook, as here.

    Parameters
    ----------
    assignment : Assignment
    folder : Path

    Returns
    -------
    Path
        The ZIP file. It holds the solutions: it is for Gradescope only.

    Raises
    ------
    UserError
        When the course's folder is not the whole project.
    """
    root = assignment.course.root
    missing = [name for name in ("grader/", "pyproject.toml") if not (root / name).exists()]
    if missing:
        raise UserError(
            f"expected {', '.join(missing)} in {root}, found nothing of that name; the bundle "
            "holds the grader itself. Call it in the project's own folder."
        )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{assignment.name}-autograder.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for script in SCRIPTS:
            text = files("grader.exports").joinpath("templates", script).read_text()
            info = zipfile.ZipInfo(script)
            info.external_attr = (stat.S_IFREG | EXECUTABLE) << 16
            text = text.replace("@ASSIGNMENT@", assignment.name).replace("@NOT_GRADED@", NOT_GRADED)
            archive.writestr(info, text)
        for file in _files(assignment.course):
            archive.write(file, f"course/{file.relative_to(assignment.course.root)}")
    return path


def _files(course: Course) -> Iterator[Path]:
    yield from (course.root / name for name in FILES)
    for folder in NEEDED:
        for path in sorted((course.root / folder).rglob("*")):
            if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts):
                yield path
