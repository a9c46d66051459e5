"""`grader collect` and `grader roster import`, on what Canvas, Moodle and Gradescope give."""

import datetime as dt
import io
import json
import zipfile

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.gradebook.connection import open_gradebook
from grader.sample_class import complete
from tests.collecting.test_whose import zipped

NAME = "04-gradient-descent"
FILE = f"{NAME}.ipynb"
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Current Score
    Points Possible,,,,,(read only)
"Lee, Ann",501,u-ann,ann@x.org,One,80
"Ray, Bob",502,u-bob,bob@x.org,One,70
"Student, Test",503,,f00,One,
"Oz, Cem",504,u-cem,cem@x.org,One,
"""


@pytest.fixture(scope="module")
def notebooks(course):
    """Two different, whole notebooks."""
    assignment = course.assignment(NAME)
    return [json.dumps(complete(assignment, {"reflection": text})) for text in ("One.", "Two.")]


@pytest.fixture
def run(fresh_course):
    def call(*words, status=0):
        words = ["--course", str(fresh_course.root), *map(str, words)]
        done = CliRunner().invoke(main, words)
        assert done.exit_code == status, done.output
        return done.output

    return call


@pytest.fixture
def collect(run, fresh_course, tmp_path):
    def call(files, name="submissions.zip", assignment=NAME, status=0):
        archive = tmp_path / name
        archive.write_bytes(zipped(files))
        return run("collect", archive, assignment, status=status)

    return call


def there(course, assignment=NAME):
    found = course.submitted.glob(f"*/{assignment}/*.ipynb")
    return {path.parts[-3]: (path.name, path.read_text()) for path in found}


def stamp(course, student):
    return (course.submitted / student / NAME / "timestamp.txt").read_text().strip()


def due(course, moment):
    with open_gradebook(course.gradebook, "cats") as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=moment)


def test_canvas_with_a_roster_late_marks_and_copies(
    run, collect, fresh_course, tmp_path, notebooks
):
    one, two = notebooks
    (tmp_path / "class.csv").write_text(CANVAS, encoding="utf-8-sig")
    assert "3 students from Canvas; their ids come from the column 'sis user id'" in run(
        "roster", "import", tmp_path / "class.csv"
    )
    due(fresh_course, dt.datetime(2030, 12, 1, 23, 59))  # noqa: DTZ001 - as nbgrader has it
    said = collect(
        {
            f"leeann_501_98765_{NAME}-Copy1.ipynb": one,
            f"leeann_501_98770_Copy of {NAME} (1).ipynb": two,
            f"raybob_LATE_502_98766_{FILE}": one,
            f"zed_505_98767_{FILE}": one,
            "raybob_502_98768_notes.txt": "no notebook",
            "readme.ipynb": one,
            "eve_506_98769_report.pdf": "no notebook",
        }
    )
    found = there(fresh_course)
    assert found == {"u-ann": (FILE, two), "u-bob": (FILE, one), "505": (FILE, one)}
    assert stamp(fresh_course, "u-bob") == "2030-12-01 23:59:01 UTC"
    assert not (fresh_course.submitted / "u-ann" / NAME / "timestamp.txt").exists()
    assert "skipped, because leeann_501_98770_" in said
    assert "readme.ipynb: not named as Canvas names files" in said
    assert f"{NAME}: 3 students from Canvas (3 new, 1 marked late); next: grader grade" in said
    assert "eve_506_98769_report.pdf: not a notebook" in said
    assert len(said.splitlines()) == 4


def test_moodle_by_number_of_the_worksheet_or_by_name(
    run, collect, fresh_course, tmp_path, notebooks
):
    sheet = "Identifier,Full name,Email address,Status,Grade,Maximum Grade\n"
    sheet += "Participant 4711,Ann Lee,ann@x.org,Submitted,,34\n"
    (tmp_path / "sheet.csv").write_text(sheet)
    run("roster", "import", tmp_path / "sheet.csv")
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        gradebook.add_student("ana", first_name="Ana María", last_name="de la Cruz")
    files = {
        f"Ann Lee_4711_assignsubmission_file_/{FILE}": notebooks[0],
        f"ANA MARÍA de la Cruz_4712_assignsubmission_file_{FILE}": notebooks[1],
    }
    typed = {"Bob Ray_4713_assignsubmission_onlinetext_/onlinetext.html": "<p>"}
    said = collect(files | typed)
    assert set(there(fresh_course)) == {"ann@x.org", "ana"}
    assert "onlinetext.html: text typed on its page, not a notebook" in said


GRADESCOPE = """---
submission_1:
  :submitters:
  - :name: Ann Lee
    :sid: '501'
    :email: ann@x.org
  - :name: Bob Ray
    :sid:
    :email: bob@x.org
  :created_at: 2030-12-02 01:00:00.000000000 +02:00
  :score: 3.5
submission_2:
  :submitters:
  - :name: Cem Oz
    :sid: '503'
    :email: cem@x.org
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2030-11-30 12:00:00.000000000 Z
    zone: !ruby/object:ActiveSupport::TimeZone
      name: Etc/UTC
submission_3:
  :submitters:
  - :name: Dan
    :sid: '504'
  :created_at: 99999999999999999999
"""


def test_gradescope_export(run, collect, fresh_course, tmp_path, notebooks):
    folder = "assignment_77_export"
    files = {f"{folder}/submission_{i}/{FILE}": notebooks[0] for i in (1, 2, 3, 4)}
    said = collect({f"{folder}/submission_metadata.yml": GRADESCOPE, **files})
    assert set(there(fresh_course)) == {"501", "bob@x.org", "503", "504"}
    assert stamp(fresh_course, "501") == "2030-12-01 23:00:00 UTC"
    assert stamp(fresh_course, "503") == "2030-11-30 12:00:00 UTC"
    assert "submission_3: its time '99999999999999999999' is none" in said
    assert "4 students from Gradescope (4 new)" in said
    assert "submission_4: not listed in submission_metadata.yml" in said
    (tmp_path / "class/503").mkdir(parents=True)
    (tmp_path / f"class/503/{FILE}").write_text(notebooks[0])
    assert "1 unchanged" in run("collect", tmp_path / "class", NAME)
    assert stamp(fresh_course, "503") == "2030-11-30 12:00:00 UTC"  # nothing newer is known


def test_a_student_cannot_make_the_class_gradescope_s(collect, fresh_course, notebooks):
    forged = {"submission_metadata.yml": GRADESCOPE, f"submission_1/{FILE}": notebooks[1]}
    files = {"eve_505_9_x.zip": zipped(forged), f"leeann_501_8_{FILE}": notebooks[0]}
    collect(files)
    found = there(fresh_course)
    assert found == {"501": (FILE, notebooks[0]), "505": (FILE, notebooks[1])}


def test_a_folder_for_each_student(run, fresh_course, tmp_path, notebooks):
    for place in (f"class/ann/{FILE}", f"class/bob/{NAME}/{NAME} (1).ipynb", f"class/{FILE}"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(notebooks[0])
    (tmp_path / "class/ann/timestamp.txt").write_text("2030-12-01 12:00:00 UTC")
    (tmp_path / "class/eve").mkdir()
    (tmp_path / f"class/eve/{FILE}").symlink_to("/etc/passwd")
    said = run("collect", tmp_path / "class", NAME)
    assert set(there(fresh_course)) == {"ann", "bob"}
    assert stamp(fresh_course, "ann") == "2030-12-01 12:00:00 UTC"
    assert f"{FILE}: expected a folder for each student" in said
    assert "eve: a folder without a notebook in it" in said


def test_an_earlier_hand_in_stays_until_a_newer_one_is_whole(collect, fresh_course, notebooks):
    one, two = notebooks
    collect({f"leeann_501_98765_{FILE}": one, f"raybob_502_98766_{FILE}": one})
    said = collect({f"leeann_501_98775_{FILE}": two[:900], f"raybob_502_98776_{FILE}": two})
    assert there(fresh_course) == {"501": (FILE, one), "502": (FILE, two)}
    assert "What was collected before was kept." in said
    assert "(1 kept, 1 newer)" in said
    said = collect({f"raybob_502_98766_{FILE}": one})
    assert there(fresh_course)["502"] == (FILE, two)
    assert "older than what was collected before; that was kept" in said
    assert "1 unchanged" in collect({f"raybob_502_98776_{FILE}": two})


def test_an_assignment_of_ones_own_keeps_its_name(collect, fresh_course, notebooks):
    folder = fresh_course.source / "ps-1"
    folder.mkdir()
    (folder / "ps-1.ipynb").write_text(notebooks[0])
    files = {"leeann_501_98765_ps-1-2.ipynb": notebooks[0], "b_502_9_ps-1.ipynb": notebooks[0]}
    collect(files, assignment="ps-1")
    assert {name for name, _ in there(fresh_course, "ps-1").values()} == {"ps-1.ipynb"}


def test_a_second_list_keeps_the_ids_of_the_first(run, fresh_course, tmp_path):
    (tmp_path / "canvas.csv").write_text(CANVAS)
    run("roster", "import", tmp_path / "canvas.csv")
    (tmp_path / "gradescope.csv").write_text(
        "First Name,Last Name,SID,Email,Role\nAnn,Lee,u-ann,ann@x.org,Student\n"
        "Cem,Oz,u-cem,c@x.org,Student\nNew,One,,new@x.org,Student\nTea,Cher,,t@x.org,Instructor\n"
    )
    said = run("roster", "import", tmp_path / "gradescope.csv")
    assert "3 students from Gradescope" in said
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        known = {student.id for student in gradebook.students}
    assert known == {"u-ann", "u-bob", "u-cem", "new@x.org"}


def test_what_is_no_class_is_refused_in_a_sentence(collect, run, tmp_path):
    assert "found no notebook. Nothing was changed" in collect({"a.txt": ""}, status=1)
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert "expected a class list in" in run("roster", "import", tmp_path / "x.csv", status=1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_class_list_by_whatever_program(run, fresh_course, tmp_path, encoding, delimiter):
    text = "id,first_name,last_name,email\n7,Özge,Lee,o@x.org\n".replace(",", delimiter)
    (tmp_path / "x.csv").write_text(text, encoding=encoding)
    run("roster", "import", tmp_path / "x.csv")
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        assert gradebook.find_student("7").first_name == "Özge"


def test_those_collected_by_number_before_move_when_the_roster_comes(
    run, collect, fresh_course, tmp_path, notebooks
):
    collect({f"leeann_501_98765_{FILE}": notebooks[0]})
    (tmp_path / "class.csv").write_text(CANVAS)
    assert f"501 is u-ann: moved {NAME}" in run("roster", "import", tmp_path / "class.csv")
    assert set(there(fresh_course)) == {"u-ann"}


def test_those_graded_by_number_keep_their_marks_when_the_roster_comes(
    run, collect, fresh_course, tmp_path, notebooks
):
    files = {f"leeann_501_98765_{FILE}": notebooks[0], f"raybob_502_98766_{FILE}": notebooks[0]}
    collect(files)
    run("grade", NAME, "--seed", "1")
    run("feedback", NAME)
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        row = gradebook.find_grade("reflection", NAME, NAME, "501")
        row.manual_score, row.needs_manual_grade = 3.0, False
        gradebook.db.commit()
    run("excuse", "501", NAME, "model")
    (tmp_path / "class.csv").write_text(CANVAS)
    said = run("roster", "import", tmp_path / "class.csv")
    assert "their ids come from the column 'id'" in said  # those that the gradebook knows
    said = run("roster", "import", tmp_path / "class.csv", "--id", "SIS User ID")
    assert f"501 is u-ann: moved {NAME}, with all marks." in said
    assert set(there(fresh_course)) == {"u-ann", "u-bob"}
    collect(files)
    said = run("grade", NAME)
    assert "2 unchanged" in said
    rows = (
        run("export", "csv", NAME)
        and (fresh_course.classroom / f"exports/csv/{NAME}.csv")
        .read_text(encoding="utf-8-sig")
        .splitlines()
    )
    found = {row.split(",")[2]: row.split(",") for row in rows[1:]}
    assert set(found) == {"u-ann", "u-bob", "u-cem"}
    assert found["u-ann"][-3:] == ["28", "29", ""]  # 25 and 3 by hand; `model` does not count
    assert "new" in run("log", NAME, "--student", "u-ann")
    assert "2 pages" in run("feedback", NAME, "--zip", "canvas")
    assert not (fresh_course.feedback / "501").exists()


def test_a_number_of_another_platform_is_another_student(
    run, collect, fresh_course, tmp_path, notebooks
):
    collect({f"leeann_501_98765_{FILE}": notebooks[0]})
    sheet = "Identifier,Full name,ID number,Grade\nParticipant 501,Zoe Oz,u-zoe,\n"
    (tmp_path / "sheet.csv").write_text(sheet)
    assert "moved" not in run("roster", "import", tmp_path / "sheet.csv")
    assert set(there(fresh_course)) == {"501"}


def test_a_damaged_archive_within_stops_nobody(collect, fresh_course, notebooks):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"work/{FILE}", notebooks[0])
    said = collect(
        {
            "leeann_501_98765_work.zip": b"no archive",
            "raybob_502_98766_work.zip": buffer.getvalue(),
            "cem_503_98767_04.ipynb": notebooks[0],
        }
    )
    assert there(fresh_course)["502"] == (FILE, notebooks[0])
    assert there(fresh_course)["503"][0] == "04.ipynb"  # the grader says what it should be called
    assert "leeann_501_98765_work.zip: File is not a zip file" in said
