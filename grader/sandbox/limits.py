"""How much a run may take before it is stopped."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000
GB = 1000 * MB


@dataclass(frozen=True)
class Limits:
    """Bounds of one run: what it may use, and how much output the grader accepts from it.

    Parameters
    ----------
    cell_seconds : float
        Of the run's own CPU time, for one cell.
    call_seconds : float
        Likewise, for one answer to a challenge.
    total_seconds : float
        Likewise, for the whole notebook.
    patience : float
        How many times as much may pass on the clock, for code that waits.
    busy_patience : float
        The same where the processors were busy with others, as the kernel counts it.
    grace_seconds : float
        How long interrupted code may take to end before the run is killed.
    memory_bytes : int
        Address space.
    file_bytes : int
        Size of any file it writes.
    scratch_bytes, scratch_files : int
        Of all files together, and how many files and folders there may be.
    descriptors : int
        Files, pipes and sockets that it holds open.
    output_bytes, total_output_bytes : int
        What one cell may show, and all of them.
    answer_bytes : int
        Size of one answer.
    """

    cell_seconds: float = 30.0
    call_seconds: float = 5.0
    total_seconds: float = 120.0
    patience: float = 4.0
    busy_patience: float = 10.0
    grace_seconds: float = 1.0
    memory_bytes: int = 4 * GB
    file_bytes: int = 50 * MB
    scratch_bytes: int = 200 * MB
    scratch_files: int = 5_000
    descriptors: int = 256
    output_bytes: int = 10 * MB
    total_output_bytes: int = 50 * MB
    answer_bytes: int = 50 * MB
