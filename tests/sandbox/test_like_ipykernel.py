"""A run shows what an ordinary kernel shows; for the course's notebooks see tests/notebooks."""

import nbclient
import pytest
from nbformat import v4

from grader.sandbox import Zygote
from tests.sandbox.kernel_outputs import joined

CELLS = [
    "sorted(globals())",
    "_, __, ___, In[2:], Out, len(_dh), get_ipython().execution_count",
    "print('a'); print('b', end='')\nimport sys; print('c', file=sys.stderr)\n1 + 1",
    "print(1, end=' ')\nprint(2, file=sys.stderr, end='')\nprint(3, end='')\ndisplay(4)",
    "print('long ' * 3000, end=''); print('x', end=''); print()",
    "for i in range(3): print(i, end=' ', flush=True)",
    "print('before an error', end='')\n1 / 0",
    "from IPython.display import HTML, Markdown\ndisplay(HTML('<i>x</i>'), Markdown('*y*'))",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])",
    "fig, ax = plt.subplots()\nax.set_title('t');",
    "%matplotlib inline\n%config InlineBackend.figure_format = 'svg'\nplt.plot([2, 1]); plt.show()",
    "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "def f():\n    return 1 / 0\nf()",
    "raise KeyError('x')",
    "import numpy as np\nnp.arange(3)",
    "_ * 2, In[3][:5], Out[11]",
    "%%time\npass",
    "1;",
    "None",
    "display('shown', display_id='one')\ndisplay('later', display_id='one', update=True)",
    "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('kept')",
    "import ipywidgets\nipywidgets.IntSlider(value=3).value",
    "from IPython.display import Image\nprint(Image)",
    "exit()",
    "'still here'",
]


def in_kernel(notebook, folder):
    where = {"metadata": {"path": str(folder)}}
    nbclient.NotebookClient(notebook, timeout=120, allow_errors=True, resources=where).execute()
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def zygote():
    with Zygote() as warm:
        yield warm


def test_what_cells_can_show(zygote, tmp_path):
    notebook = v4.new_notebook(cells=[v4.new_code_cell(source) for source in CELLS])
    expected = in_kernel(notebook, tmp_path)
    with zygote.run({}) as run:
        for source, outputs in zip(CELLS, expected, strict=True):
            assert joined(run.execute(source).outputs) == joined(outputs), source
