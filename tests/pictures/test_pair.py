import resource
import subprocess
import sys

import h5py
import numpy as np
import pytest

from grader.pictures.draw import draw_split
from grader.pictures.duplicates import duplicates
from grader.pictures.errors import DataError
from grader.pictures.file_names import TEST_FILE, TRAIN_FILE
from grader.pictures.pair import Pair, Split, read_pair, write_pair

PICTURES = np.zeros((4, 8, 8, 3), np.uint8)
LABELS = np.array([0, 1, 1, 0])


def tiny():
    pictures = np.arange(4 * 8 * 8 * 3, dtype=np.uint8).reshape(4, 8, 8, 3)
    return Pair(Split(pictures, LABELS), Split(255 - pictures, 1 - LABELS))


@pytest.fixture
def broken(tmp_path):
    """A pair whose training file has other contents."""
    write_pair(tiny(), tmp_path)

    def change(**columns):
        with h5py.File(tmp_path / TRAIN_FILE, "w") as file:
            for key, content in columns.items():
                file[key] = content
        return tmp_path

    return change


def test_what_is_written_is_read(tmp_path):
    write_pair(tiny(), tmp_path / "new")
    pair = read_pair(tmp_path / "new")
    assert np.array_equal(pair.train.x, tiny().train.x)
    assert np.array_equal(pair.test.y, tiny().test.y)


def test_the_same_pictures_give_the_same_bytes(tmp_path):
    for name in ("one", "other"):
        write_pair(tiny(), tmp_path / name)
    for file in (TRAIN_FILE, TEST_FILE):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()


@pytest.mark.parametrize("classes", [[b"non-cat", b"cat"], ["non-cat", "cat"], None])
@pytest.mark.parametrize("labels", [LABELS, LABELS[None], LABELS.astype(np.uint8)])
def test_the_classic_variants_are_read(broken, labels, classes):
    columns = {"train_set_x": PICTURES, "train_set_y": labels}
    pair = read_pair(broken(**columns, **({"list_classes": classes} if classes else {})))
    assert pair.train.y.tolist() == LABELS.tolist()
    assert pair.train.y.dtype == np.int64


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"x": PICTURES}, "expected the key train_set_x; its keys are x"),
        ({}, "its keys are none"),
        ({"train_set_x": PICTURES}, "expected the key train_set_y"),
        ({"train_set_x": PICTURES[0], "train_set_y": LABELS}, r"got shape \(8, 8, 3\)"),
        ({"train_set_x": PICTURES[..., :2], "train_set_y": LABELS}, "expected pictures of shape"),
        ({"train_set_x": PICTURES / 255, "train_set_y": LABELS}, "dtype float64"),
        ({"train_set_x": PICTURES, "train_set_y": LABELS[:3]}, "expected 4 labels"),
        ({"train_set_x": PICTURES, "train_set_y": LABELS + 1}, "expected labels 0 and 1, got"),
        ({"train_set_x": PICTURES, "train_set_y": LABELS / 2}, "expected labels 0 and 1 as whole"),
        (
            {"train_set_x": PICTURES, "train_set_y": LABELS, "list_classes": [b"cat", b"dog"]},
            "expected list_classes to be non-cat, cat; got cat, dog",
        ),
    ],
)
def test_what_is_not_a_pair_is_refused_in_one_sentence(broken, columns, says):
    with pytest.raises(DataError, match=says) as caught:
        read_pair(broken(**columns))
    assert TRAIN_FILE in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_truncated_file_is_named(broken):
    folder = broken(train_set_x=PICTURES, train_set_y=LABELS)
    whole = (folder / TRAIN_FILE).read_bytes()
    for content in (whole[: len(whole) // 2], b"", b"not HDF5"):
        (folder / TRAIN_FILE).write_bytes(content)
        with pytest.raises(DataError, match="may be cut off"):
            read_pair(folder)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataError, match=f"{TRAIN_FILE}: expected a file, found none"):
        read_pair(tmp_path)


def test_a_pair_needs_both_classes_and_keeps_what_is_there(tmp_path):
    write_pair(tiny(), tmp_path)
    only_cats = Pair(tiny().train, Split(PICTURES, np.ones(4, int)))
    with pytest.raises(DataError, match="got no pictures of anything else"):
        write_pair(only_cats, tmp_path)
    assert np.array_equal(read_pair(tmp_path).train.x, tiny().train.x)
    assert {path.name for path in tmp_path.iterdir()} == {TRAIN_FILE, TEST_FILE}


DRAW = "import sys; from grader.cli import main; main(['data', 'draw', '--to', sys.argv[1]])"


def test_a_full_disk_leaves_what_is_there(course, tmp_path):
    write_pair(tiny(), tmp_path)
    before = (tmp_path / TRAIN_FILE).read_bytes()
    few = "from grader.pictures import draw; draw.SIZES = (60, 10, 0)\n"
    done = subprocess.run(
        [sys.executable, "-c", few + DRAW, str(tmp_path)],
        cwd=course.root,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "expected to write a pair there, got File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / TRAIN_FILE).read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {TRAIN_FILE, TEST_FILE}


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataError, match="expected to write a pair there"):
        write_pair(tiny(), tmp_path / "file")


def test_duplicates_are_found_within_and_between():
    twin = Pair(Split(PICTURES, LABELS), Split(PICTURES[:1], LABELS[:1]))
    assert duplicates(twin) == [(("train", 0), ("train", i)) for i in (1, 2, 3)] + [
        (("train", 0), ("test", 0))
    ]


def test_the_classic_pair_shares_one_picture(classic_data):
    assert duplicates(read_pair(classic_data)) == [(("train", 146), ("test", 17))]


def test_a_drawn_split_has_no_twins():
    split = draw_split(5, 1)
    assert duplicates(Pair(split, Split(PICTURES[:0], LABELS[:0]))) == []
