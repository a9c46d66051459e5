"""Kinds of values that options take: what cannot work is refused before any work is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import os

SEEDS = click.IntRange(0, 2**63 - 1)
"""What a generator takes and the gradebook holds."""


class NewFile(click.Path):
    """A file to write, in a folder that is there."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Refuse what could not be written once the work is done."""
        path = Path(value)
        if not path.parent.is_dir():
            self.fail(f"expected the folder {path.parent}, found none. Make it first.", param, ctx)
        return super().convert(value, param, ctx)
