"""What a student's notebook imports as ``checks``: check, hint, quiz, load_pictures and show."""
