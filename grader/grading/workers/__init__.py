"""Where submissions are graded: this process, several processes, or several machines."""
