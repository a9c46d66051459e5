"""What is written for other systems, whole files of it: a change to one shows here, byte by byte.

After a change that is meant: ``CAT_COURSE_GOLDEN=write pytest tests/exports/test_golden_files.py``.
"""

import os
import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.exports.conftest import NAME

GOLDEN = Path(__file__).parent / "golden"
WORKFLOW = ROOT / "docs" / "examples" / "github-classroom.yml"
FILES = {
    "canvas.csv": ("canvas", f"{NAME}-canvas.csv"),
    "moodle.csv": ("moodle", f"{NAME}-moodle.csv"),
    "gradescope-results.json": ("gradescope", f"{NAME}/ann/results.json"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_what_it_was(command, tmp_path, name):
    platform, made = FILES[name]
    assert command(platform).exit_code == 0
    content = re.sub(rb'("execution_time": )[\d.]+', rb"\g<1>0", (tmp_path / made).read_bytes())
    if os.environ.get("CAT_COURSE_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(content)
    assert content == (GOLDEN / name).read_bytes()


def test_the_workflow_for_github_classroom_has_the_form_of_one():
    """By <https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax>."""
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert workflow[True] == ["push"]  # YAML reads the word "on" so
    [job] = workflow["jobs"].values()
    assert job["runs-on"]
    for step in job["steps"]:
        assert ("uses" in step) != ("run" in step)
    [check] = [step["run"] for step in job["steps"] if step.get("run", "").startswith("grader")]
    assert check == f"grader --course course check {NAME}.ipynb"
