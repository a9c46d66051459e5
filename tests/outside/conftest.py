"""nbgrader as somebody else uses it, with this grader's engine in the place of its own."""

import os
import sys
from pathlib import Path

import nbgrader
import pytest

NBGRADER = Path(nbgrader.__file__).parent
CONFIG = """
c = get_config()
c.Autograde.autograde_preprocessors = [
    "grader.marking.execute.Execute",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""


@pytest.fixture
def environment(tmp_path):
    """Jupyter's configuration says it, as it would on an instructor's machine."""
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text(CONFIG)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return os.environ | {"JUPYTER_CONFIG_PATH": str(folder), "PATH": path}
