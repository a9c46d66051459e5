"""The gradebook: scores in nbgrader's tables; results, answers and an audit log in our own."""
