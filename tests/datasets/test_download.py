"""The whole path against a real server, which may also fail in every way it likes."""

import dataclasses
import hashlib
import http.server
import io
import tarfile
import threading
import time

import pytest
from click.testing import CliRunner
from PIL import Image

from datasets.download import OXFORD_PETS, SOURCES, Source, fetch, take_in
from datasets.errors import DataError
from datasets.pair import read_pair
from grader.cli import main


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
    return file.getvalue()


def add(tar, name, content):
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))


ARCHIVE = archive()
HALF = ARCHIVE[: len(ARCHIVE) // 2]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path == "/404":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(ARCHIVE)))
        self.end_headers()
        if self.path == "/whole":
            self.wfile.write(ARCHIVE)
        elif self.path == "/corrupt":
            self.wfile.write(ARCHIVE[:-10] + b"0123456789")
        elif self.path == "/truncated":
            self.wfile.write(ARCHIVE[: len(ARCHIVE) // 2])
        else:
            self.wfile.write(ARCHIVE[:100])
            self.wfile.flush()
            time.sleep(3)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        serving.asked = []
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
    ("bad", "says"),
    [("/404", "404"), ("/corrupt", "hash"), ("/truncated", "pets"), ("/stall", "pets")],
)
def test_when_no_server_gives_it_one_sentence_says_why(source, tmp_path, bad, says):
    with pytest.raises(DataError, match=says) as caught:
        fetch(source(bad), tmp_path, timeout=1)
    assert "Nothing was changed; try again later." in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


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


def test_what_is_published_is_pinned():
    assert len(OXFORD_PETS.urls) == 2
    assert OXFORD_PETS.sha256.startswith("67195c5e1c01")
    assert (OXFORD_PETS.size, OXFORD_PETS.licence) == ("792 MB", "CC BY-SA 4.0")
    assert "all dogs" in OXFORD_PETS.note
