"""Moments as the gradebook stores them: UTC, in text that sorts by time."""

from __future__ import annotations

import datetime as dt


def now() -> str:
    """The present moment.

    Returns
    -------
    str
        Such as ``2026-10-02T12:00:00.000000+00:00``.
    """
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def text_of(moment: dt.datetime | None) -> str:
    """A time from nbgrader, which is in UTC and has no time zone, as such a text; empty for None.

    Parameters
    ----------
    moment : datetime or None
    """
    return moment.replace(tzinfo=dt.UTC).isoformat(timespec="microseconds") if moment else ""
