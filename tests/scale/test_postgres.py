"""The gradebook on a real PostgreSQL server, which these tests start and stop."""

import os
import pwd
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.build.build import build
from grader.cli import main
from grader.exports.class_scores import class_scores
from grader.gradebook.audit_log import changes
from grader.gradebook.connection import open_gradebook
from grader.gradebook.excused import excuse
from grader.gradebook.rename_student import rename_student
from grader.gradebook.store import Register
from grader.grading import fingerprint
from grader.grading.grade import Options, grade
from grader.grading.plan import Step
from tests.conftest import configured
from tests.scale.conftest import NAME

pytest.importorskip("psycopg2", reason="the extra `postgres` is not installed")


def program(name):
    """Debian keeps these off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(debian[-1]) if debian else "")
    if not found:
        pytest.skip(f"there is no {name} here: apt-get install postgresql")
    return found


def as_who():
    """Postgres refuses to run as root: then its own user, or nobody, runs it."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of its own; the address of its database."""
    initdb, pg_ctl, user = program("initdb"), program("pg_ctl"), as_who()
    home = tmp_path_factory.mktemp("postgres")
    if user:
        for folder in (home, *home.parents[:3]):
            folder.chmod(0o711)
        shutil.chown(home, user)
    data, port = home / "data", free_port()

    def run(*words):
        done = subprocess.run(
            words, user=user, cwd=home, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    run(initdb, "-D", str(data), "-U", "cats", "--auth=trust", "--no-sync", "-E", "UTF8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {home}"
    run(pg_ctl, "-D", str(data), "-w", "-l", str(home / "log"), "-o", options, "start")
    yield f"postgresql+psycopg2://cats@127.0.0.1:{port}/postgres"
    run(pg_ctl, "-D", str(data), "-w", "-m", "immediate", "stop")


def test_a_class_is_graded_into_postgres_as_into_sqlite(fresh_course, hand_in, scores, server):
    assignment = hand_in(fresh_course, 4)
    build(fresh_course, server)
    results = list(grade(fresh_course, assignment, Options(seed=5, database=server, workers=2)))
    assert not [result.problem for result in results if result.problem]
    again = list(grade(fresh_course, assignment, Options(database=server)))
    assert all(result.unchanged for result in again)
    list(grade(fresh_course, assignment, Options(seed=5, workers=1)))
    assert scores(fresh_course, server) == scores(fresh_course)


def test_a_manual_score_stands_and_a_late_one_is_penalised(
    fresh_course, hand_in, server, monkeypatch
):
    assignment = hand_in(fresh_course, 1)
    build(fresh_course, server)
    list(grade(fresh_course, assignment, Options(seed=5, database=server)))
    configured(fresh_course, 'c.LateSubmissionPlugin.penalty_method = "zero"')
    with open_gradebook(server, "cats") as gradebook:
        row = gradebook.find_grade("check-sigmoid", NAME, NAME, "s0000")
        row.manual_score = 1.0
        gradebook.db.commit()
        gradebook.update_or_create_assignment(NAME, duedate="2026-10-02 11:00:00 UTC")
    stamp = fresh_course.submitted / "s0000" / NAME / "timestamp.txt"
    stamp.write_text("2026-10-02 12:00:00 UTC")
    [result] = grade(fresh_course, assignment, Options(seed=5, database=server))
    assert not result.unchanged
    with open_gradebook(server, "cats") as gradebook:
        assert gradebook.find_grade("check-sigmoid", NAME, NAME, "s0000").manual_score == 1.0
        notebook = gradebook.find_submission_notebook(NAME, NAME, "s0000")
        assert (notebook.score, notebook.late_submission_penalty) == (28, 28)
        notebook_score = notebook.score
    monkeypatch.setattr(fingerprint, "JUDGE", (*fingerprint.JUDGE, "demo.py"))
    [result] = grade(fresh_course, assignment, Options(database=server))
    assert (result.step, result.seed) == (Step.REJUDGE, 5)
    with open_gradebook(server, "cats") as gradebook:
        assert gradebook.find_grade("check-sigmoid", NAME, NAME, "s0000").manual_score == 1.0
        register = Register(gradebook, NAME)
        excuse(gradebook, register.assignment_id, "s0000", {"model": "ill"})
        row = gradebook.find_grade("check-optimize", NAME, NAME, "s0000")
        row.manual_score = 5.0
        gradebook.db.commit()
    found = class_scores(fresh_course, [NAME], server).scores[NAME]["s0000"]
    assert (found.points, found.penalty) == (notebook_score - 1 - 5, notebook_score - 1 - 5)
    with open_gradebook(server, "cats") as gradebook:
        rename_student(gradebook, "s0000", "u-ann", [NAME])
        assert gradebook.find_grade("check-sigmoid", NAME, NAME, "u-ann").manual_score == 1.0
        assert "s0000" not in {student.id for student in gradebook.students}
        reasons = [change.reason for change in changes(gradebook, NAME, "u-ann")]
    assert "late penalty computed again" in reasons
    done = CliRunner().invoke(main, ["--course", str(fresh_course.root), "backup", "--db", server])
    assert "with pg_dump" in done.output
