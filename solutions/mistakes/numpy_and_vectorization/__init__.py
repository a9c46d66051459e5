"""Known mistakes of 02-numpy-and-vectorization: too many for one file."""

from .distances import *  # noqa: F403 - all its mistakes
from .products import *  # noqa: F403 - likewise
from .rows import *  # noqa: F403 - likewise
from .sigmoids import *  # noqa: F403 - likewise
from .slopes import *  # noqa: F403 - likewise
from .softmax import *  # noqa: F403 - likewise
