"""The ``grader`` command: click commands, nothing else."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.plain_signs import use_plain_signs
from grader.errors import UserError

if TYPE_CHECKING:
    from grader.course.course import Course

GROUPS = {
    "For a class": (
        "roster", "collect", "extend", "grade", "read", "mark", "check", "excuse", "log", "report",
        "feedback", "export", "backup", "restore",
    ),
    "For the course's authors": ("init", "build", "data", "judge-report", "bench"),
    "For this machine": ("demo", "doctor"),
}  # fmt: skip
"""The help page shows the commands in this order. Each has a module of the same name."""
COMMANDS = tuple(name for names in GROUPS.values() for name in names)


class _Commands(click.Group):
    """Import a command only when it is called: the help page must not wait for NumPy."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        if name not in COMMANDS:
            return None
        word = _word(name)
        command: click.Command = getattr(importlib.import_module(f"grader.cli.{word}"), word)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        widest = max(map(len, COMMANDS))
        for title, names in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{name:<{widest}}", _summary(name)) for name in names])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise  # click's own, which says what to do itself
        except UserError as error:
            raise click.ClickException(str(error)) from error
        except Exception as error:
            # it needs SQLAlchemy: import it only after a failure
            from grader.cli.error_sentences import sentence  # noqa: PLC0415

            if message := sentence(error):
                raise click.ClickException(message) from error
            raise


def _word(name: str) -> str:
    return name.replace("-", "_")


def _summary(name: str) -> str:
    """The first sentence of a command's docstring, read without importing the command."""
    source = Path(__file__).with_name(f"{_word(name)}.py").read_text(encoding="utf-8")
    [function] = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name == _word(name)
    ]
    line = (ast.get_docstring(function) or "").partition("\n")[0]
    return line.partition(";")[0].rstrip(".") + "."


def _find(folder: Path) -> Course:
    from grader.course.course import find_course  # noqa: PLC0415 - the help page needs no course

    return find_course(folder)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cat-course")
@click.option(
    "--course",
    "folder",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    help="The course's folder, or one inside it.  [default: the current folder]",
)
@click.pass_context
def main(ctx: click.Context, folder: Path) -> None:
    """Build the course, check notebooks and grade a class."""
    use_plain_signs()
    ctx.obj = lambda: _find(folder)
