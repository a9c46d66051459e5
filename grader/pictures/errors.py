"""The one exception about data that a person is meant to read."""


class DataError(Exception):
    """Pictures that cannot be used; the message says what was expected, what came, what to do."""
