"""`grader extend` writes nbgrader's own extension, which late penalties count from."""

import datetime as dt

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.gradebook.connection import open_gradebook

NAME = "04-gradient-descent"
DUE = dt.datetime(2030, 12, 1, 23, 59)  # noqa: DTZ001 - as nbgrader has it


@pytest.fixture
def run(fresh_course):
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=DUE)
        gradebook.add_student("dan")

    def call(*words, status=0):
        done = CliRunner().invoke(main, ["--course", str(fresh_course.root), "extend", *words])
        assert done.exit_code == status, done.output
        return done.output

    return call


def given(course):
    with open_gradebook(course.gradebook, "cats") as gradebook:
        return gradebook.find_submission(NAME, "dan").extension


def test_days_until_list_and_none(run, fresh_course):
    assert "no extensions" in run(NAME, "--list")
    assert run("dan", NAME, "--days", "2") == "dan: 2 days more, until 2030-12-03 23:59 UTC\n"
    assert given(fresh_course) == dt.timedelta(days=2)
    assert "dan: 1 day more" in run("dan", NAME, "--until", "2030-12-03 00:59 +0100")
    for words in ((NAME, "--list"), ("--list",)):
        assert run(*words) == f"{NAME}: dan: 1 day more, until 2030-12-02 23:59 UTC\n"
    assert "dan: no extension" in run("dan", NAME, "--days", "0")
    assert given(fresh_course) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zed", NAME, "--days", "1"], "the gradebook does not know zed"),
        (["dan", "99-x", "--days", "1"], "the gradebook has no assignment '99-x', only "),
        (["zed", "--list"], "the gradebook has no assignment 'zed'"),
        (["dan", NAME, "--until", "2030-11-01"], "expected a time after"),
        (["dan", NAME, "--until", "soon"], "expected a time such as"),
        (["dan", NAME], "Name students and either --days or --until"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(run, words, said):
    status = 1 if said.startswith(("the gradebook", "expected a time after")) else 2
    assert said in run(*words, status=status)
