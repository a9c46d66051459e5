import re

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat import v4

from grader.course import find_course
from grader.nbgrader_api import nbgrader_config
from grader.safe_pages import clean

PIXEL = "iVBORw0KGgo="


@pytest.fixture
def page(course):
    """A notebook's cells as nbgrader would show them, with the course's configuration."""
    exporter = HTMLExporter(config=nbgrader_config(find_course(course.root)))

    def show(*cells):
        return exporter.from_notebook_node(v4.new_notebook(cells=list(cells)))[0]

    return show


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x()</script>",
        '<img src="x" onerror="x()">',
        '<a href="javascript:x()">a</a>',
        '<a href="data:text/html,x()">a</a>',
        "<iframe src=x></iframe>",
        '<p style="background:url(x)">a</p>',
        '<img src="https://example.org/tracker.png">',
        "<style>*{display:none}</style>",
        "<base href=//x><meta http-equiv=refresh content=0>",
    ],
)
def test_what_would_run_or_call_home_is_taken_out(markup):
    tags = " ".join(re.findall("<[^>]*>", clean(markup)))
    assert not re.search("script|onerror|javascript|data:|iframe|url|src|style>|base|meta", tags)


def test_what_a_lesson_needs_stays(page):
    text = "# Title\n\n$a < b$, `x < y`, **bold**\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    picture = v4.new_output("display_data", {"image/png": PIXEL, "text/plain": "figure"})
    table = v4.new_output("display_data", {"text/html": '<div style="color: red"><b>7</b></div>'})
    shown = page(v4.new_markdown_cell(text), v4.new_code_cell("1 < 2", outputs=[picture, table]))
    parts = ["<h1", "$a &lt; b$", "<code>x &lt; y</code>", "<strong>bold</strong>", "<table>"]
    parts += ["<blockquote>", f"data:image/png;base64,{PIXEL}", '<div style="color: red;">']
    for part in parts:
        assert part in shown


def test_pictures_that_are_none_and_attachments_that_are_missing_do_no_harm(page):
    fake = v4.new_output("display_data", {"image/png": '" onerror="x()', "text/plain": "plain"})
    attached = v4.new_markdown_cell(
        "![a](attachment:a.png) ![b](attachment:b.png) ![c](attachment:c.svg)",
        attachments={"a.png": {"image/png": PIXEL}, "c.svg": {"image/svg+xml": "<svg onload=x()>"}},
    )
    shown = page(v4.new_code_cell("1", outputs=[fake]), attached)
    assert "onerror" not in shown
    assert "onload=" not in shown
    assert f"data:image/png;base64,{PIXEL}" in shown
    assert "plain" in shown


def test_a_verdict_looks_as_before(page):
    verdict = (
        '<div style="border-left:4px solid #0072B2;padding:.2em .8em"><strong>✓</strong></div>'
    )
    output = v4.new_output("execute_result", {"text/html": verdict, "text/plain": "3.0"})
    assert "border-left:4px solid #0072B2" in page(v4.new_code_cell("1", outputs=[output]))
