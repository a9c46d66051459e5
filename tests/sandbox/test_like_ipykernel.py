"""A run shows what an ordinary kernel shows, for every notebook of the course."""

import re

import nbclient
import pytest
from nbformat import v4

from grader.build.checks_file import student_files
from grader.course.data_files import data_files
from grader.sample_class import complete
from grader.sandbox import Limits, Zygote

CELLS = [
    "sorted(globals())",
    "_, __, ___, In[2:], Out, len(_dh), get_ipython().execution_count",
    "print('a'); print('b', end='')\nimport sys; print('c', file=sys.stderr)\n1 + 1",
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


def shown(output):
    """What counts: kind, text and data; not counters, times, addresses, colours or frames."""
    if output.output_type == "stream":
        return output.name, plain(output.text)
    if output.output_type == "error":
        return output.ename, plain(output.evalue)
    data = {mime: plain(str(content)) for mime, content in sorted(output.data.items())}
    if "image/svg+xml" in data:  # it holds a date, and ids that are drawn by lot
        data["image/svg+xml"] = data["image/svg+xml"].count("<path")
    return output.output_type, data


def plain(text):
    text = re.sub(r"\x1b\[[0-9;]*m|0x[0-9a-f]+", "", text)
    return "times" if "Wall time" in text else text


DIFFER = ("perf_counter", "Draw the times", "interact(", "passed()")
"""In demo cells only: times, sliders without a front end, and files beside a notebook."""


def joined(outputs):
    """Streams in the order in which a kernel may send them: each name by itself."""
    streams = {}
    others = []
    for kind, content in map(shown, outputs):
        if isinstance(content, str) and kind in {"stdout", "stderr"}:
            streams[kind] = streams.get(kind, "") + content
        else:
            others.append((kind, content))
    return streams, others


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


def test_every_notebook_of_the_course(zygote, course, monkeypatch):
    monkeypatch.setenv("CATS_DATA", str(course.datasets))
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    for assignment in course.assignments():
        notebook = complete(assignment, {})
        sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        expected = in_kernel(notebook, assignment.release)
        modules = student_files(assignment)
        photographs = (course.datasets / "photographs").glob("*.jpg")
        files = data_files(course) | modules | {path.name: path for path in photographs}
        with zygote.run(files, modules=modules, limits=Limits()) as run:
            for source, outputs in zip(sources, expected, strict=True):
                got = joined(run.execute(source).outputs)
                if not any(word in source for word in DIFFER):
                    assert got == joined(outputs), source
