"""Read times and numbers of the gradebook one by one, so that a damaged one spoils only its row.

SQLAlchemy would stop reading a whole class at the first value that it cannot make sense of.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, type_coerce

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

LARGEST = 1e9
"""More points than any assignment has; a larger number is damage, and sums of it may overflow."""
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - SQLite stores an interval as the time since then


def as_stored(column: InstrumentedAttribute[Any] | Column[Any]) -> ColumnElement[Any]:
    """The column as the database's driver gives it.

    Parameters
    ----------
    column : InstrumentedAttribute or Column
    """
    return type_coerce(column, String)


def moment(value: object) -> dt.datetime | None:
    """A time as it is stored, or nothing when it is damaged.

    Parameters
    ----------
    value : datetime, str or None
    """
    if isinstance(value, dt.datetime):
        return value
    try:
        return dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def interval(value: object) -> dt.timedelta | None:
    """A length of time as it is stored, or nothing when it is damaged.

    Parameters
    ----------
    value : timedelta, str or None
    """
    if isinstance(value, dt.timedelta):
        return value
    since = moment(value)
    return since - EPOCH if since else None


def number(value: object) -> float:
    """A number as it is stored; 0 when it is damaged or none.

    Parameters
    ----------
    value : object

    Examples
    --------
    >>> number(2.5), number("many"), number(1e308)
    (2.5, 0.0, 0.0)
    """
    # true of no NaN either
    return float(value) if isinstance(value, int | float) and abs(value) <= LARGEST else 0.0


def text(value: object) -> str:
    """A text as it is stored; empty when it is none.

    Parameters
    ----------
    value : object
    """
    return value if isinstance(value, str) else ""
