"""Measure this grader beside nbgrader and Otter-Grader, on the same submissions, in one run."""
