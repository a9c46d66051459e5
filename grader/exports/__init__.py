"""Scores in the forms that others take in: CSV, Canvas, Moodle, Gradescope."""

from __future__ import annotations

from grader.exports.canvas import write_canvas
from grader.exports.class_scores import ClassScores, class_scores
from grader.exports.gradescope import write_bundle, write_results
from grader.exports.moodle import write_moodle
from grader.exports.nbgrader_csv import write_csv
from grader.exports.table import Written

__all__ = [
    "ClassScores",
    "Written",
    "class_scores",
    "write_bundle",
    "write_canvas",
    "write_csv",
    "write_moodle",
    "write_results",
]
