"""The whole path against a real server, which may also fail in every way it likes."""

import dataclasses
import hashlib
import http.server
import io
import subprocess
import sys
import tarfile
import threading
import time

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from grader.cli import main
from grader.pictures.download import OXFORD_PETS, SOURCES, Source, fetch, take_in
from grader.pictures.errors import DataError
from grader.pictures.pair import read_pair
from grader.pictures.resuming import CHUNK
from tests.conftest import ROOT


def archive():
    """Twenty cats, thirty dogs, and what else lies in such archives."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as tar:
        for name in [f"Bengal_{i}" for i in range(20)] + [f"pug_{i}" for i in range(30)]:
            picture = io.BytesIO()
            Image.new("RGB", (80, 60), (200, 0, 0) if name[0] == "B" else (0, 0, 200)).save(
                picture, "jpeg"
            )
            add(tar, f"images/{name}.jpg", picture.getvalue())
        add(tar, "images/broken_1.jpg", b"not a jpeg")
        add(tar, "images/Bengal_1.mat", b"something else")
        add(tar, "noise", np.random.default_rng(0).bytes(400_000))  # what does not become smaller
    return file.getvalue()


def add(tar, name, content):
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))


ARCHIVE = archive()
HALF = ARCHIVE[: len(ARCHIVE) // 2]
KEPT = len(HALF) // CHUNK * CHUNK


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.server.ranges.append(self.headers.get("Range"))
        if self.path == "/404":
            self.send_error(404)
            return
        if self.path == "/range":
            self.send_part()
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(ARCHIVE)))
        self.end_headers()
        if self.path == "/whole":
            self.wfile.write(ARCHIVE)
        elif self.path == "/corrupt":
            self.wfile.write(ARCHIVE[:-10] + b"0123456789")
        elif self.path == "/truncated":
            self.wfile.write(HALF)
        else:
            self.wfile.write(HALF)
            self.wfile.flush()
            time.sleep(3)

    def send_part(self):
        """Of a server that can go on anywhere."""
        start = int((self.headers.get("Range") or "bytes=0-")[6:-1])
        if start >= len(ARCHIVE):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Range", f"bytes {start}-{len(ARCHIVE) - 1}/{len(ARCHIVE)}")
        self.send_header("Content-Length", str(len(ARCHIVE) - start))
        self.end_headers()
        self.wfile.write(ARCHIVE[start:])

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        serving.asked, serving.ranges = [], []
        serving.daemon_threads = True
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield serving
        serving.shutdown()


@pytest.fixture
def source(server):
    def at(*paths):
        urls = tuple(f"http://127.0.0.1:{server.server_port}{path}" for path in paths)
        digest = hashlib.sha256(ARCHIVE).hexdigest()
        return Source("pets", urls, digest, "1 MB", "CC0", "made up")

    return at


def test_an_archive_is_fetched_once(source, server, tmp_path):
    first = fetch(source("/whole"), tmp_path)
    assert first.read_bytes() == ARCHIVE
    assert fetch(source("/whole"), tmp_path) == first
    assert server.asked == ["/whole"]


@pytest.mark.parametrize("bad", ["/404", "/corrupt", "/truncated", "/stall"])
def test_the_next_server_is_tried(source, server, tmp_path, bad):
    assert fetch(source(bad, "/whole"), tmp_path, timeout=1).read_bytes() == ARCHIVE
    assert server.asked == [bad, "/whole"]


@pytest.mark.parametrize(
    ("bad", "says", "kept"),
    [
        ("/404", "404", []),
        ("/corrupt", "hash", []),
        ("/truncated", "pets", ["pets.tar.gz.part"]),
        ("/stall", "pets", ["pets.tar.gz.part"]),
    ],
)
def test_when_no_server_gives_it_one_sentence_says_why(source, tmp_path, bad, says, kept):
    with pytest.raises(DataError, match=says) as caught:
        fetch(source(bad), tmp_path, timeout=1)
    promise = "What arrived is kept" if kept else "Nothing was changed"
    assert promise in str(caught.value)
    assert str(caught.value).endswith("try again later.")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == kept


def test_a_cut_download_goes_on_where_it_stopped(source, server, tmp_path):
    said, there = [], []
    with pytest.raises(DataError):
        fetch(source("/truncated"), tmp_path, timeout=1)
    assert (tmp_path / "pets.tar.gz.part").read_bytes() == ARCHIVE[:KEPT]
    got = fetch(
        source("/range"), tmp_path, progress=lambda *now: there.append(now), say=said.append
    )
    assert got.read_bytes() == ARCHIVE
    assert server.ranges[-1] == f"bytes={KEPT}-"
    assert said == [f"continuing after {KEPT:,} bytes of an earlier attempt"]
    assert there[-1] == (len(ARCHIVE), len(ARCHIVE))
    assert [path.name for path in tmp_path.iterdir()] == ["pets.tar.gz"]


def test_the_next_server_goes_on_too(source, server, tmp_path):
    assert fetch(source("/stall", "/range"), tmp_path, timeout=1).read_bytes() == ARCHIVE
    assert server.ranges == [None, f"bytes={KEPT}-"]


def test_a_server_without_ranges_starts_again_and_it_is_said(source, tmp_path):
    said = []
    (tmp_path / "pets.tar.gz.part").write_bytes(HALF)
    assert fetch(source("/whole"), tmp_path, say=said.append).read_bytes() == ARCHIVE
    assert said == ["the server cannot continue an earlier attempt: starting again"]


@pytest.mark.parametrize("old", [b"x" * 50, ARCHIVE + b"more"])
def test_old_bytes_that_are_wrong_are_thrown_away(source, server, tmp_path, old):
    (tmp_path / "pets.tar.gz.part").write_bytes(old)
    assert fetch(source("/range", "/range"), tmp_path).read_bytes() == ARCHIVE
    assert server.ranges == [f"bytes={len(old)}-", None]


SMALL_DISK = """
import resource, sys
from pathlib import Path
from grader.pictures.download import Source, fetch
from grader.pictures.errors import DataError
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    fetch(Source("pets", (sys.argv[1],) * 2, sys.argv[2], "1 MB", "CC0", ""), Path(sys.argv[3]))
except DataError as error:
    print(error)
"""


def test_a_full_disk_is_not_the_servers_fault(source, server, tmp_path):
    asked = source("/whole")
    words = [sys.executable, "-c", SMALL_DISK, *asked.urls, asked.sha256, str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    assert "expected to keep the download there, got File too large. Make room" in done.stdout
    assert "server" not in done.stdout
    assert server.asked == ["/whole"]


def test_a_cache_that_cannot_be_made_is_named(source, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataError, match="expected a folder for the archive, got File exists"):
        fetch(source("/whole"), tmp_path / "file")


def test_without_a_network_one_sentence_says_so(source, server, tmp_path):
    nobody = source("/whole")
    server.shutdown()
    server.server_close()
    with pytest.raises(DataError, match="from one of 1 servers, got none"):
        fetch(nobody, tmp_path, timeout=1)


def test_a_pair_is_made_of_the_archive(tmp_path):
    (tmp_path / "pets.tar.gz").write_bytes(ARCHIVE)
    report = take_in(tmp_path / "pets.tar.gz", tmp_path / "pair")
    pair = read_pair(tmp_path / "pair")
    cats = sum(int(split.y.sum()) for _, split in pair.splits())
    assert cats == 20
    assert sum(report.taken.values()) == 50
    assert report.skipped == [("broken_1.jpg", "not a picture")]
    reddish = pair.train.x[..., 0].mean(axis=(1, 2)) > 100
    assert (reddish == (pair.train.y == 1)).all()


@pytest.mark.parametrize("content", [HALF, ARCHIVE[:-4], HALF + bytes(2000), b"", b"no archive"])
def test_a_broken_archive_leaves_nothing_behind(tmp_path, content):
    (tmp_path / "pets.tar.gz").write_bytes(content)
    with pytest.raises(DataError, match="Delete it and download it again"):
        take_in(tmp_path / "pets.tar.gz", tmp_path / "pair")
    assert list((tmp_path / "pair").iterdir()) == []


@pytest.fixture
def here(source, monkeypatch):
    """The command downloads from the server above."""
    local = dataclasses.replace(OXFORD_PETS, **vars(source("/whole")) | {"name": "oxford-pets"})
    monkeypatch.setitem(SOURCES, "oxford-pets", local)


def test_the_command_asks_first(here, tmp_path):
    words = ["data", "download", "oxford-pets", "--to", str(tmp_path / "pair")]
    done = CliRunner().invoke(main, [*words, "--cache", str(tmp_path / "cache")], input="n\n")
    assert done.exit_code == 1
    assert "1 MB, licence CC0" in done.output
    assert not (tmp_path / "cache").exists()


def test_the_command_makes_a_pair(here, tmp_path):
    words = ["data", "download", "oxford-pets", "--to", str(tmp_path / "pair"), "--yes"]
    done = CliRunner().invoke(main, [*words, "--cache", str(tmp_path / "cache")])
    assert done.exit_code == 0, done.output
    assert f"Use it with CATS_DATA={tmp_path / 'pair'}, or --data" in done.output
    assert read_pair(tmp_path / "pair").train.y.sum() > 0
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_archive_is_kept_when_asked_and_when_the_pair_fails(here, server, tmp_path):
    (tmp_path / "file").write_text("in the way")
    words = ["data", "download", "oxford-pets", "--yes", "--cache", str(tmp_path / "cache")]
    failed = CliRunner().invoke(main, [*words, "--to", str(tmp_path / "file" / "pair")])
    assert failed.exit_code == 1
    done = CliRunner().invoke(main, [*words, "--to", str(tmp_path / "pair"), "--keep"])
    assert done.exit_code == 0, done.output
    assert f"kept: {tmp_path / 'cache' / 'oxford-pets.tar.gz'}" in done.output
    assert (tmp_path / "cache" / "oxford-pets.tar.gz").read_bytes() == ARCHIVE
    assert server.asked == ["/whole"]


def test_what_is_published_is_pinned():
    assert len(OXFORD_PETS.urls) == 2
    assert OXFORD_PETS.sha256.startswith("67195c5e1c01")
    assert (OXFORD_PETS.size, OXFORD_PETS.licence) == ("792 MB", "CC BY-SA 4.0")
    assert "all dogs" in OXFORD_PETS.note
