"""The pictures that an import used, and those that it skipped, with the reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """The outcome of an import.

    Parameters
    ----------
    taken : Counter of (str, int)
        How many pictures went to each split, by label.
    skipped : list of (str, str)
        Each file that was left out, and why.
    """

    taken: Counter[tuple[str, int]] = field(default_factory=Counter)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def lines(self, most: int = 20) -> list[str]:
        """The report for a person.

        Parameters
        ----------
        most : int
            The report names at most this many skipped files.
        """
        said = [
            f"{split}: {self.taken[split, 1]} cats, {self.taken[split, 0]} others"
            for split in ("train", "test")
        ]
        said += [f"skipped {name}: {reason}" for name, reason in self.skipped[:most]]
        more = len(self.skipped) - most
        return said + ([f"... and {more} more"] if more > 0 else [])
