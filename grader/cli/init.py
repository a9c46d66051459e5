"""``grader init``."""

from __future__ import annotations

from pathlib import Path

import click

from grader.course.new_course import new_course


@click.command
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, path_type=Path),
    help="A course's folder, or the source archive.  [default: where this grader is developed]",
)
def init(folder: Path, source: Path | None) -> None:
    """Make FOLDER a course of your own: solutions, notebooks, pictures, configuration.

    Updates of the grader leave it alone. Only you may enter the folder.
    """
    course = new_course(folder, source)
    click.echo(f"{course.root}/ holds {len(course.names)} notebooks and is yours to change.")
    click.echo(f"Next: cd {course.root}, then grader build and grader demo.")
