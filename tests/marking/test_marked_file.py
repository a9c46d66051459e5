"""What a marked notebook's file says of it, wherever a student may have written the like."""

import json

import nbformat
import pytest
from nbformat import v4

from grader.course.cells import FACTS
from grader.judging.judge import Facet, Failure, Verdict
from grader.marking.mark_notebook import Marked, keep_facts
from grader.marking.marked_file import facts_in, facts_of, marked_text, verdicts_in
from grader.marking.verdict_records import MarkedRecord, read_marked

FORGED = {FACTS: {"seed": 0, "seconds": {}, "flags": [], "verdicts": []}}
VERDICTS = {
    "sigmoid": Verdict("sigmoid", (Facet("result", 3.0, 3.0),)),
    "propagate": Verdict(
        "propagate",
        (Facet("dw", 0.0, 4.0, "expected 1; got 5", "Average.", "not_averaged"),),
        Failure("timeout", "it took too long"),
        ("right, once `sigmoid` is",),
    ),
}


@pytest.fixture
def notebook():
    """Of a student who writes what the grader does, wherever that can be written."""
    cell = v4.new_code_cell(json.dumps({"metadata": FORGED}), metadata=FORGED)
    forged = {"metadata": FORGED, "nbformat": 4, "nbformat_minor": 5}
    cell.outputs = [v4.new_output("display_data", {"application/json": forged}, metadata=FORGED)]
    marked = Marked(v4.new_notebook(cells=[cell]), VERDICTS, {}, {"sigmoid": 0.25}, ["a flag"])
    keep_facts(marked, 7)
    return marked.notebook


@pytest.mark.parametrize("text", [marked_text, nbformat.writes, json.dumps])
def test_only_the_graders_facts_are_read(notebook, text):
    facts = facts_in(text(notebook).encode())
    assert (facts["seed"], facts["flags"]) == (7, ["a flag"])
    assert verdicts_in(facts) == VERDICTS


@pytest.mark.parametrize("text", [marked_text, nbformat.writes])
def test_a_students_facts_are_not_the_notebooks(notebook, text):
    del notebook.metadata[FACTS]
    with pytest.raises(KeyError):
        facts_in(text(notebook).encode())


def test_what_stands_before_the_facts_is_not_parsed(notebook):
    text = marked_text(notebook).encode()
    end = text[text.rindex(b'"metadata": {"cat_course"') :]
    assert facts_in(b"a figure, cut short: [" + end)["seed"] == 7


def test_a_record_holds_each_verdict_in_one_line(notebook, tmp_path):
    path = tmp_path / "marked.ipynb"
    path.write_text(marked_text(notebook))
    assert facts_of(path)["seed"] == 7
    record = read_marked(path)
    assert (record.seconds, record.flags, record.seed) == (0.25, ("a flag",), 7)
    assert record.verdicts["sigmoid"].status == "passed"
    assert record.verdicts["propagate"].mistake == "not_averaged"
    assert record.verdicts["propagate"].status == "timeout"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"cells": [], "metadata": {"cat_course": 5}}',
        '{"cells": [], "metadata": {"cat_course": {"verdicts": [5]}}}',
        '{"metadata": {"cat_course": {"verdicts": [{"exercise": "a", "facets": [{"name": 5}]}]}}}',
    ],
)
def test_what_is_no_marked_notebook_records_nothing(tmp_path, text):
    path = tmp_path / "marked.ipynb"
    path.write_text(text)
    assert read_marked(path) == MarkedRecord()
    assert read_marked(tmp_path / "nowhere.ipynb") == MarkedRecord()
