"""The one exception about data; its message is written for people."""


class DataError(Exception):
    """Pictures that cannot be used; the message says what was expected, what came, what to do."""
