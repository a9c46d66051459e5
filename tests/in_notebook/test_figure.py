"""A figure is shown with its words, and closed."""

import base64
import io
import re

import IPython.display
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from grader.in_notebook.figure import HOLD, show, show_moving


@pytest.fixture
def shown(monkeypatch):
    """What is displayed."""
    outputs = []
    monkeypatch.setattr(IPython.display, "display", outputs.append)
    return outputs


def test_a_figure_has_an_alt_text_that_cannot_break_out_of_it(shown):
    fig, _ = plt.subplots()
    show(fig, 'falling "fast" <b>')
    [output] = shown
    assert 'alt="falling &quot;fast&quot; &lt;b&gt;"' in output.data
    assert "data:image/png;base64,iVBOR" in output.data
    assert not plt.fignum_exists(fig.number)


def embedded(output):
    """The pictures in an output, opened: the one that stands still, and the one that moves."""
    found = re.findall(r"data:image/png;base64,([A-Za-z0-9+/=]+)", output.data)
    return [Image.open(io.BytesIO(base64.b64decode(each))) for each in found]


def test_a_moving_picture_has_every_frame_and_holds_the_last(shown):
    figures = []
    for place in range(3):
        fig, ax = plt.subplots(figsize=(2, 1))
        ax.plot([0, place + 1])
        figures.append(fig)
    show_moving(figures, "a line that <rises>", seconds=0.5)
    [output] = shown
    _, moving = embedded(output)
    assert moving.n_frames == 3
    durations = []
    for frame in range(3):
        moving.seek(frame)
        durations.append(moving.info["duration"])
    assert durations == [500, 500, HOLD]
    assert 'alt="a line that &lt;rises&gt;"' in output.data
    assert not any(plt.fignum_exists(fig.number) for fig in figures)


def test_a_moving_picture_can_be_hidden_and_stands_still_for_whoever_asks(shown):
    fig, _ = plt.subplots(figsize=(2, 1))
    show_moving([fig], "one frame")
    [output] = shown
    assert "<summary" in output.data
    assert "prefers-reduced-motion: reduce" in output.data
    still, moving = embedded(output)
    assert still.size == moving.size
