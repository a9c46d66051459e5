"""Known wrong answers, each with the hint it earns."""
