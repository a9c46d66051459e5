"""The ``grader`` command: click commands, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import SQLAlchemyError

import grader
from grader.cli.bench import bench
from grader.cli.build import build
from grader.cli.check import check
from grader.cli.data import data
from grader.cli.demo import demo
from grader.cli.doctor import doctor
from grader.cli.export import export
from grader.cli.feedback import feedback
from grader.cli.grade import grade
from grader.cli.judge_report import judge_report
from grader.cli.mark import mark
from grader.cli.report import report
from grader.cli.slips import sentence
from grader.course import find_course
from grader.errors import UserError
from solutions.source import SourceError


class _Sentences(click.Group):
    """Says what a person can put right in one sentence, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (UserError, SourceError) as error:
            raise click.ClickException(str(error)) from error
        except (OSError, SQLAlchemyError) as error:
            if said := sentence(error):
                raise click.ClickException(said) from error
            raise


@click.group(cls=_Sentences, context_settings={"help_option_names": ["-h", "--help"]})
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


COMMANDS = (
    bench, build, check, data, demo, doctor, export, feedback, grade, judge_report, mark, report
)  # fmt: skip
for command in COMMANDS:
    main.add_command(command)
