"""``grader data``: draw, import, download and look at pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.progress import Progress

from grader.cli.data_option import data_option
from grader.cli.option_types import SEEDS, NewFile
from grader.course.data_files import VARIABLE, data_folder
from grader.pictures.download import SOURCES, fetch, take_in
from grader.pictures.draw import MORE, SEED, SIZES, TEST, TRAIN, draw_pair, draw_split
from grader.pictures.errors import DataError
from grader.pictures.importing import Report, import_pictures
from grader.pictures.measure import colour_alone, measure
from grader.pictures.pair import read_pair, write_pair
from grader.pictures.show import describe, write_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course

FOLDER = click.Path(file_okay=False, path_type=Path)


class _Sentences(click.Group):
    """Report an error in the data in one sentence, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DataError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Sentences)
def data() -> None:
    """Draw, import, download and show pictures."""


@data.command
@click.option("--seed", type=SEEDS, default=SEED, show_default=True, help="Which pair to draw.")
@click.option(
    "--more",
    is_flag=True,
    help=f"Draw {SIZES[MORE]} pictures for the test file, for a more exact estimate of the "
    "accuracy.",
)
@click.option(
    "--to", type=FOLDER, help="The folder to write to.  [default: the course's datasets/]"
)
@click.pass_obj
def draw(find: Callable[[], Course], *, seed: int, more: bool, to: Path | None) -> None:
    """Draw the course's pair of picture files, or another one."""
    if more and not to:
        raise click.UsageError("--more needs --to: the course's own pair is the small one.")
    folder = to or find().datasets
    tested = MORE if more else TEST
    with Progress(transient=True) as progress:
        task = progress.add_task("drawing", total=SIZES[TRAIN] + SIZES[tested])
        pair = draw_pair(seed, lambda: progress.advance(task), tested)
    write_pair(pair, folder)
    click.echo(f"{folder}: {len(pair.train.y)} + {len(pair.test.y)} pictures, seed {seed}")


@data.command(name="import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--to", type=FOLDER, required=True, help="The folder to write the pair to.")
@click.option("--seed", default=0, show_default=True, help="Seed for choosing the test pictures.")
def import_(source: Path, *, to: Path, seed: int) -> None:
    """Make a pair from SOURCE: a folder for each class, a classic pair, or CIFAR-10's archive."""
    with Progress(transient=True) as progress:
        task = progress.add_task("importing")
        report = import_pictures(
            source,
            to,
            seed=seed,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    _say_imported(report, to)


@data.command
@click.argument("name", type=click.Choice(list(SOURCES)))
@click.option("--to", type=FOLDER, required=True, help="The folder to write the pair to.")
@click.option("--cache", type=FOLDER, help="The folder to store the archive in.")
@click.option("--keep", is_flag=True, help="Keep the archive after the pair is made.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
def download(name: str, *, to: Path, cache: Path | None, keep: bool, yes: bool) -> None:
    """Download photographs and make a pair from them."""
    source = SOURCES[name]
    click.echo(f"{name}: {source.size}, licence {source.licence}; {source.note}")
    if not yes:
        click.confirm("Download it?", abort=True)
    folder = cache or Path(click.get_app_dir("cat-course")) / "archives"
    with Progress(transient=True) as progress:
        task = progress.add_task("downloading", total=None)
        archive = fetch(
            source,
            folder,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
            say=progress.console.print,
        )
        task = progress.add_task("reducing", total=None)
        report = take_in(archive, to, lambda done: progress.update(task, completed=done))
    if keep:
        click.echo(f"kept: {archive}")
    else:
        archive.unlink()
    _say_imported(report, to)


def _say_imported(report: Report, to: Path) -> None:
    for line in report.lines():
        click.echo(line)
    click.echo(f"Use it with {VARIABLE}={to.resolve()}, or --data {to}")


@data.command
@data_option
@click.option(
    "--sheet",
    type=NewFile(),
    default="contact-sheet.png",
    show_default=True,
    help="The file to write the contact sheet to.",
)
@click.pass_obj
def show(find: Callable[[], Course], *, sheet: Path) -> None:
    """Describe a pair, and write a contact sheet."""
    pair = read_pair(data_folder(find()))
    for line in describe(pair):
        click.echo(line)
    write_sheet(pair, sheet)
    click.echo(f"contact sheet: {sheet}")


@data.command(name="measure")
@data_option
@click.option("--seed", "seeds", type=SEEDS, multiple=True, help="Draw these pairs instead.")
@click.pass_obj
def measure_pair(find: Callable[[], Course], *, seeds: tuple[int, ...]) -> None:
    """Train the classic recipe, and show how hard a pair is."""
    click.echo("pair      train %   test %   600 more %   colour alone %   last cost   cost falls")
    for seed in seeds:
        pair, more = draw_pair(seed), draw_split(seed, MORE)
        got, colour = measure(pair.train, pair.test, more), colour_alone(pair.train, more)
        row = f"{got.more:12.1f} {colour:16.1f} {got.costs[-1]:11.6f}   {got.falls}"
        click.echo(f"seed {seed:<3} {got.train:8.1f} {got.test:8.1f} {row}")
    if not seeds:
        pair = read_pair(data_folder(find()))
        got, colour = measure(pair.train, pair.test), colour_alone(pair.train, pair.test)
        row = f"{'':12} {colour:16.1f} {got.costs[-1]:11.6f}   {got.falls}"
        click.echo(f"{'files':<8} {got.train:8.1f} {got.test:8.1f} {row}")
