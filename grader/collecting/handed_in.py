"""Recognise the contents of an archive: each student, their files and the time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from grader.collecting.names import is_hidden, platform_name, says_twice
from grader.collecting.unpack import ENDINGS, UNKNOWN
from grader.errors import UserError
from grader.marking.find_notebook import NOTEBOOK
from grader.marking.timestamps import moment_of
from grader.plain_text import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

METADATA = "submission_metadata.yml"
"""What Gradescope puts into its *Export Submissions*."""
TIMESTAMP = "timestamp.txt"
ONLINE_TEXT = "_assignsubmission_onlinetext_"
"""How Moodle names what a student typed instead of handing in a file."""


@dataclass(frozen=True)
class HandedIn:
    """One file of one student.

    Parameters
    ----------
    platform : str
        ``canvas``, ``moodle``, ``gradescope`` or ``folder``.
    identity : str
        The platform's id of the student; in a folder, its name.
    path : Path
        The unpacked file.
    place : str
        Where it stands in the archive, for messages.
    written : str
        The file's name as the student gave it.
    name, email : str
        What else the platform says of the student.
    moment : datetime, optional
        When it was handed in, in UTC.
    late : bool
        Whether the platform calls it late.
    number : int
        Grows with each file handed in.
    """

    platform: str
    identity: str
    path: Path
    place: str
    written: str
    name: str = ""
    email: str = ""
    moment: dt.datetime | None = None
    late: bool = False
    number: int = 0

    @property
    def age(self) -> tuple[dt.datetime, int, float]:
        """The sort key of a student's files; it is largest for the newest one."""
        moment = self.moment or dt.datetime.min  # noqa: DTZ901 - compared with others of its kind
        return moment, self.number, self.path.stat().st_mtime


@dataclass
class Contents:
    """What an archive holds.

    Parameters
    ----------
    form : str
        What kind of archive it is.
    files : list of HandedIn
        Notebooks.
    left_out : list of str
        What was left out and why, one sentence each.
    """

    form: str
    files: list[HandedIn] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def contents(root: Path) -> Contents:
    """What an unpacked archive holds.

    Parameters
    ----------
    root : Path
        A folder in which archives are unpacked.

    Raises
    ------
    UserError
        When Gradescope's list of submissions cannot be read.
    """
    top = _top(root)  # a file of that name further down is a student's
    if (top / METADATA).is_file():
        return _gradescope(top / METADATA)
    names = [platform_name(path.name) for path in top.iterdir() if not is_hidden((path.name,))]
    platforms = [name.platform for name in names if name]
    if not platforms:
        return _folder(top)
    # a class comes from one platform; the odd name is something else
    return _platform(top, max(set(platforms), key=platforms.count))


def _top(root: Path) -> Path:
    """Where the class begins: archives often hold one folder that holds everything."""
    while True:
        inside = [path for path in root.iterdir() if not is_hidden((path.name,))]
        if len(inside) != 1 or not inside[0].is_dir():
            return root
        if platform_name(inside[0].name) or says_twice(inside[0].name):
            return root
        if not any(path.is_dir() for path in inside[0].iterdir()) and not any(
            platform_name(path.name) for path in inside[0].iterdir()
        ):
            return root  # a class of one: the folder is the student
        root = inside[0]


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if (
            path.is_file()
            and not path.is_symlink()
            and not is_hidden(path.relative_to(folder).parts)
        ):
            yield path


def _platform(top: Path, platform: str) -> Contents:
    found = Contents(platform.capitalize())
    others: dict[str, Path] = {}
    for path in _files(top):
        inside = path.relative_to(top)
        said = platform_name(inside.parts[0])  # what comes later may be a student's own words
        if said is None or said.platform != platform:
            typed = "text typed on its page, not a notebook"
            wrong = (
                typed
                if ONLINE_TEXT in inside.parts[0]
                else f"not named as {found.form} names files"
            )
            found.left_out.append(f"{_shown(inside)}: {wrong}")
        elif NOTEBOOK in path.name.casefold():
            written = inside.name[said.length :] if len(inside.parts) == 1 else inside.name
            found.files.append(
                HandedIn(
                    platform, said.id, path, inside.parts[0], written, said.name,
                    late=said.late, number=said.number,
                )
            )  # fmt: skip
        elif not path.name.casefold().endswith((*ENDINGS, *UNKNOWN)):
            others[said.id] = inside
    have = {each.identity for each in found.files}
    found.left_out += [
        f"{_shown(inside)}: not a notebook, and the student's only file"
        for identity, inside in others.items()
        if identity not in have
    ]
    return found


def _folder(top: Path) -> Contents:
    """A folder for each student, with the notebook in it or in a folder of the assignment."""
    found = Contents("a folder")
    for path in _files(top):
        inside = path.relative_to(top)
        if NOTEBOOK not in path.name.casefold():
            continue
        if len(inside.parts) == 1:
            found.left_out.append(
                f"{_shown(inside)}: expected a folder for each student, found a notebook"
            )
            continue
        moment, problem = _time_beside(path)
        if problem:
            found.left_out.append(f"{_shown(inside)}: {problem}")
        found.files.append(
            HandedIn("folder", inside.parts[0], path, str(inside), path.name, moment=moment)
        )
    have = {each.identity for each in found.files}
    found.left_out += [
        f"{_shown(path.name)}: a folder without a notebook in it"
        for path in sorted(top.iterdir())
        if have and path.is_dir() and path.name not in have and not is_hidden((path.name,))
    ]
    return found


def _time_beside(path: Path) -> tuple[dt.datetime | None, str]:
    stamp = path.with_name(TIMESTAMP)
    if not stamp.is_file() or stamp.is_symlink():
        return None, ""
    text = stamp.read_text(encoding="utf-8", errors="replace")[:1000]
    try:
        return moment_of(text), ""
    except ValueError as error:
        return None, f"its {TIMESTAMP} is no time ({error}), taken as on time"


class _Plain(yaml.CSafeLoader):  # type: ignore[misc] # PyYAML has no types
    """YAML without Ruby's classes: a value with such a tag is read as a plain value."""


def _untagged(loader: _Plain, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


_Plain.add_multi_constructor("!", _untagged)
# times as they are written: each is read within bounds
_Plain.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
)


def _gradescope(metadata: Path) -> Contents:
    try:
        said = yaml.load(metadata.read_text(encoding="utf-8"), Loader=_Plain)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(
            f"expected Gradescope's {METADATA}, could not read it: {str(error).splitlines()[0]}. "
            "Export the submissions again."
        ) from error
    found, listed = Contents("Gradescope"), set[str]()
    for folder, facts in (said if isinstance(said, dict) else {}).items():
        place = metadata.parent / plain_name(str(folder)).replace("/", "")
        if place.name in ("", "..") or not place.is_dir():
            found.left_out.append(f"{_shown(folder)}: listed in {METADATA}, but not in the archive")
            continue
        _submission(found, place, facts)
        listed.add(place.name)
    found.left_out += [
        f"{_shown(path.name)}: not listed in {METADATA}, so its student is not known"
        for path in sorted(metadata.parent.iterdir())
        if path.is_dir() and path.name not in listed and not is_hidden((path.name,))
    ]
    return found


def _submission(found: Contents, place: Path, facts: Any) -> None:
    submitters = [each for each in _items(_value(facts, "submitters")) if isinstance(each, dict)]
    moment, problem = _created(facts)
    if not submitters:
        found.left_out.append(f"{_shown(place.name)}: {METADATA} names no student for it")
    if problem and submitters:
        found.left_out.append(f"{_shown(place.name)}: {problem}, taken as on time")
    for path in _files(place):
        if NOTEBOOK not in path.name.casefold():
            continue
        for each in submitters:
            name, sid, email = (str(_value(each, key) or "") for key in ("name", "sid", "email"))
            found.files.append(
                HandedIn(
                    "gradescope", sid or email or name, path, f"{place.name}/{path.name}",
                    path.name, name, email, moment,
                )
            )  # fmt: skip


def _created(facts: Any) -> tuple[dt.datetime | None, str]:
    created = _value(facts, "created_at")
    if isinstance(created, dict):  # ActiveSupport::TimeWithZone
        created = _value(created, "utc") or _value(created, "time")
    if created is None:
        return None, ""
    try:
        return moment_of(str(created)), ""
    except ValueError as error:
        return None, f"its time {str(created)[:40]!r} is none ({error})"


def _value(facts: Any, key: str) -> Any:
    """A value by its key, which Ruby writes with a colon."""
    if not isinstance(facts, dict):
        return None
    return facts.get(f":{key}", facts.get(key))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _shown(place: object) -> str:
    return plain_name(str(place))
