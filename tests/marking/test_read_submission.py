import json
import os
import time

import nbformat
import pytest

from grader.course.cells import FACTS
from grader.marking.bounds import MAX_OUTPUTS
from grader.marking.read_submission import (
    MAX_BYTES,
    Submission,
    UnreadableError,
    name_flags,
    parse_notebook,
    read_content,
    submissions,
)

PLACE = "classroom/submitted/dot/04-gradient-descent"
SOUND = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}


CONFLICT = b"""{
 "cells": [
<<<<<<< HEAD
  {"cell_type": "markdown", "source": "a"}
=======
  {"cell_type": "markdown", "source": "b"}
>>>>>>> theirs
 ]}
"""
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
GITHUB = b"""

<!DOCTYPE html>
<html lang="en"><head><link href="https://github.githubassets.com/assets/light.css">
"""


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
        (b"not json", "expected a notebook, got text that is not a notebook (no JSON: Expecting"),
        (b"\xff\xfe\x00\x00\x01\xd8", "expected a notebook, got "),
        (b"\x00\x01\x02\x03\x04" * 99, "expected a notebook, got a file that is not text."),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "expected a notebook, got JSON that is not a notebook: it has no cells."),
        (dumped(), "expected a notebook, got one without any cells."),
        (dumped(nbformat=3, worksheets=[]), "expected a notebook, got one without any cells."),
        (b'{"doc_id": "1", "email": "x"}', "got Google Drive's shortcut to a notebook"),
        (dumped(nbformat=99), "expected notebook format 4, got format 99"),
        (dumped(nbformat=0), "got format 0"),
        (dumped(cells="none"), "got one where its cells are text, where a list of cells was"),
        (dumped(cells=[cell(), 5]), "got one where cell 2 is a number, where a cell was expected"),
        (
            dumped(cells=[cell(source={})]),
            "where the text of cell 1 is an object, where lines were",
        ),
        (dumped()[:-20], "got a notebook that is cut off: it ends in the middle of line 1."),
        (dumped().replace(b":", b"", 1), "got damaged JSON (line 1: "),
        (CONFLICT, "lines 3 to 7 hold a merge conflict. Keep one of the two versions"),
        (b"%PDF-1.7 ...", "got a PDF document."),
        (b"PK\x03\x04" + b"x" * 40, "got a ZIP archive. Unpack it"),
        (b"PK\x03\x04" + b"x" * 40 + b"word/document.xml", "got a Word document."),
        (b"\x1f\x8b\x08" + b"x" * 40, "got a gzip archive. Unpack it"),
        (b"\x89PNG\r\n\x1a\n", "got a picture (PNG)."),
        (LFS, "got a Git LFS pointer, which stands for the file but is not it. Run git lfs pull"),
        (
            GITHUB,
            "the web page that GitHub shows for a notebook. On that page use Download raw file",
        ),
        (b"<html><body class='jp-Notebook'>", "got a notebook that was exported as a web page"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Sign in", "got a web page (HTML)."),
        (b"# %% [markdown]\n# # Title\n", "got a Python program, not a notebook."),
        (b"import numpy as np\nx = 1\n", "got a Python program, not a notebook."),
        (b" " * (MAX_BYTES + 1), "expected at most 50 MB, got more"),
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
    assert parse_notebook(dumped(metadata={"kernelspec": spec}, cells=[cell()]), PLACE).cells


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


@pytest.mark.parametrize(
    "content",
    [
        b'{"cells": [' + b",".join([b'{"cell_type": "code"}'] * 180_000) + b"]}",
        b'{"cells": [], "metadata": {' + b",".join(b'"%d":0' % i for i in range(10**6)) + b"}}",
        b'{"cells": [{"cell_type": "code", "source": "1", "outputs": ['
        + b",".join([b'{"output_type":"stream","text":"a"}'] * 470_000)
        + b"]}]}",
        b'{"cells": [' + b",".join([b"[]"] * 6_000_000) + b"]}",
        b'{"cells": ' + b"[" * 10_000_000,
        b"<" * 19_000_000,
        b"<<<<<<< HEAD\n" * 1_000_000,
        b'{"a": "' + b"\\\\n" * 6_000_000,
    ],
    ids=["cells", "keys", "outputs", "lists", "depth", "signs", "conflicts", "unended"],
)
def test_reading_ends_soon_whatever_there_is(content):
    assert len(content) <= MAX_BYTES
    started = time.process_time()
    refusal(content)
    assert time.process_time() - started < 1.5


def test_integers_of_millions_of_digits_are_read_soon():
    content = dumped(cells=[cell(execution_count=1)]).replace(b": 1}", b": " + b"9" * 10**7 + b"}")
    started = time.process_time()
    [only] = parse_notebook(content, PLACE).cells
    assert only.execution_count is None
    assert time.process_time() - started < 1.5


def test_too_many_outputs_are_left_out_and_said():
    printed = {"output_type": "stream", "name": "stdout", "text": "a"}
    notebook = parse_notebook(dumped(cells=[cell(outputs=[printed] * 5_000)]), PLACE)
    assert len(notebook.cells[0].outputs) == MAX_OUTPUTS
    assert "or too many outputs" in notebook.metadata[FACTS]["flags"][0]


@pytest.mark.parametrize("where", ["source", "output", "tag", "picture", "mark"])
def test_half_a_character_is_replaced_wherever_it_stands(where):
    half = "a\ud83d"
    found = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "x"}
    if where == "source":
        found["source"] = half
    elif where == "output":
        shown = {"output_type": "stream", "name": half, "text": [half]}
        found = cell(outputs=[shown], metadata={"tags": ["demo"]})
    elif where == "tag":
        found["metadata"] = {"tags": [half]}
    elif where == "picture":
        found["attachments"] = {half: {"image/png": "aGk="}}
    else:
        found["metadata"] = {"nbgrader": {"grade_id": half}}
    notebook = parse_notebook(dumped(cells=[found]), PLACE)
    assert "a\ufffd" in json.dumps(notebook, ensure_ascii=False)
    json.dumps(notebook, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "name",
    [
        "04-gradient-descent-Copy1.ipynb",
        "Copy of 04-gradient-descent.ipynb",
        "Copy of Copy of 04-gradient-descent.ipynb",
        "04-gradient-descent (1).ipynb",
        "04-gradient-descent(2).ipynb",
        "04-gradient-descent - Copy.ipynb",
        "04-gradient-descent copy 2.ipynb",
        "04-gradient-descent 2.ipynb",
        "04-gradient-descent_copy.ipynb",
        "04-Gradient-Descent.ipynb",
        "04-gradient-descent.ipynb.txt",
        "04-gradient-descent.ipynb.json",
        "Kopie von 04-gradient-descent.ipynb",
    ],
)
def test_a_renamed_copy_is_the_notebook(submission, name):
    (submission.folder / name).write_bytes(dumped())
    assert read_content(submission) == dumped()
    assert name_flags(submission) == [f'"{name}" was taken as 04-gradient-descent.ipynb']


def test_of_several_the_newest_counts(submission):
    for age, name in enumerate(
        [
            "04-gradient-descent (1).ipynb",
            "04-gradient-descent.ipynb",
            "Copy of 04-gradient-descent.ipynb",
        ]
    ):
        path = submission.folder / name
        path.write_bytes(dumped(nbformat_minor=age))
        os.utime(path, (1e9 - 60 * age, 1e9 - 60 * age))
    assert read_content(submission) == dumped(nbformat_minor=0)
    [flag] = name_flags(submission)
    assert flag.startswith('of 3 files, "04-gradient-descent (1).ipynb" was taken as')
    assert "because it is the newest; not read:" in flag


def test_of_equally_new_ones_the_right_name_counts(submission):
    for number, name in enumerate(["04-gradient-descent-Copy1.ipynb", "04-gradient-descent.ipynb"]):
        (submission.folder / name).write_bytes(dumped(nbformat_minor=number))
        os.utime(submission.folder / name, (1e9 - number, 1e9 - number))
    assert read_content(submission) == dumped(nbformat_minor=1)


@pytest.mark.parametrize(
    "name", ["03-logistic-regression.ipynb", "04-gradient-descent-notes.ipynb", "04.ipynb"]
)
def test_another_notebook_is_not_taken(submission, name):
    (submission.folder / name).write_bytes(dumped())
    with pytest.raises(UnreadableError, match="Rename it"):
        read_content(submission)
