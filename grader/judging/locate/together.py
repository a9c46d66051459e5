"""Edits that mend only together: the same slip made twice, or two slips in one line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.locate.call_edits import FAR, LAST, LIKELY, MISSING
from grader.judging.locate.slots import Edit, together

MOST_PAIRS = 10_000
MOST_PLACES = 6
"""In which the same slip may have been made."""


def same_slips(edits: Sequence[Edit], *, likely: bool) -> Iterator[Edit]:
    """Edits that do the same in two places or more.

    Parameters
    ----------
    edits : sequence of Edit
    likely : bool
        Whether to put the likeliest together, or all others.
    """
    by_rule: dict[str, list[Edit]] = {}
    for edit in edits:
        if (edit.cost == LIKELY) == likely:
            by_rule.setdefault(edit.rule(), []).append(edit)
    by_rule.pop("", None)
    groups = [group for group in by_rule.values() if 1 < len(group) <= MOST_PLACES]
    for count in (2, 3, 4):
        for group in groups:
            for several in itertools.combinations(group, count):
                yield together(MISSING if likely else LAST, several)


def two_in_one_line(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Pairs of edits that stand in one line.

    Parameters
    ----------
    edits : sequence of Edit
        The likeliest first.
    """
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        lines = edit.lines
        if len(lines) == 1 and edit.replaced and edit.cost < FAR:
            by_line.setdefault(min(lines), []).append(edit)
    pairs = [itertools.combinations(group, 2) for group in by_line.values()]
    for pair in itertools.islice(itertools.chain.from_iterable(pairs), MOST_PAIRS):
        yield together(LAST + 1, pair)


def two_in_two_lines(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Pairs of the likeliest edits, in different lines.

    Parameters
    ----------
    edits : sequence of Edit
    """
    likely = [(edit, edit.lines) for edit in edits if edit.cost <= LIKELY and edit.replaced]
    pairs = (
        (one, other)
        for (one, here), (other, there) in itertools.combinations(likely, 2)
        if here != there
    )
    for pair in itertools.islice(pairs, MOST_PAIRS):
        yield together(LAST + 2, pair)
