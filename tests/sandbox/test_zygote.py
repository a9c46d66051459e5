"""One warm process for many graders: forks of it, for threads and forks."""

import os
import signal

import psutil
import pytest

from grader.errors import UserError
from grader.sandbox import Zygote, zygote


@pytest.fixture
def parent():
    with Zygote() as warm:
        warm.start()
        yield warm


def answers(warm):
    with warm.run({}) as run:
        return run.execute("1 + 1").outputs[0].data["text/plain"] == "2"


def processes(warm):
    return set(psutil.Process(warm._process.pid).children(recursive=True))


def test_a_fork_and_its_parent_run_notebooks_side_by_side(parent):
    with Zygote(parent=parent) as another, another.run({}) as one, parent.run({}) as other:
        assert one.execute("import os; os.getpid()").status == "ok"
        assert other.execute("1").status == "ok"
        assert another.layers == parent.layers


def test_another_one_costs_a_fork_and_no_imports(parent):
    before = processes(parent)
    with Zygote(parent=parent) as another:
        assert answers(another)
        [forked] = processes(parent) - before
        assert sum(forked.cpu_times()[:2]) < 0.3
    forked.wait(timeout=10)


def test_forks_of_the_grader_have_one_of_their_own(parent):
    pids = []
    for _ in range(2):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                right = answers(Zygote(parent=parent))
                code = int(not right or bool(psutil.Process().children()))  # it started none
            finally:
                os._exit(code)
        pids.append(pid)
    assert answers(parent)
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids] == [0, 0]


def test_one_that_died_is_replaced(parent):
    before = processes(parent)
    with Zygote(parent=parent) as another:
        assert answers(another)
        for process in processes(parent) - before:
            process.send_signal(signal.SIGKILL)
            psutil.wait_procs([process], timeout=10)
        assert answers(another)


def test_one_whose_parent_died_is_replaced(parent):
    with Zygote(parent=parent) as another:
        assert answers(another)
        family = processes(parent)
        parent._process.kill()
        psutil.wait_procs(family, timeout=10)
        assert answers(another)


def test_closing_the_parent_ends_its_forks(parent):
    another = Zygote(parent=parent)
    another.start()
    family = processes(parent)
    parent.close()
    assert not psutil.wait_procs(family, timeout=10)[1]


def test_a_grader_that_goes_while_it_is_imported_leaves_no_traceback(capfd):
    begun = Zygote()
    begun.begin()
    begun.close()
    assert capfd.readouterr().err == ""


def test_one_that_does_not_start_is_one_sentence(monkeypatch):
    monkeypatch.setattr(zygote, "START", "import time; time.sleep(60)")
    monkeypatch.setattr(zygote, "START_SECONDS", 0.1)
    slow = Zygote()
    slow.begin()
    process = slow._process
    with pytest.raises(UserError, match=r"within 0\.1 s, but it did not"):
        slow.start()
    assert process.poll() is not None
    with pytest.raises(UserError, match=r"within 0\.1 s"):  # for doctor to tell
        zygote.probe()
