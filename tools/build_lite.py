"""Build the course as a JupyterLite site: notebooks that run in a browser with nothing installed.

The site is a folder of static files. It holds the notebooks with their checks and pictures, and the
wheels that a browser's Python (Pyodide) needs beside its own: those for sliders.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat import v4

from grader.course.course import Course
from grader.pictures.pair import read_pair

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "docs" / "_build" / "lite"
WHEELS = ("comm", "ipywidgets", "jupyterlab_widgets", "widgetsnbextension")
"""Pure-Python packages that Pyodide does not carry; without ``comm`` the kernel waits for them."""
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager")
FIRST_CELL = "%pip install -q ipywidgets"
"""Pyodide installs what a cell imports; this one is imported inside other modules."""


def build(output: Path, pyodide: str = "") -> None:
    """Build the site.

    Parameters
    ----------
    output : Path
        The folder of the site; is made anew.
    pyodide : str
        The address of another Pyodide's ``pyodide.js``; by default the one on its own server.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        contents(Course(ROOT), work / "contents")
        wheels = list(fetch_wheels(work / "wheels"))
        (work / "jupyter_lite_config.json").write_text(json.dumps(config(wheels)))
        (work / "jupyter-lite.json").write_text(json.dumps(settings(pyodide)))
        shutil.rmtree(output, ignore_errors=True)
        command = ["-m", "jupyterlite_core", "build", "--contents", "contents"]
        subprocess.run(
            [sys.executable, *command, "--output-dir", str(output)], cwd=work, check=True
        )


def contents(course: Course, folder: Path) -> None:
    """The files of the course, where a notebook looks for them.

    Parameters
    ----------
    course : Course
    folder : Path
        Is made.
    """
    for assignment in course.assignments():
        to = folder / course.notebooks.name / assignment.name
        shutil.copytree(assignment.release, to, ignore=shutil.ignore_patterns("__pycache__"))
        notebook = nbformat.read(to / assignment.filename, as_version=nbformat.NO_CONVERT)
        cell = v4.new_code_cell(FIRST_CELL, id="browser", metadata={"tags": ["demo"]})
        notebook.cells.insert(1, cell)
        nbformat.write(notebook, to / assignment.filename)
    pictures = folder / course.datasets.name
    shutil.copytree(course.datasets, pictures)
    # a browser's Python may have no h5py
    for name, split in read_pair(course.datasets).splits():
        arrays: dict[str, Any] = {f"{name}_set_x": split.x, f"{name}_set_y": split.y}
        np.savez_compressed(pictures / f"{name}_catvnoncat.npz", **arrays)


def fetch_wheels(folder: Path) -> Iterator[Path]:
    """Download the wheels for the site, in the versions that are installed here.

    Parameters
    ----------
    folder : Path
        Is made.
    """
    pins = [
        line.split(";")[0].strip()
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line.split("==")[0].replace("-", "_") in WHEELS
    ]
    command = ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), *pins]
    subprocess.run([sys.executable, *command], check=True)
    yield from sorted(folder.glob("*.whl"))


def config(wheels: list[Path]) -> dict[str, object]:
    """What ``jupyter_lite_config.json`` says.

    Parameters
    ----------
    wheels : list of Path
    """
    installed = Path(sys.prefix, "share", "jupyter", "labextensions")
    return {
        "PipliteAddon": {"piplite_urls": [str(wheel) for wheel in wheels]},
        # a browser needs neither nbgrader's menus nor whatever else is installed here
        "LiteBuildConfig": {
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(installed / name) for name in EXTENSIONS],
        },
    }


def settings(pyodide: str) -> dict[str, object]:
    """What ``jupyter-lite.json`` says.

    Parameters
    ----------
    pyodide : str
        The address of ``pyodide.js``, or nothing.
    """
    kernel = {"pyodideUrl": pyodide} if pyodide else {}
    plugins = {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}
    data = {"appName": "The cat course", "litePluginSettings": plugins}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT, help="The folder of the site.")
    parser.add_argument("--pyodide", default="", help="The address of another pyodide.js.")
    chosen = parser.parse_args()
    build(chosen.output, chosen.pyodide)
