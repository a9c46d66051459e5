"""Files that are damaged or lie about themselves: one sentence, whatever HDF5 makes of them."""

import re
import resource
import shutil
import subprocess
import sys

import h5py
import numpy as np
import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.pictures.errors import DataError
from grader.pictures.file_names import TEST_FILE, TRAIN_FILE
from grader.pictures.pair import Pair, Split, read_pair, write_pair

PICTURES = np.arange(4 * 8 * 8 * 3, dtype=np.uint8).reshape(4, 8, 8, 3)
LABELS = np.array([0, 1, 1, 0])
DAMAGED = 400


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "pair"
    write_pair(Pair(Split(PICTURES, LABELS), Split(255 - PICTURES, LABELS)), folder)
    return folder


@pytest.fixture
def training_file(folder):
    """Write a training file with other contents."""

    def write(**columns):
        complete = {"train_set_x": PICTURES, "train_set_y": LABELS} | columns
        with h5py.File(folder / TRAIN_FILE, "w") as file:
            for key, content in complete.items():
                make = content if callable(content) else None
                file.create_dataset(key, data=content) if make is None else make(file, key)
        return folder

    return write


def damaged(whole, seed):
    """The same bytes, a few of them changed."""
    rng = np.random.default_rng(seed)
    content = bytearray(whole)
    for place in rng.integers(len(content), size=rng.integers(1, 30)):
        content[place] = rng.integers(256)
    return bytes(content)


def refusal(folder):
    """What reading says; nothing where it gives a pair of the classic form."""
    try:
        pair = read_pair(folder)
    except DataError as error:
        return str(error)
    assert pair.train.x.ndim == 4
    assert set(pair.train.y) <= {0, 1}
    return ""


def test_bytes_changed_at_random_are_read_or_refused_in_one_sentence(folder):
    whole, refused = (folder / TRAIN_FILE).read_bytes(), 0
    for seed in range(DAMAGED):
        (folder / TRAIN_FILE).write_bytes(damaged(whole, seed))
        said = refusal(folder)
        refused += bool(said)
        assert not said or TRAIN_FILE in said, seed
        assert "\n" not in said, seed
    assert DAMAGED / 10 < refused < DAMAGED


def test_a_file_cut_anywhere_is_refused(folder):
    whole = (folder / TRAIN_FILE).read_bytes()
    for length in range(0, len(whole), 97):
        (folder / TRAIN_FILE).write_bytes(whole[:length])
        with pytest.raises(DataError, match="may be cut off"):
            read_pair(folder)


def claims(shape, **options):
    return lambda file, key: file.create_dataset(key, shape, np.uint8, **options)


def text(file, key):
    file.create_dataset(key, data=["yes", "no", "no", "yes"], dtype=h5py.string_dtype())


ODD = {
    "huge": ({"train_set_x": claims((10**9, 64, 64, 3))}, r"got shape \(1000000000, 64"),
    "sparse": ({"train_set_x": claims((10**5, 64, 64, 3), chunks=(1, 64, 64, 3))}, "at most 2 GB"),
    "wide": ({"train_set_x": claims((4, 10**6, 10**6, 3))}, "at most 2 GB"),
    "overflowing": ({"train_set_x": claims((2**40, 2**11, 2**11, 3), chunks=True)}, "at most 2 GB"),
    "no pictures": ({"train_set_x": PICTURES[:0]}, "expected pictures of shape"),
    "null": ({"train_set_x": h5py.Empty("u1")}, "expected the key train_set_x"),
    "group": ({"train_set_x": lambda file, key: file.create_group(key)}, "expected the key"),
    "nowhere": ({"train_set_y": lambda file, key: file.update({key: h5py.SoftLink("/no")})},
                "expected the key train_set_y|may be cut off"),
    "text labels": ({"train_set_y": text}, "whole numbers, got dtype object"),
    "bytes labels": ({"train_set_y": np.array([b"0", b"1", b"1", b"0"])}, "got dtype .S1"),
    "float labels": ({"train_set_y": LABELS / 1}, "got dtype float64. Save them as int64"),
    "NaN labels": ({"train_set_y": LABELS * np.nan}, "whole numbers, got dtype float64"),
    "complex labels": ({"train_set_y": LABELS * 1j}, "whole numbers, got dtype complex128"),
    "scalar labels": ({"train_set_y": 1}, r"expected 4 labels, .* got shape \(\)"),
    "column labels": ({"train_set_y": LABELS[:, None]}, r"got shape \(4, 1\)"),
    "too many labels": ({"train_set_y": claims((10**12,))}, r"got shape \(1000000000000,\)"),
    "large labels": ({"train_set_y": np.array([0, 1, 2, 2**64 - 1], np.uint64)}, "got .0, 1, 2"),
    "negative labels": ({"train_set_y": -LABELS}, r"got \[-1, 0\]"),
    "class numbers": ({"list_classes": [0, 1]}, "got 0, 1"),
    "class scalar": ({"list_classes": b"cat"}, r"got shape \(\)"),
    "one class": ({"list_classes": [b"cat"]}, r"got shape \(1,\)"),
    "many classes": ({"list_classes": claims((10**12,))}, r"got shape \(1000000000000,\)"),
    "long class": ({"list_classes": np.array([b"a" * 5000, b"b"])}, r"got shape \(2,\)"),
    "class of lines": ({"list_classes": [b"non\ncat", b"\x1b[2Jcat"]}, r"got non\?cat, \?\[2Jcat"),
    "class group": ({"list_classes": lambda file, key: file.create_group(key)}, "list_classes"),
    "key of lines": ({"train_set_y": lambda file, _key: file.create_group("a\nb")}, r"a\?b"),
}  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_file_is_refused_before_it_is_read(training_file, odd):
    columns, says = ODD[odd]
    with pytest.raises(DataError, match=says) as caught:
        read_pair(training_file(**columns))
    assert "\n" not in str(caught.value)


@pytest.fixture
def grader(course):
    def run(*words):
        return CliRunner().invoke(main, ["--course", str(course.root), "data", *map(str, words)])

    return run


@pytest.mark.parametrize("odd", ODD)
def test_the_command_says_one_sentence_and_writes_nothing(training_file, grader, tmp_path, odd):
    source, says = training_file(**ODD[odd][0]), ODD[odd][1]
    done = grader("import", source, "--to", tmp_path / "new")
    assert done.exit_code == 1
    [sentence] = done.output.strip().splitlines()
    assert re.search(says, sentence)
    assert not (tmp_path / "new").exists()


def test_the_command_names_a_damaged_file(folder, grader, tmp_path):
    (folder / TRAIN_FILE).write_bytes((folder / TRAIN_FILE).read_bytes()[:900])
    done = grader("import", folder, "--to", tmp_path / "new")
    assert done.exit_code == 1
    assert f"{TRAIN_FILE}: expected an HDF5 file" in done.output
    assert not (tmp_path / "new").exists()


def test_pixels_that_cannot_be_read_leave_nothing_half_written(folder, grader, tmp_path):
    rng = np.random.default_rng(0)
    with h5py.File(folder / TRAIN_FILE, "w") as file:
        pictures = rng.integers(0, 256, (900, 64, 64, 3), np.uint8)
        file.create_dataset("train_set_x", data=pictures, chunks=(9, 64, 64, 3), fletcher32=True)
        file["train_set_y"] = np.arange(900) % 2
    content = bytearray((folder / TRAIN_FILE).read_bytes())
    content[len(content) * 9 // 10] ^= 255  # in a late chunk, whose checksum tells
    (folder / TRAIN_FILE).write_bytes(content)
    (folder / TEST_FILE).unlink()
    write_pair(Pair(*[Split(pictures[:4], LABELS)] * 2), tmp_path / "other")
    shutil.copy(tmp_path / "other" / TEST_FILE, folder)
    done = grader("import", folder, "--to", tmp_path / "new")
    assert done.exit_code == 1
    assert f"{TRAIN_FILE}: expected an HDF5 file, got one that cannot be read" in done.output
    assert list((tmp_path / "new").iterdir()) == []


def test_splits_of_different_sizes_are_refused(folder, grader, tmp_path):
    larger = np.zeros((4, 16, 16, 3), np.uint8)
    write_pair(Pair(Split(larger, LABELS), Split(larger, LABELS)), tmp_path / "larger")
    shutil.copy(tmp_path / "larger" / TEST_FILE, folder)
    for words in (("import", folder, "--to", tmp_path / "new"), ("show", "--data", folder)):
        done = grader(*words)
        assert done.exit_code == 1
        assert "expected pictures of one size, got 8 pixels across in train" in done.output
    assert not (tmp_path / "new").exists()


def test_a_full_disk_is_not_blamed_on_the_source(course, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "grader", "data", "import", str(course.datasets), "--to",
         str(tmp_path / "new")],
        cwd=course.root,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000)),
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"{tmp_path / 'new'}: expected to write a pair there, got File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert str(course.datasets) not in done.stderr
    assert list((tmp_path / "new").iterdir()) == []
