"""One warm process for many graders: branches of it, for threads and forks."""

import os
import signal

import psutil
import pytest

from grader.sandbox import Zygote


@pytest.fixture
def trunk():
    with Zygote() as warm:
        warm.start()
        yield warm


def answers(zygote):
    with zygote.run({}) as run:
        return run.execute("1 + 1").outputs[0].data["text/plain"] == "2"


def processes(zygote):
    return set(psutil.Process(zygote._process.pid).children(recursive=True))


def test_a_branch_and_its_trunk_run_notebooks_side_by_side(trunk):
    with Zygote(trunk=trunk) as branch, branch.run({}) as one, trunk.run({}) as other:
        assert one.execute("import os; os.getpid()").status == "ok"
        assert other.execute("1").status == "ok"
        assert branch.layers == trunk.layers


def test_a_branch_costs_a_fork_and_no_imports(trunk):
    before = processes(trunk)
    with Zygote(trunk=trunk) as branch:
        assert answers(branch)
        [forked] = processes(trunk) - before
        assert sum(forked.cpu_times()[:2]) < 0.3
    forked.wait(timeout=10)


def test_forks_of_the_grader_have_branches_of_their_own(trunk):
    pids = []
    for _ in range(2):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                code = int(not answers(Zygote(trunk=trunk)))
            finally:
                os._exit(code)
        pids.append(pid)
    assert answers(trunk)
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids] == [0, 0]


def test_a_branch_that_died_is_replaced(trunk):
    before = processes(trunk)
    with Zygote(trunk=trunk) as branch:
        assert answers(branch)
        for process in processes(trunk) - before:
            process.send_signal(signal.SIGKILL)
            psutil.wait_procs([process], timeout=10)
        assert answers(branch)


def test_a_branch_whose_trunk_died_starts_another(trunk):
    with Zygote(trunk=trunk) as branch:
        assert answers(branch)
        family = processes(trunk)
        trunk._process.kill()
        psutil.wait_procs(family, timeout=10)
        assert answers(branch)


def test_closing_the_trunk_ends_its_branches(trunk):
    branch = Zygote(trunk=trunk)
    branch.start()
    family = processes(trunk)
    trunk.close()
    assert not psutil.wait_procs(family, timeout=10)[1]


def test_a_grader_that_goes_while_it_is_imported_leaves_no_traceback(capfd):
    zygote = Zygote()
    zygote.begin()
    zygote.close()
    assert capfd.readouterr().err == ""
