"""nbgrader as a library, with the course's own configuration."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from traitlets.config.loader import PyFileConfigLoader

from grader.course.course import CONFIG

if TYPE_CHECKING:
    from pathlib import Path

    from nbgrader.apps import NbGraderAPI
    from sqlalchemy import Connection
    from traitlets.config import Config

    from grader.course.course import Course


def make_tables(database: str) -> None:
    """Make nbgrader's tables in a gradebook that has none yet.

    nbgrader does this itself when it opens an empty gradebook, but it starts another Python for two
    seconds to find the version of its tables. This function reads the version directly.

    Parameters
    ----------
    database : str
        SQLAlchemy's address.

    Raises
    ------
    sqlalchemy.exc.OperationalError
        When the gradebook cannot be opened.
    """
    from sqlalchemy import create_engine, inspect  # noqa: PLC0415 - not all who read the configuration

    engine = create_engine(database)
    try:
        with engine.begin() as connection:
            if not inspect(connection).get_table_names():
                _create(connection)
    finally:
        engine.dispose()


def _create(connection: Connection) -> None:
    # nbgrader takes two seconds to import, alembic one
    from alembic.script import ScriptDirectory  # noqa: PLC0415
    from nbgrader.api import Base  # noqa: PLC0415
    from nbgrader.dbutil import ALEMBIC_DIR  # noqa: PLC0415
    from sqlalchemy import Column, MetaData, String, Table  # noqa: PLC0415

    Base.metadata.create_all(connection)
    [version] = ScriptDirectory(ALEMBIC_DIR).get_heads()
    column = Column("version_num", String(32), nullable=False)
    table = Table("alembic_version", MetaData(), column)
    table.create(connection)
    connection.execute(table.insert().values(version_num=version))


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
    from nbgrader.apps import NbGraderAPI  # noqa: PLC0415 - slow to import

    config = nbgrader_config(course)
    config.CourseDirectory.root = str(root or course.root)
    config.CourseDirectory.db_url = database or course.gradebook
    make_tables(config.CourseDirectory.db_url)
    logger = logging.getLogger("nbgrader")
    logger.setLevel(logging.ERROR)
    return NbGraderAPI(config=config, log_level=logging.ERROR)
