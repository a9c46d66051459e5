"""A class list as a learning platform exports it: the platform's own ids, kept as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.csv_file import read_table
from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from grader.gradebook.read import Person

NAMED = 5
"""How many left-out students are named."""


@dataclass(frozen=True)
class Roster:
    """The rows of a platform's file.

    Parameters
    ----------
    path : Path
    header : list of str
    rows : list of dict of str to str
        By the header's titles.
    """

    path: Path
    header: list[str]
    rows: list[dict[str, str]]

    def of(
        self, people: Iterable[Person], ways: Sequence[tuple[str, str]]
    ) -> list[tuple[dict[str, str], Person]]:
        """The rows of these people, in the file's order.

        Parameters
        ----------
        people : iterable of Person
        ways : sequence of (str, str)
            A title and the attribute of a person that may equal it; the first that does, counts.

        Raises
        ------
        UserError
            When it cannot be told whose row one is.
        """
        titles = dict.fromkeys(title for title, _ in ways)
        known: dict[tuple[str, str], Person] = {}
        for title, attribute in reversed(ways):
            known |= {(title, key): person for key, person in self._by(people, attribute).items()}
        found: dict[str, tuple[dict[str, str], Person]] = {}
        for row in self.rows:
            keys = [(title, _key(row.get(title, ""))) for title in titles]
            person = next((known[key] for key in keys if key in known), None)
            if person and person.id in found:
                raise self._unclear(person, "two rows")
            if person:
                found[person.id] = row, person
        return list(found.values())

    def _by(self, people: Iterable[Person], attribute: str) -> dict[str, Person]:
        found: dict[str, Person] = {}
        for person in people:
            key = _key(getattr(person, attribute))
            if key in found:
                raise self._unclear(person, f"two students with the {attribute} {key}")
            if key:
                found[key] = person
        return found

    def _unclear(self, person: Person, what: str) -> UserError:
        return UserError(
            f"expected one row of {self.path.name} for student {person.id}, found {what}; nothing "
            "was written. Correct the ids in formgrader or in that file."
        )

    def lacks(self, people: Iterable[Person], found: list[tuple[dict[str, str], Person]]) -> str:
        """A sentence that names students with a score but no row; empty if there are none.

        Parameters
        ----------
        people : iterable of Person
        found : list of (dict, Person)
            What ``of`` gave.
        """
        here = {person.id for _, person in found}
        left = [person.id for person in people if person.id not in here]
        if not left:
            return ""
        named = ", ".join(left[:NAMED]) + (", …" if len(left) > NAMED else "")
        return f"left out: {named} ({len(left)} in all). {self.path.name} has no row for them."


def _key(text: str) -> str:
    return text.strip().casefold()


def read_roster(path: Path, needed: Sequence[str], made_by: str) -> Roster:
    """Read a platform's CSV file.

    Parameters
    ----------
    path : Path
    needed : sequence of str
        Titles it must have.
    made_by : str
        How to make the right file; the error for a wrong file says this.

    Raises
    ------
    UserError
        When it is not such a file.
    """
    try:
        table = read_table(path)
    except UserError as error:
        raise UserError(f"{error} {made_by}") from error
    header = [title.strip() for title in table[0]] if table else []
    missing = [title for title in needed if title not in header]
    if missing:
        raise UserError(
            f"expected the columns {', '.join(needed)} in {path}, found no {', '.join(missing)}. "
            f"{made_by}"
        )
    rows = [dict(zip(header, row, strict=False)) for row in table[1:] if any(row)]
    return Roster(path, header, rows)
