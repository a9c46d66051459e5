"""Continue a cell after a statement failed because something is missing at grading.

A student's machine has packages and files that the grader does not have. A plain ``import pandas``
at the top of a cell would fail and stop the imports below it, too. Here the statement fails, the
cell shows its error, and the rest of the cell runs: only the code that needs pandas fails.
"""

from __future__ import annotations

import ast
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

NOT_HERE = (ImportError, OSError, EOFError)
"""The errors for what only other machines have: packages, files, networks, an answer to `input`."""
MAX_FAILURES = 50
"""How many statements of one cell may fail this way; each shows a traceback."""


class GoingOn(InteractiveShell):
    """A shell that runs the rest of a cell after a statement that cannot work here."""

    def __init__(self, **kwargs: Any) -> None:
        self.lacking: set[str] = set()
        """The names that failed statements would have bound."""
        self.lacks_any = False
        """Whether a star import failed, so that any name could have come from it."""
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]  # IPython's

    async def run_ast_nodes(
        self,
        nodelist: list[ast.stmt],
        cell_name: str,
        interactivity: str = "last_expr",
        compiler: Any = compile,
        result: Any = None,
    ) -> bool | None:
        """Run statements; if one cannot work here, go on with the statements after it."""
        failed = False
        for _ in range(MAX_FAILURES):
            if not await super().run_ast_nodes(
                nodelist, cell_name, interactivity, compiler, result
            ):
                return failed or None
            failed = True
            nodelist = self._rest(nodelist, cell_name, result)
            if not nodelist:
                break
        return True

    def _rest(self, nodes: list[ast.stmt], cell_name: str, result: Any) -> list[ast.stmt]:
        """The statements to run after one that cannot work here; empty after other errors."""
        error = getattr(result, "error_in_exec", None)
        place = _failed_index(nodes, error, cell_name)
        if place is None or not self._is_not_here(error):
            return []
        node = nodes[place]
        others = _other_imports(node, error)
        self._remember(node, others)
        return [*others, *nodes[place + 1 :]]

    def _is_not_here(self, error: BaseException | None) -> bool:
        if isinstance(error, NameError):
            return self.lacks_any or error.name in self.lacking
        return isinstance(error, NOT_HERE)

    def _remember(self, node: ast.stmt, others: list[ast.stmt]) -> None:
        """Remember the names that a failed statement would have bound."""
        names = set(_bound(node)) - {name for other in others for name in _bound(other)}
        self.lacks_any |= "*" in names
        self.lacking |= {name for name in names if name not in self.user_ns}


def _failed_index(nodes: list[ast.stmt], error: BaseException | None, cell_name: str) -> int | None:
    """The index of the statement that raised an error; None if none of these did."""
    trace = getattr(error, "__traceback__", None)
    while trace is not None and trace.tb_frame.f_code.co_filename != cell_name:
        trace = trace.tb_next
    if trace is None:
        return None
    line = trace.tb_lineno
    spans = ((i, node.lineno, node.end_lineno or node.lineno) for i, node in enumerate(nodes))
    return next((i for i, first, last in spans if first <= line <= last), None)


def _other_imports(node: ast.stmt, error: BaseException | None) -> list[ast.stmt]:
    """The other modules of ``import pandas, numpy``."""
    if not isinstance(node, ast.Import) or len(node.names) == 1:
        return []
    lacks = str(getattr(error, "name", "") or "").partition(".")[0]
    kept = [each for each in node.names if each.name.partition(".")[0] != lacks]
    if len(kept) == len(node.names):
        return []
    return [ast.copy_location(ast.Import([each]), node) for each in kept]


def _bound(node: ast.stmt) -> list[str]:
    """Names that a statement binds, wherever within it."""
    names = []
    for each in ast.walk(node):
        if isinstance(each, ast.alias):
            names.append(each.asname or each.name.partition(".")[0])
        elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            names.append(each.id)
    return names
