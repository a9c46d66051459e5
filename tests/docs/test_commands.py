"""Every command on the pages is run here, as it stands there, or is listed with its reason."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.gradebook.connection import open_gradebook
from grader.sample_class import complete
from tests.conftest import ROOT, configured
from tests.docs.commands import ELSEWHERE, NOT_RUN, PAGES, commands

NAME = "04-gradient-descent"
GUIDE = PAGES[0]
BINARIES = Path(sys.executable).parent
NOT_ZERO = {
    f"grader check notebooks/{NAME}/{NAME}.ipynb": 1,  # nothing is solved there yet
}
"""The exit status of what does not end with 0, and why."""
INSTALLS = re.compile(
    r"\b(pip|pipx|uv|conda|apt|apt-get|npm)\b|make (lite|release|matrix|fresh|hub)"
)
STANDS_FOR = {"FOLDER": "datasets"}


def on_pages():
    """Every command, and the page that has it first."""
    return {command: page for page in reversed(PAGES) for command in commands(page)}


def test_each_command_is_run_here_or_elsewhere_or_has_a_reason():
    known = set(on_pages())
    assert len(known) > 40
    assert not set(ELSEWHERE) & set(NOT_RUN)
    assert set(ELSEWHERE) | set(NOT_RUN) <= known, "no page says these any more"
    for place in ELSEWHERE.values():
        path, _, test = place.partition("::")
        assert f"def {test or 'test_'}" in (ROOT / path).read_text(encoding="utf-8"), place


def test_no_command_that_is_run_here_installs_anything():
    """An environment made by uv has no pip: the first one on the path would be the machine's."""
    here = [c for page in PAGES[:-1] for c in commands(page) if c not in ELSEWHERE | NOT_RUN]
    assert len(here) > 40
    assert [command for command in here if INSTALLS.search(command)] == []


def test_extras_that_pages_install_are_the_projects():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    extras = set(tomllib.loads(text)["project"]["optional-dependencies"])
    named = [c for c in on_pages() if c.startswith("pip install --editable '.[")]
    assert named
    assert {command.split("[")[1].split("]")[0] for command in named} <= extras


@pytest.fixture
def classroom(fresh_course, tmp_path, monkeypatch):
    """A course as one finds it after cloning, its exchange and its home included."""
    root = fresh_course.root
    for path in ROOT.iterdir():  # what is in the repository, apart from what is this course's own
        if path.name not in ("classroom", ".venv", ".git") and not (root / path.name).exists():
            (root / path.name).symlink_to(path)
    configured(fresh_course, f"c.Exchange.root = {str(tmp_path / 'exchange')!r}")
    (tmp_path / "exchange").mkdir(mode=0o777)
    (tmp_path / "exchange").chmod(0o777)  # nbgrader asks for it
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PIP_REQUIRE_VIRTUALENV", "1")  # and should one get through, it fails
    monkeypatch.setenv("PATH", f"{BINARIES}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(root)
    return fresh_course


def run(command):
    """Run it as it stands, ``grader`` in this process and make without setting up ``.venv``."""
    program, *words = shlex.split(command)
    words = [os.path.expanduser(STANDS_FOR.get(word, word)) for word in words]  # noqa: PTH111 - words
    if program == "grader":
        done = CliRunner().invoke(main, words)
        return done.exit_code, done.output
    if program == "make":
        words = ["-o", ".venv/ready", f"BIN={BINARIES}", *words]
    finished = subprocess.run(
        [program, *words], capture_output=True, text=True, check=False, timeout=600
    )
    return finished.returncode, finished.stdout + finished.stderr


def prepare(command, course):
    """What a sentence beside the command says is there."""
    if "~/Downloads" in command:
        archive = Path("~/Downloads/submissions.zip").expanduser()
        archive.parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(archive, "w") as zipped:
            solved = complete(course.assignment(NAME), {})
            zipped.writestr(f"ozcem_503_98767_{NAME}.ipynb", nbformat.writes(solved))
    if command.startswith("grader roster import"):
        Path("students.csv").write_text(
            "id,first_name,last_name,email\n503,Cem,Oz,cem@example.org\n"
        )


def look(command, course):
    """Whether a command did what its page says, where the next commands would not show it."""
    if command.startswith("cp -r classroom/demo"):
        assert len(list(course.submitted.iterdir())) > 10
        for folder in course.submitted.iterdir():  # three will do from here on
            if folder.name not in ("ada", "dan", "gus"):
                shutil.rmtree(folder)
    if command.startswith(("grader collect", "nbgrader zip_collect")):
        assert (course.submitted / "503" / NAME / f"{NAME}.ipynb").is_file()
    if command.startswith("nbgrader db student add"):
        with open_gradebook(course.gradebook, "cats") as gradebook:
            assert gradebook.find_student("dan").first_name == "Dan"


def test_make_lab_hands_its_options_on():
    command = [
        "make",
        "--dry-run",
        "-o",
        ".venv/ready",
        "lab",
        "LAB_ARGS=--allow-root --no-browser",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "jupyter lab notebooks --allow-root --no-browser\n" in done.stdout
    assert 'JUPYTER_CONFIG_PATH="' in done.stdout


@pytest.mark.soak
def test_the_commands_of_the_pages_run(classroom, tmp_path):
    here = [c for page in PAGES[:-1] for c in commands(page) if c not in ELSEWHERE | NOT_RUN]
    for command in dict.fromkeys(here):
        prepare(command, classroom)
        started = time.monotonic()
        status, said = run(command)
        with (tmp_path / "seconds.txt").open("a") as file:  # who waits wants to know for what
            print(f"{time.monotonic() - started:7.1f} s  {command}", file=file)
        assert status == NOT_ZERO.get(command, 0), f"{command}: {said}"
        look(command, classroom)
    assert (classroom.reports / "index.html").is_file()


def test_an_appeal_shows_the_stored_verdict(classroom, submit):
    """An appeal, as the guide has it."""
    wrong = {"sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(z))\n"}
    assignment = classroom.assignment(NAME)
    submit(assignment, "dan", complete(assignment, wrong))
    assert run(f"grader grade {NAME}")[0] == 0
    [shown, marked] = [c for c in commands(GUIDE) if c.startswith("grader mark")]
    status, said = run(shown)
    assert status == 0, said
    seed = re.search(r"seed (\d+)", said)[1]
    record = f"grader grade {NAME} --student dan --seed {seed} --force --json"
    assert run(f"{record} one.json")[0] == run(f"{record} two.json")[0] == 0
    assert without_times("one.json") == without_times("two.json")
    expected = next(r["message"] for r in without_times("one.json") if r["exercise"] == "sigmoid")
    reason = expected.split(";")[0].removeprefix("result: ")
    assert reason in said
    assert reason in run(f"{marked} --seed {seed}")[1]


def without_times(path):
    """The records that ``--json`` wrote."""
    return [{**each, "seconds": 0} for each in json.loads(Path(path).read_text())]


def test_the_workflow_for_github_classroom_checks_a_notebook(classroom, tmp_path, monkeypatch):
    [command] = [
        c
        for c in commands(ROOT / "docs" / "examples" / "github-classroom.yml")
        if c.startswith("grader")
    ]
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / "course").symlink_to(classroom.root)
    nbformat.write(complete(classroom.assignment(NAME), {}), repository / f"{NAME}.ipynb")
    monkeypatch.chdir(repository)
    status, said = run(command)
    assert status == 0, said


def test_grading_on_a_local_cluster_from_python(classroom, submit):
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    text = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
    block = re.search(r"^```python\n(from pathlib.*?)^```", text, re.MULTILINE | re.DOTALL)[1]
    Path("here.py").write_text(block.replace("n_workers=4", "n_workers=1"), encoding="utf-8")
    assignment = classroom.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    status, said = run("python here.py")
    assert status == 0, said
    assert "ann 30.0" in said


@pytest.mark.soak
def test_the_bench_writes_its_page(classroom):
    """`make bench`, with ten submissions in the place of sixty."""
    sizes = "--submissions 10 --nbgrader 2 --rounds 2 --sizes 10,20 --rejudge 10"
    # a process of its own: the bench waits for all its children, and this one may have others
    command = [BINARIES / "grader", "bench", NAME, *sizes.split(), "--out", "bench.md"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    assert "submissions per second" in Path("bench.md").read_text(encoding="utf-8")
