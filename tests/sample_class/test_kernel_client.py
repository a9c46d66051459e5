"""A cell with a slider ends when it has ended."""

import itertools
import time

from nbformat import v4

from grader.sample_class.kernel_client import KernelClient

SLIDER = """
from IPython.display import HTML, display
from ipywidgets import IntSlider, interact
interact(lambda i: display(HTML("x" * 200_000)), i=IntSlider(3, 0, 9));
"""
CELLS, TIMEOUT = 25, 10
"""Enough of them that nbclient alone waits in vain in 9 of 10 runs."""


def test_no_reply_is_missed_while_a_slider_sends():
    notebook = v4.new_notebook(cells=[v4.new_code_cell(SLIDER) for _ in range(CELLS)])
    client = KernelClient(notebook, timeout=TIMEOUT, timeout_func=lambda _: TIMEOUT)
    ended = []
    client.on_cell_executed = lambda **_: ended.append(time.perf_counter())
    client.execute()
    assert len(ended) == CELLS
    gaps = [after - before for before, after in itertools.pairwise(ended)]
    assert max(gaps) < TIMEOUT - 1
