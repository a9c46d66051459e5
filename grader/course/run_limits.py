"""How much a run may take in this course, where its configuration says so."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from grader.course.course import CONFIG
from grader.course.settings import setting
from grader.errors import UserError
from grader.sandbox import Limits

if TYPE_CHECKING:
    from grader.course.course import Course


def run_limits(course: Course) -> Limits:
    """The limits of a run; ``c.CatCourse.limits`` in the configuration changes some of them.

    Parameters
    ----------
    course : Course

    Raises
    ------
    UserError
        When it names something that is not a limit, or a value is not a positive number.
    """
    said = setting(course, "limits") or {}
    kinds = {name: type(value) for name, value in dataclasses.asdict(Limits()).items()}
    for name, value in said.items() if isinstance(said, dict) else [(said, None)]:
        if name not in kinds or not _fits(value, kinds[name]):
            raise UserError(
                f"expected c.CatCourse.limits in {CONFIG} to give limits as positive numbers, such "
                f"as {{'cell_seconds': 60.0}}; got {name!r}: {value!r}. The limits are "
                f"{', '.join(kinds)}."
            )
    return Limits(**{name: kinds[name](value) for name, value in said.items()})


def changed_limits(limits: Limits) -> dict[str, float]:
    """By name, the limits that are other than usual.

    Parameters
    ----------
    limits : Limits

    Examples
    --------
    >>> changed_limits(Limits(cell_seconds=60))
    {'cell_seconds': 60}
    """
    usual, own = dataclasses.asdict(Limits()), dataclasses.asdict(limits)
    return {name: value for name, value in own.items() if value != usual[name]}


def _fits(value: object, kind: type) -> bool:
    number = isinstance(value, int) or (kind is float and isinstance(value, float))
    return number and not isinstance(value, bool) and value > 0  # type: ignore[operator]
