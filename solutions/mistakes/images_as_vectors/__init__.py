"""Known mistakes of 01-images-as-vectors: too many for one file."""

from solutions.mistakes.images_as_vectors.all_pictures import *  # noqa: F403 - all its mistakes
from solutions.mistakes.images_as_vectors.one_picture import *  # noqa: F403 - likewise
from solutions.mistakes.images_as_vectors.shapes import *  # noqa: F403 - likewise
