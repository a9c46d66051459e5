"""Every picture of the course comes with words, and every slider with a picture that stays."""

import re

from grader.course.cells import is_demo
from tests.notebooks.notebook_run import alts, bare_pictures

WORDS = 6
"""Fewer do not say what there is to see."""
MARKDOWN_PICTURE = re.compile(r"!\[(.*?)\]\(")


def outputs(run):
    return [output for cell in run.code for output in cell.outputs] + run.widget_outputs


def test_no_picture_is_without_words(completed):
    assert [bare_pictures(output) for output in outputs(completed) if bare_pictures(output)] == []


def test_there_are_pictures_and_their_words_say_something(completed):
    said = [alt for output in outputs(completed) for alt in alts(output)]
    assert said
    for alt in said:
        assert alt, "a picture without alt text"
        assert len(alt.split()) >= WORDS, alt


def test_no_two_cells_say_the_same_of_their_pictures(completed):
    said = [alt for cell in completed.code for output in cell.outputs for alt in alts(output)]
    assert len(said) == len(set(said))


def test_pictures_in_the_text_have_words_too(assignment):
    for cell in assignment.source.cells:
        for alt in MARKDOWN_PICTURE.findall(cell.text) if cell.kind == "markdown" else []:
            assert len(alt.split()) >= WORDS, alt


def test_a_slider_stands_below_a_figure_that_needs_no_kernel(completed):
    before = None
    for cell in completed.code:
        if "interact(" in cell.source:
            assert is_demo(cell), "ipywidgets may be missing where grading happens"
            assert any(alts(output) for output in before.outputs), cell.source[:60]
        before = cell


def test_a_slider_shows_a_figure_from_the_start(completed):
    sliders = sum("interact(" in cell.source for cell in completed.code)
    assert sum(bool(alts(output)) for output in completed.widget_outputs) >= sliders
