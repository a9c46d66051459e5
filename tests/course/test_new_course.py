"""An instructor's own course folder is whole, private and theirs."""

import stat
import tarfile

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.course.course import find_course
from grader.course.new_course import PARTS, new_course
from grader.errors import UserError


@pytest.fixture(scope="module")
def archive(course, tmp_path_factory):
    """A source archive as a release has it: everything in one folder, and more than a course."""
    path = tmp_path_factory.mktemp("release") / "cat_course-0.1.0.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        for name in (*PARTS, "README.md"):
            made.add(course.root / name, f"cat_course-0.1.0/{name}")
    return path


def test_a_course_comes_from_the_folder_of_the_grader(course, tmp_path):
    made = CliRunner().invoke(main, ["init", str(tmp_path / "mine")])
    assert made.exit_code == 0, made.output
    own = find_course(tmp_path / "mine")
    assert own.names == course.names
    assert sorted(path.name for path in own.root.iterdir()) == sorted(PARTS)
    assert stat.S_IMODE(own.root.stat().st_mode) == 0o700


def test_or_from_the_source_archive(course, archive, tmp_path):
    own = new_course(tmp_path / "mine", archive)
    assert own.names == course.names
    assert own.assignment("04-gradient-descent").mistakes
    assert not (own.root / "README.md").exists()


def test_a_folder_in_use_stays_as_it_is(tmp_path):
    (tmp_path / "thesis.tex").write_text("all my work")
    with pytest.raises(UserError, match="expected an empty folder"):
        new_course(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_an_archive_with_no_course_leaves_nothing(tmp_path):
    (tmp_path / "other.tar.gz").write_bytes(b"\x1f\x8b not an archive")
    with pytest.raises(UserError, match="expected the project's source archive"):
        new_course(tmp_path / "mine", tmp_path / "other.tar.gz")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="found no nbgrader_config"):
        new_course(tmp_path / "mine", tmp_path / "empty")
    assert not (tmp_path / "mine").exists()


def test_a_hostile_archive_writes_nowhere_else(tmp_path):
    path = tmp_path / "evil.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        link = tarfile.TarInfo("x/solutions")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        made.addfile(link)
    with pytest.raises(UserError):
        new_course(tmp_path / "mine", path)
    assert not (tmp_path / "mine").exists()
