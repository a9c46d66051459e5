"""Known mistakes of 03b-gradients: too many for one file."""

from .graph import *  # noqa: F403 - all its mistakes
from .nudging import *  # noqa: F403 - likewise
from .one_and_many import *  # noqa: F403 - likewise
from .variations import *  # noqa: F403 - likewise
