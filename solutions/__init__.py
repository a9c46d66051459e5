"""The source of the course: one text notebook per assignment, with prose, answers and points."""
