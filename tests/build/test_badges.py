"""A notebook opened on its own, as in Colab, against a server on this machine."""

import ast
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading

import pytest
from click.testing import CliRunner

from grader.build.badges import FETCH_ID
from grader.build.build import build, drifted
from grader.cli import main
from grader.course.cells import is_demo
from grader.course.course import CONFIG
from grader.errors import UserError
from grader.in_notebook.data import OUR_PHOTOGRAPHS
from grader.sample_class import complete
from tests.conftest import course_of

NAME = "04-gradient-descent"
WITHOUT_PICTURES = "02-numpy-and-vectorization"
NOWHERE = "http://127.0.0.1:9"  # the port of the discard service, where nothing listens
ALL = sorted(
    ["checks.py", "examples.npz", "test_catvnoncat.h5", "train_catvnoncat.h5", *OUR_PHOTOGRAPHS]
)
PHOTOGRAPHS = "01-images-as-vectors"
WITHOUT_US = "import sys; sys.modules |= dict.fromkeys(['grader', 'solutions', 'datasets'])\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Serve a folder and note what was asked for; the course goes to where GitHub would have it."""
    folder = tmp_path_factory.mktemp("server")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            self.server.asked.append(self.path.rsplit("/", 1)[1])

    handler = functools.partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as started:
        started.asked, started.folder = [], folder
        threading.Thread(target=started.serve_forever, daemon=True).start()
        yield started
        started.shutdown()


@pytest.fixture(scope="module")
def published(course, server, tmp_path_factory):
    """A course whose address is set, built and served."""
    own = course_of(course, tmp_path_factory.mktemp("published"), WITHOUT_PICTURES, NAME)
    config = own.root / CONFIG
    text = config.read_text().replace('repository = ""', 'repository = "ann/cats"')
    config.unlink()  # a link to the repository's
    config.write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        address = f"http://127.0.0.1:{server.server_port}/{{repository}}/{{branch}}"
        patch.setattr("grader.build.badges.FILES", address)
        build(own)
        assert drifted(own) == []
    (server.folder / "ann" / "cats").mkdir(parents=True)
    (server.folder / "ann" / "cats" / "main").symlink_to(own.root)
    return own


@pytest.fixture
def alone(published, server, tmp_path):
    """Run the cell in a folder, then some more Python, where this project cannot be used."""

    def run(more="", folder=tmp_path, address="", **environment):
        server.asked.clear()
        cell = fetching(published.assignment(NAME).release_notebook)
        cell = cell.replace(f"http://127.0.0.1:{server.server_port}", address or NOWHERE)
        environment = {"PATH": os.environ["PATH"], "OPENBLAS_NUM_THREADS": "1"} | environment
        return subprocess.run(
            [sys.executable, "-c", f"{WITHOUT_US}{cell}\n{more}"],
            cwd=folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    run.here = f"http://127.0.0.1:{server.server_port}"
    return run


def fetching(notebook):
    [cell] = [cell for cell in notebook.cells if cell.id == FETCH_ID]
    return cell.source


def test_opened_on_its_own_it_fetches_all_and_its_checks_work(alone, server, tmp_path):
    more = "from checks import check, load_pictures; print(load_pictures()[0].shape)"
    done = alone(more, address=alone.here)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "(209, 64, 64, 3)\n"
    assert sorted(server.asked) == ALL
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ALL


def test_it_fetches_only_what_is_missing(alone, published, server, tmp_path):
    for name in ("checks.py", "examples.npz"):
        shutil.copy(published.assignment(NAME).release / name, tmp_path)
    assert alone(address=alone.here, CATS_DATA=str(published.datasets)).returncode == 0
    assert server.asked == []
    (tmp_path / "examples.npz").unlink()
    assert alone(address=alone.here, CATS_DATA=str(published.datasets)).returncode == 0
    assert server.asked == ["examples.npz"]


def test_in_the_course_it_does_nothing(alone, published):
    more = "import time; start = time.perf_counter(); fetch('', ['x/checks.py'] * 4)\n"
    more += "print(time.perf_counter() - start)"
    done = alone(more, folder=published.assignment(NAME).release)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 0.01


def test_without_a_network_it_says_what_to_do(alone, tmp_path):
    done = alone()
    assert done.returncode == 1
    said = done.stderr.splitlines()[-1]
    assert said.startswith("FilesMissing: checks.py is not beside this notebook and could not")
    assert said.endswith("run this cell again, or put checks.py here.")
    assert "During handling" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_the_server_lacks_is_said(alone):
    done = alone(address=f"{alone.here}/elsewhere")
    assert "HTTP Error 404" in done.stderr.splitlines()[-1]


def test_a_notebook_that_shows_no_pictures_fetches_none(published):
    source = fetching(published.assignment(WITHOUT_PICTURES).release_notebook)
    assert f"notebooks/{WITHOUT_PICTURES}/checks.py" in source
    assert ".h5" not in source


def test_without_an_address_it_says_in_one_sentence_what_is_missing(course, tmp_path):
    cell = fetching(course.assignment(NAME).release_notebook)
    told = "\ntry: fetch('', ['notebooks/x/checks.py'])\nexcept FilesMissing as problem:\n"
    told += "    print(problem._render_traceback_())"
    cell = cell.replace("\n\n\nfetch(", "\n\n\n(lambda *_: None)(")  # the call itself raises
    done = subprocess.run(
        [sys.executable, "-c", cell + told], cwd=tmp_path, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"]}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    [said] = ast.literal_eval(done.stdout)
    assert said.startswith("This notebook needs checks.py beside it: put what is missing into its")
    assert "write the course's address into the last lines of this cell" in said


def test_every_notebook_has_the_cell_just_before_it_imports_checks(course):
    for assignment in course.assignments():
        cells = assignment.release_notebook.cells
        [place] = [i for i, cell in enumerate(cells) if cell.id == FETCH_ID]
        assert "from checks import" in cells[place + 1].source
        assert cells[place].metadata.jupyter.source_hidden
        assert is_demo(cells[place])


def test_photographs_are_fetched_where_they_are_opened(course):
    source = fetching(course.assignment(PHOTOGRAPHS).release_notebook)
    assert '"datasets/photographs/chelsea.jpg",' in source
    assert "photographs/chelsea" not in fetching(
        course.assignment(WITHOUT_PICTURES).release_notebook
    )


def test_badges_are_below_the_title(published):
    title, _, colab, binder, *_ = (
        published.assignment(NAME).release_notebook.cells[0].source.splitlines()
    )
    place = f"notebooks/{NAME}/{NAME}.ipynb"
    assert title.startswith("# Cat or not?")
    assert colab.endswith(f"](https://colab.research.google.com/github/ann/cats/blob/main/{place})")
    assert binder.endswith(f"](https://mybinder.org/v2/gh/ann/cats/main?urlpath=lab/tree/{place})")


def test_the_cell_changes_nothing_at_grading(published, submit):
    assignment = published.assignment(NAME)
    path = submit(assignment, "ann", complete(assignment, {}))
    words = ["--course", str(published.root), "check", str(path)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output


def test_an_address_of_another_form_is_refused(published, monkeypatch):
    wrong = {"CatCourse": {"repository": "https://example.org/cats"}}
    monkeypatch.setattr("grader.build.badges.nbgrader_config", lambda _: wrong)
    with pytest.raises(UserError, match=r"to be owner/name on GitHub, got 'https://example\.org"):
        build(published)
