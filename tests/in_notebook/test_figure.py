"""A figure is shown with its words, and closed."""

import IPython.display
from matplotlib import pyplot as plt

from grader.in_notebook.figure import show


def test_a_figure_has_an_alt_text_that_cannot_break_out_of_it(monkeypatch):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    fig, _ = plt.subplots()
    show(fig, 'falling "fast" <b>')
    [output] = shown
    assert 'alt="falling &quot;fast&quot; &lt;b&gt;"' in output.data
    assert "data:image/png;base64,iVBOR" in output.data
    assert not plt.fignum_exists(fig.number)
