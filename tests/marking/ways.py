"""All five ways in: what each makes of the notebooks of one class."""

import json

from click.testing import CliRunner

from grader.cli import main
from grader.course.nbgrader_api import nbgrader_api
from grader.gradebook.connection import open_gradebook
from grader.gradebook.result_rows import entries
from grader.grading.grade import Options, grade
from tests.marking.forms import FORMS

NAME = "04-gradient-descent"
SEED = 5
FILENAMES = {
    "its own": "{}.ipynb",
    "JupyterLab's copy": "{}-Copy1.ipynb",
    "Drive's copy": "Copy of {}.ipynb",
    "a browser's second": "{} (1).ipynb",
    "a copy of a copy": "Copy of {}-Copy2 (3).ipynb",
    "in capitals": "{}.IPYNB",
}
"""What programs call the notebook's file."""


def written(made):
    return made if isinstance(made, bytes) else json.dumps(made).encode()


def plain(notebook):
    """Whether each cell still is what the next form expects."""
    return (
        not isinstance(notebook, bytes)
        and "cells" in notebook
        and all(
            isinstance(cell, dict)
            and isinstance(cell.get("source"), str)
            and isinstance(cell.get("metadata"), dict)
            and cell.get("cell_type") in {"code", "markdown"}
            and "id" in cell
            for cell in notebook["cells"]
        )
    )


def with_line(notebook, line):
    """Put a line on top of the import cell."""
    first = next(cell for cell in notebook["cells"] if "import numpy as np" in cell["source"])
    first["source"] = f"{line}\n{first['source']}"
    return notebook


def in_forms(notebook, names):
    """A notebook's file in one form on top of another, as far as that goes."""
    for name in names:
        if plain(notebook):
            notebook = FORMS[name](notebook)
    return written(notebook)


def hand_in(course, student, content, filename="{}.ipynb"):
    folder = course.submitted / student / NAME
    folder.mkdir(parents=True)
    (folder / filename.format(NAME)).write_bytes(content)


def by_grade(course):
    results = grade(course, course.assignment(NAME), Options(seed=SEED, workers=1))
    return {
        result.submission.student: (
            result.problem or sum(verdict.points for verdict in result.verdicts.values()),
            tuple(result.flags),
        )
        for result in results
    }


def by_nbgrader(course):
    done = nbgrader_api(course).autograde(NAME, "*", force=True)
    assert done["success"], done
    with open_gradebook(course.gradebook, "cats") as gradebook:
        stored = entries(gradebook, gradebook.find_assignment(NAME).id)
        return {
            student: (
                gradebook.find_submission(NAME, student).score,
                entry.result.flags,
            )
            for student, entry in stored.items()
        }


def by_command(course, *words):
    """What one of grader's own commands prints."""
    done = CliRunner().invoke(main, ["--course", str(course.root), *map(str, words)])
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception
    return done


def by_mark(course, path):
    done = by_command(course, "mark", path, "--seed", SEED, "--json")
    return json.loads(done.stdout)["score"] if done.exit_code == 0 else done.output


def by_gradescope(course, folder):
    """As ``run_autograder`` calls it."""
    results = course.root / "results.json"
    by_command(course, "mark", folder, "--assignment", NAME, "--seed", SEED, "--to", results)
    told = json.loads(results.read_text(encoding="utf-8"))
    return told["score"] if "tests" in told else told["output"]


def by_check(course, path):
    done = by_command(course, "check", path, "--json")
    try:
        return sum(each["points"] for each in json.loads(done.stdout))
    except ValueError:
        return done.output
