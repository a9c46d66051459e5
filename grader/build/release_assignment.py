"""Release an assignment through nbgrader's exchange, with the pictures that its notebook loads.

The exchange holds the pictures once: each assignment gets a small file that names their folder, and
``load_pictures()`` looks there.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseAssignment

from grader.course.course import find_course
from grader.in_notebook.data import FILES, OUR_PHOTOGRAPHS, PHOTOGRAPHS, SHARED

FOLDER, FILE = 0o755, 0o644


class ReleaseAssignment(ExchangeReleaseAssignment):  # type: ignore[misc] # nbgrader has no types
    """``nbgrader_config.py`` sets this as ``ExchangeFactory.release_assignment``."""

    def copy_files(self) -> None:
        """Copy the assignment; share the pictures if it is one of the course's."""
        super().copy_files()
        course = find_course(Path(self.coursedir.root))
        if self.coursedir.assignment_id not in course.names:
            return
        shared = Path(self.course_path, course.datasets.name)
        share(course.datasets, shared)
        named = Path(self.dest_path, SHARED)
        named.write_text(f"{shared.resolve()}\n", encoding="utf-8")
        named.chmod(FILE)


def share(datasets: Path, shared: Path) -> None:
    """Copy the pictures to a folder that everyone may read; existing files stay.

    Parameters
    ----------
    datasets : Path
        The course's.
    shared : Path
    """
    names = [*FILES, *(f"{PHOTOGRAPHS}/{name}" for name in OUR_PHOTOGRAPHS)]
    for name in names:
        source, place = datasets / name, shared / name
        if not source.is_file():
            continue
        _folder(shared, place.parent)
        if place.is_file() and filecmp.cmp(source, place, shallow=False):
            continue
        beside = place.with_name(f".{place.name}.part")
        shutil.copyfile(source, beside)
        beside.chmod(FILE)
        beside.replace(place)


def _folder(shared: Path, folder: Path) -> None:
    for each in (shared, folder):
        each.mkdir(exist_ok=True)
        if each.stat().st_uid == os.getuid():
            each.chmod(FOLDER)
