"""What a student's notebook imports as ``checks``: checks, hints, questions, pictures, figures."""
