"""``grader mark``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.data_option import data_option
from grader.cli.option_types import SEEDS, NewFile
from grader.errors import UserError
from grader.exports.gradescope import no_results, results
from grader.files import write_whole
from grader.gradebook.result_json import result_of
from grader.marking.appeal_text import history, readable, verdict_texts
from grader.marking.mark_file import NotebookError, mark_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.argument("notebook")
@click.option(
    "--assignment", default="", help="The assignment's name.  [default: from the notebook's name]"
)
@click.option("--student", help="Show this student's results from the gradebook instead.")
@click.option("--earlier", is_flag=True, help="With --student: also show earlier verdicts.")
@click.option("--seed", type=SEEDS, help="Draw the challenges from this seed.  [default: random]")
@click.option("--json", "as_json", is_flag=True, help="Print Gradescope's results.json instead.")
@click.option("--to", type=NewFile(), help="Write Gradescope's results.json to a file instead.")
@click.option("--db", "database", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.option(
    "--unconfined", is_flag=True, help="Run without confinement; only for your own notebook."
)
@data_option
@click.pass_obj
def mark(  # noqa: PLR0913 - one for each option
    find: Callable[[], Course],
    /,
    *,
    notebook: str,
    assignment: str,
    student: str | None,
    earlier: bool,
    as_json: bool,
    to: Path | None,
    database: str,
    **how: Any,
) -> None:
    """Grade one NOTEBOOK on fresh challenges, or show a student's verdicts again.

    With --assignment, NOTEBOOK may be a submission's folder. With --student, NOTEBOOK is the name
    of an assignment, and nothing runs: verdicts, points, seed and all changes come from the
    gradebook.
    """
    if student is not None:
        click.echo(_stored(find(), notebook, student, database, earlier=earlier))
        return
    path = Path(notebook)
    if not path.exists():
        raise click.UsageError(
            f"expected a notebook, got {path}, which does not exist. To see a student's stored "
            "results, use grader mark --student ID ASSIGNMENT."
        )
    if path.is_dir() and not assignment:
        raise click.UsageError(f"expected a notebook, got the folder {path}.")
    try:
        score, result, seed = mark_file(find(), path, name=assignment, **how)
        text = json.dumps(results(score, result.verdicts, result.run_seconds), indent=1)
    except Exception as error:
        if to:
            write_whole(to, json.dumps(no_results(_for_students(error, path))) + "\n")
        raise
    if to:
        write_whole(to, text + "\n")
    else:
        click.echo(text if as_json else readable(score, result, seed))


def _stored(course: Course, name: str, student: str, database: str, *, earlier: bool) -> str:
    # marking a notebook needs no database
    from grader.course.nbgrader_api import course_id  # noqa: PLC0415
    from grader.gradebook.audit_log import changes  # noqa: PLC0415
    from grader.gradebook.connection import connect  # noqa: PLC0415
    from grader.gradebook.read import results as stored_results  # noqa: PLC0415
    from grader.gradebook.read import scores  # noqa: PLC0415

    assignment = course.assignment(name.removesuffix(".ipynb"))
    with connect(database or course.gradebook, course_id(course)) as gradebook:
        entry = stored_results(gradebook, assignment).get(student)
        score = scores(gradebook, assignment).get(student)
        logged = changes(gradebook, assignment.name, student)
    if entry is None or score is None:
        raise UserError(
            f"expected a graded submission of {student} for {assignment.name}, found none in the "
            "gradebook. Run grader grade first, or correct the student's id."
        )
    said = [readable(score, entry.result, entry.seed)]
    if logged:
        said += ["", "changes, oldest first:", history(logged)]
    for change in logged if earlier else ():
        if change.facts:
            when = change.moment[:16].replace("T", " ")
            said += ["", f"until {when} UTC, on seed {change.seed}:"]
            said += verdict_texts(result_of(change.facts))
    return "\n".join(said)


def _for_students(error: Exception, notebook: Path) -> str:
    """The error's message if it is about the student's own file, otherwise an empty text."""
    return (
        str(error).replace(str(notebook), notebook.name) if isinstance(error, NotebookError) else ""
    )
