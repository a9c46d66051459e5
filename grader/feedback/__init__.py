"""Feedback for students: a page for each submission, where nbgrader would put it."""

from __future__ import annotations

from grader.feedback.write import write_feedback

__all__ = ["write_feedback"]
