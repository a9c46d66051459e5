"""Known mistakes of 04-gradient-descent: too many for one file."""

from .one_step import *  # noqa: F403 - all its mistakes
from .predicting import *  # noqa: F403 - likewise
from .training import *  # noqa: F403 - likewise
