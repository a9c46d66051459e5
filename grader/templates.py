"""Pages from templates: every inserted value is escaped, and a missing name is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable


def templates(package: str, **filters: Callable[..., Any]) -> Environment:
    """The templates of a package.

    Parameters
    ----------
    package : str
        With a folder ``templates``.
    **filters : function
        What a template may call, besides ``number``: at most two digits after the point.
    """
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": _number} | filters
    return environment


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
