"""Scores in the forms that others take in: CSV, Canvas, Moodle, Gradescope."""

from __future__ import annotations

from grader.exports.class_scores import ClassScores, class_scores
from grader.exports.gradescope import write_bundle, write_results
from grader.exports.tables import write_canvas, write_csv, write_moodle

__all__ = [
    "ClassScores",
    "class_scores",
    "write_bundle",
    "write_canvas",
    "write_csv",
    "write_moodle",
    "write_results",
]
