"""With which layers of confinement tests run: all that this machine has, or fewer.

``CAT_COURSE_LAYERS`` names a mode for a whole test run, also for graders that tests start.
``make attacks`` runs the attacks in every mode, as whoever calls it.
"""

import os
import subprocess
import sys

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


def attack_in_each():
    """Run the attacks in every mode; the modes in which something failed."""
    suite = [sys.executable, "-m", "pytest", "--quiet", "tests/attacks", "tests/sandbox"]
    failed = []
    for mode in MODES:
        sys.stdout.write(f"{mode}:\n")
        sys.stdout.flush()
        environment = os.environ | {"CAT_COURSE_LAYERS": mode}
        if subprocess.run(suite, env=environment, check=False).returncode:
            failed.append(mode)
    return failed


if __name__ == "__main__":
    sys.exit(", ".join(attack_in_each()))
