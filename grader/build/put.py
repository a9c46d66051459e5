"""Copy built files into the course without losing other people's work.

The digest of each built file is stored. If a file differs from its digest, somebody worked in it:
it is first moved to ``classroom/backups/``. A file that no build wrote stays. The build reports
both.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grader.course.course import Course

UNKNOWN = "differs from solutions/, and was not built here"
"""Of a new clone, for instance, whose solutions are newer than its notebooks."""
ASIDE = {"__pycache__", ".ipynb_checkpoints"}
"""Files that Python and Jupyter write beside notebooks; the build ignores them."""


@dataclass
class Putting:
    """Copies one build's files into a course.

    Parameters
    ----------
    course : Course
    say : function
        Gets one sentence for each file that was kept or moved.
    """

    course: Course
    say: Callable[[str], object]
    _written: dict[str, str] = field(init=False)
    _backup: Path = field(init=False)

    def __post_init__(self) -> None:
        self._written = _read(self._record)
        now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d-%H%M%S-%f")
        self._backup = self.course.classroom / "backups" / f"build-{now}"

    @property
    def _record(self) -> Path:
        return self.course.classroom / ".built.json"

    def put(self, new: Path, old: Path) -> None:
        """Copy a folder's files into another one.

        Parameters
        ----------
        new : Path
            The built folder.
        old : Path
            The folder in the course.
        """
        expected = built_files(new)
        for name in sorted(expected):
            place = old / name
            if not place.is_file() or place.read_bytes() != (new / name).read_bytes():
                self._keep_work(place)
                _copy(new / name, place)
            self._written[self._key(place)] = _digest(place)
        for name in sorted(built_files(old) - expected):
            self._gone(old / name)

    def note(self, folder: Path) -> None:
        """Record the folder's present files as built.

        Parameters
        ----------
        folder : Path
        """
        self._written |= {self._key(folder / n): _digest(folder / n) for n in built_files(folder)}

    def end(self) -> None:
        """Store the digests of the written files."""
        write_whole(self._record, json.dumps(self._written, indent=0, sort_keys=True) + "\n")

    def _key(self, path: Path) -> str:
        return path.relative_to(self.course.root).as_posix()

    def _gone(self, path: Path) -> None:
        """Remove an outdated file if a build wrote it; keep all other files."""
        key = self._key(path)
        if self._written.pop(key, "") == _digest(path):
            path.unlink()
        else:
            self.say(f"{key}: not built from solutions/; left as it is")

    def _keep_work(self, path: Path) -> None:
        """Move a file with somebody's work to the backups."""
        key = self._key(path)
        if not path.exists() and not path.is_symlink():
            return
        if path.is_file() and self._written.get(key) == _digest(path):
            return
        place = self._backup / key
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, place)  # copies it where classroom/ is a volume of its own
        why = "was changed since it was built" if key in self._written else UNKNOWN
        self.say(f"{key}: {why}; moved to {self._key(place)}")


def built_files(folder: Path) -> set[str]:
    """The files in a folder, without those that Python and Jupyter write there.

    Parameters
    ----------
    folder : Path
    """
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not ASIDE & set(path.parts)
    }


def _read(record: Path) -> dict[str, str]:
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _copy(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.part")
    shutil.copyfile(source, beside)
    beside.replace(place)
