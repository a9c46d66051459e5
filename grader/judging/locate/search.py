"""Try one small edit after the other, the likeliest first, until one makes the examples right."""

from __future__ import annotations

import ast  # noqa: TC003 - in checks.py too, where it is short
import copy
import time
from collections.abc import Iterable, Iterator, Sequence  # noqa: TC003 - likewise
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, takewhile
from types import FunctionType  # noqa: TC003 - likewise

from grader.judging.compare import Rules  # noqa: TC001 - likewise
from grader.judging.judge import judge
from grader.judging.locate.call_edits import FAR
from grader.judging.locate.expression_edits import expression_edits
from grader.judging.locate.formulas import other_formulas
from grader.judging.locate.plausible import goes_round, other_branches
from grader.judging.locate.rerun import Clock, Meter, Rerun, count_rounds, quiet
from grader.judging.locate.scope import scope_of
from grader.judging.locate.slots import Change, Edit
from grader.judging.locate.statement_edits import statement_edits
from grader.judging.locate.together import same_slips, two_in_one_line, two_in_two_lines
from grader.judging.verdict import VECTORIZED, Failure

Right = frozenset[str]


@dataclass(frozen=True)
class Examples:
    """What a function is asked, and what is right.

    Parameters
    ----------
    args : sequence of tuple
    expected : sequence
    rules : Rules
    """

    args: Sequence[Sequence[object]]
    expected: Sequence[object]
    rules: Rules

    def right(self, i: int, answer: object) -> Right:
        """The parts of an answer to example i that are right."""
        if isinstance(answer, Failure):
            return frozenset()
        verdict = judge("", [answer], [self.expected[i]], rules=self._answered)
        return frozenset(facet.name for facet in verdict.facets if facet.right)

    @cached_property
    def parts(self) -> Right:
        """All parts of an answer."""
        return frozenset(self._answered.facets)

    @cached_property
    def _answered(self) -> Rules:
        """The rules for one example and what is computed: how many lines run is another matter."""
        facets = {name: w for name, w in self.rules.facets.items() if name != VECTORIZED}
        return replace(self.rules, facets=facets, kinds=(), echoes=())


@dataclass(frozen=True)
class Mended:
    """An edit that makes something right.

    Parameters
    ----------
    edit : Edit
    parts : frozenset of str
        What was wrong and is right with it; nothing that was right is wrong with it.
    """

    edit: Edit
    parts: Right


@dataclass(frozen=True)
class Tried:
    """What a search found.

    Parameters
    ----------
    mended : tuple of Mended
        Alike in what they make right and in how likely they are.
    whole : bool
        Whether everything is right with them.
    late : bool
        Whether the time was over before all edits that are as likely had been tried.
    """

    mended: tuple[Mended, ...] = ()
    whole: bool = False
    late: bool = False

    @property
    def certain(self) -> bool:
        """Whether nothing else is as likely, and none of it is far-fetched."""
        likely = all(each.edit.cost < FAR for each in self.mended)
        return self.whole and likely and not self.late


def search(
    function: FunctionType,
    trees: list[ast.FunctionDef],
    examples: Examples,
    seconds: float,
    clock: Clock = time.perf_counter,
) -> Tried:
    """Find the edits of a function that make examples right.

    Parameters
    ----------
    function : function
        The student's, wrong.
    trees : list of FunctionDef
        It and those of the student's that it calls; changed in place.
    examples : Examples
    seconds : float
        When to stop, counted from now.
    clock : function
        What measures them.
    """
    meter = Meter(clock() + seconds, clock)
    for tree in trees:
        count_rounds(tree)
    trial = _Trial(Rerun(function, trees, meter), trees, examples)
    with quiet():
        if not trial.measure():
            return Tried()
        for edits in _edits(trees, meter):
            found = trial.run(edits, meter)
            if found.mended or found.late:
                break  # to make more edits takes longer than to see that there is no time for them
        return found


def _edits(trees: list[ast.FunctionDef], meter: Meter) -> Iterator[Iterable[Edit]]:
    """Edits of the first function, the likeliest first; more of them where those do not help."""
    one_argument = [each.name for each in trees[1:] if len(each.args.args) == 1]
    scope = scope_of(trees[0], tuple(one_argument))
    every = chain(expression_edits(trees[0], scope), statement_edits(trees[0], scope))
    made = [*takewhile(lambda _: not meter.late(), every)]
    yield sorted([*same_slips(made, likely=True), *made], key=lambda edit: edit.cost)
    yield other_formulas(trees[0], scope)
    yield same_slips(made, likely=False)
    yield two_in_one_line(sorted(made, key=lambda edit: edit.cost))
    yield two_in_two_lines(made)


class _Trial:
    """Tries edits on one function."""

    def __init__(self, rerun: Rerun, trees: list[ast.FunctionDef], examples: Examples) -> None:
        self._rerun, self._tree, self._examples = rerun, trees[0], examples
        self._own, self._helpers = copy.deepcopy(trees[0]), trees[1:]
        self._before: Right = examples.parts
        self._raised = False
        self._order: list[int] = []
        self._taken: list[tuple[Right, int]] = []

    def measure(self) -> bool:
        """Say whether anything is wrong, in time; find the examples that show it soonest."""
        function = self._rerun.compiled(self._tree)
        if function is None:
            return False
        took: list[tuple[bool, float, int]] = []
        for i, args in enumerate(self._examples.args):
            if self._rerun.meter.late():
                return False
            started = time.perf_counter()
            answer = self._rerun.answer(function, args)
            right = self._examples.right(i, answer)
            self._raised |= isinstance(answer, Failure)
            self._before &= right
            took.append((right == self._examples.parts, time.perf_counter() - started, i))
            self._taken.append((right, self._rerun.meter.rounds))
        self._order = [i for _, _, i in sorted(took)]
        return self._before != self._examples.parts

    def run(self, edits: Iterable[Edit], meter: Meter) -> Tried:
        """What the edits give that are tried in time."""
        mended: list[Mended] = []
        needed = self._examples.parts - self._before
        enough = None
        late = False
        for edit in edits:
            late = meter.late()
            if late or (enough is not None and edit.cost > enough):
                break
            parts = self._mends(edit)
            if parts:
                mended.append(Mended(edit, parts))
                enough = edit.cost if parts == needed else enough
        return _best(mended, needed, late=late)

    def _mends(self, edit: Edit) -> Right:
        """What an edit makes right, in all examples, without making anything wrong."""
        function = self._edited(edit)
        right = self._right_in_all(function) if function else frozenset()
        if self._raised and right != self._examples.parts:
            return frozenset()  # whatever leaves out the line that raised mends a part
        better = right > self._before and self._is_slip(edit, right)
        return right - self._before if better else frozenset()

    def _edited(self, edit: Edit) -> FunctionType | None:
        """The function with an edit, or None where it must not run."""
        undo = edit.apply()
        try:
            return self._rerun.compiled(self._tree)
        finally:
            _restore(undo)

    def _is_slip(self, edit: Edit, right: Right) -> bool:
        """Whether an edit that helps may be a slip's reverse, and not go round the error.

        In a branch, that shows only if the examples take the other one, too.
        """
        beside = other_branches(self._tree, edit.nodes)
        undo = edit.apply()
        try:
            if goes_round(self._own, self._tree, [*self._examples.rules.facets], self._helpers):
                return False
            return not any(self._same_without(change, right) for change in beside)
        finally:
            _restore(undo)

    def _same_without(self, change: Change, right: Right) -> bool:
        function = self._edited(Edit(0, (), (change,)))
        return function is not None and self._right_in_all(function) == right

    def _right_in_all(self, function: FunctionType) -> Right:
        """The parts that an edited function has right in all examples; none if that is soon plain.

        Where an example showed something wrong, an edit that betters nothing in it is no use.
        """
        right = self._examples.parts
        for i in self._order:
            before, rounds = self._taken[i]
            answer = self._rerun.answer(function, self._examples.args[i], rounds)
            here = self._examples.right(i, answer)
            right &= here
            if right <= self._before or here <= before < self._examples.parts:
                return frozenset()
        return right


def _restore(undo: Iterable[Change]) -> None:
    for node, name, value in undo:
        setattr(node, name, value)


def _best(mended: list[Mended], needed: Right, *, late: bool) -> Tried:
    """Of the edits that mend the most, the likeliest; of several parts, one that has one line."""
    by_parts: dict[Right, list[Mended]] = {}
    for each in sorted(mended, key=lambda each: (-len(each.parts), sorted(each.parts))):
        if not any(each.parts < other for other in by_parts):
            by_parts.setdefault(each.parts, []).append(each)
    likeliest = [_likeliest(group) for group in by_parts.values()]
    one_line = [group for group in likeliest if len(lines_of(group)) == 1]
    best = (one_line or likeliest or [()])[0]
    return Tried(best, bool(best) and best[0].parts == needed, late)


def _likeliest(group: list[Mended]) -> tuple[Mended, ...]:
    least = min(each.edit.cost for each in group)
    return tuple(each for each in group if each.edit.cost == least)


def lines_of(group: Iterable[Mended]) -> set[int]:
    """The lines that some edits touch.

    Parameters
    ----------
    group : iterable of Mended
    """
    return set().union(*(each.edit.lines for each in group))
