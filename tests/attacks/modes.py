"""With which layers of confinement tests run: all that this machine has, or fewer.

``CAT_COURSE_LAYERS`` names a mode for a whole test run, also for graders that tests start.
"""

import os

from grader.sandbox import zygote
from grader.sandbox.inside import landlock, namespaces

WITHOUT_NAMESPACES = "namespaces.available = bool"
LOWEST_LANDLOCK = "landlock.version = lambda: 1"
MODES = {
    "all layers": (),
    "without namespaces": (WITHOUT_NAMESPACES,),
    "the lowest Landlock": (LOWEST_LANDLOCK,),
    "the fewest layers": (WITHOUT_NAMESPACES, LOWEST_LANDLOCK),
}


def start(*statements):
    """How a warm process starts in which some layer is switched off."""
    return "\n".join(
        [
            "import sys",
            "from grader.sandbox.inside import landlock, namespaces, seccomp, warm",
            *statements,
            "warm.main(int(sys.argv[1]), confined=sys.argv[2] == 'confined')",
        ]
    )


def choose():
    """Switch off in this process, and in warm processes that it starts, what the mode says."""
    statements = MODES[os.environ.get("CAT_COURSE_LAYERS", "all layers")]
    if statements:
        zygote.START = start(*statements)
        # tests ask, too, what they may expect
        exec("\n".join(statements), {"landlock": landlock, "namespaces": namespaces})  # noqa: S102
