"""Find what is declared for an assignment in the module that bears its name."""

from __future__ import annotations

import importlib
import importlib.util
import re
from pathlib import Path
from typing import TypeVar

Kind = TypeVar("Kind")


def module_name(assignment: str) -> str:
    """``04-gradient-descent`` → ``gradient_descent``, the module that is about it."""
    return re.sub(r"^\d+-", "", assignment).replace("-", "_")


def declared(package: str, assignment: str, kind: type[Kind]) -> list[Kind]:
    """What an assignment's module in a package holds of one kind, in order; none without one.

    Parameters
    ----------
    package : str
        Such as ``solutions.mistakes``.
    assignment : str
        Such as ``04-gradient-descent``.
    kind : type
    """
    module = f"{package}.{module_name(assignment)}"
    if importlib.util.find_spec(module) is None:
        return []
    members = vars(importlib.import_module(module)).values()
    return [member for member in members if isinstance(member, kind)]


def sources(module: str, *, deep: bool = True) -> list[Path]:
    """The files of a module, and of those inside it when it is a package; none when there is none.

    Parameters
    ----------
    module : str
        Its full name.
    deep : bool
        Whether what is inside a package counts.
    """
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return []
    folders = spec.submodule_search_locations or [] if deep else []
    inside = [path for folder in folders for path in sorted(Path(folder).rglob("*.py"))]
    return inside or [Path(spec.origin)]
