"""The course's own module is imported once for all runs, and each has it as if from its folder."""

import pytest

from grader.sandbox import Zygote

SOURCE = b"""
from pathlib import Path
BESIDE = Path(__file__).with_name("beside.txt")
made = []
"""
CELL = """
import checks
def f():
    from pathlib import Path
    own = Path(checks.__file__)
    spec = Path(checks.__spec__.origin)
    return own.is_file(), own == spec, checks.BESIDE.read_text(), len(checks.made)
"""


@pytest.fixture(scope="module")
def zygote():
    with Zygote() as warm:
        yield warm


def run_with(zygote, source, imported="checks", beside=b"one"):
    files = {"checks.py": source, "beside.txt": beside}
    return zygote.run({}, modules=files, imported=imported)


def test_each_run_has_its_own_from_its_own_folder(zygote):
    for text in ("one", "two"):
        with run_with(zygote, SOURCE, beside=text.encode()) as run:
            run.execute(CELL)
            assert run.call("f").value == (True, True, text, 0)
            run.execute("checks.made.append(1)")
            assert run.call("f").value == (True, True, text, 1)


def test_it_is_there_before_it_is_asked_for_only_where_that_was_wanted(zygote):
    ask = "import sys\ndef f(): return 'checks' in sys.modules"
    for imported, there in (("checks", True), ("", False)):
        with run_with(zygote, SOURCE, imported) as run:
            run.execute(ask)
            assert run.call("f").value is there


def test_it_can_be_imported_before_any_run_and_by_forks_of_the_warm_process():
    files = {"checks.py": b"import os\nIMPORTED_BY = os.getpid()\nfrom pathlib import Path"}
    with Zygote() as warm:
        warm.import_once(files, "checks")
        with Zygote(parent=warm) as fork:
            answers = []
            for zygote in (warm, fork):
                with zygote.run({}, modules=files, imported="checks") as run:
                    run.execute(
                        "import checks\n"
                        "def f(): return checks.IMPORTED_BY, checks.Path(checks.__file__).is_file()"
                    )
                    answers.append(run.call("f").value)
    assert answers[0] == answers[1]
    assert answers[0][1] is True


def test_another_file_is_imported_anew(zygote):
    for version in (1, 2):
        with run_with(zygote, b"VERSION = %d" % version) as run:
            run.execute("import checks\ndef f(): return checks.VERSION")
            assert run.call("f").value == version


def test_a_file_that_fails_fails_in_the_run(zygote):
    with run_with(zygote, b"1 / 0") as run:
        assert run.execute("import checks").status == "error"
    with run_with(zygote, SOURCE) as run:
        assert run.execute("import checks").status == "ok"
