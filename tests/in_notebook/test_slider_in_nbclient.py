"""A cell with a slider ends under nbclient when it has ended, with no client of our own.

nbclient 0.11 answers each change of an Output widget on the same ZeroMQ socket on which it waits
for the cell's reply. Sending uses up the signal that something has come, and the reply is not seen.
"""

import itertools
import time

from nbclient import NotebookClient
from nbformat import v4

SLIDER = """
from IPython.display import HTML, display
from ipywidgets import IntSlider
from grader.in_notebook.slider import interact
interact(lambda i: display(HTML("x" * 200_000)), i=IntSlider(3, 0, 9));
"""
CELLS, TIMEOUT = 25, 10
"""Enough of them that nbclient waits in vain in 9 of 10 runs with ipywidgets' own interact."""


def test_no_reply_is_missed():
    notebook = v4.new_notebook(cells=[v4.new_code_cell(SLIDER) for _ in range(CELLS)])
    client = NotebookClient(notebook, timeout=TIMEOUT, timeout_func=lambda _: TIMEOUT)
    ended = []
    client.on_cell_executed = lambda **_: ended.append(time.perf_counter())
    client.execute()
    assert len(ended) == CELLS
    gaps = [after - before for before, after in itertools.pairwise(ended)]
    assert max(gaps) < TIMEOUT - 1
