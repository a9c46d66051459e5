"""Write tables as CSV that opens safely in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

BOM = "\ufeff"
"""By this first character a spreadsheet knows that a file is UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_text(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, verbatim: bool = False
) -> str:
    """A table as CSV; a text that looks like a formula gets an apostrophe before it.

    Parameters
    ----------
    header : sequence of str
    rows : iterable of sequence
        Numbers are written with up to 4 decimals; None is an empty field.
    verbatim : bool
        Leave texts as they are: they go back where they came from.

    Examples
    --------
    >>> csv_text(["student", "points"], [["=1+1", 2.0]]).splitlines()
    ['student,points', "'=1+1,2"]
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    written = _field if verbatim else _harmless
    writer.writerows([written(value) for value in row] for row in [header, *rows])
    return buffer.getvalue()


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)


def _harmless(value: object) -> str:
    text = _field(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def read_table(path: Path) -> list[list[str]]:
    """The rows of a CSV file, as platforms and spreadsheets write it.

    Commas, semicolons or tabs, with or without a byte order mark; UTF-8, or the UTF-16 that Excel
    calls Unicode text.

    Parameters
    ----------
    path : Path

    Raises
    ------
    UserError
        When it is no such file.
    """
    content = path.read_bytes()
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            f"expected UTF-8 text in {path}, found other bytes. Save it as CSV UTF-8."
        ) from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [row for row in rows if row]
    except csv.Error as error:
        raise UserError(f"expected a CSV file in {path}, could not read it: {error}.") from error
