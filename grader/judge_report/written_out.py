"""Wrong answers written out in full, as a student's cell has them, with the lines that are wrong.

Four kinds: those of a list that beginners might write, ``solutions/slips/``; right answers, of the
reference and in other styles, with one slip of the hand; references with two changes; and known
mistakes that are one line away from an answer that is right.
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import inspect
import io
import itertools
import linecache
import random
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.course.source import ANSWER
from grader.exercises import VISIBLE
from grader.judge_report.mutants import mutations
from grader.judge_report.slips_of_the_hand import slips_of_the_hand
from grader.judge_report.trial import accepted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.course.assignment import Assignment

MARK = re.compile(r"  # <- wrong line$", re.MULTILINE)
SINGLE, PER_VARIANT = 10, 2
"""How many references with one slip are tried for each exercise, and how many of each variant."""
PAIRS = 4
"""How many references with two changes are tried for each exercise."""


@dataclass(frozen=True)
class WrittenOut:
    """A wrong answer as text.

    Parameters
    ----------
    exercise : str
    text : str
    lines : frozenset of int
        The lines, from 1, any of which it would be right to name.
    """

    exercise: str
    text: str
    lines: frozenset[int]


def beginners(assignment: Assignment) -> list[WrittenOut]:
    """The list of wrong answers that beginners might write; none where there is no list.

    Parameters
    ----------
    assignment : Assignment
    """
    path = assignment.course.solutions / "slips" / f"{assignment.name}.txt"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return [_marked(each) for each in re.split(r"\n\n(?=def )", text.strip()) if each]


def _marked(text: str) -> WrittenOut:
    lines = [i for i, line in enumerate(text.splitlines(), 1) if MARK.search(line)]
    name = text.removeprefix("def ").partition("(")[0]
    return WrittenOut(name, MARK.sub("", text), frozenset(lines))


def with_one_slip(assignment: Assignment, exercise: str) -> Iterator[WrittenOut]:
    """Some right answers with one slip of the hand, the same ones each time.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    """
    dice = random.Random(f"one slip in {exercise}")  # noqa: S311 - not a secret
    bases = [_reference(assignment, exercise), *_variants(assignment, exercise)]
    for i, base in enumerate(bases):
        slips = slips_of_the_hand(_parsed(base))
        for text in dice.sample(slips, min(PER_VARIANT if i else SINGLE, len(slips))):
            yield WrittenOut(exercise, text, _differing(base, text))


def with_two_changes(assignment: Assignment, exercise: str) -> Iterator[WrittenOut]:
    """Some references with two changes, the same ones each time.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    """
    base = _reference(assignment, exercise)
    dice = random.Random(exercise)  # noqa: S311 - not a secret
    once = [mutated for _, mutated in mutations(_parsed(base))]
    for first in dice.sample(once, min(PAIRS, len(once))):
        twice = [mutated for _, mutated in mutations(_parsed(ast.unparse(first)))]
        text = ast.unparse(dice.choice(twice)) if twice else base
        lines = _differing(base, text)
        if len(lines) > 1:
            yield WrittenOut(exercise, text, lines)


def known_mistakes(assignment: Assignment, exercise: str) -> Iterator[WrittenOut]:
    """Known mistakes that are written out and differ in one line from a right answer.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    """
    bases = [_reference(assignment, exercise), *_variants(assignment, exercise)]
    for mistake in assignment.mistakes.get(exercise, []):
        text = _text(mistake.function, exercise)
        lines = min((_differing(base, text) for base in bases), key=len)
        if len(lines) == 1:
            yield WrittenOut(exercise, text, lines)


def _variants(assignment: Assignment, exercise: str) -> list[str]:
    """The right answers in other styles that need nothing but what a notebook has."""
    functions = [
        each.function
        for each in assignment.variants
        if each.exercise == exercise and inspect.isfunction(each.function)
    ]
    texts = [_text(each, exercise) for each in functions]
    return [text for text in texts if _works(assignment, exercise, text)]


def _works(assignment: Assignment, exercise: str, text: str) -> bool:
    function = as_defined(assignment, WrittenOut(exercise, text, frozenset()))
    with contextlib.redirect_stdout(io.StringIO()):
        return accepted(assignment, exercise, function, VISIBLE)


def _reference(assignment: Assignment, exercise: str) -> str:
    [cell] = [cell for cell in assignment.source.marked(ANSWER) if cell.name == exercise]
    return _plain(cell.text, exercise)


def _text(function: Callable[..., object], exercise: str) -> str:
    return _plain(textwrap.dedent(inspect.getsource(function)), exercise)


def _plain(text: str, exercise: str) -> str:
    """A function's text under the exercise's name, without comments, docstring and decorators."""
    tree = _parsed(text)
    tree.name, tree.decorator_list = exercise, []
    if ast.get_docstring(tree) is not None:
        tree.body = tree.body[1:] or [ast.Pass()]
    return ast.unparse(tree)


def _parsed(text: str) -> ast.FunctionDef:
    found = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return found[0]


def _differing(base: str, text: str) -> frozenset[int]:
    """The lines of a text that are not those of another one."""
    lines = base.splitlines(), text.splitlines()
    changes = difflib.SequenceMatcher(None, *lines, autojunk=False).get_opcodes()
    new = [range(j, max(end, j + 1)) for tag, _, _, j, end in changes if tag != "equal"]
    return frozenset(line + 1 for line in itertools.chain(*new))


def as_defined(assignment: Assignment, wrong: WrittenOut) -> Callable[..., object]:
    """The function of a wrong answer, which calls the references beside it.

    Parameters
    ----------
    assignment : Assignment
    wrong : WrittenOut
    """
    namespace: dict[str, object] = {}
    program = f"{assignment.reference_source}\n{_given(assignment)}"
    for text, name in ((program, "right"), (wrong.text, "wrong")):
        filename = f"<{name} in {assignment.name}: {hash(text)}>"
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
        # the course's own, not a student's
        exec(compile(text, filename, "exec"), namespace)  # noqa: S102
    function: Callable[..., object] = namespace[wrong.exercise]  # type: ignore[assignment]  # defined just now
    return function


def _given(assignment: Assignment) -> str:
    """The functions that a notebook brings along, as a program."""
    code = [each.text for each in assignment.source.cells if each.kind == "code" and not each.mark]
    plain = [text for text in code if not re.search(r"^\s*[%!]", text, re.MULTILINE)]
    nodes = [node for text in plain for node in ast.parse(text).body]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    plain_ones = [each for each in functions if not each.decorator_list]
    return ast.unparse(ast.Module([*plain_ones], []))
