"""Notebooks as other editors write them: Colab, VS Code and Kaggle.

Their additions and omissions are harmless, and cost no student a point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.course.cells import is_demo

if TYPE_CHECKING:
    from nbformat import NotebookNode

COLAB = """!pip install -q h5py
from google.colab import drive
drive.mount("/content/drive")
%cd /content/drive/MyDrive
%tensorflow_version 2.x
"""
VS_CODE = """%pip install pandas seaborn
%matplotlib widget
%load_ext autoreload
%autoreload 2
import pandas as pd, seaborn as sns
"""
KAGGLE = """# This Python 3 environment comes with many helpful analytics libraries installed
import cv2
import os
for dirname, _, filenames in os.walk("/kaggle/input"):
    for filename in filenames:
        print(os.path.join(dirname, filename))
from tqdm.auto import tqdm
"""


def from_colab(notebook: NotebookNode) -> None:
    """Write a notebook as Colab does: format 4.0, ids among the metadata, a drive on top.

    Parameters
    ----------
    notebook : NotebookNode
        Changed in place.
    """
    _on_top(notebook, COLAB)
    notebook.nbformat_minor = 0
    kernel = {"name": "python3", "display_name": "Python 3"}
    notebook.metadata = {"colab": {"provenance": []}, "kernelspec": kernel, "accelerator": "GPU"}
    for cell in notebook.cells:
        cell.metadata["id"] = cell.pop("id")
        if cell.cell_type == "code":
            cell.metadata["outputId"] = "00000000-0000-0000-0000-000000000000"
            cell.outputs = [{"output_type": "stream", "name": "stdout", "text": ["ran\n"]}]


def from_vs_code(notebook: NotebookNode) -> None:
    """Write a notebook as VS Code and its extensions do: text cells with outputs, code without.

    Parameters
    ----------
    notebook : NotebookNode
        Changed in place.
    """
    _on_top(notebook, VS_CODE)
    kernel = {"name": "python3", "display_name": ".venv", "language": "Python"}
    notebook.metadata = {"kernelspec": kernel, "orig_nbformat": 4, "vscode": {"interpreter": {}}}
    for cell in notebook.cells:
        cell.metadata["vscode"] = {"languageId": "python"}
        if cell.cell_type == "code":
            del cell["outputs"], cell["execution_count"]
        else:
            cell.outputs, cell.execution_count = [], None


def from_kaggle(notebook: NotebookNode) -> None:
    """Write a notebook as Kaggle and papermill do: counts with a point, tags listed twice.

    Parameters
    ----------
    notebook : NotebookNode
        Changed in place.
    """
    _on_top(notebook, KAGGLE)
    notebook.metadata = {"kernelspec": None, "language_info": {"name": "python"}, "papermill": {}}
    for number, cell in enumerate(notebook.cells, 1):
        timing: dict[str, Any] = {"duration": 0.01, "exception": False, "status": "completed"}
        cell.metadata |= {"papermill": timing, "_uuid": "0" * 40, "trusted": True}
        cell.metadata["tags"] = [*cell.metadata.get("tags", []), "ran", "ran"]
        if cell.cell_type == "code":
            cell.execution_count = float(number)
            cell.outputs = [{"output_type": "display_data", "data": {"text/plain": ["ran"]}}]


def _on_top(notebook: NotebookNode, lines: str) -> None:
    """Put lines on top of the first code cell that runs: it imports what the others need."""
    code = (cell for cell in notebook.cells if cell.cell_type == "code")
    first = next(cell for cell in code if not is_demo(cell))
    first.source = f"{lines}{first.source}"
