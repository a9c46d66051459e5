"""nbgrader's database: what is stored, read back, and what was graded by what."""
