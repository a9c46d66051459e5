"""In a student's notebook: a worked solution, after the last hint, where that is allowed."""

from __future__ import annotations

import json

import numpy as np

from grader.in_notebook.check import EXAMPLES, NoSuchExerciseError, hints_left, no_such_exercise
from grader.in_notebook.display import show_words


def solution(name: str) -> None:
    """Show a worked solution with its reason, or a model answer to a written question.

    Parameters
    ----------
    name : str
        The exercise's name, or the question's.

    Raises
    ------
    NoSuchExerciseError
        When there is neither an exercise nor a question of that name.
    """
    shown = _solutions()
    if not shown:
        print("There are no solutions in this notebook: your instructor has them.")
        return
    if name not in shown:
        raise NoSuchExerciseError(no_such_exercise(name, shown))
    left = hints_left(name) if shown[name]["is_exercise"] else 0
    if left:
        print(f"Hints come first: {left} left for {name}. Call hint({name!r}) for the next one.")
        return
    print(shown[name]["text"])
    if shown[name]["why"]:
        show_words(f"Why: {shown[name]['why']}")


def _solutions() -> dict[str, dict[str, str]]:
    with np.load(EXAMPLES, allow_pickle=False) as file:
        if "solutions" not in file:
            return {}
        shown: dict[str, dict[str, str]] = json.loads(bytes(file["solutions"]))
    return shown
