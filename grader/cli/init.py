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
    help="A course's folder, or the source archive.  [default: the grader's own folder]",
)
def init(folder: Path, source: Path | None) -> None:
    """Make a course of your own in FOLDER: solutions, notebooks, pictures, configuration.

    Updates of the grader do not change it. Only you can open the folder.
    """
    course = new_course(folder, source)
    click.echo(f"{course.root}/ holds {len(course.names)} notebooks. You can change them.")
    click.echo(f"Next: cd {course.root}, then grader build and grader demo.")
