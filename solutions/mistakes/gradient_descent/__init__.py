"""Known mistakes of 04-gradient-descent: too many for one file."""

from solutions.mistakes.gradient_descent.one_step import *  # noqa: F403 - all its mistakes
from solutions.mistakes.gradient_descent.predicting import *  # noqa: F403 - likewise
from solutions.mistakes.gradient_descent.training import *  # noqa: F403 - likewise
