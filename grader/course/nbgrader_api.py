"""nbgrader as a library, with the course's own configuration."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader

from grader.course.course import CONFIG

if TYPE_CHECKING:
    from traitlets.config import Config

    from grader.course.course import Course


def put_alembic_on_path() -> None:
    """Let nbgrader find ``alembic``, which it calls by name when it makes a gradebook.

    It stands beside the interpreter, where the shell does not look unless the virtual environment
    is activated.
    """
    if shutil.which("alembic") is None:
        beside = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join([beside, os.environ.get("PATH", "")])


def nbgrader_config(course: Course) -> Config:
    """What ``nbgrader_config.py`` says.

    Parameters
    ----------
    course : Course
    """
    config: Config = PyFileConfigLoader(CONFIG, path=str(course.root)).load_config()
    return config


def course_id(course: Course) -> str:
    """What ``nbgrader_config.py`` calls the course.

    Parameters
    ----------
    course : Course
    """
    name: str = nbgrader_config(course).CourseDirectory.course_id
    return name


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
    config = nbgrader_config(course)
    put_alembic_on_path()
    config.CourseDirectory.root = str(root or course.root)
    config.CourseDirectory.db_url = database or course.gradebook
    logger = logging.getLogger("nbgrader")
    logger.setLevel(logging.ERROR)
    return NbGraderAPI(config=config, log_level=logging.ERROR)
