"""Find the module that belongs to an assignment, and what is declared in it."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import os
import re
import sys
import traceback
import zlib
from typing import TYPE_CHECKING, TypeVar

from grader.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

Kind = TypeVar("Kind")


def module_name(assignment: str) -> str:
    """``04-gradient-descent`` → ``gradient_descent``, the module that is about it."""
    return re.sub(r"^\d+[a-z]?-", "", assignment).replace("-", "_")


def declared(module: ModuleType | None, kind: type[Kind]) -> list[Kind]:
    """What a module holds of one kind, in order; nothing without a module.

    Parameters
    ----------
    module : module or None
    kind : type
    """
    members = vars(module).values() if module else ()
    return [member for member in members if isinstance(member, kind)]


def submodule(package: str, assignment: str) -> ModuleType | None:
    """The module of an assignment in an installed package, if it has one.

    Parameters
    ----------
    package : str
        Such as ``grader.exercises``.
    assignment : str
        Such as ``04-gradient-descent``.
    """
    name = f"{package}.{module_name(assignment)}"
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


def module_in(folder: Path, name: str) -> ModuleType | None:
    """Load ``<folder>/<name>.py``, or the package ``<folder>/<name>/``, if it is there.

    The folder belongs to a course and is not installed, so its modules are found by path. Each
    file is loaded once in a process.

    Parameters
    ----------
    folder : Path
        Such as a course's ``solutions/mistakes``.
    name : str
        Such as ``gradient_descent``.

    Raises
    ------
    UserError
        When it cannot be loaded; the message names the line.
    """
    sources = sources_in(folder, name)
    return _loaded(sources[0].resolve()) if sources else None


def sources_in(folder: Path, name: str) -> list[Path]:
    """The files of a module in a folder, the one that is loaded first; none when there is none.

    Parameters
    ----------
    folder : Path
    name : str
    """
    package, single = folder / name, folder / f"{name}.py"
    if single.is_file():
        return [single]
    first = package / "__init__.py"
    return [first, *sorted(set(package.rglob("*.py")) - {first})] if first.is_file() else []


@functools.cache
def _loaded(path: Path) -> ModuleType:
    is_package = path.name == "__init__.py"
    place = path.parent if is_package else path
    # the path is part of the name: two courses in one process keep their modules apart
    name = f"course_{zlib.crc32(os.fsencode(place)):08x}_{place.stem}"
    spec = importlib.util.spec_from_file_location(
        name, path, submodule_search_locations=[str(place)] if is_package else None
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: expected a Python module.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except UserError:
        raise
    except Exception as error:
        said = error.msg if isinstance(error, SyntaxError) else error
        raise UserError(f"{_place(error, path)}: {type(error).__name__}: {said}.") from error
    return module


def _place(error: Exception, path: Path) -> str:
    """The file and the line of a course's own code in which loading it stopped."""
    if isinstance(error, SyntaxError):
        return f"{error.filename}, line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [f"{each.filename}, line {each.lineno}" for each in frames
           if str(path.parent) in each.filename]  # fmt: skip
    return own[-1] if own else str(path)
