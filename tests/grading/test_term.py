"""A class lives through a term; at the end the gradebook is what a fresh computation gives."""

import shutil

from grader.exports.class_scores import class_scores
from grader.feedback import write_feedback
from grader.gradebook.audit_log import changes
from grader.gradebook.connection import open_gradebook
from grader.gradebook.read import scores
from grader.grading.grade import Options, grade
from grader.grading.plan import Step
from grader.report import gather
from tests.conftest import course_of
from tests.grading.conftest import NAME, drop, edit, regrade

ZERO = 'c.LateSubmissionPlugin.penalty_method = "zero"'
HAND_MARKS = {
    ("ada", "reflection"): 4.0,
    ("dan", "reflection"): 2.5,
    ("dan", "check-optimize"): 6.0,
}


def by_hand(course):
    with open_gradebook(course.gradebook, "cats") as gradebook:
        for (student, cell), points in HAND_MARKS.items():
            row = gradebook.find_grade(cell, NAME, NAME, student)
            row.manual_score, row.needs_manual_grade = points, False
        gradebook.db.commit()


def set_time(course, student, when):
    (course.submitted / student / NAME / "timestamp.txt").write_text(when)


def due(course, when):
    with open_gradebook(course.gradebook, "cats") as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=when)


def found(course):
    """All that counts of the class, by student."""
    with open_gradebook(course.gradebook, "cats") as gradebook:
        return {
            student: (score.parts, score.penalty, score.total, score.max_points)
            for student, score in scores(gradebook, course.assignment(NAME)).items()
        }


def afresh(course, folder):
    """The same course and submissions, graded once from nothing by the rules of the end."""
    own = course_of(course, folder, NAME)
    for name in ("solutions", "submitted"):
        place = own.solutions if name == "solutions" else own.submitted
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(course.solutions if name == "solutions" else course.submitted, place)
    (own.root / "nbgrader_config.py").unlink()
    shutil.copyfile(course.root / "nbgrader_config.py", own.root / "nbgrader_config.py")
    edit(own, f"{NAME}.py")  # builds it
    due(own, "2026-10-02 11:00:00 UTC")
    regrade(own, seed=7)
    by_hand(own)
    with open_gradebook(own.gradebook, "cats") as gradebook:
        gradebook.grant_extension(NAME, "kai", days=2)
    regrade(own)
    return own


def test_a_term(graded_course, runs, tmp_path):
    course = graded_course
    by_hand(course)
    due(course, "2026-10-02 11:00:00 UTC")
    for student in ("dan", "kai"):
        set_time(course, student, "2026-10-02 12:00:00 UTC")
    regrade(course)
    with open_gradebook(course.gradebook, "cats") as gradebook:
        gradebook.grant_extension(NAME, "kai", days=2)
    config = course.root / "nbgrader_config.py"
    text = config.read_text()
    config.unlink()  # a link to the real one
    config.write_text(f"{text}\n{ZERO}\n")  # a late policy, set late
    assert regrade(course)["dan"].step is Step.TIME
    edit(course, f"{NAME}.py", ('check="propagate" points=10', 'check="propagate" points=12'))
    interrupted = grade(course, course.assignment(NAME), Options(workers=1))
    next(interrupted)
    interrupted.close()  # as a kill does
    after = regrade(course)
    assert {each.step for each in after.values()} == {Step.REJUDGE, Step.NOTHING}
    assert len(runs) == 0
    path = course.solutions / f"{NAME}.py"
    path.write_text(drop(path.read_text(), "predict"))
    edit(course, f"{NAME}.py")
    regrade(course)
    assert len(runs) <= 1  # whose `model` was judged beside the reference's `predict`
    own = afresh(course, tmp_path / "afresh")
    assert found(course) == found(own)
    marks = {
        (student, name): part.points
        for student, (parts, *_) in found(course).items()
        for part in parts
        for name in (part.name, f"check-{part.name}")
        if (student, name) in HAND_MARKS
    }
    assert marks == HAND_MARKS
    [report] = gather(course).assignments
    totals = {row.student: row.total for row in report.students}
    exported = class_scores(course, [NAME]).scores[NAME]
    assert totals == {student: score.total for student, score in exported.items()}
    assert totals["dan"] == 0  # handed in late
    assert write_feedback(course.assignment(NAME)).count == len(totals)
    with open_gradebook(course.gradebook, "cats") as gradebook:
        reasons = [change.reason for change in changes(gradebook, NAME, "dan")]
    assert reasons[0] == "new"
    assert "time of handing in or late policy changed" in reasons
    assert reasons.count("rejudged") >= 1
