"""The option ``--data``, which every command that uses pictures has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.course.data_files import VARIABLE, using

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--data FOLDER``: the command uses the pair in that folder."""
    return click.option(
        "--data",
        type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
        expose_value=False,
        callback=_use,
        help=f"A folder with another pair.  [default: ${VARIABLE}, else the course's own]",
    )(command)


def _use(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder:
        context.with_resource(using(folder))
