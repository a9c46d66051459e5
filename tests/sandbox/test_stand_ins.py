"""The reference answers for a run's functions: only what fits, apart from the grader, unseen."""

import inspect

import numpy as np
import pytest

from grader.sandbox import Raised, Zygote
from grader.sandbox.replies import Replies
from grader.sandbox.stand_ins import (
    MAX_ARGUMENTS,
    MAX_NUMBERS,
    NO_ANSWER,
    NO_REFERENCE,
    TOO_LARGE,
    UNFIT,
    Parameters,
    StandIns,
    question_print,
    within_bounds,
)
from grader.sandbox.wire import decode, encode

SOURCE = """
import numpy as np
import sys, warnings
def sigmoid(z): return 1 / (1 + np.exp(-z))
def train(w, steps=10, loud=False):
    print("secret", w); print("secret", file=sys.stderr); warnings.warn("secret")
    return w * steps
def hang(z):
    while True: pass
def hoard(z): return np.ones(10 ** 9).sum()
def leave(z): import os; os._exit(1)
def fail(z): raise ValueError("secret")
def odd(z): return object()
def objects(z): return np.array([None, {}], dtype=object)
def large(z): return np.ones(10 ** 6)
"""
ARRAY = np.zeros((2, 3))


def train(w, steps=10, loud=False): ...


def parameters(name):
    if name == "train":
        return Parameters(inspect.signature(train), [(ARRAY, 5)])
    return Parameters(inspect.signature(lambda z: z), [(ARRAY,)])


@pytest.fixture(scope="module")
def zygote():
    with Zygote() as warm:
        yield warm


@pytest.fixture
def stand_ins(zygote):
    with StandIns(zygote, SOURCE, parameters) as made:
        yield made


@pytest.fixture
def run(zygote, stand_ins):
    with zygote.run({}, stand_ins=stand_ins) as fresh:
        yield fresh


def ask(stand_ins, name, *args, **kwargs):
    names = ["sigmoid", "train", "hang", "hoard", "leave", "fail", "odd", "objects", "large"]
    return replied(stand_ins, {"ask": name, "args": args, "kwargs": kwargs}, names)


def replied(stand_ins, question, names):
    return decode(stand_ins.reply(b"the question's bytes", question, names))


def test_the_reference_answers_for_a_function(run):
    run.execute("def sigmoid(z): return -1\ndef f(z): return sigmoid(z) + sigmoid(z=z)")
    assert run.call("f", (0.0,), stand_ins=["sigmoid"]).value == 1.0
    assert run.call("f", (0.0,)).value == -2


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ("sigmoid(10**9)", TOO_LARGE),
        ("sigmoid(np.zeros(5000))", TOO_LARGE),
        ("sigmoid(-1)", TOO_LARGE),
        ("sigmoid(10**400)", TOO_LARGE),
        ("sigmoid()", UNFIT),
        ("sigmoid(1, 2)", UNFIT),
        ("sigmoid(1, x=2)", UNFIT),
        ("sigmoid([[]] * 5000)", UNFIT),
        ("sigmoid('x' * 3_900_000)", UNFIT),
        ("sigmoid({'a': 'x'})", UNFIT),
        ("sigmoid(None)", UNFIT),
        ("sigmoid(z=(1, 2))", UNFIT),
        # it takes an array and a number, and no second array
        ("train(np.ones(2), np.ones(2))", UNFIT),
        # without a number in them: their product has a billion
        ("sigmoid(np.zeros((0, 10**9)))", TOO_LARGE),
        # what 2,000 by 2,000 numbers take 10,000 times
        ("train(np.zeros((2000, 1)), 10_000)", TOO_LARGE),
        ("train(np.zeros((2000, 1)), np.array(10_000))", TOO_LARGE),
    ],
)
def test_what_the_reference_does_not_take_is_refused(run, call, why):
    run.execute(f"import numpy as np\ndef f(): return {call}")
    answer = run.call("f", stand_ins=["sigmoid", "train"])
    assert isinstance(answer, Raised)
    assert answer.evalue == why["refused"]
    assert run.alive


def test_the_bounds_are_exact():
    assert within_bounds([np.zeros(MAX_NUMBERS)])
    assert not within_bounds([np.zeros(MAX_NUMBERS), 1.0])
    assert within_bounds([np.ones(99), 10_000])
    assert not within_bounds([np.ones(100), 10_000])
    many = Parameters(inspect.signature(lambda *z: z), [(ARRAY,)])
    assert many.by_position((1,) * MAX_ARGUMENTS, {}) is not None
    assert many.by_position((1,) * (MAX_ARGUMENTS + 1), {}) is None


@pytest.mark.parametrize("name", ["fail", "odd", "objects"])
def test_what_is_no_answer_says_nothing_of_why_and_the_next_is_answered(stand_ins, name):
    assert ask(stand_ins, name, 1.0) == NO_ANSWER
    assert ask(stand_ins, "sigmoid", 0.0) == {"answered": 0.5}


@pytest.mark.parametrize("name", ["hang", "hoard", "leave", "large"])
def test_what_harms_the_reference_s_process_harms_nobody_else(stand_ins, name):
    assert ask(stand_ins, name, 1.0) == NO_ANSWER


def test_nothing_that_the_reference_shows_is_seen(stand_ins, capfd):
    assert ask(stand_ins, "train", np.ones(2), loud=True)["answered"].tolist() == [10, 10]
    overflow = np.array([[-1e308, np.nan]])
    assert "answered" in ask(stand_ins, "sigmoid", overflow)
    said = capfd.readouterr()
    assert said.out + said.err == ""


def test_nobody_else_can_be_asked(stand_ins):
    for name in ("print", "exit", 3, None, ("sigmoid",)):
        assert ask(stand_ins, name, 1.0) == NO_REFERENCE
    assert (
        replied(stand_ins, {"ask": "sigmoid", "args": [1.0], "kwargs": {}}, ["sigmoid"])
        == NO_REFERENCE
    )


def test_a_cell_asks_in_vain(run):
    """Also after a call for which the reference answered."""
    run.execute(
        "import gc\nfrom grader.sandbox.frames import Frames\n"
        "[frames] = [o for o in gc.get_objects() if isinstance(o, Frames)]\n"
        "def sigmoid(z): return z\ndef f(): return sigmoid(0.0)"
    )
    assert run.call("f", stand_ins=["sigmoid"]).value == 0.5
    run.execute(
        "frames.send(3, {'ask': 'sigmoid', 'args': (0.0,), 'kwargs': {}})\n"
        "said = frames.receive(10**6)[1]"
    )
    run.execute("def g(): return said['refused']")
    assert run.call("g").value == NO_REFERENCE["refused"]


def test_no_question_no_process(stand_ins, run):
    run.execute("def f(): return 1")
    run.call("f", stand_ins=["sigmoid"])
    assert stand_ins._run is None


def test_what_is_known_needs_no_process():
    known = {question_print("train", (ARRAY, 5, False)): "as noted"}
    stand_ins = StandIns(None, SOURCE, parameters, lambda: known)
    question = {"ask": "train", "args": (ARRAY,), "kwargs": {"steps": 5}}
    assert replied(stand_ins, question, ["train"]) == {"answered": "as noted"}
    assert replied(stand_ins, question, ["sigmoid"]) == NO_REFERENCE


def test_another_bit_is_another_question(zygote):
    known = {question_print("sigmoid", (np.zeros(2),)): "as noted"}
    question = {"ask": "sigmoid", "args": (np.array([0.0, 5e-324]),), "kwargs": {}}
    with StandIns(zygote, SOURCE, parameters, lambda: known) as stand_ins:
        assert np.array_equal(replied(stand_ins, question, ["sigmoid"])["answered"], [0.5, 0.5])


def test_a_known_reply_is_kept_for_the_same_bytes_and_the_functions_that_may_be_asked(zygote):
    known = {question_print("sigmoid", (0.0,)): "as noted"}
    replies = Replies()
    asked = {name: {"ask": "sigmoid", "args": (value,), "kwargs": {}}
             for name, value in (("known", 0.0), ("new", 1.0))}  # fmt: skip
    messages = {name: encode(question) for name, question in asked.items()}
    with StandIns(zygote, SOURCE, parameters, lambda: known, replies) as stand_ins:
        said = {name: stand_ins.reply(messages[name], asked[name], ["sigmoid"]) for name in asked}
    another = StandIns(None, SOURCE, parameters, dict, replies)
    assert another.again(messages["known"], ["sigmoid"]) == said["known"]
    assert another.again(messages["known"], ["train"]) == b""
    assert another.again(messages["known"] + b" ", ["sigmoid"]) == b""
    assert another.again(messages["new"], ["sigmoid"]) == b""  # no run has a part in another's


def test_a_run_cannot_fill_the_memory_with_replies():
    replies = Replies(room=10)
    replies.keep(b"short", "f", b"reply")
    replies.keep(b"another", "f", b"reply")
    assert replies.find(b"short", ["f"]) == b"reply"
    assert replies.find(b"another", ["f"]) == b""
