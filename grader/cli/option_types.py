"""Types of option values. They refuse wrong values before the command starts its work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import os

SEEDS = click.IntRange(0, 2**63 - 1)
"""The seeds that both NumPy's generator and the gradebook accept."""


class NewFile(click.Path):
    """A file to write, in a folder that exists."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Refuse a path now that could not be written later."""
        path = Path(value)
        if not path.parent.is_dir():
            self.fail(f"expected the folder {path.parent}, found none. Make it first.", param, ctx)
        return super().convert(value, param, ctx)
