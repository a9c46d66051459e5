"""The ``grader`` command: click commands, nothing else."""

import click

import grader


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(grader.__version__)
def main() -> None:
    """Build the course, check notebooks and grade a class."""
