"""Feedback goes back to Canvas and Moodle: their own importers' rules find every student."""

import json
import re
import zipfile

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.grading.grade import Options, grade
from grader.sample_class import complete
from tests.collecting.test_whose import zipped

NAME = "04-gradient-descent"
FILE = f"{NAME}.ipynb"


def canvas_s(name):
    """User and attachment, as canvas-lms infers them from a file's name."""
    return tuple(re.findall(r"(?:^|(?<=_))\d+(?=_|$)", name)[:2])


def moodle_s(name):
    """Participant and plugin, as Moodle's importziplib.php reads them."""
    _, participant, kind, plugin, filename = name.split("_", 4)
    assert (kind, plugin, filename) == ("assignsubmission", "file", f"{NAME}.html")
    return participant


@pytest.fixture
def run(fresh_course):
    def call(*words):
        done = CliRunner().invoke(main, ["--course", str(fresh_course.root), *map(str, words)])
        assert done.exit_code == 0, done.output
        return done.output

    return call


def names_in(course, platform):
    path = course.classroom / "exports" / "feedback" / f"{NAME}-{platform}.zip"
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


@pytest.mark.parametrize("platform", ["canvas", "moodle"])
def test_pages_go_back_under_the_names_that_the_platform_gave(
    run, fresh_course, tmp_path, platform
):
    assignment = fresh_course.assignment(NAME)
    notebook = json.dumps(complete(assignment, {}))
    names = {
        "canvas": [f"leeann_501_98765_{FILE}", "raybob_LATE_502_98766_work.zip"],
        "moodle": [
            f"Ann Lee_4711_assignsubmission_file_/{FILE}",
            "Bob Ray_4712_assignsubmission_file_work.zip",
        ],
    }[platform]  # fmt: skip
    (tmp_path / "class.zip").write_bytes(
        zipped({names[0]: notebook, names[1]: zipped({FILE: notebook})})
    )
    run("collect", tmp_path / "class.zip", NAME)
    list(grade(fresh_course, assignment, Options(seed=1)))
    (fresh_course.feedback / "zoe" / NAME).mkdir(parents=True)
    (fresh_course.feedback / "zoe" / NAME / f"{NAME}.html").write_text("collected by hand")
    said = run("feedback", NAME, "--zip", platform)
    found = names_in(fresh_course, platform)
    if platform == "canvas":
        assert {canvas_s(name) for name in found} == {("501", "98765"), ("502", "98766")}
    else:
        assert {moodle_s(name) for name in found} == {"4711", "4712"}
    assert f"{NAME}-{platform}.zip: 2 pages" in said
    assert "1 students left out" in said
    assert "zoe" in said


def test_moodle_s_numbers_come_from_a_worksheet_too(run, fresh_course, submit, tmp_path):
    sheet = (
        "Identifier,Full name,ID number,Email address,Grade\nParticipant 4711,Ann_Lee,ann,a@x,\n"
    )
    (tmp_path / "sheet.csv").write_text(sheet)
    run("roster", "import", tmp_path / "sheet.csv")
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    list(grade(fresh_course, assignment, Options(seed=1)))
    run("feedback", NAME, "--zip", "moodle")
    assert [moodle_s(name) for name in names_in(fresh_course, "moodle")] == ["4711"]
