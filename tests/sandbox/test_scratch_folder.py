"""Where runs' folders lie: removed with the grader, or by the next one; never a live one's."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from grader.sandbox import scratch_folder
from grader.sandbox.scratch_folder import PREFIX, new_scratch, own_folder, sweep

GRADER = """
import sys, time
from grader.sandbox.scratch_folder import new_scratch
made = new_scratch()
(made / "deep" / "er").mkdir(parents=True)
print(made, flush=True)
if sys.argv[1] == "stay": time.sleep(600)
"""


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A system's folder for temporary files, and a grader that has not yet used it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = []
    monkeypatch.setattr(scratch_folder.atexit, "register", lambda *args: made.append(args))
    own_folder.cache_clear()
    yield tmp_path
    own_folder.cache_clear()


def start(folder, what, **more):
    command = [sys.executable, "-c", GRADER, what]
    environment = os.environ | {"TMPDIR": str(folder)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, **more)


def test_a_grader_that_ends_leaves_nothing(tmp_path):
    grader = start(tmp_path, "end")
    assert Path(grader.communicate()[0].strip()).parent.parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_grader_left_is_swept_and_a_live_ones_is_not(own):
    live, killed = start(own, "stay"), start(own, "stay")
    theirs, left = (Path(each.stdout.readline().strip()) for each in (live, killed))
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert left.is_dir()
    mine = new_scratch()
    assert (left.parent.exists(), theirs.is_dir(), mine.is_dir()) == (False, True, True)
    live.kill()
    live.wait()


def test_whose_process_cannot_be_seen_is_alive_all_the_same(own):
    """As in another container that shares the folder: its process ids mean nothing here."""
    held = own / f"{PREFIX}x"
    held.mkdir()
    lock = scratch_folder._locked(held)
    sweep(own)
    assert held.exists()
    os.close(lock)
    sweep(own)
    assert not held.exists()


def test_a_folder_that_was_tidied_away_is_made_again(own):
    own_folder().rmdir()
    assert new_scratch().is_dir()


def test_only_folders_of_this_name_and_user_are_swept(own):
    (own / "other").mkdir()
    (own / f"{PREFIX}file").write_text("")
    (own / f"{PREFIX}link").symlink_to(own / "other")
    sweep(own)
    assert len(list(own.iterdir())) == 3


def test_workers_share_the_folder_and_do_not_remove_it(own):
    mine = own_folder()
    pid = os.fork()
    if pid == 0:
        same = own_folder() == mine
        scratch_folder._end(os.getppid(), mine)
        os._exit(0 if same and mine.is_dir() else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
