"""Fuzz a target guided by coverage: ``python -m tests.fuzz.guided wire 600``; needs atheris.

``make soak`` runs each target for ten minutes. What makes a target fail is left in a file that
libFuzzer names.
"""

import sys
import tempfile
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["grader"]):
    from tests.fuzz.targets import SECONDS, TARGETS
from tests.fuzz.test_fuzz import SEEDS

PATIENCE = 30
"""Seconds on the clock, which a busy machine lets pass, before libFuzzer calls it a hang."""


def timed(target):
    """A target that fails when it computes for too long, however busy the machine is."""

    def run(content):
        started = time.process_time()
        target(content)
        assert time.process_time() - started < SECONDS, "expected it to end sooner"

    return run


def main(name, seconds):
    with tempfile.TemporaryDirectory() as corpus:
        Path(corpus, "seed").write_bytes(SEEDS[name])
        options = [f"-max_total_time={seconds}", f"-timeout={PATIENCE}", "-rss_limit_mb=2000"]
        atheris.Setup([sys.argv[0], *options, corpus], timed(TARGETS[name]))
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
