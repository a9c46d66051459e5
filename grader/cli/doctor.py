"""``grader doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli.data_option import data_option
from grader.doctor import examine

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@data_option
@click.pass_obj
def doctor(find: Callable[[], Course]) -> None:
    """Check this machine; exit 1 if grading would be unsafe or impossible."""
    findings = list(examine(find()))
    for finding in findings:
        click.echo(f"{'✓' if finding.good else '✗'} {finding.what:<10} {finding.state}")
    if not all(finding.good for finding in findings):
        raise click.exceptions.Exit(1)
