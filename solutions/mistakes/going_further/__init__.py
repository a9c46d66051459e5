"""Known mistakes of 05-going-further: too many for one file."""

from .graph import *  # noqa: F403 - all its mistakes
from .right_and_wrong import *  # noqa: F403 - likewise
from .training import *  # noqa: F403 - likewise
