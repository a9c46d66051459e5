"""Name the one place in a wrong function that a small edit would mend, and never the edit."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterator, Sequence  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass
from types import FunctionType
from typing import Any

from grader.judging.explain import says_what_to_give
from grader.judging.judge import FOLLOWS
from grader.judging.locate.harmless import Written, harmless
from grader.judging.locate.question import question
from grader.judging.locate.rerun import Clock  # noqa: TC001 - likewise
from grader.judging.locate.search import Examples, Tried, lines_of, search
from grader.judging.locate.slots import OURS
from grader.judging.verdict import VECTORIZED, Facet, Verdict

SECONDS, BESIDE_A_HINT, FOR_THE_REST = 0.8, 0.03, 0.07
"""How long a search may take: a check answers within a second, and where a hint explains what is
wrong, or a part of that, within a tenth of one."""
MOST_LINES = 2
"""The most lines to name; if more could be meant, the check names none."""
MOST_FORGOTTEN = 4
"""Functions that may be missing; each makes a search longer."""
MAX_TEXT = 80
"""Characters of a student's code that are repeated."""


@dataclass(frozen=True)
class Place:
    """Where to look again.

    Parameters
    ----------
    line : int
        In the cell that defines the function, from 1.
    text : str
        What stands there.
    parts : tuple of str
        The parts of the answer that it is about; none when it is about all of them.
    also : int
        Another line that may be meant, or that has the same slip; 0 where there is none.
    asked : str
        What to ask about it, where the edits that mend it are of one kind and in one line.
    """

    line: int
    text: str
    parts: tuple[str, ...] = ()
    also: int = 0
    asked: str = ""

    def __str__(self) -> str:
        about = f"For {' and '.join(self.parts)}, look" if self.parts else "Look"
        more = f", and at line {self.also}" if self.also else ""
        ends = f": {self.asked}" if self.asked else "."
        return f"{about} again at `{self.text}` in line {self.line}{more}{ends}"


def unexplained(verdict: Verdict) -> bool:
    """Whether the function itself got something wrong, and `explained` does not hold.

    Parameters
    ----------
    verdict : Verdict
    """
    return bool(_miscomputed(verdict)) and not explained(verdict)


def explained(verdict: Verdict) -> bool:
    """Whether hints or reasons say what the function itself got wrong; of an exception, one hint.

    Parameters
    ----------
    verdict : Verdict
    """
    wrong = _miscomputed(verdict)
    return bool(wrong) and (all(map(_told, wrong)) or (bool(verdict.failure) and hinted(verdict)))


def hinted(verdict: Verdict) -> bool:
    """Whether a hint explains something that is wrong.

    Parameters
    ----------
    verdict : Verdict
    """
    return any(facet.hint for facet in _miscomputed(verdict))


def _told(facet: Facet) -> bool:
    return bool(facet.hint) or facet.reason == FOLLOWS or says_what_to_give(facet.reason)


def _miscomputed(verdict: Verdict) -> list[Facet]:
    """What is wrong of that which the function computed."""
    failed = verdict.failure.kind if verdict.failure else ""
    if failed and (not failed.isidentifier() or failed in _NO_ANSWER):
        return []
    return [facet for facet in verdict.facets if not facet.right and facet.name != VECTORIZED]


_NO_ANSWER = {"NotImplementedError", "timeout", "died", "unbound", "unsendable", "protocol",
              "missing", "unreadable"}  # fmt: skip
"""Failures that are no exception of the function's own."""


def place(  # noqa: PLR0913 - what is searched, and how far
    function: Any,
    examples: Examples,
    *,
    seconds: float = SECONDS,
    trusted: Callable[[str, Any], bool] = lambda _name, _function: True,
    clock: Clock = time.perf_counter,
    certain: bool = False,
) -> Place | None:
    """The place where one small edit makes the examples right, if there is just one.

    Parameters
    ----------
    function : function
        A student's, in their own process.
    examples : Examples
    seconds : float
        How long to search.
    trusted : function
        Gets another function of the student's and its name; says whether it is right as far as is
        known. If this function calls one that is not, the slip could be there, and no place is
        named.
    clock : function
        What measures the seconds.
    certain : bool
        Whether to name a place only where there is no doubt, as beside a hint.
    """
    end = clock() + seconds
    try:
        known = harmless(function)
        if known is None or not _trusts(known, function, trusted):
            return None
        written = next(iter(known.values()))
        known |= _one_argument(function, known)
        trees = [each.tree for each in known.values()]
        found = search(function, trees, examples, end - clock(), clock)
    except RecursionError:
        return None
    named = _only_place(written, found, examples.parts)
    return None if certain and named and (named.also or not found.certain) else named


def _trusts(known: dict[str, Written], function: Any, trusted: Callable[[str, Any], bool]) -> bool:
    others = [name for name in known if name != function.__name__]
    return all(trusted(name, function.__globals__[name]) for name in others)


def _one_argument(function: Any, known: dict[str, Written]) -> dict[str, Written]:
    """Other functions of the student's that it may have forgotten to call."""
    found: dict[str, Written] = {}
    for name, value in list(function.__globals__.items()):
        same = type(value) is FunctionType and value.__globals__ is function.__globals__
        if same and name == value.__name__ and name not in known and _takes_one(value):
            needed = harmless(value) or {}
            found |= needed if function.__name__ not in needed else {}
        if len(found) >= MOST_FORGOTTEN:
            break
    return found


def _takes_one(function: FunctionType) -> bool:
    return function.__code__.co_argcount == 1 and not function.__code__.co_kwonlyargcount


def _only_place(written: Written, found: Tried, others: frozenset[str]) -> Place | None:
    lines = sorted(lines_of(found.mended) | _used_next(written.tree, found))
    if not 0 < len(lines) <= MOST_LINES:
        return None
    nodes: list[Any] = [node for each in found.mended for node in each.edit.nodes]
    here = [node for node in nodes if node.lineno == lines[0]]
    parts = () if found.whole else tuple(sorted(found.mended[0].parts))
    if parts and _reads_another_part(written.tree, lines[0], others - {*parts}):
        return None
    shown = [written.first + line - 1 for line in lines]
    also = shown[1] if len(shown) > 1 else 0
    asked = "" if also else question(each.edit for each in found.mended)
    return Place(shown[0], _quoted(written, here), parts, also, asked)


def _reads_another_part(tree: ast.FunctionDef, line: int, others: frozenset[str]) -> bool:
    """Whether a line uses another part of the answer: the slip may be where that is computed."""
    return any(
        isinstance(node, ast.Name) and node.id in others and isinstance(node.ctx, ast.Load)
        for statement in ast.walk(tree)
        if isinstance(statement, (ast.Assign, ast.AugAssign)) and statement.lineno == line
        for node in ast.walk(statement.value)
    )


def _used_next(tree: ast.FunctionDef, found: Tried) -> set[int]:
    """The one line that uses a variable next, if the missing piece could be missing there.

    A piece that is missing around `x @ y` in `z = x @ y` could also be missing around z in
    `return z`.
    """
    values = {id(value): name for value, name in _values_kept(tree)}
    around = [each.edit for each in found.mended if each.edit.wraps]
    names = {values.get(id(edit.replaced)) for edit in around} - {None}
    if len(names) != 1:
        return set()
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in names]
    lines = [node.lineno for node in uses if isinstance(node.ctx, ast.Load)]
    return set(lines) if len(lines) == 1 else set()


def _values_kept(tree: ast.FunctionDef) -> Iterator[tuple[ast.expr, str]]:
    """Values, and the variables that they are put into or added to."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AugAssign)):
            target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]
            if isinstance(target, ast.Name):
                yield node.value, target.id


def _quoted(written: Written, nodes: Sequence[Any]) -> str:
    """The smallest piece of code that holds all the nodes; the whole line if there is none."""
    start = min((node.lineno, node.col_offset) for node in nodes)
    end = max((node.end_lineno, node.end_col_offset) for node in nodes)
    around = [
        (node.lineno, node.col_offset, -node.end_lineno, -node.end_col_offset)
        for node in _pieces(written.tree)
        if (node.lineno, node.col_offset) <= start and (node.end_lineno, node.end_col_offset) >= end
    ]
    lines = written.text.splitlines()
    text = lines[start[0] - 1].strip()
    if around:
        first, left, last, right = max(around)
        if first == -last:
            text = lines[first - 1].encode()[left:-right].decode()
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 2]} …"


def _pieces(tree: ast.AST) -> list[Any]:
    nodes = [node for node in ast.walk(tree) if isinstance(node, (ast.expr, ast.stmt))]
    return [node for node in nodes if not hasattr(node, OURS)]
