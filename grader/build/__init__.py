"""Turn the course's solutions into notebooks for students and for nbgrader."""
