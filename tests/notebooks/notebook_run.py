"""Run a notebook as someone does who has only its folder and the pictures, as on Colab."""

import ast
import html.parser
import os
import shutil
import time
from dataclasses import dataclass

from nbclient import NotebookClient
from nbformat import NotebookNode, v4

PEAK = "from pathlib import Path\nprint(Path('/proc/self/status').read_text())"
"""Shows the kernel's peak memory; resource.getrusage would count what started it, too."""
STARTUP = 10
"""Seconds to wait for what the kernel says of itself; on a busy machine that may get lost."""
TIMEOUT = 300
"""Seconds after which a cell is given up."""
OURS = ("datasets", "grader", "solutions")
"""The packages that a student does not have."""
STUBS = ("NotImplementedError", "NotRightYet")
"""What stops a run in an exercise that is not written yet."""


@dataclass(frozen=True)
class NotebookRun:
    """A notebook with its outputs, and what running it took.

    Parameters
    ----------
    notebook : NotebookNode
    seconds : float
    megabytes : float
        The kernel's peak.
    """

    notebook: NotebookNode
    seconds: float
    megabytes: float

    @property
    def code(self):
        """The code cells, in order."""
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    @property
    def errors(self):
        """Cell and error output, for each cell that raised."""
        return [(cell, out) for cell in self.code for out in cell.outputs
                if out.output_type == "error"]  # fmt: skip

    @property
    def widget_outputs(self):
        """What sliders show at first, which Jupyter keeps apart from the cells."""
        widgets = self.notebook.metadata.get("widgets", {})
        states = widgets.get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
        return [out for each in states.values() for out in each["state"].get("outputs", [])]


def run_in_its_folder(notebook, assignment, folder):
    """Run a notebook beside its own files and the pictures; the course is not importable.

    Parameters
    ----------
    notebook : NotebookNode
        Gets the outputs.
    assignment : Assignment
    folder : Path
        An empty one.
    """
    where = folder / "notebook"
    shutil.copytree(assignment.release, where, ignore=shutil.ignore_patterns("__pycache__"))
    for path in assignment.course.datasets.rglob("*"):
        if path.suffix in {".h5", ".jpg"}:
            shutil.copy(path, where)
    notebook.cells.append(v4.new_code_cell(PEAK))
    client = NotebookClient(
        notebook,
        allow_errors=True,
        timeout=STARTUP,
        timeout_func=lambda _: TIMEOUT,
        resources={"metadata": {"path": str(where)}},
    )
    started = time.perf_counter()
    client.execute(env=_environment(folder / "stubs"))
    seconds = time.perf_counter() - started
    [status] = notebook.cells.pop().outputs
    peak = next(line for line in status.text.splitlines() if line.startswith("VmHWM"))
    return NotebookRun(notebook, seconds, int(peak.split()[1]) / 1024)


def _environment(stubs):
    """Without `CATS_DATA`, and with packages in front of ours that cannot be imported."""
    for name in OURS:
        (stubs / name).mkdir(parents=True)
        (stubs / name / "__init__.py").write_text(f"raise ImportError('no {name} on Colab')\n")
    kept = {name: value for name, value in os.environ.items() if name != "CATS_DATA"}
    return kept | {"PYTHONPATH": str(stubs), "OPENBLAS_NUM_THREADS": "1"}


def unexplained(run):
    """The errors of a release's run that are no unwritten exercise's, nor follow from one."""
    missing = set()
    found = []
    for cell, error in run.errors:
        follows = error.ename == "NameError" and any(
            f"'{name}'" in error.evalue for name in missing
        )
        if error.ename in STUBS or follows:
            missing |= assigned(cell.source)
        else:
            found.append(f"{error.ename}: {error.evalue} in {cell.source[:60]!r}")
    return found


def assigned(source):
    """The names that a cell would have defined."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return names | {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def quizzes(assignment):
    """The questions on the way: question, answers with their explanations, and the right one."""
    found = []
    for cell in assignment.source.cells:
        if cell.kind == "code" and cell.text.startswith("quiz("):
            [call] = ast.parse(cell.text).body
            question, answers = map(ast.literal_eval, call.value.args)
            found.append((question, answers, ast.literal_eval(call.value.keywords[0].value)))
    return found


class Images(html.parser.HTMLParser):
    """Collects the alt texts of a fragment's pictures; None where there is none."""

    def __init__(self, fragment):
        super().__init__()
        self.alts = []
        self.feed(fragment)

    def handle_starttag(self, tag, attrs):
        if tag == "img":
            self.alts.append(dict(attrs).get("alt"))


def alts(output):
    """The alt texts of the pictures in an output."""
    return Images(output.get("data", {}).get("text/html", "")).alts


def bare_pictures(output):
    """The pictures of an output that come without words."""
    return [mime for mime in output.get("data", {}) if mime.startswith("image/")]
