"""What is right after all, each with the reason: the judge accepts it, and should."""

from __future__ import annotations

ANY_NEGATIVE = "NumPy takes any negative length for the one it works out"
COMMUTES = "the two factors of a product may change places"
SYMMETRIC = "a distance is the same from both ends"

EQUIVALENT: dict[tuple[str, str], str] = {
    ("column_by_column", "-1 → -2"): ANY_NEGATIVE,
    ("dataset_shapes", "train_x.shape[1] → train_x.shape[2]"): "the pictures are square",
    ("flatten_images", "-1 → -2"): ANY_NEGATIVE,
    ("dot_loop", "zip(x, y) → zip(y, x)"): COMMUTES,
    ("L1", "y - yhat → yhat - y"): SYMMETRIC,
    ("L2", "y - yhat → yhat - y"): SYMMETRIC,
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

GUESSABLE: dict[str, str] = {"initialize_with_zeros": "all zeros is what is asked for"}
"""Exercises whose right answer is a cheap guess."""
