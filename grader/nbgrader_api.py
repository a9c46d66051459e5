"""nbgrader as a library, with the course's own configuration."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader

if TYPE_CHECKING:
    from pathlib import Path

    from traitlets.config import Config

    from grader.course import Course

CONFIG = "nbgrader_config.py"


def nbgrader_api(
    course: Course, *, root: Path | None = None, database: str | None = None
) -> NbGraderAPI:
    """Return nbgrader's API as ``nbgrader_config.py`` sets it up.

    Parameters
    ----------
    course : Course
    root : Path, optional
        Work below this folder instead of the course's own, to build aside.
    database : str, optional
        SQLAlchemy's address of another gradebook than the course's.
    """
    config: Config = PyFileConfigLoader(CONFIG, path=str(course.root)).load_config()
    config.CourseDirectory.root = str(root or course.root)
    config.CourseDirectory.db_url = database or course.gradebook
    logger = logging.getLogger("nbgrader")
    logger.setLevel(logging.ERROR)
    return NbGraderAPI(config=config, log_level=logging.ERROR)
