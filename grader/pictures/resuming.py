"""Fetch a file over HTTP, continuing where an earlier attempt stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.pictures.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHUNK = 1 << 16
"""Bytes; an interrupted chunk is lost."""
PARTIAL, WHOLE, BEYOND_ITS_END = 206, 200, 416


class Resuming:
    """A downloader for pooch that keeps the received bytes for the next server or attempt.

    Parameters
    ----------
    part : Path
        Where the bytes are kept until all are there.
    timeout : float
        Seconds without a byte before a server counts as stalled.
    progress : function
        Is called with how many bytes are there, of how many.
    say : function
        Gets a sentence that says where the download continues, or that it starts again.

    Attributes
    ----------
    resumed : bool
        Whether more than one attempt was needed for the last file.
    """

    def __init__(
        self,
        part: Path,
        timeout: float,
        progress: Callable[[int, int], object],
        say: Callable[[str], object],
    ) -> None:
        self._part, self._timeout, self._progress, self._say = part, timeout, progress, say
        self.resumed = False

    def __call__(self, url: str, output: str, _pooch: object) -> None:
        """Fetch a file, as pooch asks.

        Raises
        ------
        DataError
            When the disk is full.
        requests.RequestException
            When the server fails.
        """
        import requests  # noqa: PLC0415 - an extra, like pooch, which needs it

        there = self._part.stat().st_size if self._part.is_file() else 0
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={there}-"} if there else {})
        with requests.get(url, headers=headers, stream=True, timeout=self._timeout) as answer:
            if answer.status_code == BEYOND_ITS_END:
                self._part.unlink()
            answer.raise_for_status()
            self._receive(answer, self._start(answer, there))
        self._part.replace(output)

    def _start(self, answer: Any, there: int) -> int:
        """How many bytes are kept of what is there."""
        goes_on = answer.headers.get("Content-Range", "").startswith(f"bytes {there}-")
        self.resumed = there > 0 and answer.status_code == PARTIAL and goes_on
        if self.resumed:
            self._say(f"continuing after {there:,} bytes of an earlier attempt")
            return there
        if answer.status_code != WHOLE:
            self._part.unlink(missing_ok=True)
            raise ValueError(f"the server answered with status {answer.status_code}")
        if there:
            self._say("the server cannot continue an earlier attempt: starting again")
        return 0

    def _receive(self, answer: Any, done: int) -> None:
        total = done + int(answer.headers.get("Content-Length", 0))
        with self._open(append=done > 0) as part:
            for chunk in answer.iter_content(CHUNK):
                self._write(part, chunk)
                done += len(chunk)
                self._progress(done, total)

    def _open(self, *, append: bool) -> Any:
        try:
            # unbuffered: what could not be written must not be written again on closing
            return self._part.open("ab" if append else "wb", buffering=0)
        except OSError as error:
            raise self._no_room(error) from None

    def _write(self, part: Any, chunk: bytes) -> None:
        try:
            rest = memoryview(chunk)
            while rest:
                rest = rest[part.write(rest) :]
        except OSError as error:
            raise self._no_room(error) from None

    def _no_room(self, error: OSError) -> DataError:
        return DataError(
            f"{self._part}: expected to keep the download there, got {error.strerror or error}. "
            "Make room, or name another folder with --cache, and run the command again."
        )
