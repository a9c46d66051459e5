"""nbgrader's own tests of autograding pass with this engine."""

import re
import subprocess
import sys

import pytest


@pytest.mark.soak
def test_its_own_tests_of_autograding_pass(environment, tmp_path):
    suite = "nbgrader.tests.apps.test_nbgrader_autograde"
    options = ["-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--pyargs", suite],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:]
    assert int(re.search(r"(\d+) passed", done.stdout).group(1)) >= 40
