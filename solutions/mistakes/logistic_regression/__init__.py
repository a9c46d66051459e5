"""Known mistakes of 03-logistic-regression: too many for one file."""

from .downhill import *  # noqa: F403 - all its mistakes
from .one_answer import *  # noqa: F403 - likewise
from .variations import *  # noqa: F403 - likewise
