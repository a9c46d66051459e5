"""A whole class of attackers is graded: they get what they deserve, and change nothing."""

import copy
import html.parser
import json
import os
import re
import sqlite3
import subprocess
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from nbformat import v4

from grader.course.cells import grade_id
from grader.sample_class import complete
from grader.sandbox.inside import landlock, seccomp
from tests.attacks import audit
from tests.attacks.exhaustion import DEADLY, EITHER, SOON
from tests.attacks.forgeries import FORGERIES, UNCOUNTED
from tests.attacks.kernel import CALLS
from tests.attacks.replies import REPLIES
from tests.attacks.stand_ins import QUESTIONS
from tests.attacks.submissions import BESIDE, CHANGED, FILES, JUNK
from tests.attacks.trespass import HARMLESS
from tests.conftest import configured, course_like

pytestmark = [
    pytest.mark.long,  # it grades a class of all attacks
    pytest.mark.skipif(
        not (landlock.version() and seccomp.available()),
        reason="grading is refused on this machine",
    ),
]
NAME = "04-gradient-descent"
EARLIER = 5
"""Points of what is checked before the attack: `sigmoid` and `initialize_with_zeros`."""
LIMITS = {
    "cell_seconds": 1.0, "call_seconds": 3.0, "grace_seconds": 0.3, "total_seconds": 15.0,
    "patience": 2.0, "scratch_bytes": 20_000_000, "scratch_files": 500,
}  # fmt: skip
"""This course's own: short, for most attacks wait for a limit."""
GRADER = """
import json, sys
from grader.cli import main
from tests.attacks import modes
modes.choose()
for line in sys.stdin:
    try: main(json.loads(line))
    except SystemExit: pass
    print("done", flush=True)
"""
"""Takes several commands: to import everything again for each costs as much as many runs."""
PLACES = ["/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/etc", "/root", "/home"]  # noqa: S108


@dataclass
class Aftermath:
    """What a class of attackers left behind."""

    course: object
    token: str
    secrets: list
    said: str
    before: dict
    after: dict
    heard: list
    records: dict = field(default_factory=dict)

    def points(self, student):
        return sum(record["points"] or 0 for record in self.records[student])

    def notebook(self, student):
        return self.course.autograded / student / NAME / f"{NAME}.ipynb"


def student(kind, name):
    """A folder's name for an attack."""
    return f"{kind}-{re.sub('[^a-z0-9]+', '-', name.lower())}"


@pytest.fixture(scope="module")
def aftermath(built_course, tmp_path_factory):
    """Grade the class in a machine of its own, as far as a machine is folders and servers."""
    top = tmp_path_factory.mktemp("attacked")
    own = course_like(built_course, top / "course")
    configured(own, f"c.CatCourse.limits = {LIMITS!r}")
    home, tmp, token = top / "home", top / "tmp", f"token{uuid.uuid4().hex}"
    secrets = [uuid.uuid4().hex for _ in range(3)]
    home.mkdir()
    tmp.mkdir()
    (home / "secret").write_text(secrets[0])
    ears = audit.Ears(tmp, token)
    environment = os.environ | {
        "HOME": str(home), "TMPDIR": str(tmp), "SECRET": secrets[1], "COLUMNS": "200",
    }  # fmt: skip
    with audit.adopting_orphans(), (home / "secret").open() as held:
        victim = subprocess.Popen(["/bin/sleep", "900"], cwd=home, env=environment, stdin=held)
        processes = len(audit.descendants())
        names = {"COURSE": str(own.root), "HOME": str(home), "TMP": str(tmp), "PORT": ears.port}
        submit_class(own, names | {"GRADER": victim.pid, "TOKEN": token}, secrets[2])
        with (top / "said").open("w") as said:
            grader = subprocess.Popen(
                [sys.executable, "-c", GRADER], env=environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
            )  # fmt: skip
        grade = ["--course", str(own.root), "grade", NAME, "--seed", "7"]
        tell(grader, *grade, "--student", "honest*")
        before = state(own, home, tmp) | {"processes": processes}
        shown = tell(grader, *grade, "--json", str(top / "r"))
        tell(grader, "--course", str(own.root), "feedback", NAME)
        grader.communicate()
        after = state(own, home, tmp)
        after["victim"] = victim.poll()
        victim.kill()
        victim.wait()
    result = Aftermath(
        own, token, secrets, shown + (top / "said").read_text(), before, after, list(ears.heard)
    )
    ears.close()
    for record in json.loads((top / "r").read_text()):
        result.records.setdefault(record["student"], []).append(record)
    return result


def tell(grader, *words):
    """Give it a command, and say what it shows."""
    print(json.dumps(words), file=grader.stdin, flush=True)
    return "".join(iter(grader.stdout.readline, "done\n"))


def state(own, home, tmp):
    """What must be the same afterwards, but for what grading writes."""
    ours = audit.descendants()
    installed = [Path(np.__file__), Path(pytest.__file__)]
    return {
        "files": audit.files(own.root, own.solutions, own.datasets, home, tmp),
        "installed": {path: path.read_bytes() for path in installed},
        "processes": len(ours),
        "listeners": audit.listeners(ours),
        "scores": scores(own),
    }


def scores(own):
    """The gradebook's rows of honest students."""
    with sqlite3.connect(own.classroom / "gradebook.db") as database:
        return sorted(
            database.execute(
                "select a.student_id, c.name, g.auto_score, g.manual_score, g.extra_credit "
                "from grade g join submitted_notebook n on g.notebook_id = n.id "
                "join submitted_assignment a on n.assignment_id = a.id "
                "join base_cell c on g.cell_id = c.id where a.student_id like 'honest%'"
            )
        )


def submit_class(own, names, secret):
    assignment = own.assignment(NAME)
    right = complete(assignment, {"reflection": f"This is mine: {secret}."})
    neighbour = hand_in(assignment, "honest-neighbour", right)
    hand_in(
        assignment, "honest-other", complete(assignment, {"sigmoid": "def sigmoid(z): return z"})
    )
    prelude = "".join(f"{name} = {value!r}\n" for name, value in names.items())
    right = complete(assignment, {})
    for kind, attacks in (("harmless", HARMLESS), ("deadly", DEADLY), ("either", EITHER)):
        for name, code in attacks.items():
            hand_in(assignment, student(kind, name), with_attack(right, prelude, code))
    for name, content in JUNK.items():
        hand_in(assignment, student("junk", name), content)
    for name, (change, _) in CHANGED.items():
        changed = copy.deepcopy(right)
        change(changed)
        hand_in(assignment, student("changed", name), changed)
    for name, lay in FILES.items():
        folder = own.submitted / student("files", name) / NAME
        folder.mkdir(parents=True)
        lay(folder, assignment.filename, neighbour)
    for name, lay in BESIDE.items():
        lay(hand_in(assignment, student("beside", name), right).parent, "", neighbour)


def hand_in(assignment, name, notebook):
    path = assignment.course.submitted / name / NAME / assignment.filename
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode())
    return path


def with_attack(notebook, prelude, code):
    notebook = copy.deepcopy(notebook)
    place = [grade_id(cell) for cell in notebook.cells].index("check-propagate")
    # a cell magic must be its cell's first line
    cells = [prelude, code] if code.startswith("%%") else [prelude + code]
    notebook.cells[place:place] = [
        v4.new_code_cell(source, id=f"attack-{i}") for i, source in enumerate(cells)
    ]
    return notebook


def test_there_are_250_attacks():
    kinds = [
        HARMLESS, DEADLY, EITHER, JUNK, CHANGED, FILES, BESIDE, FORGERIES, UNCOUNTED, QUESTIONS,
        CALLS, REPLIES,
    ]  # fmt: skip
    assert sum(map(len, kinds)) >= 250


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_refused_costs_and_earns_nothing(aftermath, name):
    assert aftermath.points(student("harmless", name)) == 30


@pytest.mark.parametrize("name", DEADLY)
def test_what_ends_its_run_keeps_what_was_earned(aftermath, name):
    records = aftermath.records[student("deadly", name)]
    assert aftermath.points(student("deadly", name)) == EARLIER
    assert any("run ended" in flag for flag in records[0]["flags"])


@pytest.mark.parametrize("name", EITHER)
def test_what_may_end_its_run_keeps_what_was_earned(aftermath, name):
    earned = aftermath.points(student("either", name))
    assert earned in {EARLIER, 30} or (name in SOON and EARLIER < earned < 30)


@pytest.mark.parametrize("name", JUNK)
def test_what_is_no_notebook_earns_nothing_and_is_said(aftermath, name):
    assert aftermath.points(student("junk", name)) == 0
    said = re.sub(r"\s+", " ", aftermath.said)
    assert f"classroom/submitted/{student('junk', name)}/{NAME}: expected" in said


@pytest.mark.parametrize("name", CHANGED)
def test_changed_cells_and_metadata_earn_what_the_functions_are_worth(aftermath, name):
    assert aftermath.points(student("changed", name)) == CHANGED[name][1]


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_earns_nothing(aftermath, name):
    assert aftermath.points(student("files", name)) == 0


@pytest.mark.parametrize("name", BESIDE)
def test_what_lies_beside_a_notebook_changes_nothing(aftermath, name):
    assert aftermath.points(student("beside", name)) == 30
    kept = aftermath.notebook(student("beside", name)).parent
    assert [path.name for path in kept.iterdir()] == [f"{NAME}.ipynb"]


def test_the_whole_class_was_graded(aftermath):
    folders = {path.name for path in aftermath.course.submitted.iterdir()}
    assert set(aftermath.records) == folders
    assert "Traceback" not in aftermath.said
    assert all(
        record["status"] != "grader" for each in aftermath.records.values() for record in each
    )


def test_nothing_but_what_grading_writes_was_changed(aftermath):
    classroom = aftermath.course.classroom
    written = [
        str(classroom / name) for name in ("autograded", "feedback", "reports", "gradebook.db")
    ]

    def rest(files):
        return {p: c for p, c in files.items() if not p.startswith(tuple(written))}

    before = rest(aftermath.before["files"])
    # the grader was alive then, and has taken its own folder away since
    kept = {path: content for path, content in before.items() if "/grader-scratch-" not in path}
    assert rest(aftermath.after["files"]) == kept
    assert aftermath.after["installed"] == aftermath.before["installed"]


def test_nothing_is_left_in_the_system(aftermath):
    left = [name for place in PLACES for name in names_in(place) if aftermath.token in name]
    assert left == []


def names_in(place):
    try:
        return [path.name for path in Path(place).iterdir()]
    except OSError:
        return []


def test_no_process_is_left_and_nobody_was_hurt(aftermath):
    assert aftermath.after["victim"] is None
    assert aftermath.after["processes"] == aftermath.before["processes"]
    assert aftermath.after["listeners"] == aftermath.before["listeners"]


def test_nobody_was_spoken_to(aftermath):
    assert aftermath.heard == []


def test_the_others_scores_are_the_same(aftermath):
    assert aftermath.before["scores"]
    assert aftermath.after["scores"] == aftermath.before["scores"]


def test_no_secret_is_in_a_notebook_or_on_a_page(aftermath):
    secrets = [*aftermath.secrets, "BEGIN SOLUTION", "SQLite format", "root:"]
    for folder in (aftermath.course.autograded, aftermath.course.feedback):
        for path in folder.rglob("*.*"):
            if path.is_file() and "honest-neighbour" not in path.parts:
                text = path.read_text(encoding="utf-8")
                assert [secret for secret in secrets if secret in text] == [], path


class Page(html.parser.HTMLParser):
    """Collects what of a page would run."""

    def __init__(self):
        super().__init__()
        self.live = []
        self._script = False

    def handle_starttag(self, tag, attrs):
        self._script = tag == "script"
        for name, value in attrs:
            link = re.sub(r"\s", "", value or "").lower()
            if "alert" in link and (name.startswith("on") or link.startswith("javascript:")):
                self.live.append((tag, name, value))
        if tag in {"iframe", "form"}:
            self.live.append((tag, attrs))

    def handle_endtag(self, _tag):
        self._script = False

    def handle_data(self, data):
        if self._script and "alert(1)" in data:
            self.live.append(("script", data[:100]))


def test_no_markup_of_a_student_runs_on_a_page(aftermath):
    pages = list(aftermath.course.feedback.rglob("*.html"))
    assert len(pages) == len(list(aftermath.course.autograded.iterdir()))
    for path in pages:
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        assert page.live == [], path
