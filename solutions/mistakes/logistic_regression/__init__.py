"""Known mistakes of 03-logistic-regression: too many for one file."""

from .gradients import *  # noqa: F403 - all its mistakes
from .graph import *  # noqa: F403 - likewise
from .nudging import *  # noqa: F403 - likewise
from .one_answer import *  # noqa: F403 - likewise
