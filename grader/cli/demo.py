"""``grader demo``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console

from grader.cli.data_option import data_option
from grader.demo import run_demo

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@data_option
@click.pass_obj
def demo(find: Callable[[], Course]) -> None:
    """Build the course, make a sample class, grade it and write its feedback."""
    run_demo(find(), Console(highlight=False))
