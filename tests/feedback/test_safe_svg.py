"""Drawings keep their shapes, and nothing that runs, loads or grows."""

import base64
from xml.etree import ElementTree as ET

import pytest

from grader.feedback.safe_svg import MAX_DEPTH, safe_svg, svg_address
from grader.feedback.sanitise import safe_markdown

HEAD = 'xmlns="http://www.w3.org/2000/svg"'
DRAWING = f'<svg {HEAD} width="9"><rect width="9" fill="gold"/><text x="1">a &amp; b</text></svg>'
KEPT = DRAWING.replace("/>", " />")
CODED = base64.b64encode(DRAWING.encode()).decode()


def drawn(address):
    kind, _, coded = address.partition(",")
    assert kind == "data:image/svg+xml;base64"
    return base64.b64decode(coded).decode()


def test_shapes_and_words_stay():
    assert safe_svg(DRAWING) == KEPT
    assert safe_svg(f"<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'x' 'y'>{DRAWING}") == KEPT


@pytest.mark.parametrize(
    "inner",
    [
        "<script>a()</script>", '<g onload="a()"/>', '<image href="http://x/y.png"/>',
        "<foreignObject><b>x</b></foreignObject>", '<a href="javascript:a()"><g/></a>',
        '<rect style="fill: url(http://x)"/>', '<animate attributeName="x"/>', '<set to="1"/>',
        "<style>@import 'http://x';</style>", '<use href="http://x#a"/>', '<rect fill="url(x#a)"/>',
        '<iframe src="http://x"/>', '<x xmlns="http://www.w3.org/1999/xhtml" onclick="a()"/>',
    ],
)  # fmt: skip
def test_what_runs_or_loads_goes(inner):
    made = safe_svg(f"<svg {HEAD}>{inner}<circle r='1' /></svg>")
    assert made.endswith('<circle r="1" /></svg>')
    for word in ("a()", "http://x", "url(", "<b>", "@", "xhtml", "attributeName", "to="):
        assert word not in made


@pytest.mark.parametrize(
    "text",
    [
        "", "no drawing", "<svg", f"<svg {HEAD}><g></svg>", "<html></html>",
        f'<!DOCTYPE x [<!ENTITY a "b">]><svg {HEAD}>&a;</svg>',
        f"<svg {HEAD}>{'<g/>' * 40_001}</svg>",
    ],
)  # fmt: skip
def test_what_is_no_drawing_gives_nothing(text):
    assert safe_svg(text) == svg_address(text) == ""


def test_references_draw_little_again_and_lead_to_no_others():
    glyph = '<defs><path id="a" d="M0 0" /></defs><use href="#a" x="1" />'
    assert glyph in safe_svg(f"<svg {HEAD}>{glyph}</svg>")
    tens = "".join(f'<g id="a{i}">{f"<use href=_#a{i - 1}_/>" * 10}</g>' for i in range(1, 9))
    bomb = f'<svg {HEAD}><g id="a0"><rect/></g>{tens}<use href="#a8"/></svg>'.replace("_", '"')
    made = ET.fromstring(safe_svg(bomb))  # noqa: S314 - made here
    named = {each.get("id"): each for each in made.iter()}
    targets = [named[each.get("href")[1:]] for each in made.iter() if each.get("href")]
    assert targets
    assert all(inner.get("href") is None for each in targets for inner in each.iter())
    many = f'<svg {HEAD}><g id="a">{"<g/>" * 1000}</g>{"<use href=_#a_/>" * 1000}</svg>'
    assert safe_svg(many.replace("_", '"')).count("href") < 50


def test_depth_has_an_end():
    assert safe_svg(f"<svg {HEAD}>{'<g>' * 5000}{'</g>' * 5000}</svg>").count("<g") == MAX_DEPTH


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        ("![x](attachment:d.svg)", CODED),
        ("![x](attachment:d.svg)", DRAWING),
        ("![x](<attachment:d.svg>)", CODED),
        (f"![x](data:image/svg+xml;base64,{CODED})", ""),
        (f'<img src="data:image/svg+xml;base64,{CODED}">', ""),
        (f"It is so:\n\n{DRAWING}\n\nYes.", ""),
    ],
)
def test_a_drawing_in_a_written_answer_is_shown(text, pasted):
    shown = safe_markdown(text, {"d.svg": {"image/svg+xml": pasted}})
    assert drawn(shown.split('src="')[1].split('"')[0]) == KEPT


def test_what_is_quoted_as_code_stays_code():
    assert "&lt;svg&gt;" in safe_markdown("I wrote `<svg></svg>` there.", {})


def test_a_million_beginnings_take_no_time():
    assert "img" not in safe_markdown("<svg" * 100_000, {})
