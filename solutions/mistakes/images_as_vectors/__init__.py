"""Known mistakes of 01-images-as-vectors: too many for one file."""

from .all_pictures import *  # noqa: F403 - all its mistakes
from .one_channel import *  # noqa: F403 - likewise
from .one_picture import *  # noqa: F403 - likewise
from .shapes import *  # noqa: F403 - likewise
from .standardizing import *  # noqa: F403 - likewise
