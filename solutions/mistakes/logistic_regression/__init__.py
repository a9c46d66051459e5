"""Known mistakes of 03-logistic-regression: too many for one file."""

from solutions.mistakes.logistic_regression.gradients import *  # noqa: F403 - all its mistakes
from solutions.mistakes.logistic_regression.graph import *  # noqa: F403 - likewise
from solutions.mistakes.logistic_regression.nudging import *  # noqa: F403 - likewise
from solutions.mistakes.logistic_regression.one_answer import *  # noqa: F403 - likewise
