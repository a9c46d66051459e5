"""The watch looks into a folder at any depth, whatever a run does to the folder meanwhile."""

import os
import resource

import pytest

from grader.sandbox.inside.scratch import SPACE, excess
from grader.sandbox.inside.walk import Look, MovedError, removed_but_open
from grader.sandbox.scratch_folder import remove

DEPTH = 3_000
"""Folders, with names of two letters: a path of 9,000 bytes, where the kernel takes 4,096."""

MORE = "its folder held more than a run may write"


@pytest.fixture
def scratch(tmp_path):
    """A run's folder, removed as runs' folders are: others stop at a path that is too long."""
    folder = tmp_path / "scratch"
    (folder / SPACE).mkdir(parents=True)
    yield folder
    remove(folder)


def looked(scratch, size, files):
    return excess(str(scratch), os.getpid(), size, files)


def dig(folder, depth, content):
    """Folders in folders, and a file in the last."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("in", dir_fd=here)
        there = os.open("in", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    file = os.open("file", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(file, content)
    os.close(file)
    os.close(here)


@pytest.fixture
def few_descriptors():
    """No more than ten beyond those that are open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + 10, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.usefixtures("few_descriptors")
def test_a_file_is_counted_however_deep_it_lies(scratch):
    dig(scratch / SPACE, DEPTH, b"x" * 1_000_000)
    folders = 4096 * DEPTH  # what a folder takes on most file systems; on some it takes nothing
    assert looked(scratch, 2_000_000 + folders, DEPTH + 1) == ""
    assert looked(scratch, 500_000, DEPTH + 1) == MORE
    assert looked(scratch, 1 << 40, DEPTH) == MORE


def test_all_branches_are_counted(scratch):
    dig(scratch / SPACE, 0, b"")
    for name in "abc":
        (scratch / SPACE / name).mkdir()
        for inner in "de":
            (scratch / SPACE / name / inner).mkdir()
            (scratch / SPACE / name / inner / "file").touch()
    with Look(str(scratch / SPACE)) as look:
        assert len(list(look)) == 1 + 3 + 6 + 6


def test_no_link_is_followed(scratch):
    (scratch / SPACE / "link").symlink_to("/")
    assert looked(scratch, 1 << 40, 1) == ""


def meddle(monkeypatch, name, change):
    """Change something between the moment when a folder is listed and that when it is entered."""
    step = Look._step

    def meddling(look, to):
        if to == name:
            change()
        step(look, to)

    monkeypatch.setattr(Look, "_step", meddling)


def test_a_folder_that_becomes_a_link_is_not_entered(scratch, monkeypatch):
    folder = scratch / SPACE / "folder"
    folder.mkdir()

    def become_a_link():
        folder.rmdir()
        folder.symlink_to("/")

    meddle(monkeypatch, "folder", become_a_link)
    assert looked(scratch, 1 << 40, 1) == ""
    assert folder.is_symlink()


def test_what_is_removed_meanwhile_does_not_hide_the_rest(scratch, monkeypatch):
    for name in ("gone", "kept"):
        (scratch / SPACE / name).mkdir()
        (scratch / SPACE / name / "file").touch()

    def remove_one():
        remove(scratch / SPACE / "gone")

    meddle(monkeypatch, "gone", remove_one)
    assert looked(scratch, 1 << 40, 2) == MORE


def test_a_folder_that_is_moved_once_is_looked_at_again(scratch, monkeypatch):
    dig(scratch / SPACE, 2, b"")
    (scratch / SPACE / "other").mkdir()
    moved = []

    def move_once():
        if not moved:
            moved.append((scratch / SPACE / "in/in").rename(scratch / SPACE / "other/in"))

    meddle(monkeypatch, "..", move_once)
    with Look(str(scratch / SPACE)) as look, pytest.raises(MovedError):
        list(look)
    assert looked(scratch, 1 << 40, 4) == ""


def test_folders_that_never_stay_are_too_much(scratch, monkeypatch):
    here, there = (scratch / SPACE / name / "in" for name in "ab")
    here.mkdir(parents=True)
    (here / "deepest").mkdir()
    there.parent.mkdir()

    def move():
        if here.exists():
            here.rename(there)
        else:
            there.rename(here)

    meddle(monkeypatch, "deepest", move)
    why = "its folder changed faster than the grader could check it"
    assert looked(scratch, 1 << 40, 100) == why


def test_what_is_removed_and_still_open_is_counted_once(tmp_path):
    before = removed_but_open(os.getpid())
    with (tmp_path / "file").open("wb") as file:
        file.write(bytes(100_000))
        file.flush()
        assert removed_but_open(os.getpid()) == before
        (tmp_path / "file").unlink()
        another = os.dup(file.fileno())
        assert 100_000 <= removed_but_open(os.getpid()) - before < 150_000
        os.close(another)
    assert removed_but_open(os.getpid()) == before


def test_a_process_that_is_gone_holds_nothing():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    assert removed_but_open(pid) == 0
