"""``grader mark``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.data_option import data_option
from grader.cli.option_types import SEEDS, NewFile
from grader.exports.gradescope import no_results, results
from grader.files import write_whole
from grader.marking.mark_file import NotebookError, mark_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.argument("notebook", type=click.Path(exists=True, path_type=Path))
@click.option("--assignment", default="", help="Its name.  [default: the notebook's name says it]")
@click.option("--seed", type=SEEDS, help="Draws the challenges; by default, afresh.")
@click.option("--to", type=NewFile(), help="Write to a file instead.")
@click.option("--unconfined", is_flag=True, help="Run a notebook that you wrote yourself.")
@data_option
@click.pass_obj
def mark(
    find: Callable[[], Course],
    /,
    *,
    notebook: Path,
    assignment: str,
    to: Path | None,
    **how: Any,
) -> None:
    """Grade one NOTEBOOK on fresh challenges and print Gradescope's results.json.

    With --assignment, NOTEBOOK may be the folder that it was handed in to.
    """
    if notebook.is_dir() and not assignment:
        raise click.UsageError(f"expected a notebook, got the folder {notebook}.")
    try:
        score, marked = mark_file(find(), notebook, name=assignment, **how)
        text = json.dumps(results(score, marked.verdicts, marked.seconds), indent=1)
    except Exception as error:
        if to:
            write_whole(to, json.dumps(no_results(_for_students(error, notebook))) + "\n")
        raise
    if to:
        write_whole(to, text + "\n")
    else:
        click.echo(text)


def _for_students(error: Exception, notebook: Path) -> str:
    """What a student may read of an error: what is wrong with their own file, or nothing."""
    return (
        str(error).replace(str(notebook), notebook.name) if isinstance(error, NotebookError) else ""
    )
