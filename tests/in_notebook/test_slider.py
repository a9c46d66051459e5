"""A slider draws anew when it is moved, and needs no message from whoever runs the notebook."""

import sys

import IPython.display
import pytest
from ipywidgets import HTML, IntSlider, Output

from grader.in_notebook import slider
from grader.in_notebook.slider import interact


@pytest.fixture
def box(monkeypatch, capsys):
    """What is displayed: the sliders and the picture below them. A shell displays as HTML."""
    boxes = []
    monkeypatch.setattr(IPython.display, "display", boxes.append)
    return boxes


def test_it_shows_what_is_printed_and_again_when_it_is_moved(box):
    interact(lambda n: sys.stdout.write(f"n is {n}\n"), n=IntSlider(3, 0, 9))
    [shown] = box
    control, picture = shown.children
    assert picture.value == "<pre>n is 3\n</pre>"
    control.value = 5
    assert picture.value == "<pre>n is 5\n</pre>"


def test_no_widget_is_one_to_which_nbclient_sends_messages(box):
    interact(lambda **_: None, n=["a", "b"])
    [shown] = box
    assert not any(isinstance(each, Output) for each in shown.children)
    assert isinstance(shown.children[-1], HTML)
    assert "widget-interact" in shown._dom_classes


def test_it_decorates_and_takes_abbreviations(box):
    @interact(n=(1, 4), word="cat")
    def show(n, word):
        sys.stdout.write(word * n)

    [shown] = box
    number, word, picture = shown.children
    number.value, word.value = 2, "<b>"
    assert picture.value == "<pre>&lt;b&gt;&lt;b&gt;</pre>"


def test_an_error_is_told_in_the_place_of_the_picture(box):
    def unwritten(n):
        raise NotImplementedError("not yet")

    interact(unwritten, n=(0, 1))
    assert box[0].children[-1].value == "<pre>NotImplementedError: not yet</pre>"


def test_the_reason_stands_beside_the_workaround():
    assert "nbclient waits for its timeout" in " ".join(slider.__doc__.split())
