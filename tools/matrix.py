"""Run the core tests with each Python on this machine, with the oldest and the newest libraries.

``make matrix`` runs it. The table in ``docs/running.md`` is written by it.
"""

import argparse
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from page_block import put_block, table

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "running.md"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}
SHOWN = ("numpy", "matplotlib", "jupyterlab", "sqlalchemy")
"""The libraries whose versions the table shows."""
CORE = ("tests/judging", "tests/build", "tests/sandbox/test_confine.py")
LIMIT = 3600
"""Seconds for one run of the tests."""


def pythons(named: list[str]) -> Iterator[tuple[str, str]]:
    """The interpreters to use: those named, or one of each version that this machine has.

    Parameters
    ----------
    named : list of str

    Yields
    ------
    version, path : str
    """
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    for version in VERSIONS:
        places = [*named, f"python{version}", *map(str, pyenv.glob(f"{version}.*/bin/python3"))]
        found = next((place for place in places if version_of(place).startswith(f"{version}.")), "")
        if found:
            yield version_of(found), found


def version_of(python: str) -> str:
    """Ask an interpreter for its version; nothing when it does not start.

    Parameters
    ----------
    python : str
    """
    command = [python, "-c", "import platform; print(platform.python_version())"]
    if shutil.which(python) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def row(python: str, resolution: str, folder: Path) -> list[str]:
    """Install, run, and give one row of the table.

    Parameters
    ----------
    python : str
        The interpreter's path.
    resolution : str
        A key of ``RESOLUTIONS``.
    folder : Path
        Where the environment is made.
    """
    inside = str(folder / "bin" / "python")
    head = [version_of(python), resolution]
    uv = [sys.executable, "-m", "uv"]
    wanted = ["--resolution", RESOLUTIONS[resolution], "--editable", f"{ROOT}[test]"]
    for step in (
        [*uv, "venv", "--quiet", "--python", python, str(folder)],
        [*uv, "pip", "install", "--quiet", "--python", inside, *wanted],
    ):
        if subprocess.run(step, check=False).returncode:
            return [*head, "", "**does not install**", "", ""]
    drift = ends_well([inside, "-m", "grader", "build", "--check"])
    mypy = [inside, "-m", "mypy", "--cache-dir", f"{folder}-mypy"]
    types = ends_well(mypy) if resolution == "newest" else "not tried"
    return [*head, versions(inside), core_tests(inside), drift, types]


def ends_well(command: list[str]) -> str:
    """Run a command in the project, and say how it ended.

    Parameters
    ----------
    command : list of str
    """
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
    return "**failed**" if done.returncode else "well"


def core_tests(python: str) -> str:
    """Run the core tests and give pytest's closing line.

    Parameters
    ----------
    python : str
    """
    command = [python, "-m", "pytest", "-q", "--numprocesses", "0", "-p", "no:cacheprovider", *CORE]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=LIMIT
    )
    closing = re.findall(
        r"\d+ (?:passed|failed|errors?|skipped)", done.stdout.rpartition("\n")[0][-300:]
    )
    if done.returncode:
        sys.stderr.write(done.stdout[-6000:] + done.stderr[-2000:])
    said = ", ".join(closing) or "no tests ran"
    return f"**{said}**" if done.returncode else said


def versions(python: str) -> str:
    """The versions of the libraries that the table shows.

    Parameters
    ----------
    python : str
    """
    names = ", ".join(f"version({name!r})" for name in SHOWN)
    ask = f"from importlib.metadata import version; print({names})"
    said = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout
    return ", ".join(map(" ".join, zip(SHOWN, said.split(), strict=True)))


def main() -> int:
    """Run all; 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", action="append", default=[], help="An interpreter's path.")
    parser.add_argument("--only", default="", help="One version, such as 3.12; writes no table.")
    chosen = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="matrix-") as temporary:
        for version, python in pythons(chosen.python):
            for resolution in RESOLUTIONS if version.startswith(chosen.only) else ():
                rows.append(row(python, resolution, Path(temporary, f"{version}-{resolution}")))
                sys.stderr.write(f"{rows[-1]}\n")
    if not chosen.only:
        today = dt.datetime.now(tz=dt.UTC).date()
        head = ["Python", "libraries", "such as", "core tests", "drift check", "mypy"]
        put_block(PAGE, "matrix", f"Last run of `make matrix`: {today}.\n\n{table(head, rows)}")
    return int(any("**" in cell for cells in rows for cell in cells))


if __name__ == "__main__":
    sys.exit(main())
