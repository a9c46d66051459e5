"""A class lives through a term; after each event the gradebook says what a plain sum says."""

import csv
import datetime as dt
import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile

import pytest
from click.testing import CliRunner
from nbgrader.exchange import default

from grader.build.build import build
from grader.build.release_assignment import ReleaseAssignment
from grader.cli import main
from grader.exercises import exercise, gradient_descent
from grader.feedback.read_answers import gather_answers
from grader.gradebook.connection import open_gradebook
from grader.grading import fingerprint
from tests.conftest import ROOT, configured, course_of
from tests.feedback.test_exchange import nbgrader
from tests.grading import term_class
from tests.grading.conftest import NAME, NEWER, drop
from tests.grading.term_books import Book
from tests.grading.term_class import DAY, WAYS, Member

POLICY = """
import math
from nbgrader.plugins import LateSubmissionPlugin

class ShareForEachDay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.25 * score * math.ceil(total_seconds_late / 86400)

c.AssignLatePenalties.plugin_class = ShareForEachDay
"""
AT_ONCE = "nothing runs, and exports are right before anybody grades again"
ALL = ("03-logistic-regression", "03b-gradients", NAME)


class Term:
    """A course of its own, its class, and the books that say what is true."""

    def __init__(self, course, place, names, size, runs):
        self.course, self.place, self.runs = course, place, runs
        self.now = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
        self.members = [Member(number) for number in range(size)]
        self.by_id = {each.id: each for each in self.members}
        self.books = {name: self._book(name) for name in names}
        self.figures = []
        self.exchange = place / "exchange"
        self.exchange.mkdir()
        self.exchange.chmod(0o777)

    def _book(self, name):
        source = self.course.assignment(name).source
        worth = self.course.assignment(name).points | source.written
        return Book(dict(worth), set(source.written), self.now - 7 * DAY)

    def __call__(self, *words, status=0):
        words = ["--course", str(self.course.root), *map(str, words)]
        done = CliRunner().invoke(main, words, catch_exceptions=False)
        assert done.exit_code == status, done.output
        return done.output

    def file(self, name, content):
        path = self.place / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def edit(self, change):
        path = self.course.solutions / f"{NAME}.py"
        before = path.read_text()
        after = change(before)
        assert after != before
        path.write_text(after)
        self("build")

    def happens(self, what, *, runs=0):
        """Grade after something happened: so many notebooks run, and all sums are right."""
        before = len(self.runs)
        if runs == AT_ONCE:
            self.compare(what)
            runs = 0
        for name in self.books:
            self("grade", name, "--workers", 1)
        ran = len(self.runs) - before
        self.figures.append((what, ran))
        # a run that a busy machine killed is tried once more
        assert runs <= ran <= 1.05 * runs, what
        self.compare(what)

    def compare(self, what):
        self("export", "csv")
        for name, book in self.books.items():
            for row in table(self.course.classroom / "exports" / "csv" / f"{name}.csv"):
                student = row["student_id"]
                if student not in book.shares:
                    assert row["score"] == row["raw_score"] == "", (what, name, student)
                    continue
                found = [row[key] for key in ("raw_score", "late_submission_penalty", "score")]
                wanted = [f(student) for f in (book.raw, book.penalty, book.total)]
                assert list(map(float, found)) == pytest.approx(wanted), (what, name, student)
                assert float(row["max_score"]) == book.most(student), (what, name, student)
                assert bool(row["awaits_grading"]) == bool(book.waits(student)), (what, student)
            assert stored_marks(self.course, name) == book.hand, (what, name)

    def collect(self, name, hand_ins, first=0):
        """Collect what students handed in, each by their own way."""
        assignment, place = self.course.assignment(name), ALL.index(name)
        of = {way: [each for each in hand_ins if each[0].way(place) == way] for way in WAYS}
        file = assignment.filename
        archives = {
            "canvas": lambda: term_class.canvas_archive(file, of["canvas"], first),
            "moodle": lambda: term_class.moodle_archive(file, of["moodle"], place),
            "gradescope": lambda: term_class.gradescope_archive(file, of["gradescope"]),
        }
        for way, archive in archives.items():
            if of[way]:
                path = self.file(f"{way}-{name}-{first}.zip", archive())
                said = self("collect", path, name)
                assert (
                    f"{len(of[way])} student{'s' * (len(of[way]) > 1)} from {way.title()}" in said
                )
        if of["exchange"]:
            homes = self.place / "homes"
            term_class.submit_through(self.exchange, homes, assignment, of["exchange"])
            again = type(
                "Again", (default.ExchangeCollect,), {"update": True, "check_owner": False}
            )
            home = self.place / "instructor"
            nbgrader(again, home, self.exchange, root=self.course.root, assignment=name)
        for member, _, late, moment in of["moodle"]:  # whose archive holds no times
            if late:
                folder = self.course.submitted / member.id / name
                (folder / "timestamp.txt").write_text(f"{moment} UTC")
        book = self.books[name]
        for member, _, late, moment in hand_ins:
            way = member.way(place)
            if way == "canvas" and late:
                due = book.due + book.more.get(member.id, dt.timedelta())
                book.moments[member.id] = due + dt.timedelta(seconds=1)
            elif late or way in ("gradescope", "exchange"):
                book.moments[member.id] = moment

    def due(self, name, moment):
        """As `nbgrader db assignment add` sets it."""
        with open_gradebook(self.course.gradebook, "cats") as gradebook:
            gradebook.update_or_create_assignment(name, duedate=moment)
        self.books[name].due = moment

    def read(self, name, question, points):
        """Read written answers on the page, and bring the marks back."""
        book, entries = self.books[name], {}
        for group in gather_answers(self.course.assignment(name), question).groups:
            group.students.sort()
            waiting = [s for s in group.students if question in book.waits(s)]
            if waiting and group.text in points:
                before = [list(mark) for mark in group.marks]
                entries[group.digest] = {
                    "points": points[group.text], "comment": "Read.", "before": before,
                }  # fmt: skip
                for student in group.students:
                    book.hand[student, question] = points[group.text]
                    book.again.discard((student, question))
        said = {"form": "written-marks-1", "assignment": name, "question": question}
        path = self.file("marks.json", json.dumps(said | {"marks": entries}))
        self("read", name, "--import", path)

    def overrule(self, name, student, part, points):
        """As formgrader stores a mark for an exercise."""
        with open_gradebook(self.course.gradebook, "cats") as gradebook:
            row = gradebook.find_grade(f"check-{part}", name, name, student)
            row.manual_score, row.needs_manual_grade = points, False
            gradebook.db.commit()
        self.books[name].hand[student, part] = points


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def stored_marks(course, name):
    """Marks by hand as they lie in nbgrader's own table."""
    rows = sqlite3.connect(course.classroom / "gradebook.db").execute(
        "SELECT sa.student_id, bc.name, g.manual_score FROM grade g "
        "JOIN submitted_notebook sn ON sn.id = g.notebook_id "
        "JOIN submitted_assignment sa ON sa.id = sn.assignment_id "
        "JOIN assignment a ON a.id = sa.assignment_id JOIN base_cell bc ON bc.id = g.cell_id "
        "WHERE a.name = ? AND g.manual_score IS NOT NULL",
        [name],
    )
    return {(who, cell.removeprefix("check-")): points for who, cell, points in rows}


@pytest.fixture
def squared(monkeypatch):
    """What a new exercise needs besides its cells."""

    @exercise()
    def squared(rng):
        return (rng.normal(size=3),)

    monkeypatch.setattr(gradient_descent, "squared", squared, raising=False)


def own_course(course, folder, names):
    own = course_of(course, folder, *names)
    shutil.rmtree(own.solutions)
    own.solutions.mkdir()
    (own.solutions / "mistakes").symlink_to(ROOT / "solutions" / "mistakes")
    for name in names:
        shutil.copyfile(ROOT / "solutions" / f"{name}.py", own.solutions / f"{name}.py")
    build(own)
    return own


@pytest.mark.parametrize(
    ("size", "names"), [(8, ALL[2:]), pytest.param(40, ALL, marks=pytest.mark.soak)]
)
def test_a_term(course, size, names, runs, squared, monkeypatch, tmp_path):
    own = own_course(course, tmp_path / "course", names)
    term = Term(own, tmp_path, names, size, runs)
    begins(term)
    weeks(term)
    changes(term)
    ends(term, monkeypatch)
    print(*(f"{ran:4} run again: {what}" for what, ran in term.figures), sep="\n")  # noqa: T201 - figures


def begins(term):
    """The class list, the exchange, and what everybody but one hands in."""
    term("roster", "import", term.file("canvas.csv", term_class.canvas_roster(term.members)))
    for name, book in term.books.items():
        worksheet = term_class.moodle_worksheet(term.members, ALL.index(name))
        term("roster", "import", term.file("moodle.csv", worksheet))
        home = term.place / "instructor"
        nbgrader(ReleaseAssignment, home, term.exchange, root=term.course.root, assignment=name)
        term.due(name, book.due)
        term("extend", term.members[-1].id, name, "--days", 3)  # who hands in nothing all the same
        hand_ins = []
        for member in term.members[:-1]:
            moment = book.due + DAY / 2 if member.is_late else book.due - DAY
            text = term_class.notebook(term.course.assignment(name), member)
            hand_ins.append((member, text, member.is_late, moment))
            worth = term.course.assignment(name).points
            book.shares[member.id] = term_class.shares(name, member, worth)
            book.answers[member.id] = member.answer
        term.collect(name, hand_ins)
    term.happens("everything is new", runs=(len(term.members) - 1) * len(term.books))


def weeks(term):
    """Reading, due dates, a late policy that is set late, extensions."""
    for name, book in term.books.items():
        term.read(name, "reflection", {"It overfits.": 2.5, "More data!": 1.0})
        exercise = next(iter(term.course.assignment(name).points))
        term.overrule(name, "u001", exercise, book.worth[exercise] / 2)
    term.happens("marks by hand", runs=AT_ONCE)
    configured(term.course, POLICY)
    for book in term.books.values():
        book.rate = 0.25
    term.happens("a late policy, set late", runs=AT_ONCE)
    assert any(book.penalty(student) for book in term.books.values() for student in book.shares)
    first = next(iter(term.books))
    term.due(first, term.books[first].due + DAY / 4)
    term.happens("a due date moves", runs=AT_ONCE)
    for name, book in term.books.items():
        term("extend", "u003", name, "--days", 2)
        book.more["u003"] = 2 * DAY
    term.happens("an extension", runs=AT_ONCE)
    assert "2 days more" in term("extend", first, "--list")


def changes(term):
    """The course changes: points, with a regrade that is killed; an exercise goes, one comes."""
    book = term.books[NAME]
    term.edit(
        lambda text: text.replace('check="propagate" points=10', 'check="propagate" points=12')
    )
    book.worth["propagate"] = 12
    killed(term.course, after=len(term.members) // 3)
    term.happens("points change, and the regrade is killed")
    term.edit(lambda text: drop(text, "predict"))
    del book.worth["predict"]
    for marked in (book.hand, *book.shares.values()):
        for key in [key for key in marked if key == "predict" or key[1:] == ("predict",)]:
            del marked[key]
    term.happens("an exercise is dropped")
    term.edit(lambda text: text + NEWER)
    book.worth |= {"squared": 5, "again": 2}
    book.written.add("again")
    book.excused = {student: {"squared", "again"} for student in book.shares}
    term.happens("an exercise is added")
    newer(term, book)


def newer(term, book):
    """Two hand in anew, each by their way; one of them has written another answer."""
    until = term.now + 2 * DAY
    hand_ins = []
    for student, answer in (("u000", "It overfits."), ("u005", "Nothing.")):
        term("extend", student, NAME, "--until", f"{until} UTC")
        book.more[student] = until - book.due
        text = term_class.notebook(term.course.assignment(NAME), term.by_id[student], answer)
        hand_ins.append((term.by_id[student], text, False, term.now + DAY))
        book.shares[student] = {}
        book.excused.pop(student)
        book.answers[student] = answer
    term.collect(NAME, hand_ins, first=1000)
    book.again.add(("u005", "reflection"))
    term.happens("two hand in anew", runs=2)
    term.read(NAME, "reflection", {"Nothing.": 0.5})
    term.happens("the new answer is read", runs=AT_ONCE)


def ends(term, monkeypatch):
    """An appeal, an excuse, newer versions of the grader, a restored backup, the exports."""
    book = term.books[NAME]
    said = term("mark", "--student", "u006", NAME)
    assert re.search(r"seed \d+", said)
    term.overrule(NAME, "u006", "optimize", 6.0)
    term("excuse", "u001", NAME, "model", "--reason", "ill")
    book.excused["u001"] = book.excused.get("u001", set()) | {"model"}
    assert book.penalty("u001") > 0
    term.happens("an appeal, and somebody is excused", runs=AT_ONCE)
    monkeypatch.setattr(fingerprint, "JUDGE", (*fingerprint.JUDGE, "demo.py"))
    term.happens("a version of the grader that judges otherwise")
    monkeypatch.setattr(fingerprint, "RUN", (*fingerprint.RUN, "demo.py"))
    everybody = sum(len(book.shares) for book in term.books.values())
    term.happens("a version of the grader that runs otherwise", runs=everybody)
    term.happens("nothing")
    archive = term.course.root / re.search(r"classroom/\S+\.\w+", term("backup"))[0]
    term("excuse", "u000", NAME, "sigmoid")
    term("restore", archive)
    term.compare("a backup comes back")
    exports(term)


def exports(term):
    """Every form says the same."""
    for form in ("canvas", "moodle", "gradescope"):
        term("export", form, "--missing", "zero")
    report = {each["name"]: each for each in json.loads(term("report", "--json"))["assignments"]}
    for name, book in term.books.items():
        most = sum(book.worth.values())
        scaled = {s: book.total(s) * most / book.most(s) for s in book.shares}
        final = {s: total for s, total in scaled.items() if not book.waits(s)}
        final |= {member.id: 0.0 for member in term.members if member.id not in book.shares}
        said = {row["student"]: row["total"] for row in report[name]["students"]}
        assert said == pytest.approx({s: book.total(s) for s in book.shares})
        folder = term.course.classroom / "exports"
        for form, key in (("canvas", "SIS Login ID"), ("moodle", "ID number")):
            rows = table(folder / form / f"{name}-{form}.csv")
            there = {row[key]: float(row[name]) for row in rows if row[key]}
            assert there == pytest.approx(final, abs=1e-4), (name, form)
        for student in book.shares:
            results = json.loads(
                (folder / "gradescope" / name / student / "results.json").read_text()
            )
            assert results["score"] == pytest.approx(book.total(student), abs=1e-3)
        pages(term, name, book)


def pages(term, name, book):
    """Feedback reaches everybody by the way that they came."""
    term("feedback", name, "--zip", "canvas")
    term("feedback", name, "--zip", "moodle")
    place = ALL.index(name)
    for way in ("canvas", "moodle"):
        path = term.course.classroom / "exports" / "feedback" / f"{name}-{way}.zip"
        handed_in = [m for m in term.members if m.id in book.shares]
        with zipfile.ZipFile(path) as archive:
            found = len(archive.namelist())
        assert found >= sum(m.way(place) == way for m in handed_in)
    home = term.place / "instructor"
    nbgrader(
        default.ExchangeReleaseFeedback, home, term.exchange, root=term.course.root, assignment=name
    )
    page = (term.course.feedback / "u001" / name / f"{name}.html").read_text()
    shown = re.search(r"total<[^\d]+([\d.]+)", page)
    assert float(shown[1]) == pytest.approx(book.total("u001"), abs=0.006)


KILLED = """
import itertools, os, signal, sys
from pathlib import Path
from grader.course.course import Course
from grader.grading.grade import Options, grade
course = Course(Path(sys.argv[1]))
results = grade(course, course.assignment(sys.argv[2]), Options(workers=1))
for _ in itertools.islice(results, int(sys.argv[3])):
    pass
os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(course, after):
    """A regrade in a process of its own, killed as a power cut does it."""
    words = [sys.executable, "-c", KILLED, str(course.root), NAME, str(after)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False, timeout=300)
    assert done.returncode == -signal.SIGKILL, done.stderr
