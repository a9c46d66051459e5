"""Make the files beside a student's notebook: ``checks.py``, and the examples for its checks."""

from __future__ import annotations

import ast
import importlib.util
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.build.worked_solutions import worked_solutions
from grader.course.challenge import pose
from grader.exercises import VISIBLE
from grader.judging.freeze import Columns, flat, freeze
from grader.judging.judge import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.course.assignment import Assignment

CHECKS, EXAMPLES = "checks.py", "examples.npz"
_LOCATING = (
    "slots", "small_arrays", "regroup", "scope", "call_edits", "array_edits", "expression_edits",
    "statement_edits", "formulas", "together", "harmless", "nested", "rerun", "plausible", "search",
    "question", "place",
)  # fmt: skip
_SLIPS = (
    "blank_lines", "results", "given_back", "loops", "rounds", "starts", "arguments", "calls",
    "leftovers", "arithmetic", "steps", "notation", "counting", "in_bytes", "nudges", "repeats",
    "places", "ranking",
)  # fmt: skip
MODULES = (
    "judging.parts", "judging.count_lines", "judging.verdict", "judging.compare",
    "judging.difference", "judging.source", "judging.substitute", "judging.patterns",
    *(f"judging.slips.{each}" for each in _SLIPS),
    "judging.unknown_name", "judging.plain_errors", "judging.earlier_cell",
    "judging.wrong_kinds", "judging.arrangement", "judging.axis_order",
    "judging.size_of_answer", "judging.partly_right", "judging.by_a_factor",
    "judging.likeness", "judging.related_parts", "judging.off_by_argument",
    "judging.recognise", "judging.explain", "judging.judge", "judging.call",
    "judging.function_arguments", "judging.freeze", "judging.verdict_view",
    *(f"judging.locate.{each}" for each in _LOCATING),
    "in_notebook.display", "in_notebook.data", "in_notebook.figure", "in_notebook.quiz",
    "in_notebook.locate_slip", "in_notebook.slider", "in_notebook.progress", "in_notebook.check",
    "in_notebook.solution",
)  # fmt: skip
"""The modules of ``checks.py``: the grader's own judge, and its interface in a notebook."""


def student_files(assignment: Assignment, *, with_solutions: bool = False) -> dict[str, bytes]:
    """The files beside a notebook, by name; none when nothing is checked.

    Parameters
    ----------
    assignment : Assignment
    with_solutions : bool
        Whether its students may see worked solutions.
    """
    if not assignment.points:
        return {}
    content = examples(assignment, worked_solutions(assignment) if with_solutions else {})
    return {CHECKS: checks_module().encode(), EXAMPLES: content}


def checks_module() -> str:
    """The judge and the notebook's check as one module that needs NumPy and nothing else."""
    sources = [_source(name) for name in MODULES]
    trees = [ast.parse(source) for source in sources]
    _refuse_clashes(trees)
    _refuse_what_comes_later(trees)
    imports = _merged_imports(trees)
    bodies = [_body(source, tree) for source, tree in zip(sources, trees, strict=True)]
    title = ast.get_docstring(trees[MODULES.index("in_notebook.check")], clean=False)
    head = f'"""{title}"""\n\nfrom __future__ import annotations\n\n' + "\n".join(imports)
    return head + "\n\n" + "\n\n\n".join(bodies) + "\n"


def examples(assignment: Assignment, solutions: Mapping[str, object] | None = None) -> bytes:
    """The visible examples, their right answers and those of known mistakes, as an npz file.

    Parameters
    ----------
    assignment : Assignment
    solutions : mapping, optional
        Worked solutions, as JSON, for students who may see them.
    """
    columns: Columns = {}
    index = {
        name: freeze(_example(assignment, name), columns, Failure) for name in assignment.exercises
    }
    arrays: dict[str, Any] = {**flat(columns)}
    arrays["index"] = np.frombuffer(json.dumps(index).encode(), dtype=np.uint8)
    if solutions:
        arrays["solutions"] = np.frombuffer(json.dumps(solutions).encode(), dtype=np.uint8)
    buffer = io.BytesIO()
    # an older NumPy would take allow_pickle for an array's name; these are all of plain numbers
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def _example(assignment: Assignment, name: str) -> dict[str, object]:
    posed = pose(assignment, name, VISIBLE)
    rules = assignment.exercises[name].rules
    return {
        "args": posed.args,
        "expected": posed.expected,
        "mistakes": [
            (known.name, known.hint, known.outcomes, known.title, known.written, known.evidence)
            for known in posed.mistakes
        ],
        "rules": (rules.facets, rules.rtol, rules.atol, rules.shapes, rules.kinds, rules.echoes),
        "sized": posed.sized,
        "parameters": list(posed.parameters),
        "defaults": posed.defaults,
        "exercises": assignment.signatures,
        "hints": assignment.source.hints.get(name, []),
    }


def _source(module: str) -> str:
    spec = importlib.util.find_spec(f"grader.{module}")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"grader.{module}")
    return Path(spec.origin).read_text(encoding="utf-8")


def _refuse_clashes(trees: list[ast.Module]) -> None:
    """Two modules that become one must not define the same name."""
    counts = Counter(name for tree in trees for name in _defined(tree))
    clashes = sorted(name for name, count in counts.items() if count > 1)
    if clashes:
        raise ValueError(f"defined in two of the modules of {CHECKS}: {', '.join(clashes)}")


def _refuse_what_comes_later(trees: list[ast.Module]) -> None:
    """What a module takes from another one of the grader must stand above it."""
    above: set[str] = set()
    for name, tree in zip(MODULES, trees, strict=True):
        taken = {f"{node.module}" for node in tree.body if isinstance(node, ast.ImportFrom)}
        missing = {each for each in taken if each.startswith("grader.")} - above
        if missing:
            raise ValueError(f"{name} needs {', '.join(sorted(missing))} above it in {CHECKS}")
        above.add(f"grader.{name}")


def _defined(tree: ast.Module) -> set[str]:
    """The names that a module defines at its top level."""
    names = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def _merged_imports(trees: list[ast.Module]) -> list[str]:
    """The modules' imports from outside, each once: the standard library, then NumPy."""
    plain: set[str] = set()
    names: dict[str, set[str]] = {}
    for node in (node for tree in trees for node in tree.body):
        if isinstance(node, ast.Import):
            plain.add(ast.unparse(node))
        elif isinstance(node, ast.ImportFrom) and not _is_ours(node):
            names.setdefault(str(node.module), set()).update(alias.name for alias in node.names)
    lines = plain | {f"from {module} import {', '.join(sorted(names[module]))}" for module in names}
    standard = sorted((line for line in lines if "numpy" not in line), key=_import_order)
    return [*standard, "", *sorted(lines - set(standard))]


def _is_ours(node: ast.ImportFrom) -> bool:
    """Whether an import is of a module that is inlined, or of the future."""
    module = node.module or ""
    return module == "__future__" or module.startswith("grader")


def _import_order(line: str) -> tuple[bool, str]:
    return line.startswith("from"), line


def _body(source: str, tree: ast.Module) -> str:
    """A module without its docstring, imports and linters' marks."""
    skipped = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    first = max([node.end_lineno or 0 for node in [tree.body[0], *skipped]])
    body = "\n".join(source.splitlines()[first:])
    return re.sub(r"  # (noqa|type: ignore).*$", "", body, flags=re.MULTILINE).strip()
