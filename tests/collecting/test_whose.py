"""Archives as Canvas and Moodle give them, collected by nbgrader as an instructor would."""

import io
import json
import tarfile
import zipfile

import pytest
from nbgrader.apps.nbgraderapp import main

from tests.in_fork import in_fork

NAME = "04-gradient-descent"
FILE = f"{NAME}.ipynb"


@pytest.fixture
def collect(fresh_course):
    """Collect an archive, given by its files, and say which student's notebook has which text."""

    def run(files, filename="submissions.zip", status=0):
        archive = fresh_course.classroom / "downloaded" / NAME / "archive" / filename
        archive.parent.mkdir(parents=True)
        archive.write_bytes(files if isinstance(files, bytes) else zipped(files))
        done = in_fork(main, ["nbgrader", "zip_collect", NAME], fresh_course.root)
        assert done.returncode == status, done.stderr
        run.said = done.stderr
        found = fresh_course.submitted.glob("*/*/*")
        return {str(path.relative_to(fresh_course.submitted)): path.read_text() for path in found}

    return run


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def of(student, name=FILE):
    return f"{student}/{NAME}/{name}"


def test_canvas_archive(collect):
    files = {
        f"leeann_501_98765_{FILE}": "ann",
        f"raybob_LATE_502_98766_{NAME}-1.ipynb": "bob",
        f"ozcem_503_98767_{NAME} (2).ipynb": "cem",
        "ozcem_503_98768_notes.txt": "not a notebook",
    }
    assert collect(files) == {of(501): "ann", of(502): "bob", of(503): "cem"}


@pytest.mark.parametrize("between", ["/", ""], ids=["in folders", "in one folder"])
def test_moodle_archive(collect, between):
    files = {
        f"Ann Lee_4711_assignsubmission_file_{between}{FILE}": "ann",
        f"Ana María de la_Cruz_4712_assignsubmission_file_{between}{FILE}": "ana",
    }
    assert collect(files, "CATS-Gradient descent-77.zip") == {of(4711): "ann", of(4712): "ana"}


def test_archives_in_the_archive(collect):
    own = {f"hand in/{FILE}": "ann", f"__MACOSX/hand in/._{FILE}": "", ".ipynb_checkpoints/a": ""}
    assert collect({"leeann_501_98765_homework.zip": zipped(own)}) == {of(501): "ann"}


def test_an_archive_beside_a_folder_of_its_name_harms_neither(collect):
    own = {f"{NAME}/notes.txt": "", f"{NAME}.zip": zipped({FILE: "ann"})}
    files = {f"leeann_501_9876{i}_{name}": text for i, (name, text) in enumerate(own.items())}
    files |= {"raybob_502_98769_work.zip": zipped(own)}
    assert collect(files) == {of(501): "ann", of(502): "ann"}


def test_another_name_is_kept_for_the_grader_to_say_so(collect):
    assert collect({"leeann_501_98765_final.ipynb": "ann"}) == {of(501, "final.ipynb"): "ann"}
    assert "Invalid submission notebook name 'final.ipynb'" in collect.said


def test_a_student_who_hands_in_twice_does_not_stop_the_others(collect):
    own = {f"a/{FILE}": "first", f"b/{FILE}": "second"}
    files = {"leeann_501_98765_homework.zip": zipped(own), f"raybob_502_98766_{FILE}": "bob"}
    assert collect(files) == {of(501): "first", of(502): "bob"}
    assert "Skipped, because submissions/leeann_501_98765_homework/a/" in collect.said


def test_what_no_platform_named_is_skipped_and_said(collect):
    assert collect({FILE: "whose?"}) == {}
    assert "Skipped, because Canvas and Moodle do not name files like this" in collect.said


@pytest.mark.parametrize(
    "claimed",
    [
        f"raybob_502_98766_{FILE}",
        f"Bob Ray_502_assignsubmission_file_/{FILE}",
        f"classroom/downloaded/{NAME}/extracted/submissions/raybob_502_98766_{FILE}",
    ],
)
def test_nobody_hands_in_for_somebody_else(collect, claimed):
    files = {
        "leeann_501_98765_homework.zip": zipped({claimed: "forged"}),
        f"raybob_502_98766_{FILE}": "bob",
        f"zed_503_98767_x_502_1_{FILE}": "zed",
    }
    found = collect(files)
    assert found[of(502)] == "bob"
    assert {place.split("/")[0] for place in found} == {"501", "502", "503"}


BOB = "Bob_4712_assignsubmission_file_"


@pytest.mark.parametrize("between", ["_", ""], ids=["with an underscore", "without"])
def test_a_students_name_is_not_taken_for_the_platforms_words(collect, between):
    """In Moodle they choose it themselves. A folder's name ends with what Moodle wrote."""
    forged = f"{BOB}{between}4711_assignsubmission_file_/{FILE}"
    found = collect({forged: "forged", f"{BOB}/{FILE}": "bob"})
    assert found == {of(4711): "forged", of(4712): "bob"}


@pytest.mark.parametrize(
    "forged",
    [
        f"{BOB}_4711_assignsubmission_file_{FILE}",
        f"x_502_98766_y_4711_assignsubmission_file_{FILE}",
        f"leeann_501_98765_{BOB}{FILE}",
    ],
)
def test_a_name_that_says_twice_whose_it_is_is_skipped_and_said(collect, forged):
    assert collect({forged: "forged", f"{BOB}{FILE}": "bob"}) == {of(4712): "bob"}
    assert "Skipped, because its name holds two students" in collect.said


def test_a_folder_named_like_another_platforms_file_is_moodles(collect):
    forged = f"x_501_98765_y_4711_assignsubmission_file_/{FILE}"
    assert collect({forged: "forged"}) == {of(4711): "forged"}


def hostile_zip(outside):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in (f"../../../../../{outside.name}/evil.ipynb", f"{outside}/evil.ipynb"):
            archive.writestr(name, "evil")
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, str(outside))
        archive.writestr("link/evil.ipynb", "evil")
    return buffer.getvalue()


def hostile_tar(outside):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name in (f"../../../../../{outside.name}/evil.ipynb", f"{outside}/evil.ipynb"):
            archive.addfile(tarfile.TarInfo(name))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            link = tarfile.TarInfo(f"link{kind.decode()}")
            link.type, link.linkname = kind, str(outside)
            archive.addfile(link)
            archive.addfile(tarfile.TarInfo(f"{link.name}/evil.ipynb"))
            secret = tarfile.TarInfo(f"leeann_501_9876{kind.decode()}_{FILE}")
            secret.type, secret.linkname = kind, str(outside / "secret.json")
            archive.addfile(secret)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("hostile", "inner"), [(hostile_zip, "work.zip"), (hostile_tar, "work.tar.gz")]
)
def test_a_hostile_archive_writes_and_reads_nothing_outside(collect, tmp_path, hostile, inner):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.json").write_text(json.dumps("secret"))
    files = {f"leeann_501_98765_{inner}": hostile(outside), f"raybob_502_98766_{FILE}": "bob"}
    assert collect(files) == {of(502): "bob"}
    assert [path.name for path in outside.iterdir()] == ["secret.json"]
    assert "Skipped, because it cannot be unpacked" in collect.said


def bomb():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(FILE, bytes(200_000_001))
    return buffer.getvalue()


def packed_files(count):
    return zipped({f"{i}": b"" for i in range(count)})


def packed_folders(count):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for i in range(count):
            folder = tarfile.TarInfo(f"{i}")
            folder.type = tarfile.DIRTYPE
            archive.addfile(folder)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "made"), [("work.zip", packed_files), ("work.tar.gz", packed_folders)]
)
def test_a_million_empty_files_are_not_unpacked(collect, name, made):
    files = {f"leeann_501_98765_{name}": made(5_001), f"raybob_502_98766_{FILE}": "bob"}
    assert collect(files) == {of(502): "bob"}
    assert "expected 5000 files at most, found more" in collect.said


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (bomb, "expected 200000000 bytes at most, found 200000001"),
        (lambda: b"not an archive", "File is not a zip file"),
        (lambda: zipped({"a.zip": zipped({"b.zip": zipped({})})}), "it is nested too deeply"),
    ],
    ids=["bomb", "broken", "deep"],
)
def test_an_archive_that_cannot_be_unpacked_stops_nobody_else(collect, made, said):
    files = {"leeann_501_98765_work.zip": made(), f"raybob_502_98766_{FILE}": "bob"}
    assert collect(files) == {of(502): "bob"}
    assert said in collect.said


def test_an_archive_of_another_kind_is_said(collect):
    assert collect({"leeann_501_98765_work.rar": "Rar!"}) == {}
    assert "expected one of .tar.gz, .tgz, .gz, .tar, .zip" in collect.said
