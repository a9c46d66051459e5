"""What a student's notebook imports as ``checks``: check, hint, load_pictures and show."""
