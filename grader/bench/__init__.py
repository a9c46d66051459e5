"""Measure this grader beside nbgrader's own and Otter-Grader, on the same submissions, in one run."""
