"""What a course consists of: its folders, assignments, exercises, solutions and known mistakes."""
