"""Mutants that are right after all, each with the reason: the judge accepts them, and should."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str], str] = {
    ("forward_example", "(w.T @ x).item() → w.T @ x"): (
        "a (1, 1) table is as good as the number in it, and the exercise says so"
    ),
    ("predict", "(A > 0.5).astype(float) → A > 0.5"): (
        "True and False are predictions as good as 1 and 0"
    ),
    ("predict", "A > 0.5 → A >= 0.5"): (
        "the exercise leaves open what a probability of exactly 0.5 is, so it is never asked"
    ),
}
"""By exercise and change, as `grader judge-report` prints them."""
