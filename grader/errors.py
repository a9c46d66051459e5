"""The one exception that a person is meant to read."""


class UserError(Exception):
    """Something the person at the keyboard can put right.

    Its message is one sentence or two: what was expected, what came, which file, what to do.
    The command line prints it without a traceback and exits with status 1.
    """
