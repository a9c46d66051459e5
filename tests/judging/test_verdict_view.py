"""What a person reads of a verdict: each thing once, and code as code."""

from grader.judging.verdict import Facet, Failure, Verdict
from grader.judging.verdict_view import verdict_html, verdict_text

NONE = "expected 3 values, as in return a, b, c; got None (is a return missing?)"


def facet(name, reason="", hint=""):
    return Facet(name, 0.0 if reason else 1.0, 1.0, reason, hint)


def test_a_reason_is_told_once():
    verdict = Verdict(
        "optimize", tuple(facet(name, NONE) for name in ("w", "b", "dw", "db", "costs"))
    )
    assert verdict_text(verdict).count("got None") == 1
    assert "w, b, dw, db, costs" in verdict_text(verdict)
    assert verdict_html(verdict).count("got None") == 1


def test_backticks_are_code_in_html_and_nothing_in_text():
    verdict = Verdict("sigmoid", (facet("result", "wrong", "Use `/`, not `//`."),))
    assert "Use /, not //." in verdict_text(verdict)
    assert "<code>//</code>" in verdict_html(verdict)


def test_code_is_escaped():
    verdict = Verdict("f", (facet("result", "wrong", "`<b>`"),))
    assert "<code>&lt;b&gt;</code>" in verdict_html(verdict)


def test_the_line_in_which_it_stopped_is_shown():
    verdict = Verdict(
        "f", (facet("result", "x"),), Failure("ValueError", "it raised"), (), "A = w @ X"
    )
    assert "It stopped in this line: A = w @ X" in verdict_text(verdict)
    assert "It stopped in this line: A = w @ X" in verdict_html(verdict)
