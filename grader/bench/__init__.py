"""Measure this grader beside nbgrader's own, on the same submissions and in the same run."""
