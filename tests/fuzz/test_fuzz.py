"""Any bytes, and bytes that are nearly right: no crash, nothing that takes long."""

import io
import json
import tarfile
import time
import zipfile

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.sandbox.wire import encode
from tests.fuzz.targets import SECONDS, TARGETS, claims, notebook, replies, timestamp

QUICK = settings(
    max_examples=60, deadline=1000 * SECONDS * 5, suppress_health_check=list(HealthCheck)
)
"""A busy machine may take five times as long."""


def small_zip():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a/b.ipynb", "{}")
    return made.getvalue()


def small_tar():
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"))
        link = tarfile.TarInfo("b")
        link.type, link.linkname = tarfile.SYMTYPE, "a"
        archive.addfile(link)
    return made.getvalue()


EMPTY = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}
CELL = {"cell_type": "code", "id": "a", "metadata": {}, "source": "", "outputs": []}
SEEDS = {
    "frames": encode({"status": "ok"}),
    "framed": encode({"output": {"output_type": "stream", "name": "stdout", "text": "x"}}),
    "wire": encode({"returned": (np.ones((2, 3)), [1.5, "x"], {"a": None})}),
    "replies": encode({"ask": "sigmoid", "args": (np.ones(3),), "kwargs": {}}),
    "notebook": json.dumps(EMPTY | {"cells": [CELL | {"execution_count": None}]}).encode(),
    "zip_archive": small_zip(),
    "tar_archive": small_tar(),
    "timestamp": b"2026-10-01 12:00:00 UTC",
    "roster": b"ID,Name\n1,Ann\n",
}


@st.composite
def nearly(draw, seed):
    """A right message in which a few pieces are others."""
    content = bytearray(seed)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(start + 6, len(content))))
        content[start:end] = draw(st.binary(max_size=8))
    return bytes(content)


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes(name):
    @QUICK
    @given(st.binary(max_size=300) | nearly(SEEDS[name]))
    def attempt(content):
        TARGETS[name](content)

    attempt()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
    | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)  # fmt: skip
WORDS = [
    "output_type", "data", "metadata", "name", "text", "ename", "evalue", "traceback", "clear",
    "display_id", "update", "execution_count", "returned", "raised", "none", "changed", "lines",
    "status", "ask", "args", "kwargs",
]  # fmt: skip
KINDS = st.sampled_from(["stream", "display_data", "execute_result", "error", "stdout", "unbound"])


@QUICK
@given(st.dictionaries(st.sampled_from(WORDS), KINDS | json_values))
def test_any_claim_of_a_run(claim):
    claims(claim)
    replies(encode_or_nothing(claim))


def encode_or_nothing(claim):
    try:
        return encode(claim)
    except (TypeError, ValueError):
        return b""


CELL_KEYS = ["cell_type", "source", "metadata", "outputs", "id", "attachments", "execution_count"]
cells = st.dictionaries(
    st.sampled_from(CELL_KEYS), st.sampled_from(["code", "markdown", "raw"]) | json_values
)


@QUICK
@given(
    st.fixed_dictionaries(
        {
            "nbformat": st.sampled_from([3, 4, 4.0, "4", True]) | json_values,
            "cells": st.lists(cells),
        },
        optional={"nbformat_minor": json_values, "metadata": json_values},
    )
)
def test_anything_like_a_notebook(raw):
    notebook(json.dumps(raw).encode())


@QUICK
@given(
    st.datetimes().map(str) | st.text(max_size=40),
    st.sampled_from(
        ["", " UTC", " +9999", " -2400", " +0200", " Europe/Berlin", " \0", " /etc/passwd"]
    ),
)
def test_anything_like_a_time(clock, zone):
    timestamp((clock + zone).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "content",
    [
        b"ID\n" + b'"' + b"x" * 200_000,
        b"ID\n\0\n",
        b"ID,ID\n" * 1000,
        b'"' * 1001,
        b"\xef\xbb\xbfID;a\n1;2\n",
        b"ID\r1\r2\r",
    ],
)
def test_odd_rosters(content):
    TARGETS["roster"](content)


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_large_ends_soon(name):
    for content in (bytes(1_000_000), b"[" * 1_000_000, b"9" * 100_000, SEEDS[name] * 1000):
        before = time.process_time()
        TARGETS[name](content)
        assert time.process_time() - before < SECONDS
