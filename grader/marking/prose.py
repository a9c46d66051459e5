"""The words in a cell: its text, or a program that does nothing but say something."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from grader.marking.names_defined import LONGEST, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

TEXT_MAGIC = re.compile(r"%%?(?:markdown|md|html|latex)\b[^\S\n]*", re.IGNORECASE)
"""What makes a code cell show its text, in IPython or in Databricks."""
SAYS = frozenset({"print", "display", "Markdown", "HTML", "Latex", "md", "display_markdown"})
"""Functions that show the words they are called with."""
FEWEST = 4
"""Words that make what is printed or named an answer."""
SIGNED = "Created in deepnote.com"
"""In the last cell of each notebook from there."""


def prose(cell: NotebookNode) -> str:
    """A cell's words, or nothing where it is a program.

    Parameters
    ----------
    cell : NotebookNode
    """
    text = str(cell.source).strip()
    if cell.cell_type != "code" or not text:
        return "" if SIGNED in text else text
    if magic := TEXT_MAGIC.match(text):
        return text[magic.end() :].strip()
    return _words(text) if len(text) < LONGEST else ""


def _words(text: str) -> str:
    """What code says, where it is Python; else the code, which is then none."""
    tree = parsed(text)
    if tree is None:
        return "" if text.startswith(("!", "%")) else text
    body = tree.body
    if all(isinstance(each, ast.Expr) and _is_text(each.value) for each in body):
        return text  # comments and texts alone
    statements = [each for each in body if not isinstance(each, ast.ImportFrom | ast.Import)]
    named = {name for each in statements for name in _named(each)}
    said = [words for each in statements for words in _said(each, named)]
    words = "\n\n".join(each.strip() for each in said if each is not None)
    return "" if None in said or len(words.split()) < FEWEST else words


def _named(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement gives to a text."""
    if isinstance(statement, ast.Assign) and _is_text(statement.value):
        yield from (each.id for each in statement.targets if isinstance(each, ast.Name))


def _said(statement: ast.stmt, named: set[str]) -> Iterator[str | None]:
    """The words of a statement; none where it does something else."""
    if isinstance(statement, ast.Expr) or list(_named(statement)):
        yield from _texts(statement.value, named)  # type: ignore[attr-defined]  # both have one
    else:
        yield None


def _texts(value: ast.expr, named: set[str]) -> Iterator[str | None]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        for part in value.values:
            yield from _texts(part, named)
    elif isinstance(value, ast.Call) and _name(value.func) in SAYS:
        for each in value.args:
            yield from _texts(each, named)
    elif not (isinstance(value, ast.Name) and value.id in named):
        yield None


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)
