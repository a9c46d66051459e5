"""What reads bytes that nobody trusts: each target takes any bytes, and must end soon and soundly.

`tests/fuzz/test_fuzz.py` tries them with Hypothesis, `tests/fuzz/guided.py` with atheris, guided by
coverage.
"""

import contextlib
import json
import socket
import tempfile
import time
from pathlib import Path

import nbformat

from grader.collecting.unpack import _unpack
from grader.errors import UserError
from grader.exports.roster import read_roster
from grader.marking.parse_notebook import UnreadableError, parse_notebook
from grader.marking.timestamps import moment_of
from grader.sandbox.frames import HEAD, Frames, ProtocolError
from grader.sandbox.outputs import Outputs
from grader.sandbox.run import _answer
from grader.sandbox.stand_ins import StandIns
from grader.sandbox.wire import WireError, decode, encode

LIMIT = 100_000
MOST = 100_000, 50
"""Bytes and files that an archive may unpack to."""


def frames(content):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            theirs.send(content)
        received = Frames(ours)
        with contextlib.suppress(TimeoutError, EOFError, ProtocolError, WireError):
            while True:
                number, _ = received.receive(LIMIT, time.monotonic() + 0.001)
                assert 0 <= number < 2**32


def framed(content):
    frames(HEAD.pack(1, len(content)) + content)


def wire(content):
    with contextlib.suppress(WireError):
        value = decode(content)
        encode(value)


def replies(content):
    """What a run may say: decoded, taken as a reply, a display and a question."""
    try:
        value = decode(content)
    except WireError:
        return
    claims(value)


def claims(value):
    if not isinstance(value, dict):
        return
    repr(_answer(value, 0.0, ""))
    outputs = Outputs(LIMIT)
    outputs.add(value)
    text = json.dumps(outputs.nodes, allow_nan=False)
    assert len(text) < 2 * LIMIT
    assert "refused" in decode(StandIns(None, "", None).reply(b"", value, []))


def notebook(content):
    with contextlib.suppress(UnreadableError):
        read = parse_notebook(content, "place")
        nbformat.validate(read)
        json.dumps(read, allow_nan=False).encode()


def zip_archive(content):
    archive(content, ".zip")


def tar_archive(content):
    archive(content, ".tar.gz" if content[:2] == b"\x1f\x8b" else ".tar")


def archive(content, ending):
    with tempfile.TemporaryDirectory() as top:
        place = Path(top, "in", f"archive{ending}")
        place.parent.mkdir()
        place.write_bytes(content)
        folder = place.parent / "archive"
        with contextlib.suppress(Exception):  # whoever calls it takes any for a broken archive
            _unpack(place, folder, ending, MOST)
        found = [path for path in folder.rglob("*") if not path.is_symlink()]
        assert sum(path.stat().st_size for path in found if path.is_file()) <= MOST[0]
        assert {path.name for path in Path(top).iterdir()} == {"in"}
        assert {path.name for path in place.parent.iterdir()} <= {"archive", place.name}


def timestamp(content):
    with contextlib.suppress(ValueError):
        moment = moment_of(content.decode("utf-8", "replace"))
        assert moment.tzinfo is None


def roster(content):
    with tempfile.TemporaryDirectory() as top:
        path = Path(top, "roster.csv")
        path.write_bytes(content)
        with contextlib.suppress(UserError):
            read_roster(path, ["ID"], "Export it.")


TARGETS = {
    each.__name__: each
    for each in (
        frames, framed, wire, replies, notebook, zip_archive, tar_archive, timestamp, roster,
    )
}  # fmt: skip
SECONDS = 1.0
"""In which each must end."""
