import io

import numpy as np
import pytest
from PIL import Image

from grader.pictures.picture_file import PictureError, load_picture


@pytest.fixture
def encoded():
    def encode(image, kind="png", **options):
        file = io.BytesIO()
        image.save(file, kind, **options)
        file.seek(0)
        return file

    return encode


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "bmp", "tiff", "webp", "ppm"])
def test_every_common_format_is_read(encoded, kind):
    picture = load_picture(encoded(Image.new("RGB", (80, 100), (200, 40, 40)), kind))
    assert (picture.shape, picture.dtype) == ((64, 64, 3), np.uint8)
    assert np.abs(picture.astype(int) - [200, 40, 40]).max() < 12


def test_the_middle_square_is_cut_out(encoded):
    image = Image.new("RGB", (300, 100), "red")
    image.paste("blue", (100, 0, 200, 100))
    picture = load_picture(encoded(image))
    assert np.abs(picture[32, [2, 32, 61]].astype(int) - [0, 0, 255]).max() <= 3


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_cameras_orientation_is_undone(encoded, orientation):
    upright = Image.new("RGB", (64, 64), "red")
    upright.paste("blue", (0, 0, 20, 20))
    undo = {1: None, 2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
            6: "ROTATE_90", 7: "TRANSVERSE", 8: "ROTATE_270"}[orientation]  # fmt: skip
    taken = upright.transpose(Image.Transpose[undo]) if undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert np.array_equal(load_picture(encoded(taken, exif=exif)), np.asarray(upright))


def test_what_takes_too_much_memory_is_refused(encoded, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000)
    for side in (110, 200):  # where Pillow warns, and where it refuses
        with pytest.raises(PictureError, match="more than 10,000 pixels"):
            load_picture(encoded(Image.new("RGB", (side, side))))


def test_bytes_changed_at_random_give_a_picture_or_a_reason(encoded):
    noise = np.random.default_rng(0).integers(0, 256, (40, 40, 3), np.uint8)
    outcomes = set()
    for kind in ("png", "jpeg", "gif", "tiff", "webp"):
        whole = encoded(Image.fromarray(noise), kind).getvalue()
        for seed in range(40):
            rng = np.random.default_rng(seed)
            content = bytearray(whole)
            for place in rng.integers(min(len(content), 900), size=8):
                content[place] = rng.integers(256)
            outcomes.add(outcome(bytes(content)))
    assert outcomes == {"picture", "reason"}


def outcome(content):
    try:
        return "picture" if load_picture(io.BytesIO(content)).shape == (64, 64, 3) else "odd"
    except PictureError as error:
        return "reason" if str(error) else "silent"
