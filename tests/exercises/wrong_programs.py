"""Read the wrong programs: a folder has a file for each assignment, one cell for each program.

`wrong_programs/` has the commonest ones; `small_inputs/` has the smallest slips, which once got
numbers, a raw exception or a half-true hint.
"""

import functools
import linecache
import math
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from grader.course.reference import load
from grader.modules import module_name

COMMON, SMALL = (Path(__file__).with_name(name) for name in ("wrong_programs", "small_inputs"))
ELSEWHERE = ("train_set_x", "test_set_x", "train_set_x_flatten", "my_image", "train_set_y")
"""Data of a notebook, which a function should not use."""


@dataclass(frozen=True)
class WrongProgram:
    """A program as a beginner writes it, and words that its first message must contain."""

    exercise: str
    words: str
    text: str
    line: int

    def __str__(self):
        return f"{self.exercise}, line {self.line}"


def programs_of(assignment, folder):
    """The wrong programs of an assignment in a folder."""
    path = folder / f"{module_name(assignment.name)}.py"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    heads = list(re.finditer(r"^# %% (\w+): (.*)$", text, re.MULTILINE))
    ends = [*(head.start() for head in heads[1:]), len(text)][: len(heads)]
    return [
        WrongProgram(
            *head.groups(), text[head.end() : end].strip(), text.count("\n", 0, head.end())
        )
        for head, end in zip(heads, ends, strict=True)
    ]


def function_of(assignment, program):
    """The function of a program, in a notebook where all the other exercises are right."""
    namespace = (
        _earlier(assignment.course.solutions)
        | dict(assignment.reference)
        | {"np": np, "math": math}
    )
    rng = np.random.default_rng(0)
    namespace |= {name: rng.integers(0, 255, (6, 5, 5, 3)) for name in ELSEWHERE}
    name = f"<{assignment.name} {program.line}>"
    lines = program.text.splitlines(keepends=True)
    linecache.cache[name] = (len(program.text), None, lines, name)
    exec(compile(program.text, name, "exec"), namespace)  # noqa: S102 - our own programs
    return namespace[program.exercise]


@functools.cache
def _earlier(solutions):
    """What a notebook has from an earlier one."""
    sigmoid = load("02-numpy-and-vectorization", solutions)["sigmoid"]
    return {"sigmoid": sigmoid} | load("03-logistic-regression", solutions)


def first_message(verdict):
    """What is said first: the hint, or the reason where there is none."""
    hints = [facet.hint for facet in verdict.facets if facet.hint]
    if hints:
        return hints[0]
    reasons = [facet.reason for facet in verdict.facets if facet.reason]
    return verdict.failure.message if verdict.failure else "; ".join(dict.fromkeys(reasons))
