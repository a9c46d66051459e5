"""Slips of the hand: one each, of many kinds, and programs still."""

import ast

from grader.judge_report.slips_of_the_hand import slips_of_the_hand

TEXT = """
def f(X, y):
    m = X.shape[1]
    total = 0
    for i in range(m):
        total += np.sum(X[:, i], axis=0) / m
        total = total * (1 - y)
    return total
"""


def slips():
    return slips_of_the_hand(ast.parse(TEXT).body[0])


def test_each_is_a_program_of_its_own():
    made = slips()
    assert len(made) == len(set(made)) > 60
    for text in made:
        assert ast.dump(ast.parse(text)) != ast.dump(ast.parse(TEXT))


def test_they_are_of_many_kinds():
    together = "\n".join(slips())
    for slip in (
        "X.shape[2]", "range(1, m)", "range(m - 1)", "total = np.sum", "np.mean(", "X[i, :]",
        "axis=1", "np.sum(X[:, i], axis=0)\n", "total * y", "total * 1 - y", "X.T.shape",
        "total / (1 - y)", "    total = total * (1 - y)\n    return", "        return total",
    ):  # fmt: skip
        assert slip in together, slip
    assert any("return" not in text for text in slips())
