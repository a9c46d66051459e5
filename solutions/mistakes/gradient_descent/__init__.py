"""Known mistakes of 04-gradient-descent: too many for one file."""

from .costs import *  # noqa: F403 - all its mistakes
from .first_steps import *  # noqa: F403 - likewise
from .modelling import *  # noqa: F403 - likewise
from .one_step import *  # noqa: F403 - likewise
from .one_step_terms import *  # noqa: F403 - likewise
from .predicting import *  # noqa: F403 - likewise
from .steps import *  # noqa: F403 - likewise
from .training import *  # noqa: F403 - likewise
from .variations import *  # noqa: F403 - likewise
