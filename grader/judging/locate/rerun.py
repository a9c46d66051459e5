"""Call an edited function without harm: loops end, nothing is printed, arrays stay as they are.

An edit can make a loop endless, or a function call itself twice. Every loop therefore counts its
rounds, and every function its calls, by nodes put into the tree before it is compiled: that needs
no signal and no thread, and works in a browser too.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import io
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import FunctionType  # noqa: TC003 - likewise
from typing import Any

import numpy as np

from grader.judging.locate.nested import holds_itself, puts_in
from grader.judging.locate.slots import OURS
from grader.judging.locate.small_arrays import MOST_ENTRIES, with_small_arrays
from grader.judging.verdict import Failure

Clock = Callable[[], float]
COUNTED, TICK = "__counted__", "__tick__"
MAX_ROUNDS = 50_000
"""Of all loops in one call, and calls; the exercises need a few thousand."""
MAX_BITS, MAX_ITEMS = 10_000, 100_000
"""Of a variable in a loop; nothing interrupts the multiplication of two numbers that are longer."""
CLOCK, VARIABLES = 64, 4
"""The number of rounds between two looks at the clock, and at the variables: a number that is
squared four times has 16 times as many digits."""


class TooLongError(BaseException):
    """An edited function has run too many rounds; no `except Exception` of its own stops this."""


class Meter:
    """Counts the rounds of all loops in a call, and ends it when there are too many.

    Parameters
    ----------
    deadline : float
        Of the clock.
    clock : function
        Gives seconds.
    """

    def __init__(self, deadline: float, clock: Clock = time.perf_counter) -> None:
        self._deadline, self._clock = deadline, clock
        self.rounds, self.most = 0, MAX_ROUNDS

    def allow(self, rounds: int) -> None:
        """Begin a call that may take a few times as many rounds as the student's own took."""
        self.rounds, self.most = 0, min(MAX_ROUNDS, 3 * rounds + 1_000)

    def late(self) -> bool:
        """Say whether the time is over."""
        return self._clock() > self._deadline

    def tick(self, depth: int = 1) -> bool:
        """Count one round of a loop, or one call, of the function so many frames above."""
        self.rounds += 1
        if self.rounds > self.most or (self.rounds % CLOCK == 0 and self.late()):
            raise TooLongError
        if self.rounds % VARIABLES == 0:
            grown = any(_is_huge(each) for each in sys._getframe(depth).f_locals.values())  # noqa: SLF001 - the documented way
            if grown:
                raise TooLongError
        return True

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """The same items, counted."""
        for item in items:
            self.tick(2)
            yield item


def _is_huge(value: object) -> bool:
    """Whether a number, a list or an array has grown as what is squared or doubled each time."""
    if isinstance(value, int):
        return value.bit_length() > MAX_BITS
    if isinstance(value, np.ndarray):
        return value.size > MOST_ENTRIES
    return isinstance(value, (list, str, tuple)) and len(value) > MAX_ITEMS


def count_rounds(tree: ast.AST) -> None:
    """Make all loops in a tree count their rounds.

    Parameters
    ----------
    tree : AST
        Changed in place.
    """
    for node in [*ast.walk(tree)]:
        if isinstance(node, (ast.For, ast.comprehension)):
            node.iter = _ours(ast.Call(_ours(ast.Name(COUNTED, ast.Load())), [node.iter], []))
        elif isinstance(node, ast.While):
            node.test = _ours(ast.BoolOp(ast.And(), [_tick(), node.test]))
        elif isinstance(node, (ast.FunctionDef, ast.Lambda)):
            _count_calls(node)
    ast.fix_missing_locations(tree)


def _count_calls(node: ast.FunctionDef | ast.Lambda) -> None:
    """A function that calls itself twice ends as late as an endless loop."""
    if isinstance(node, ast.FunctionDef):
        node.body.insert(0, _ours(ast.Expr(_tick())))
    else:
        node.body = _ours(ast.IfExp(_tick(), node.body, _tick()))


def _tick() -> ast.expr:
    call: ast.expr = _ours(ast.Call(_ours(ast.Name(TICK, ast.Load())), [], []))
    return call


def _ours(node: Any) -> Any:
    setattr(node, OURS, True)
    return node


class Rerun:
    """A function's surroundings, in which edited versions of it are called.

    Parameters
    ----------
    function : function
        The student's.
    trees : list of FunctionDef
        It and those of the student's that it calls; their loops count their rounds.
    meter : Meter
        Counts them.
    """

    def __init__(self, function: FunctionType, trees: list[ast.FunctionDef], meter: Meter) -> None:
        self.meter = meter
        self._name, self._calls = function.__name__, puts_in(trees[0])
        around = {name: _as_seen(value) for name, value in function.__globals__.items()}
        self._around: dict[str, Any] = {
            **around,
            COUNTED: self.meter.counted,
            TICK: self.meter.tick,
        }
        self._around["print"] = lambda *_args, **_kwargs: None
        for tree in trees[1:]:
            _define(tree, self._around)

    def compiled(self, tree: ast.FunctionDef) -> FunctionType | None:
        """An edited function, or None when it is not one that Python accepts, or must not run.

        Parameters
        ----------
        tree : FunctionDef
        """
        try:
            _define(tree, self._around)
        except (SyntaxError, ValueError, TypeError, NameError, RecursionError):
            return None
        # only now: an edit may put a piece into itself, and to walk through that has no end
        if holds_itself(tree, calls=self._calls):
            return None
        made: FunctionType = self._around[self._name]
        return made

    def answer(
        self, function: FunctionType, args: Sequence[object], rounds: int = MAX_ROUNDS
    ) -> object:
        """What an edited function answers, or a `Failure`.

        Parameters
        ----------
        function : function
        args : sequence
        rounds : int
            How many the student's own function took.
        """
        own = [each.copy() if isinstance(each, np.ndarray) else copy.copy(each) for each in args]
        self.meter.allow(rounds)
        try:
            return function(*own)
        except (Exception, TooLongError) as error:  # noqa: BLE001 - an edit may do anything
            return Failure(type(error).__name__)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Nothing is shown meanwhile: neither prints nor warnings."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


def _define(tree: ast.FunctionDef, around: dict[str, Any]) -> None:
    # the student's own function in the student's own process, with one small edit
    exec(compile(ast.Module([tree], []), f"<{tree.name}>", "exec"), around)  # noqa: S102


def _as_seen(value: object) -> object:
    """An edited function cannot change the notebook's own arrays, and makes small ones only."""
    if isinstance(value, np.ndarray):
        value = value.view()
        value.flags.writeable = False
    return with_small_arrays(value)
