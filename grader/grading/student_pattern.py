"""Which students an instructor means."""

from __future__ import annotations

import re


def is_named(student: str, pattern: str) -> bool:
    """Whether a pattern means a student: their id itself, or one with ``*`` and ``?``.

    Every other sign stands for itself, so that ids such as ``[x]`` can be named.

    Parameters
    ----------
    student, pattern : str

    Examples
    --------
    >>> is_named("[x]", "[x]"), is_named("ann", "a*"), is_named("x", "[x]")
    (True, True, False)
    """
    signs = {"*": ".*", "?": "."}
    wanted = "".join(signs.get(sign, re.escape(sign)) for sign in pattern)
    return student == pattern or re.fullmatch(wanted, student, re.DOTALL) is not None
