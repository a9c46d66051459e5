import time
from pathlib import Path

import numpy as np
import pytest

from grader.sandbox import Limits, NoAnswer, Raised, Returned, Zygote
from grader.sandbox.inside.serve import OutputSender
from grader.sandbox.inside.shell import Stream
from grader.sandbox.inside.skipped import _once
from grader.sandbox.outputs import CUT
from tests.attacks.audit import descendants

QUICK = Limits(cell_seconds=0.5, call_seconds=0.5, grace_seconds=0.3)


@pytest.fixture(scope="module")
def zygote():
    with Zygote() as warm:
        yield warm


@pytest.fixture
def run(zygote):
    with zygote.run({"data.txt": b"hello"}, modules={"checks.py": b"LOADED = True"}) as fresh:
        yield fresh


def texts(cell):
    return [output.text for output in cell.outputs if output.output_type == "stream"]


def results(cell):
    return [o.data["text/plain"] for o in cell.outputs if o.output_type == "execute_result"]


def test_a_cell_shows_what_it_prints_and_its_result(run):
    cell = run.execute("print('one')\nprint('two')\n6 * 7")
    assert texts(cell) == ["one\ntwo\n"]
    assert results(cell) == ["42"]
    assert (cell.status, cell.execution_count) == ("ok", 1)


def test_a_run_begins_at_home_and_has_run_nothing(run):
    run.execute("from pathlib import Path\nshell, here = get_ipython(), str(Path.cwd())")
    assert results(run.execute("len(In), Out, _dh == [Path(here)]")) == ["(3, {}, True)"]
    run.execute("homes = {shell.ipython_dir, shell.profile_dir.location[:-16], shell.home_dir}")
    assert results(run.execute("homes == {str(Path.home())}")) == ["True"]
    assert results(run.execute("shell.starting_dir == here")) == ["True"]


def test_state_stays_from_cell_to_cell(run):
    run.execute("x = 41")
    assert results(run.execute("x + 1")) == ["42"]
    assert results(run.execute("_ + 1")) == ["43"]


def test_an_error_is_shown_and_the_run_goes_on(run):
    cell = run.execute("print('before')\n1 / 0")
    assert cell.status == "error"
    assert [o.output_type for o in cell.outputs] == ["stream", "error"]
    assert cell.outputs[1].ename == "ZeroDivisionError"
    assert run.execute("1").status == "ok"


def test_a_syntax_error_is_shown(run):
    assert run.execute("def f(:\n  pass").outputs[0].ename == "SyntaxError"


@pytest.mark.parametrize(
    ("code", "mime"),
    [
        ("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()", "image/png"),
        ("from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'))", "text/html"),
        ("from IPython.display import Markdown\nMarkdown('*x*')", "text/markdown"),
    ],
)
def test_rich_displays(run, code, mime):
    assert any(mime in output.get("data", {}) for output in run.execute(code).outputs)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("%matplotlib inline\n1", "1"),
        ("import asyncio\nawait asyncio.sleep(0)\n'done'", "'done'"),
        ("%%timeit -n1 -r1\npass", None),
        ("import ipywidgets\nipywidgets.__name__", "'ipywidgets'"),
        ("import checks\nchecks.LOADED", "True"),
        ("open('data.txt').read()", "'hello'"),
    ],
)
def test_what_notebooks_do(run, code, shown):
    cell = run.execute(code)
    assert cell.status == "ok", cell.outputs
    assert shown is None or results(cell) == [shown]


def test_outputs_can_be_cleared_and_updated(run):
    cell = run.execute(
        "from IPython.display import clear_output, display\nprint('gone'); clear_output()\n"
        "shown = display('first', display_id=True); shown.update('second')"
    )
    assert [output.data["text/plain"] for output in cell.outputs] == ["'second'"]


def test_more_than_a_frame_can_be_printed_at_once(zygote):
    with zygote.run({}, limits=Limits(output_bytes=1_000_000)) as run:
        cell = run.execute("print('x' * 60_000_000)")
        assert cell.status == "ok"
        assert texts(cell)[0].endswith("was cut]\n")
        assert run.flags == ("cell 1: output cut",)
        assert texts(run.execute("print('still here')")) == ["still here\n"]


def test_all_cells_together_show_so_much_and_no_more(zygote):
    with zygote.run({}, limits=Limits(output_bytes=2000, total_output_bytes=3500)) as run:
        shown = [len("".join(texts(run.execute("print('x' * 700)")))) for _ in range(9)]
    assert shown[:3] == [701, 701, 701]
    assert set(shown[3:]) == {len(CUT)}
    assert run.flags == tuple(f"cell {i}: output cut" for i in range(4, 10))


SLOW = Limits(cell_seconds=0.4, call_seconds=0.4, total_seconds=1.5, grace_seconds=1.0)


def test_what_waits_is_not_what_computes(zygote):
    """A machine that is busy with others looks like waiting: it costs a run nothing."""
    with zygote.run({}, limits=SLOW) as run:
        assert run.execute("import time\ntime.sleep(0.8)").status == "ok"
        assert run.flags == ()
        assert run.execute("while True: pass").status == "timeout"


def test_many_short_waits_end_too(zygote):
    """No cell waits for longer than a cell may; together they do for longer than a notebook may."""
    limits = Limits(cell_seconds=0.4, total_seconds=0.35, grace_seconds=1.0)
    with zygote.run({}, limits=limits) as run:
        statuses = [run.execute("import time\ntime.sleep(1.2)").status for _ in range(2)]
    assert statuses == ["ok", "timeout"]


def test_waiting_ends_too(zygote):
    with zygote.run({}, limits=SLOW) as run:
        started = time.monotonic()
        assert run.execute("import time\ntime.sleep(60)").status == "timeout"
        assert 1.5 < time.monotonic() - started < 9


def test_all_cells_together_may_compute_so_much(zygote):
    busy = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    with zygote.run({}, limits=SLOW) as run:
        statuses = [run.execute(busy).status for _ in range(8)]
    assert statuses[:4] == ["ok"] * 4
    assert "timeout" in statuses
    assert "ok" not in statuses[5:]


def test_an_endless_print_is_cut_and_ends(zygote):
    with zygote.run({}, limits=SLOW) as run:
        assert run.execute("while True: print('x')").status == "timeout"
        assert run.execute("1").status == "ok"


def test_a_function_is_called_with_copies_of_its_own(run):
    run.execute("def f(x, y):\n    x += 1\n    return {'sum': x + y, 'pair': (1, 'a', None)}")
    x = np.zeros(3)
    answer = run.call("f", (x, 2))
    assert isinstance(answer, Returned)
    assert answer.value["sum"].tolist() == [3, 3, 3]
    assert answer.value["pair"] == (1, "a", None)
    assert x.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ("", NoAnswer("unbound")),
        ("f = 3", NoAnswer("not callable", "int")),
        ("def f(): raise ValueError('no')", Raised("ValueError", "no")),
        ("def f(): raise SystemExit(3)", Raised("SystemExit", "3")),
        ("def f(): exit()", None),
        ("def f(): return object()", NoAnswer("unsendable", "object")),
        ("import numpy as np\ndef f(): return np.array([None])", None),
        ("def f(): return f", NoAnswer("unsendable", "function")),
    ],
)
def test_what_is_no_answer_says_why(run, definition, expected):
    run.execute(definition)
    answer = run.call("f")
    assert not isinstance(answer, Returned) or answer.value is None
    if expected:
        assert type(answer) is type(expected)
        fields = ("ename", "evalue") if isinstance(expected, Raised) else ("reason", "detail")
        assert all(getattr(answer, name) == getattr(expected, name) for name in fields)
    assert run.alive


def test_an_answer_that_is_too_large_ends_the_run(zygote):
    with zygote.run({}, limits=Limits(answer_bytes=100_000)) as run:
        run.execute("import numpy as np\ndef f(): return np.zeros(10**6)")
        assert run.call("f").reason == "died"
        assert "protocol" in run.flags[0]


def test_a_slow_cell_is_stopped_and_the_state_stays(zygote):
    with zygote.run({}, limits=QUICK) as run:
        cell = run.execute("x = 1\nprint('so far')\nwhile True: pass")
        assert cell.status == "timeout"
        assert texts(cell) == ["so far\n"]
        assert results(run.execute("x")) == ["1"]
        assert run.flags == ("cell 1: stopped after 0.5 s",)


def test_a_slow_answer_is_stopped_and_the_run_goes_on(zygote):
    with zygote.run({}, limits=QUICK) as run:
        run.execute("def f():\n    while True: pass")
        assert run.call("f").reason == "timeout"
        assert run.execute("1").status == "ok"


def test_what_does_not_stop_is_killed(zygote):
    with zygote.run({}, limits=QUICK) as run:
        run.execute("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)")
        assert run.execute("while True: pass").status == "timeout"
        assert not run.alive
        assert run.execute("1").status == "died"
        assert run.call("f").reason == "died"
        assert any("was killed" in flag for flag in run.flags)


@pytest.mark.parametrize("code", ["import os; os.abort()", "import ctypes; ctypes.string_at(0)"])
def test_a_run_that_ends_itself_is_dead(run, code):
    assert run.execute(code).status == "died"
    assert run.call("f") == NoAnswer("died", "its process ended")


def test_what_restarts_a_kernel_elsewhere_ends_only_its_cell(zygote):
    with zygote.run({}) as run:
        run.execute("import os\nos._exit(0)")
        assert results(run.execute("'still here'")) == ["'still here'"]


@pytest.mark.parametrize(
    "code",
    [
        "'x' * 5_000_000",
        "print('\N{CAT}' * 500_000)",
        "from IPython.display import HTML\nHTML('x' * 5_000_000)",
        "raise ValueError('x' * 5_000_000)",
    ],
)
def test_an_output_larger_than_a_message_breaks_nothing(zygote, code):
    with zygote.run({}) as run:
        assert run.execute(code).outputs
        assert run.alive
        run.execute("def f(): return 'x' * 5_000_000")
        assert run.call("f").reason == "too large"
        assert run.alive


def test_a_module_that_the_notebook_writes_can_be_imported(run):
    run.execute("%%writefile own_part.py\ntwo = 2")
    assert results(run.execute("from own_part import two\ntwo")) == ["2"]


@pytest.mark.parametrize(
    ("line", "asked"),
    [("1 + 1", "-n1 -r1 1 + 1"), ("-n 100 -r5 -o x -n3", "-n1 -r1   -o x -n3"), ("", "-n1 -r1 ")],
)
def test_timing_runs_a_statement_once(line, asked):
    assert _once(line) == asked


def test_an_interrupt_in_the_middle_of_much_output_breaks_nothing(zygote):
    with zygote.run({}, limits=Limits(cell_seconds=0.5, output_bytes=1_000_000)) as run:
        cell = run.execute("while True: print('x' * 100_000)")
        assert cell.status == "timeout"
        assert sum(map(len, texts(cell))) < 1_100_000
        assert texts(cell)[0].endswith("was cut]\n")
        assert results(run.execute("1 + 1")) == ["2"]


def test_two_runs_know_nothing_of_each_other(zygote):
    with zygote.run({}) as one, zygote.run({}) as other:
        one.execute("x = 1; open('mine', 'w').close()")
        assert other.execute("x").outputs[0].ename == "NameError"
        assert results(other.execute("import os; os.listdir()")) == ["[]"]
        draw = "import numpy as np; float(np.random.rand())"
        assert results(one.execute(draw)) != results(other.execute(draw))


def test_a_run_can_be_closed_before_it_has_begun(zygote):
    for _ in range(20):
        zygote.run({"a": b""}).close()
    with zygote.run({}) as run:
        assert results(run.execute("6 * 7")) == ["42"]


def test_files_that_a_run_made_can_be_kept(zygote, tmp_path):
    (tmp_path / "taken").write_text("before")
    with zygote.run({"given": b""}, keep=tmp_path) as run:
        run.execute(
            "import os\nfor name in ('made', 'taken', 'given'): open(name, 'w').write('after')\n"
            "os.symlink('/etc/passwd', 'link'); os.mkdir('folder')"
        )
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "taken": "before",
        "made": "after",
        "given": "after",
    }


def test_nothing_of_a_run_is_left(zygote):
    zygote.start()
    before = descendants()
    with zygote.run({"a": b""}) as run:
        [folder] = results(run.execute("import os; os.path.realpath('../..')"))
        run.execute(
            "import threading, time\nthreading.Thread(target=time.sleep, args=[60]).start()"
        )
        assert len(descendants()) == len(before) + 1
        assert Path(folder.strip("'")).is_dir()
    assert descendants() == before
    assert not Path(folder.strip("'")).exists()


def test_the_course_cannot_be_imported(run):
    for name in ("solutions", "grader.exercises", "datasets"):
        assert run.execute(f"import {name}").outputs[0].ename == "ModuleNotFoundError"


def test_a_submitted_module_is_not_importable(zygote):
    with zygote.run({"numpy.py": b"raise SystemExit"}) as run:
        assert run.execute("import numpy; numpy.zeros(1)").status == "ok"


def test_a_zygote_that_died_is_replaced(zygote):
    with zygote.run({}) as run:
        run.execute("1")
    zygote._process.kill()
    zygote._process.wait()
    with zygote.run({}) as run:
        assert run.execute("1").status == "ok"


def test_asking_for_what_nobody_answers_changes_nothing(run):
    run.execute(
        "import gc\n"
        "from grader.sandbox.frames import Frames\n"
        "[frames] = [o for o in gc.get_objects() if isinstance(o, Frames)]\n"
        "def f():\n"
        "    frames.send(frames_number, {'ask': 'model', 'args': (), 'kwargs': {}})\n"
        "    return frames.receive(10**6)[1]['refused']\n"
        "frames_number = 2"
    )
    assert run.call("f").value == "no reference answers this call"


def test_lines_and_changed_arguments_are_reported(run):
    run.execute("def double(x):\n    for i in range(len(x)):\n        x[i] *= 2\n    return x")
    few, many = (run.call("double", (np.ones(n),), count=True) for n in (3, 30))
    assert few.changed == (0,)
    assert many.lines - few.lines >= 27
    assert run.call("double", (np.ones(3),)).lines == 0


def test_printed_text_is_shown_once_and_in_its_cell(zygote):
    with zygote.run({}) as run:
        run.execute("def f():\n    print('in a call', end='')\n    return 1")
        assert run.call("f").value == 1
        [output] = run.execute("print('a', end='')\nprint('b')\nprint('c', end='')").outputs
        assert output.text == "ab\nc"
        assert run.execute("pass").outputs == []


def test_printed_text_goes_out_line_by_line_or_when_the_code_asks_for_it():
    sent = []

    class Noting:
        def send(self, number, value):
            sent.append((number, value["output"]["text"]))

    sender = OutputSender(Noting())
    stream = Stream("stdout", sender.show, sender.flush)
    sender.number = 1
    print("a", "b", file=stream)
    print("begun", end="", file=stream)
    assert sent == [(1, "a b\n")]
    stream.flush()
    print("x" * 5_000, end="", file=stream)
    print("y", end="", file=stream)
    assert sent[1:] == [(1, "begun"), (1, "x" * 5_000)]
