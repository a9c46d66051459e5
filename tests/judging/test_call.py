"""The outcome of a call: answer or failure, changed arguments, lines."""

import numpy as np

from grader.judging.call import Called, call, looped, notes_on_changed_arguments, outcome
from grader.judging.judge import Failure


def test_a_function_gets_copies():
    x = np.zeros(3)

    def change(given):
        given += 1
        return given

    assert call(change, (x,)).changed == (0,)
    assert not x.any()


def test_what_is_only_read_is_not_changed():
    assert call(lambda x, n: x * n, (np.array([1.0, np.inf]), 3)).changed == ()


def test_whatever_is_raised_is_a_failure():
    assert outcome(lambda: {}["w"], ()) == Failure("KeyError", "it raised KeyError: 'w'")


def test_the_line_is_told_in_which_a_function_stopped():
    def deeper(z):
        return z[9]

    def stops(z):
        doubled = [2 * each for each in z]
        return deeper(doubled)

    assert call(stops, ([1],)).stopped == "return deeper(doubled)"
    assert call(stops, ([1, 2],), count=True).stopped == "return deeper(doubled)"


def test_no_line_is_told_where_there_is_none():
    def unwritten():
        raise NotImplementedError

    assert call(unwritten, ()).stopped == ""
    assert call(eval("lambda: {}['w']"), ()).stopped == ""  # noqa: S307 - it has no source
    assert call(np.zeros, ()).stopped == ""
    assert call(lambda: 1, ()).stopped == ""


def test_what_is_no_function_is_said():
    assert outcome(3, ()).kind == "not callable"


def test_lines_are_counted_when_asked_for():
    assert call(lambda: 1, ()).lines == 0
    assert call(lambda: 1, (), count=True).lines > 0


def test_a_failure_at_a_larger_size_is_the_reason():
    failed = Called(Failure("IndexError", "it raised IndexError: 12"))
    assert looped([Called(1, lines=3), failed]) == "it raised IndexError: 12"
    assert looped([]) == ""
    assert looped([Called(1, lines=3), Called(1, lines=3)]) == ""
    assert "got 3 for 12 and 90 for 36" in looped([Called(1, lines=3), Called(1, lines=90)])


def test_nothing_is_told_of_arguments_that_are_not_there():
    assert notes_on_changed_arguments([-1, 7], ["w"]) == ()
    assert "passed as w and X" in notes_on_changed_arguments([1, 0, 1], ["w", "X"])[0]
