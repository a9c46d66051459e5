"""Scores in the forms that others take in: CSV, Canvas, Moodle, Gradescope."""
