"""One picture: background, thing, something in front, and what a camera does to it all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from grader.pictures.drawing import nature, objects, scenes
from grader.pictures.drawing.backgrounds import background
from grader.pictures.drawing.canvas import COLUMNS, NUM_PX, ROWS, SIZE, Pen, Place, turned
from grader.pictures.drawing.cats import POSES, cat
from grader.pictures.drawing.colours import hue
from grader.pictures.drawing.dice import Dice
from grader.pictures.drawing.dogs import dog
from grader.pictures.drawing.shapes import box, ellipse, ribbon

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.pictures.drawing.field import Field

NOT_CAT, CAT = 0, 1

THINGS: dict[str, tuple[float, float, Callable[[Pen, Dice], None]]] = {
    "dog": (13, 62, dog),
    "bird": (8, 62, nature.bird),
    "fish": (6, 62, nature.fish),
    "butterfly": (4, 66, nature.butterfly),
    "turtle": (4, 60, nature.turtle),
    "flower": (7, 72, nature.flower),
    "tree": (7, 62, nature.tree),
    "mushroom": (4, 72, nature.mushroom),
    "fruit": (6, 66, nature.fruit),
    "person": (11, 66, nature.person),
    "car": (8, 60, objects.car),
    "house": (7, 76, objects.house),
    "cup": (6, 68, objects.cup),
    "ball": (4, 66, objects.ball),
    "lamp": (4, 66, objects.lamp),
    "books": (4, 72, objects.books),
    "boat": (4, 64, objects.boat),
    "pizza": (4, 72, objects.pizza),
    "cake": (4, 66, objects.cake),
    "clock": (4, 72, objects.clock),
    "chair": (4, 60, objects.chair),
    "landscape": (7, SIZE / 2, scenes.landscape),
    "sunset": (6, SIZE / 2, scenes.sunset),
    "surface": (7, SIZE / 2, scenes.surface_scene),
}
"""Everything but cats: for each, its weight, the pixels of a unit, and its drawing function."""

BRIGHTNESS = (91.0, 20.0)
"""Mean and spread of a picture's mean: brighter ones make a learning rate of 0.005 unstable."""
HUE_PULL = 0.2
"""How far mean colour is pulled to grey; more makes purple cats."""


def draw_picture(label: int, seed: int, split: int, i: int) -> np.ndarray:
    """Draw picture i of a split; it depends on these numbers alone.

    Parameters
    ----------
    label : int
        1 for a cat, 0 for anything else.
    seed, split, i : int

    Returns
    -------
    array of shape (64, 64, 3), uint8
    """
    return draw_named(label, seed, split, i)[0]


def draw_named(label: int, seed: int, split: int, i: int) -> tuple[np.ndarray, str]:
    """The same, and what it shows: a cat's pose, or the thing."""
    dice = Dice([seed, split, i])
    angle = dice.between(-2.6, -0.5)
    light = math.cos(angle), math.sin(angle)
    canvas = background(dice, light)
    name = _subject(canvas, dice, light, label)
    if dice.chance(0.2):
        _in_front(canvas, dice, light)
    _expose(canvas, dice, light)
    return _photograph(canvas, dice), name


def _subject(canvas: Field, dice: Dice, light: tuple[float, float], label: int) -> str:
    if label == CAT:
        pose = dice.weighted({name: row[0] for name, row in POSES.items()})
        _, size, lower, _ = POSES[pose]
        cat(Pen(canvas, _somewhere(dice, size, lower), light), dice, pose)
        return pose
    name = dice.weighted({name: row[0] for name, row in THINGS.items()})
    _, size, draw = THINGS[name]
    draw(Pen(canvas, _somewhere(dice, size, 0.04), light), dice)
    return name


def _somewhere(dice: Dice, size: float, lower: float) -> Place:
    """Near the middle, more or less large, turned a little, one way or the other."""
    x, y = 0.5 + dice.about(0, 0.04), 0.5 + lower + dice.about(0, 0.04)
    scale = size * dice.between(0.9, 1.1)
    matrix = turned(math.radians(dice.about(0, 6))) @ np.diag([dice.side() * scale, scale])
    return Place(np.array([x, y]) * SIZE, matrix)


def _in_front(canvas: Field, dice: Dice, light: tuple[float, float]) -> None:
    """Something between us and the thing: blades of grass, a post, a round thing at the edge."""
    tint = hue(dice.between(0, 1), dice.between(0.15, 0.6), dice.between(0.2, 0.75))
    pen = Pen(canvas, Place(np.full(2, SIZE / 2), np.eye(2) * SIZE / 2), light)
    kind = dice.one_of(["grass", "post", "edge"])
    if kind == "grass":
        for _ in range(dice.count(5, 14)):
            x, bend = dice.between(-1, 1), dice.between(-0.2, 0.2)
            blade = [(x, 1.05), (x + bend / 3, 0.8), (x + bend, 1 - dice.between(0.35, 0.8))]
            pen.fill(ribbon(blade, 0.03, 0.008), hue(dice.between(0.22, 0.34), 0.5, 0.5), bulge=0.3)
    elif kind == "post":
        x = dice.side() * dice.between(0.35, 0.85)
        pen.fill(box(x, -2, x + dice.between(0.06, 0.14), 2), tint, bulge=0.6)
    else:
        turn = dice.between(0, 6.28)
        size = dice.between(0.25, 0.42)
        pen.fill(ellipse(math.cos(turn), math.sin(turn), size, size * 0.8), tint, bulge=1.0)


def _expose(canvas: Field, dice: Dice, light: tuple[float, float]) -> None:
    """Light across the picture, darker corners, exposure and contrast.

    Brightness is pulled towards a target that does not know the label, so that it tells little;
    hue is pulled only a little, for more would make purple cats.
    """
    x, y = (COLUMNS - SIZE / 2) / SIZE * 2, (ROWS - SIZE / 2) / SIZE * 2
    falling = 1 + dice.between(0, 0.25) * (x * light[0] + y * light[1])
    corners = 1 - dice.between(0, 0.2) * (x**2 + y**2)
    canvas *= np.clip(falling * corners, 0.3, 1.5)[..., None]
    np.clip(canvas, 0, 255, out=canvas)
    mean = canvas.reshape(-1, 3).mean(axis=0) + 1e-3
    target = max(45.0, dice.about(*BRIGHTNESS))
    tint = 1 + 0.06 * dice.rng.normal(size=3)
    canvas *= (target / mean.mean()) ** 0.8 * (tint * mean.mean() / mean) ** HUE_PULL
    middle = canvas.mean()
    canvas[:] = np.clip((canvas - middle) * dice.between(1.2, 1.6) + middle, 0, 255)


def _photograph(canvas: Field, dice: Dice) -> np.ndarray:
    """Reduce to the final size, out of focus and with the grain of a small camera."""
    full = Image.fromarray(np.rint(canvas).astype(np.uint8))
    small = full.resize((NUM_PX, NUM_PX), Image.Resampling.BOX)
    blur = dice.between(0, 0.8)
    if blur > 0.35:  # noqa: PLR2004 - less is not seen
        small = small.filter(ImageFilter.GaussianBlur(blur))
    grain = dice.rng.normal(0, dice.between(1, 8), (NUM_PX, NUM_PX, 3))
    return np.clip(np.rint(np.asarray(small, float) + grain), 0, 255).astype(np.uint8)
