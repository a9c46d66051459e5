"""Scores in the formats that other systems import: CSV, Canvas, Moodle, Gradescope."""
