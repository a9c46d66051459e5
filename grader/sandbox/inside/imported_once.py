"""Import the course's own ``checks.py`` once, before the forks: each run has it at hand.

Its import takes a run 20 ms, and the file is the same for all. The grader copies it from the course
into the run's folder, so the warm process executes what no student wrote.
"""

from __future__ import annotations

import gc
import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


@dataclass(frozen=True)
class ImportedOnce:
    """A module that the warm process has imported.

    Parameters
    ----------
    source : bytes
        The file that it was imported from.
    folder : str
        Where that file was.
    module : module
    paths : dict of str to (str or Path)
        Its variables that hold its own path, or that of a file beside it.
    """

    source: bytes
    folder: str
    module: ModuleType
    paths: dict[str, str | PurePath]


def import_once(name: str, folder: str, before: ImportedOnce | None) -> ImportedOnce | None:
    """Import a module, unless it has been imported from the same bytes already.

    Parameters
    ----------
    name : str
    folder : str
        Of the run that comes next.
    before : ImportedOnce or None
        What was imported last.

    Returns
    -------
    ImportedOnce or None
        None if the import fails: the run then tries it, and shows why.
    """
    place = Path(folder, f"{name}.py")
    try:
        source = place.read_bytes()
        if before is not None and (before.module.__name__, before.source) == (name, source):
            return before
        module = _imported(name, place)
        imported = ImportedOnce(source, folder, module, _paths(module, folder))
    except Exception:  # noqa: BLE001 - whatever a course's file does, this process goes on
        return None
    gc.freeze()
    return imported


def _imported(name: str, place: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, place)
    if spec is None or spec.loader is None:  # not of a file that ends in .py
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look for their module
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules[name]  # not every run is to have it
    return module


def _paths(module: ModuleType, folder: str) -> dict[str, str | PurePath]:
    return {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, (str, PurePath)) and str(value).startswith(f"{folder}/")
    }


def have_at_hand(imported: ImportedOnce, folder: str) -> None:
    """Let a run import the module as if from its own folder.

    Parameters
    ----------
    imported : ImportedOnce
    folder : str
        The run's.
    """
    module, before = imported.module, f"{imported.folder}/"
    for name, value in imported.paths.items():
        setattr(module, name, type(value)(f"{folder}/{str(value).removeprefix(before)}"))
    spec = importlib.util.spec_from_file_location(module.__name__, str(module.__file__))
    if spec is not None:
        module.__spec__, module.__loader__ = spec, spec.loader
    sys.modules[module.__name__] = module
