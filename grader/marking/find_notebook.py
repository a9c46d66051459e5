"""Find the notebook among what was handed in: browsers and editors rename their copies.

``04-gradient-descent-Copy1.ipynb``, ``Copy of 04-gradient-descent.ipynb`` and
``04-gradient-descent (1).ipynb`` are all the notebook ``04-gradient-descent.ipynb``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.plain_text import plain_name

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOK = ".ipynb"
TOGETHER = 2.0
"""Seconds within which files count as equally new: an archive is unpacked in no useful order."""
_COPY = r"(?:copy|kopie|copia|copie)"
_BEFORE = re.compile(rf"^(?:{_COPY}(?: \(\d+\))?(?:[ _-]+(?:of|von|de|di))?[ _-]+)+", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:[ _-]*\(\d+\)|[ _-]+{_COPY}(?:[ _-]?\(?\d+\)?)?|[ _]\d+|\.ipynb|\.txt|\.json)$",
    re.IGNORECASE,
)


def original_name(filename: str) -> str:
    """The name that a notebook's file had before programs renamed their copies.

    Parameters
    ----------
    filename : str

    Examples
    --------
    >>> original_name("Copy of 04-gradient-descent-Copy1 (2).ipynb")
    '04-gradient-descent'
    """
    name = _BEFORE.sub("", filename.strip())
    while (shorter := _AFTER.sub("", name)) != name:
        name = shorter
    return name


def candidates(folder: Path, filename: str) -> list[Path]:
    """The files in a folder that are a notebook under some name, the one that counts first.

    The newest counts; among equally new ones, the one with the right name.

    Parameters
    ----------
    folder : Path
    filename : str
        The name that it should have.
    """
    wanted = original_name(filename).casefold()
    found = [path for path in sorted(folder.iterdir()) if _is_notebook(path, wanted)]
    changed = {path: path.stat().st_mtime for path in found}
    newest = max(changed.values(), default=0.0)

    def rank(path: Path) -> tuple[bool, bool, float]:
        return newest - changed[path] > TOGETHER, path.name != filename, -changed[path]

    return sorted(found, key=rank)


def _is_notebook(path: Path, wanted: str) -> bool:
    if NOTEBOOK not in path.name.casefold() or path.is_symlink() or not path.is_file():
        return False
    return original_name(path.name).casefold() == wanted


def renamed(found: list[Path], filename: str) -> list[str]:
    """What to say about a choice among files, as flags; nothing where there was none.

    Parameters
    ----------
    found : list of Path
        As `candidates` gives them.
    filename : str
        The name that the file should have.
    """
    names = [f'"{plain_name(path.name)}"' for path in found]
    if not found or (len(found) == 1 and found[0].name == filename):
        return []
    if len(found) == 1:
        return [f"{names[0]} was taken as {filename}"]
    which = f"of {len(found)} files, {names[0]} was taken as {filename}, because it is the newest"
    return [f"{which}; not read: {', '.join(names[1:4])}"]
