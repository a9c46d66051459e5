"""Imports stream: four times as many pictures need no more memory."""

import io
import pickle
import subprocess
import sys
import tarfile

import numpy as np
from PIL import Image

from tests.conftest import ROOT

MEASURE = """
import resource, sys
from pathlib import Path
from grader.pictures.importing import import_pictures
source, to = map(Path, sys.argv[1:])
report = import_pictures(source, to)
print(report.taken.total(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def peak(source, to):
    """How many pictures were taken in, and the peak memory of a fresh process in MB."""
    words = [sys.executable, "-c", MEASURE, str(source), str(to)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    taken, megabytes = done.stdout.split()
    return int(taken), float(megabytes)


def folders(path, count):
    rng = np.random.default_rng(0)
    for kind in ("cats", "dogs"):
        (path / kind).mkdir(parents=True)
        for i in range(count // 2):
            noise = rng.integers(0, 256, (64, 64, 3), np.uint8)
            Image.fromarray(noise).save(path / kind / f"{i}.bmp")
    return path


def cifar(path, count):
    """An archive of CIFAR-10's form whose training batches are so large."""
    rng = np.random.default_rng(0)
    with tarfile.open(path, "w:gz", compresslevel=1) as tar:
        for name in [f"data_batch_{i}" for i in range(1, 6)] + ["test_batch"]:
            pixels = rng.integers(0, 256, (count, 3072), dtype=np.uint8)
            labels = [(3, i % 10)[i % 2] for i in range(count)]
            content = pickle.dumps({b"data": pixels, b"labels": labels}, protocol=2)
            member = tarfile.TarInfo(f"cifar-10-batches-py/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def test_four_times_as_many_photographs_need_no_more_memory(tmp_path):
    count = 500
    taken, few = peak(folders(tmp_path / "few", count), tmp_path / "one")
    more_taken, many = peak(folders(tmp_path / "many", 4 * count), tmp_path / "two")
    assert (taken, more_taken) == (count, 4 * count)
    pixels = 3 * count * 64 * 64 * 3 / 2**20
    assert many - few < pixels / 3, (few, many)


def test_an_archive_needs_memory_for_one_batch_at_a_time(tmp_path):
    taken, few = peak(cifar(tmp_path / "few.tar.gz", 250), tmp_path / "one")
    more_taken, many = peak(cifar(tmp_path / "many.tar.gz", 1000), tmp_path / "two")
    assert more_taken > 3.9 * taken
    batch = 3072 * 1000 / 2**20
    assert many - few < 4 * batch, (few, many)
