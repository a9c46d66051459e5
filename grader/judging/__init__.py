"""Is an answer right? NumPy and the standard library only: students receive this code too."""
