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


def run_limits(course: Course) -> Limits | None:
    """The limits that ``c.CatCourse.limits`` changes; None if it changes none.

    Parameters
    ----------
    course : Course

    Raises
    ------
    UserError
        When it names no limit, or gives one that is no positive number.
    """
    said = setting(course, "limits")
    if not said:
        return None
    kinds = {field.name: type(field.default) for field in dataclasses.fields(Limits)}
    for name, value in said.items() if isinstance(said, dict) else [(said, None)]:
        if name not in kinds or not _fits(value, kinds[name]):
            raise UserError(
                f"expected c.CatCourse.limits in {CONFIG} to give limits as positive numbers, such "
                f"as {{'cell_seconds': 60.0}}; got {name!r}: {value!r}. The limits are "
                f"{', '.join(kinds)}."
            )
    return Limits(**said)


def _fits(value: object, kind: type) -> bool:
    number = isinstance(value, int) or (kind is float and isinstance(value, float))
    return number and not isinstance(value, bool) and value > 0  # type: ignore[operator]
