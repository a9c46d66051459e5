"""Read the submission time from a text, in UTC."""

from __future__ import annotations

import datetime as dt
import re
import warnings

from dateutil import parser, tz

YEARS = range(1990, 2200)
"""A time outside these years is a damaged file: dates near the ends of the calendar overflow."""
_OFFSET = re.compile(r"\s*([+-])(\d{2}):?(\d{2})$")
_ZONE = re.compile(r"\s+([A-Za-z][\w/+-]{0,40})$", re.ASCII)
_COMPLETE = dt.datetime(2001, 1, 1), dt.datetime(2004, 2, 2)  # noqa: DTZ001 - a text's missing parts


def moment_of(text: str) -> dt.datetime:
    """The time that a text names, in UTC and without a zone, as the gradebook stores it.

    Parameters
    ----------
    text : str
        A date and a time of day, then nothing, an offset such as ``+0200``, or a zone's name.

    Raises
    ------
    ValueError
        When it is no complete date, its zone is unknown, or its year is out of bounds.

    Examples
    --------
    >>> moment_of("2026-10-01 12:00:00 +0200")
    datetime.datetime(2026, 10, 1, 10, 0)
    >>> moment_of("2026-10-01 12:00:00.25 America/New_York")
    datetime.datetime(2026, 10, 1, 16, 0, 0, 250000)
    """
    clock, zone = _split(text.strip())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about zones it does not know
            one, other = (parser.parse(clock, default=default) for default in _COMPLETE)
        if one != other:
            raise ValueError("the date is not complete")
        moment: dt.datetime = one if one.tzinfo else one.replace(tzinfo=zone)
        moment = moment.astimezone(dt.UTC).replace(tzinfo=None)
    except (ArithmeticError, TypeError, AttributeError, OSError) as error:
        raise ValueError(str(error)) from error
    if moment.year not in YEARS:
        raise ValueError(f"the year is {moment.year}")
    return moment


def _split(text: str) -> tuple[str, dt.tzinfo]:
    """The text without its zone, and the zone; UTC where none is named."""
    if (match := _OFFSET.search(text)) and ":" in text[: match.start()]:
        minutes = int(match[1] + match[2]) * 60 + int(match[1] + match[3])
        return text[: match.start()], dt.timezone(dt.timedelta(minutes=minutes))
    if (match := _ZONE.search(text)) and match[1].upper() not in ("AM", "PM"):
        zone = dt.UTC if match[1].upper() in ("UTC", "Z", "GMT") else tz.gettz(match[1])
        if zone is None:
            raise ValueError(f"the time zone {match[1]} is unknown")
        return text[: match.start()], zone
    return text, dt.UTC
