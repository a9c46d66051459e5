import json

import nbformat
import pytest

from grader.marking.read_submission import (
    MAX_BYTES,
    Submission,
    UnreadableError,
    parse_notebook,
    read_content,
    submissions,
)

PLACE = "classroom/submitted/dot/04-gradient-descent"
SOUND = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}


def refusal(content):
    with pytest.raises(UnreadableError) as caught:
        parse_notebook(content, PLACE)
    message = str(caught.value)
    assert message.startswith(f"{PLACE}: expected")
    assert "hand" in message  # says what to do
    assert "\n" not in message
    return message


def dumped(**changes):
    return json.dumps(SOUND | changes).encode()


def cell(**changes):
    return {"cell_type": "code", "id": "a", "metadata": {}, "source": "1", "outputs": []} | {
        "execution_count": None
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b" \n", "expected a notebook, got an empty file."),
        (b"not json", "expected a notebook, got no JSON: Expecting value"),
        (b"\xff\xfe\x00", "expected a notebook, got a file that is no text."),
        (b'{"cells": NaN}', "NaN, which is not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "expected notebook format 4, got no notebook format"),
        (dumped(nbformat=3), "expected notebook format 4, got format 3"),
        (dumped(nbformat=2), "got format 2"),
        (dumped(nbformat=99), "got format 99"),
        (dumped(nbformat="4"), "got no notebook format"),
        (dumped(cells="none"), "expected a valid notebook"),
        (dumped(cells=[{"cell_type": "code"}]), "expected a valid notebook"),
        (dumped(cells=[cell(outputs=[{"output_type": "x"}])]), "expected a valid notebook"),
        (b" " * (MAX_BYTES + 1), "expected at most 20 MB, got more"),
        (
            dumped(metadata={"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}),
            "expected a Python notebook, got one for R",
        ),
        (
            dumped(
                metadata={"kernelspec": {"name": "x", "display_name": "x", "language": "\x1b[2J"}}
            ),
            "got one for ?[2J.",
        ),
    ],
)
def test_what_is_no_notebook_is_refused_in_one_sentence(content, says):
    assert says in refusal(content)


def test_another_python_kernel_is_fine():
    spec = {"name": "conda-env-py39", "display_name": "mine", "language": "python"}
    assert parse_notebook(dumped(metadata={"kernelspec": spec}), PLACE).cells == []


def test_lines_are_joined_and_ids_repaired():
    twins = [cell(source=["a = 1\n", "a"]), cell(), cell(id="not valid!"), cell(id=7)]
    notebook = parse_notebook(dumped(cells=twins), PLACE)
    assert notebook.cells[0].source == "a = 1\na"
    ids = [each.id for each in notebook.cells]
    assert len(set(ids)) == 4
    nbformat.validate(notebook)


@pytest.fixture
def submission(built_course, tmp_path):
    assignment = built_course.assignment("04-gradient-descent")
    folder = tmp_path / "dot" / assignment.name
    folder.mkdir(parents=True)
    return Submission("dot", assignment, folder)


def test_a_misnamed_notebook_is_named(submission):
    (submission.folder / "copy of 04.ipynb").write_bytes(dumped())
    with pytest.raises(UnreadableError) as caught:
        read_content(submission)
    assert str(caught.value) == (
        f'{PLACE}: expected 04-gradient-descent.ipynb, found "copy of 04.ipynb". Marked missing, '
        "the others were graded. Rename it and run grader grade again."
    )
    assert caught.value.kind == "missing"


def test_an_empty_folder_is_missing(submission):
    with pytest.raises(UnreadableError, match="found no notebook"):
        read_content(submission)


def test_a_folder_in_the_place_of_a_notebook_is_told_from_a_wrong_name(submission):
    submission.path.mkdir()
    with pytest.raises(UnreadableError, match=r"found a folder of that name.*Put the notebook"):
        read_content(submission)


def test_a_link_is_not_followed(submission, tmp_path):
    (tmp_path / "secret.ipynb").write_bytes(dumped())
    submission.path.symlink_to(tmp_path / "secret.ipynb")
    with pytest.raises(UnreadableError, match="found a link"):
        read_content(submission)


def test_submissions_come_in_the_order_of_ids(fresh_course, submit):
    assignment = fresh_course.assignment("04-gradient-descent")
    for student in ("zoe", "amy", "moe"):
        submit(assignment, student, b"")
    assert [each.student for each in submissions(fresh_course, assignment)] == ["amy", "moe", "zoe"]
