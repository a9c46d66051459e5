"""What runs in the untrusted process. Nothing here knows of exercises, answers or scores."""
