"""Download real photographs, cache the archive, and make a small pair from it."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from grader.pictures.errors import DataError
from grader.pictures.importing.report import Report
from grader.pictures.pair import writing_pair
from grader.pictures.picture_file import PictureError, load_picture
from grader.pictures.resuming import CHUNK, Resuming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.pictures.pair import SplitFile

TEST_SHARE = 0.2
TIMEOUT = 60.0
"""Seconds."""
MAX_PICTURE = 20_000_000
"""Bytes of one picture in an archive."""


@dataclass(frozen=True)
class Source:
    """A published archive of photographs.

    Parameters
    ----------
    name : str
    urls : tuple of str
        Tried in turn.
    sha256 : str
    size : str
        In words, for messages.
    licence : str
    note : str
        What a user should know about it.
    """

    name: str
    urls: tuple[str, ...]
    sha256: str
    size: str
    licence: str
    note: str


OXFORD_PETS = Source(
    "oxford-pets",
    (
        "https://thor.robots.ox.ac.uk/~vgg/data/pets/images.tar.gz",
        "https://www.robots.ox.ac.uk/~vgg/data/pets/data/images.tar.gz",
    ),
    "67195c5e1c01f1ab5f9b6a5d22b8c27a580d896ece458917e61d459337fa318d",
    "792 MB",
    "CC BY-SA 4.0",
    "its pictures that are not cats are all dogs",
)
SOURCES = {OXFORD_PETS.name: OXFORD_PETS}


def fetch(
    source: Source,
    cache: Path,
    timeout: float = TIMEOUT,
    progress: Callable[[int, int], object] | None = None,
    say: Callable[[str], object] | None = None,
) -> Path:
    """Download an archive, or take it from the cache when it is there and whole.

    Parameters
    ----------
    source : Source
    cache : Path
        Stores the archive, and the first part of an interrupted download.
    timeout : float
        Seconds without a byte before a server counts as stalled.
    progress : function, optional
        Is called with how many bytes are there, of how many.
    say : function, optional
        Gets a sentence when an interrupted download continues.

    Returns
    -------
    Path
        Of the archive, whose checksum is right.

    Raises
    ------
    DataError
        When no server gives it, or the disk is full.
    """
    part = _cache_folder(cache) / f"{source.name}.tar.gz.part"
    downloader = Resuming(part, timeout, progress or _ignore_progress, say or _ignore_progress)
    failures = []
    for url in source.urls:
        try:
            return _retrieve(source, url, cache, downloader)
        except DataError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever network or checksum say, the next server is tried
            failures.append(f"{url}: {_short(error)}")
    kept = " What arrived is kept, and the next attempt continues there;" if part.is_file() else ""
    raise DataError(
        f"expected {source.name} ({source.size}) from one of {len(failures)} servers, got none: "
        f"{'; '.join(failures)}.{kept or ' Nothing was changed;'} try again later."
    )


def _ignore_progress(*_told: object) -> None:
    """Ignore the progress."""


def _cache_folder(cache: Path) -> Path:
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            f"{cache}: expected a folder for the archive, got {error.strerror or error}. "
            "Name another with --cache."
        ) from None
    return cache


def _retrieve(source: Source, url: str, cache: Path, downloader: Resuming) -> Path:
    """Let pooch look into the cache, download and check; twice when old bytes were to blame."""
    try:
        import pooch  # noqa: PLC0415 - an extra: only who downloads needs it
    except ImportError:
        raise DataError(
            "expected the package pooch, found none. Install it with pip install "
            "'cat-course[download]'."
        ) from None
    pooch.get_logger().setLevel("ERROR")
    name, checksum = f"{source.name}.tar.gz", f"sha256:{source.sha256}"
    try:
        return Path(pooch.retrieve(url, checksum, name, cache, downloader=downloader))
    except ValueError:
        if not downloader.resumed:
            raise
        return Path(pooch.retrieve(url, checksum, name, cache, downloader=downloader))


def take_in(archive: Path, to: Path, progress: Callable[[int], object] | None = None) -> Report:
    """Make a pair from an archive in which the file names of cats begin with a capital letter.

    Parameters
    ----------
    archive : Path
        A tar.gz file; read as a stream, one picture at a time.
    to : Path
    progress : function, optional
        Is called with how many files are done.

    Returns
    -------
    Report

    Raises
    ------
    DataError
        When the archive cannot be read to its end.
    """
    report = Report()
    with writing_pair(to) as files:
        for done, (member, content) in enumerate(_pictures(archive), 1):
            _take(member, content, files, report)
            if progress:
                progress(done)
    return report


def _pictures(archive: Path) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    """The pictures in an archive, one after the other, up to the checksum at its end."""
    try:
        # gzip notices a cut or changed file, which tarfile alone takes for the end
        with gzip.open(archive) as stream, tarfile.open(fileobj=stream, mode="r|") as members:
            for member in members:
                if member.isfile() and member.name.lower().endswith(".jpg"):
                    yield member, cast("IO[bytes]", members.extractfile(member))
            while stream.read(CHUNK):
                pass
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise DataError(
            f"{archive}: expected an archive of pictures, got one that cannot be read ({error}). "
            "Delete it and download it again."
        ) from None


def _take(
    member: tarfile.TarInfo, content: IO[bytes], files: dict[str, SplitFile], report: Report
) -> None:
    name = member.name.rpartition("/")[2]
    split, label = _split(name), int(name[0].isupper())
    try:
        _refuse_large(member)
        files[split].add(load_picture(content), label)
        report.taken[split, label] += 1
    except PictureError as error:
        report.skipped.append((name, str(error)))


def _refuse_large(member: tarfile.TarInfo) -> None:
    if member.size > MAX_PICTURE:
        raise PictureError(f"more than {MAX_PICTURE / 1e6:g} MB")


def _split(name: str) -> str:
    """The split of a file, a fifth for testing, by its name alone: the order does not matter."""
    share = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32
    return "test" if share < TEST_SHARE else "train"


def _short(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0][:160]}" if text else type(error).__name__
