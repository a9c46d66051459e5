"""The gradebook as a connection to its database, without nbgrader.

nbgrader's own class takes two seconds to import. It is needed to make a gradebook, and by the
commands that enter students or assignments.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import OperationalError

from grader.errors import UserError
from grader.files import why_not_writable
from grader.gradebook.nbgrader_tables import NEEDED
from grader.gradebook.tables import add_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    import nbgrader.api
    from sqlalchemy import Connection
    from sqlalchemy.engine import ExceptionContext


@event.listens_for(Engine, "handle_error")
def _read_only(context: ExceptionContext) -> None:
    """Say why, of any gradebook, also one that nbgrader's class holds: SQLite only says that."""
    if "readonly" not in str(context.original_exception) or context.engine is None:
        return
    file = Path(context.engine.url.database or "")
    # it writes its journal into the folder
    reason = why_not_writable(file) or why_not_writable(file.parent)
    raise UserError(f"{reason or f'{file} cannot be written to'}. Nothing was changed.")


class Connected(AbstractContextManager["Connected"]):
    """An open gradebook.

    Parameters
    ----------
    engine : Engine
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.db: Connection = engine.connect()

    def __exit__(self, *_: object) -> None:
        self.db.close()
        self.engine.dispose()


Gradebook: TypeAlias = "Connected | nbgrader.api.Gradebook"
"""What the functions of this package take: either has a ``db`` and an ``engine``."""


def connect(database: str, course_id: str) -> Connected:
    """Connect to the gradebook; create it if there is none.

    Parameters
    ----------
    database : str
        SQLAlchemy's address.
    course_id : str
        As in ``nbgrader_config.py``.

    Raises
    ------
    UserError
        When there is no driver for it, or its server does not let us in.
    """
    with driver_errors(database):
        engine = create_engine(database)
        there = set(inspect(engine).get_table_names())
        if there >= NEEDED:
            add_tables(engine, there)
        else:
            open_gradebook(database, course_id).close()
        return Connected(engine)


def open_gradebook(database: str, course_id: str) -> nbgrader.api.Gradebook:
    """Open the gradebook with nbgrader's own class; create it if there is none.

    Parameters
    ----------
    database : str
        SQLAlchemy's address.
    course_id : str
        As in ``nbgrader_config.py``.

    Raises
    ------
    UserError
        When there is no driver for it, or its server does not let us in.
    """
    from nbgrader.api import Gradebook  # noqa: PLC0415 - slow to import

    from grader.course.nbgrader_api import make_tables  # noqa: PLC0415 - likewise

    with driver_errors(database):
        make_tables(database)
        gradebook = Gradebook(database, course_id)
        add_tables(gradebook.engine)
        return gradebook


@contextmanager
def driver_errors(database: str) -> Iterator[None]:
    """Say what to do when a database server cannot be reached.

    Parameters
    ----------
    database : str
        SQLAlchemy's address.

    Raises
    ------
    UserError
        When there is no driver for it, or its server does not let us in.
    """
    try:
        yield
    except (OperationalError, ImportError) as error:
        if make_url(database).get_backend_name() == "sqlite":
            raise
        raise UserError(
            f"expected a gradebook at {make_url(database)!r}, could not open it: "
            f"{str(error).partition(chr(10))[0]}. For PostgreSQL, install the driver with "
            "pip install '.[postgres]', and check that the server runs and accepts your login."
        ) from None
