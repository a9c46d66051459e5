"""A class for a term: who hands in what, when and by which way."""

import csv
import datetime as dt
import io
import json
from dataclasses import dataclass

from nbgrader.exchange import default

from grader.sample_class import complete
from grader.sample_class.students import SUMMED_GRADIENT
from tests.collecting.test_whose import zipped
from tests.feedback.test_exchange import nbgrader

WAYS = ("canvas", "moodle", "gradescope", "exchange")
LATE = {1, 3, 4, 6}
"""Which of eight students hand in late: one or two of each way."""
WRONG = {
    "03-logistic-regression": ("cost", "def cost(A, Y):\n    return None", 0.0),
    "03b-gradients": ("gradients_one", "def gradients_one(w, b, x, y):\n    return None", 0.0),
    "04-gradient-descent": ("propagate", SUMMED_GRADIENT, 0.7),
}
"""By assignment: an exercise, a wrong answer to it, and the share of the points that it earns."""
ANSWERS = ("It overfits.", "More data!", "")
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Member:
    """One of the class; platforms number everybody in their own way."""

    number: int

    @property
    def id(self):
        return f"u{self.number:03d}"

    @property
    def canvas(self):
        return str(5000 + self.number)

    def moodle(self, place):
        return str(7000 + 100 * place + self.number)

    @property
    def email(self):
        return f"{self.id}@example.org"

    @property
    def name(self):
        return f"Student{chr(65 + self.number // 26)}{chr(65 + self.number % 26)}", "Doe"

    def way(self, place):
        return WAYS[(self.number + place) % len(WAYS)]

    @property
    def kind(self):
        return ("right", "wrong", "right", "blank", "wrong")[self.number % 5]

    @property
    def answer(self):
        return "" if self.kind == "blank" else ANSWERS[self.number % len(ANSWERS)]

    @property
    def is_late(self):
        return self.number % 8 in LATE


def notebook(assignment, member, answer=None):
    """What a student hands in."""
    if member.kind == "blank":
        return json.dumps(assignment.release_notebook)
    exercise, wrong, _ = WRONG[assignment.name]
    answers = {exercise: wrong} if member.kind == "wrong" else {}
    answer = member.answer if answer is None else answer
    stub = next(c.source for c in assignment.release_notebook.cells if is_reflection(c))
    return json.dumps(complete(assignment, answers | {"reflection": answer or stub}))


def is_reflection(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id") == "reflection"


def shares(name, member, worth):
    """What each of the exercises is worth to them."""
    if member.kind == "blank":
        return dict.fromkeys(worth, 0.0)
    exercise, _, share = WRONG[name]
    return {exercise: share} if member.kind == "wrong" else {}


def canvas_roster(members):
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    rows = [[", ".join(m.name[::-1]), m.canvas, m.id, m.email, "One"] for m in members]
    return as_csv([header, ["    Points Possible"], *rows])


def moodle_worksheet(members, place):
    header = ["Identifier", "Full name", "ID number", "Email address", "Grade"]
    header += ["Maximum Grade", "Last modified (grade)"]
    rows = [
        [f"Participant {m.moodle(place)}", " ".join(m.name), m.id, m.email, "", "100", "-"]
        for m in members
    ]
    return as_csv([header, *rows])


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def canvas_archive(filename, hand_ins, first):
    return zipped(
        {
            f"doe{m.name[0].lower()}_{'LATE_' * late}{m.canvas}_{first + m.number}_{filename}": text
            for m, text, late, _ in hand_ins
        }
    )


def moodle_archive(filename, hand_ins, place):
    return zipped(
        {
            f"{' '.join(m.name)}_{m.moodle(place)}_assignsubmission_file_/{filename}": text
            for m, text, _, _ in hand_ins
        }
    )


def gradescope_archive(filename, hand_ins):
    lines, files = ["---"], {}
    for m, text, _, moment in hand_ins:
        lines += [f"submission_{m.number}:", "  :submitters:", f"  - :name: {' '.join(m.name)}"]
        lines += [f"    :sid: '{m.id}'", f"    :email: {m.email}", f"  :created_at: {moment} Z"]
        files[f"export/submission_{m.number}/{filename}"] = text
    return zipped({"export/submission_metadata.yml": "\n".join(lines), **files})


def submit_through(exchange, homes, assignment, hand_ins):
    """Each student's `nbgrader submit`, at their own time."""
    for m, text, _, moment in hand_ins:
        home = homes / m.id
        folder = home / assignment.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / assignment.filename).write_text(text)

        class Submit(default.ExchangeSubmit):
            def set_timestamp(self, moment=moment):
                self.timestamp = f"{moment} UTC"

        nbgrader(Submit, home, exchange, assignment=assignment.name, student=m.id)
