"""The ``grader`` command: click commands, nothing else."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

import grader
from grader.cli.error_sentences import sentence
from grader.course.course import find_course
from grader.course.source import SourceError
from grader.errors import UserError

COMMANDS = (
    "bench", "build", "check", "data", "demo", "doctor", "export", "feedback", "grade",
    "judge-report", "mark", "report",
)  # fmt: skip
"""Each is a function of its own name in a module of its own name."""


class _Commands(click.Group):
    """Imports a command when it is asked for; says in one sentence what a person can put right."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        if name not in COMMANDS:
            return None
        word = name.replace("-", "_")
        command: click.Command = getattr(importlib.import_module(f"grader.cli.{word}"), word)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (UserError, SourceError) as error:
            raise click.ClickException(str(error)) from error
        except Exception as error:
            if said := sentence(error):
                raise click.ClickException(said) from error
            raise


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(grader.__version__)
@click.option(
    "--course",
    "folder",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    help="The course's folder, or one inside it.  [default: here]",
)
@click.pass_context
def main(ctx: click.Context, folder: Path) -> None:
    """Build the course, check notebooks and grade a class."""
    ctx.obj = lambda: find_course(folder)
