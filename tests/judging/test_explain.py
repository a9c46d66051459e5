"""Why an answer is wrong: each kind of evidence, what it says, and when it says nothing."""

import ast

import numpy as np
import pytest

from grader.judging.call import MOST_SAID, raised
from grader.judging.judge import Asked, Failure, Mistaken, Rules, judge
from grader.judging.likeness import likeness
from grader.judging.patterns import occurs
from grader.judging.plain_errors import plain_error
from grader.judging.size_of_answer import sized
from grader.judging.source import MAX_CHARACTERS, functions_in

RNG = np.random.default_rng(0)
X = [RNG.normal(size=(3, m)) for m in (4, 5, 7)]
SUMS = [x.sum(axis=1, keepdims=True) for x in X]


def function(text):
    return functions_in(text)["f"]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (lambda right, _: -right, "sign_flipped"),
        (lambda right, x: right * x.shape[1], "times_a_size"),
        (lambda right, x: right / x.shape[1], "divided_by_a_size"),
        (lambda right, _: right * 2, "constant_factor"),
        (lambda right, _: right * 0, "all_zero"),
        (lambda right, _: right.T, "transposed"),
        (lambda right, _: right.ravel(), "another_shape"),
        (lambda right, _: 1 - right, "one_minus"),
        (lambda right, _: right**2, "squared"),
        (lambda right, _: np.round(right), "rounded"),
        (lambda _, x: x, "argument_unchanged"),
        (lambda right, _: right * np.array([[1], [0], [0]]), "only_the_first_entry"),
        (lambda right, _: right * np.array([[1], [1], [0]]), "last_row_missing"),
        (lambda right, _: right[::-1], "backwards"),
        (lambda right, _: right[:-1], "without_the_last_row"),
        (lambda right, x: np.vstack([right, x[:1, :1]]), "one_row_too_many"),
        (lambda right, _: np.cumsum(right, 0), "total_goes_on"),
        (lambda right, _: right.sum(), "added_up"),
        (lambda right, _: right.mean(), "averaged"),
        (lambda right, _: right[-1:, :], "the_last"),
        (lambda right, x: right * np.ones((1, x.shape[1])), "stretched"),
        (lambda right, _: right + 0.25, "off_by_the_same"),
    ],
)
def test_what_a_wrong_answer_has_to_do_with_the_right_one(wrong, name):
    pairs = [(wrong(right, x), right) for right, x in zip(SUMS, X, strict=True)]
    assert likeness(pairs, [(x,) for x in X], ["X"]).name == name


def test_right_numbers_in_another_order_are_told_so():
    rights = [np.arange(size, dtype=float) ** 2 for size in (6, 7)]
    pairs = [(np.roll(right, 2), right) for right in rights]
    assert likeness(pairs, [(right,) for right in rights], ["v"]).name == "another_order"


PICTURES = [RNG.permutation(h * w * 3).reshape(h, w, 3) + 1.0 for h, w in ((4, 6), (7, 5))]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (lambda image: image.transpose(1, 2, 0).reshape(-1, 1), "another_order_of_axes"),
        (lambda image: image.reshape(-1, 1)[:10], "first_numbers"),
        (lambda image: np.repeat(image.reshape(-1, 1)[::3], 3, axis=0), "some_several_times"),
        (lambda image: np.roll(image, 1, 0).transpose(1, 0, 2), "another_number_of_axes"),
        (lambda image: np.stack([image.reshape(-1, 1), image.reshape(-1, 1) + 1]), "among_others"),
        (lambda image: image[:0].reshape(-1, 1), "nothing_left"),
        (lambda image: np.vstack([image.reshape(-1, 1), [[0.5], [0.25]]]), "more_than_asked"),
    ],
)
def test_what_became_of_the_numbers_of_a_picture(wrong, name):
    pairs = [(wrong(image), image.reshape(-1, 1)) for image in PICTURES]
    assert likeness(pairs, [(image,) for image in PICTURES], ["image"]).name == name


def test_a_known_mistake_is_recognised_in_another_shape():
    known = Mistaken("rows", "Means of rows.", [x.mean(axis=1) for x in X])
    outcomes = [x.mean(axis=1).reshape(1, -1) for x in X]
    verdict = judge("f", outcomes, [x.mean(axis=0) for x in X], rules=Rules(), mistakes=[known])
    assert verdict.mistake == "rows"


def test_a_challenge_that_happens_to_be_right_does_not_speak_against_a_missing_end():
    rights = [np.arange(float(size), 9) for size in (3, 2)]
    pairs = [(rights[0], rights[0]), (rights[1][:-1], rights[1])]
    assert likeness(pairs, [(7,), (8,)], ["n"]).name == "without_the_last_number"


def test_right_on_one_side_of_zero_only_is_told_so():
    z = [RNG.normal(size=(4, 5)) for _ in range(2)]
    pairs = [(np.where(each > 0, each**3, 7 * each), each**3) for each in z]
    assert likeness(pairs, [(each,) for each in z], ["z"]).name == "right_above_zero_only"


def test_a_shape_for_one_of_its_numbers_and_as_many_numbers_as_other_axes():
    pictures = [np.zeros((h, w, 3)) for h, w in ((4, 6), (7, 5))]
    args = [(each,) for each in pictures]
    whole = [(np.array(each.shape, float), np.array(float(len(each)))) for each in pictures]
    assert sized(whole, args, ["image"]).name == "whole_shape"
    pixels = [(each[:, :, :1].reshape(-1, 1), each.reshape(-1, 1)) for each in pictures]
    assert "axes 0 and 1 of image" in sized(pixels, args, ["image"]).hint


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("0.5", "a_text"),
        (np.array(["0.5"]), "a_text"),
        (np.mean, "function_not_called"),
        (np.zeros(3).mean, "function_not_called"),
        ((n for n in range(3)), "not_computed_yet"),
        (range(3), "not_computed_yet"),
        ({1, 2}, "a_set"),
    ],
)
def test_what_is_no_number_is_named(answer, name):
    verdict = judge("f", [answer], [0.5], rules=Rules(), asked=Asked())
    assert verdict.mistake == name


def test_a_number_that_is_typed_in_is_named_for_its_part_alone():
    text = function("def f(a, b):\n    side = 64\n    return len(a), side")
    verdict = judge("f", [(3, 64), (4, 64)], [(3, 9), (4, 10)], rules=Rules({"m": 1, "side": 1}),
                    asked=Asked(function=text))  # fmt: skip
    assert [facet.mistake for facet in verdict.facets] == ["", "typed_in"]


def test_one_number_of_a_whole_array_is_no_matter_of_loops():
    text = function("def f(z):\n    return 1 / (1 + np.sum(np.exp(-z)))")
    z = [RNG.normal(size=(2, 3)) for _ in range(2)]
    asked = Asked([(each,) for each in z], ["z"], text)
    verdict = judge("f", [1.5, 2.5], z, rules=Rules(), asked=asked)
    assert verdict.mistake == "reduced_to_one"


def test_a_single_number_is_no_evidence():
    assert likeness([(np.array(2.0), np.array(1.0))], [(1.0,)], ["z"]) is None


def test_what_has_nothing_to_do_with_the_right_answer_gets_no_name():
    pairs = [(RNG.normal(size=right.shape), right) for right in SUMS]
    assert likeness(pairs, [(x,) for x in X], ["X"]) is None


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("1 / 1 + _", "1 / 1 + np.exp(-z)", True),
        ("1 / 1 + _", "1 / (1 + np.exp(-z))", False),
        ("_A @ _A.T", "np.dot(B, B.T)", True),
        ("_A @ _A.T", "np.dot(B, C.T)", False),
        ("_[__i] > 0.5", "A[i] > 0.5", True),
        ("_[__i] > 0.5", "A[0, i] > 0.5", False),
        ("w = w + _", "w += 1", True),
        ("__g = __g + _", "t += x", True),
        ("__g = __g + _", "t = s + x", False),
        ("np.sum(_)", "x.sum()", True),
        ("1 + _", "x + 1", True),
    ],
)
def test_a_form_is_found_however_it_is_written(pattern, text, found):
    body = text if "=" in text and ">" not in text else f"return {text}"
    assert occurs(pattern, function(f"def f(z):\n    {body}")) is found


@pytest.mark.parametrize(
    "text",
    ["def f(:", "-" * 15_000, "(" * 500, "x = 1 " * MAX_CHARACTERS,
     "def f():\n  return " + "a." * 5_000 + "b",
     "\0", "def f():\n return " + "not " * 4_000 + "1"],
)  # fmt: skip
def test_hostile_text_has_no_functions(text):
    assert functions_in(text) == {}


def test_lines_for_ipython_are_passed_over():
    assert "f" in functions_in("%matplotlib inline\n!ls\ndef f(z):\n    return z\n")


def test_no_text_is_ever_run():
    functions_in("raise SystemExit\ndef f(z=print(1 / 0)):\n    return z")


@pytest.mark.parametrize(
    ("kind", "message", "name"),
    [
        ("ValueError", "shapes (4,1) and (4,7) not aligned: 1 (dim 1) != 4 (dim 0)",
         "inner_sizes_differ"),
        ("TypeError", "only 0-dimensional arrays can be converted to Python scalars",
         "function_of_one_number"),
        ("NameError", "name 'sigmod' is not defined", "unknown_name"),
        ("KeyError", "'dW'", "no_such_key"),
        ("IndexError", "index 3 is out of bounds for axis 0 with size 3", "index_too_large"),
        ("ValueError", "The truth value of an array with more than one element is ambiguous.",
         "if_of_an_array"),
        ("TypeError", "unsupported operand type(s) for *: 'NoneType' and 'float'", "still_none"),
        ("RuntimeError", "something of its own", ""),
    ],
)  # fmt: skip
def test_an_exception_in_plain_words(kind, message, name):
    said, hint = plain_error(kind, raised(kind, message).message)
    assert said == name
    assert bool(hint) == bool(name)
    assert "{" not in hint


def test_an_import_of_math_is_not_advised_where_it_leads_to_the_next_error():
    assert "np, NumPy, has them" in plain_error("NameError", "name 'math' is not defined")[1]


def test_release_notes_are_cut():
    notes = (
        "module 'numpy' has no attribute 'float'.\n`np.float` was a deprecated alias\n" + "x" * 900
    )
    said = raised("AttributeError", notes).message
    assert "\n" not in said
    assert len(said) < MOST_SAID + 50


def test_a_mistake_that_needs_both_is_not_told_by_its_numbers_alone():
    zeros = Mistaken(
        "cut_off", "Compare first.", [np.zeros(3)], written=("np.astype(_, int)",), evidence="both"
    )
    right = [np.array([0.0, 1.0, 1.0])]
    plain = ast.parse("def f(A):\n    return np.zeros(3)").body[0]
    cut = ast.parse("def f(A):\n    return A.astype(int)").body[0]
    for tree, name in ((plain, "all_zero"), (cut, "cut_off")):
        asked = Asked([(np.ones(3),)], ["A"], tree)
        judged = judge("f", [np.zeros(3)], right, rules=Rules(), mistakes=[zeros], asked=asked)
        assert judged.mistake == name


def test_what_fails_for_one_example_only_says_so():
    rules = Rules(kinds=("", "for one example"))
    judged = judge(
        "f", [1.0, Failure("IndexError", "it raised IndexError")], [1.0, 1.0], rules=rules
    )
    assert judged.failure is None
    assert judged.facets[0].reason == "for one example: it raised IndexError"


def test_an_echo_of_the_arguments_earns_nothing_by_itself():
    rules = Rules({"w": 1, "learning_rate": 1}, echoes=("learning_rate",))
    right = {"w": np.ones(2), "learning_rate": 0.5}
    wrong = {"w": np.zeros(2), "learning_rate": 0.5}
    assert judge("model", [wrong], [right], rules=rules).points == 0
    assert judge("model", [right], [right], rules=rules).status == "passed"
