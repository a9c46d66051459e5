import io
import pickle
import tarfile

import numpy as np
import pytest
from PIL import Image

from grader.pictures.errors import DataError
from grader.pictures.importing import import_pictures
from grader.pictures.measure import measure
from grader.pictures.pair import read_pair
from grader.pictures.picture_file import PictureError, load_picture


def photograph(path, colour=(200, 40, 40), size=(90, 70), **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path, **options)


@pytest.fixture
def folders(tmp_path):
    source = tmp_path / "photos"
    for i in range(10):
        photograph(source / "Cats" / f"{i}.jpg", (200, i, 0))
        photograph(source / "dogs" / f"{i}.png", (0, i, 200))
        photograph(source / "cars" / "old" / f"{i}.bmp", (0, 200, i))
    return source


def test_a_folder_for_each_class(folders, tmp_path):
    told = []
    report = import_pictures(folders, tmp_path / "pair", progress=lambda *done: told.append(done))
    pair = read_pair(tmp_path / "pair")
    assert report.lines() == ["train: 8 cats, 16 others", "test: 2 cats, 4 others"]
    assert told[-1] == (30, 30)
    reddish = pair.train.x[..., 0].mean(axis=(1, 2)) > 100
    assert np.array_equal(reddish, pair.train.y == 1)


def test_a_seed_gives_the_same_split(folders, tmp_path):
    for name in ("one", "other"):
        import_pictures(folders, tmp_path / name, seed=4)
    import_pictures(folders, tmp_path / "third", seed=5)
    one, other, third = (read_pair(tmp_path / name) for name in ("one", "other", "third"))
    assert np.array_equal(one.test.x, other.test.x)
    assert not np.array_equal(one.test.x, third.test.x)


def test_what_is_no_picture_is_skipped_and_said(folders, tmp_path, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000)
    (folders / "dogs" / "notes.txt").write_text("no picture")
    (folders / "dogs" / "cut.jpg").write_bytes((folders / "Cats" / "0.jpg").read_bytes()[:300])
    photograph(folders / "dogs" / "huge.png", size=(200, 60))
    report = import_pictures(folders, tmp_path / "pair")
    reasons = {name.split("/")[1]: reason for name, reason in report.skipped}
    assert reasons["notes.txt"] == "not a picture"
    assert reasons["huge.png"] == "more than 10,000 pixels"
    assert "cannot be decoded" in reasons["cut.jpg"]
    assert sum(report.taken.values()) == 30


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: photograph(folder / "dogs" / "1.png"), "expected a folder called cat"),
        (lambda folder: photograph(folder / "cats" / "1.png"), "at least one other"),
        (lambda folder: folder.mkdir(), "found none"),
        (lambda _folder: None, "found nothing there"),
    ],
)
def test_other_folders_are_refused(tmp_path, make, says):
    make(tmp_path / "source")
    with pytest.raises(DataError, match=says):
        import_pictures(tmp_path / "source", tmp_path / "pair")
    assert not (tmp_path / "pair").exists()


def test_an_empty_class_is_named(folders, tmp_path):
    (folders / "birds").mkdir()
    with pytest.raises(DataError, match="birds: expected pictures, found none"):
        import_pictures(folders, tmp_path / "pair")


def test_a_photograph_is_turned_upright_and_cut_square(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the camera on its side
    image = Image.new("RGB", (120, 60), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, 60, 60))
    image.save(tmp_path / "turned.png", exif=exif)
    picture = load_picture(tmp_path / "turned.png")
    assert picture.shape == (64, 64, 3)
    assert picture[5, 32].tolist() == [255, 0, 0]  # what was left is now on top
    assert picture[-5, 32].tolist() == [0, 0, 255]


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1", "I;16"])
def test_every_mode_becomes_rgb(tmp_path, mode):
    path = tmp_path / ("picture.jpg" if mode == "CMYK" else "picture.png")
    Image.new(mode, (70, 70)).save(path)
    assert load_picture(path).shape == (64, 64, 3)


def test_transparent_becomes_white():
    file = io.BytesIO()
    Image.new("RGBA", (64, 64), (0, 0, 0, 0)).save(file, "png")
    assert load_picture(file).min() == 255
    with pytest.raises(PictureError, match="not a picture"):
        load_picture(io.BytesIO(b""))


def test_a_classic_pair_gives_the_classic_numbers(classic_data, tmp_path):
    report = import_pictures(classic_data, tmp_path)
    assert report.lines() == ["train: 72 cats, 137 others", "test: 33 cats, 17 others"]
    pair = read_pair(tmp_path)
    measured = measure(pair.train, pair.test)
    assert (measured.train, measured.test) == (99.04306220095694, 70.0)
    assert measured.costs[-1] == pytest.approx(0.140872, abs=5e-7)


def archive(path, batches):
    with tarfile.open(path, "w:gz") as tar:
        for name, content in batches.items():
            member = tarfile.TarInfo(f"cifar-10-batches-py/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def batch(seed, count=20):
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (count, 3072), dtype=np.uint8)
    return pickle.dumps({b"data": pixels, b"labels": [i % 10 for i in range(count)]}, protocol=2)


BATCHES = {f"data_batch_{i}": batch(i) for i in range(1, 6)} | {"test_batch": batch(9)}


def test_cifar_gives_its_cats_and_as_many_others(tmp_path):
    source = archive(tmp_path / "cifar.tar.gz", BATCHES | {"readme.html": b"<p>"})
    report = import_pictures(source, tmp_path / "pair")
    assert report.lines() == ["train: 10 cats, 10 others", "test: 2 cats, 2 others"]
    pair = read_pair(tmp_path / "pair")
    pixels = pickle.loads(BATCHES["test_batch"])[b"data"][3].reshape(3, 32, 32)
    cat = pair.test.x[pair.test.y == 1][0]
    assert abs(int(cat[32, 32, 0]) - int(pixels[0, 14:18, 14:18].mean())) < 90
    assert cat.shape == (64, 64, 3)


class Evil:
    def __reduce__(self):
        return print, ("pwned",)


@pytest.mark.parametrize(
    ("batches", "says"),
    [
        ({"data_batch_1": pickle.dumps(Evil())}, "wants to call builtins.print"),
        ({"data_batch_1": b"junk"}, "cannot be read"),
        ({"data_batch_1": pickle.dumps({b"data": 3})}, "cannot be read"),
        (
            {"data_batch_1": batch(1)},
            "expected the 6 batches of CIFAR-10's python archive, found 1",
        ),
        ({"other": b""}, "found 0"),
    ],
)
def test_another_archive_is_refused_and_nothing_is_called(tmp_path, capsys, batches, says):
    source = archive(tmp_path / "cifar.tar.gz", batches)
    with pytest.raises(DataError, match=says):
        import_pictures(source, tmp_path / "pair")
    assert "pwned" not in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08"])
def test_what_is_no_archive_is_refused(tmp_path, content):
    (tmp_path / "cifar.tar.gz").write_bytes(content)
    with pytest.raises(DataError, match=r"cifar\.tar\.gz: expected"):
        import_pictures(tmp_path / "cifar.tar.gz", tmp_path / "pair")
