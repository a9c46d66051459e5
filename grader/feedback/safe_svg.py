"""Make SVG drawings safe: build them again from known shapes only.

A page shows them only as images, in which a browser runs no script and loads nothing. This module
also leaves out everything that could do so, and everything with which a small file draws too much.
"""

from __future__ import annotations

import base64
import functools
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ADDRESS = re.compile(r"data:image/svg\+xml(?:;[\w=-]{1,30}){0,3},", re.IGNORECASE)
MAX_CHARACTERS = 2_000_000
MAX_TAGS = 40_000
MAX_DEPTH = 40
MAX_AGAIN = 50_000
"""Elements that are drawn again because something refers to them."""
MAX_MARKER = 20
"""Elements in a marker, which is drawn at each corner of a line."""
SHAPES = frozenset(
    """
    circle clipPath defs desc ellipse g line linearGradient marker path polygon polyline
    radialGradient rect stop style svg switch symbol text title tspan use
    """.split()  # noqa: SIM905 - words are easier to read than a list of strings
)
APART = frozenset({"clipPath", "linearGradient", "marker", "radialGradient", "symbol"})
"""What is drawn where something refers to it: nothing in it refers to anything."""
ATTRIBUTES = frozenset(
    """
    class clip-path clip-rule clipPathUnits color cx cy d display dominant-baseline dx dy fill
    fill-opacity fill-rule font-family font-size font-style font-weight fx fy gradientTransform
    gradientUnits height id letter-spacing marker-end marker-mid marker-start markerHeight
    markerUnits markerWidth offset opacity orient overflow points preserveAspectRatio r refX refY
    rotate rx ry shape-rendering spreadMethod stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    style text-anchor text-decoration textLength transform vector-effect version viewBox visibility
    width x x1 x2 y y1 y2
    """.split()  # noqa: SIM905 - likewise
)
LOADS = re.compile(r"url\(\s*['\"]?(?!#)|@|\\|expression|javascript|<|&", re.IGNORECASE)
"""What a style could load with."""
REFERENCE = re.compile(r"url\(\s*['\"]?#([\w.:-]{1,200})['\"]?\s*\)")
DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,500}>")

ET.register_namespace("", SVG)


def svg_address(said: str) -> str:
    """A drawing as a ``data:`` address, or nothing where it is none.

    Parameters
    ----------
    said : str
        The SVG itself, in base64, or as a ``data:`` address.
    """
    if len(said) > 2 * MAX_CHARACTERS:
        return ""
    drawing = safe_svg(_text(said.strip()))
    coded = base64.b64encode(drawing.encode()).decode()
    return f"data:image/svg+xml;base64,{coded}" if drawing else ""


def _text(said: str) -> str:
    address = ADDRESS.match(said)
    if address and ";base64" not in address[0].lower():
        return unquote(said[address.end() :])
    coded = said[address.end() :] if address else said
    if coded.startswith("<"):
        return coded
    try:
        return base64.b64decode("".join(unquote(coded).split()), validate=True).decode()
    except ValueError:
        return ""


@functools.lru_cache(maxsize=32)  # a page's text and its pictures are looked at one by one
def safe_svg(text: str) -> str:
    """A drawing made of known shapes, or nothing where it cannot be read.

    Parameters
    ----------
    text : str
        SVG.

    Examples
    --------
    >>> safe_svg('<svg><script>run()</script><g onclick="run()"/></svg>')
    '<svg xmlns="http://www.w3.org/2000/svg"><g /></svg>'
    """
    text = DOCTYPE.sub("", text.lstrip("\ufeff \n\r\t"), 1)
    if not text or len(text) > MAX_CHARACTERS or text.count("<") > MAX_TAGS or "<!DOC" in text:
        return ""
    try:
        root = ET.fromstring(_named(text))  # noqa: S314 - without a DOCTYPE there are no entities
    except (ET.ParseError, ValueError):
        return ""
    if root.tag != f"{{{SVG}}}svg":
        return ""
    made = _rebuilt(root, 0, apart=False)
    _drop_repeats(made)
    return ET.tostring(made, encoding="unicode")


def _named(text: str) -> str:
    """An ``<svg>`` that stands in a page needs no namespace; a file does."""
    opening = text[: text.find(">")] if text.startswith("<svg") else ""
    if not opening or "xmlns=" in opening:
        return text
    return f'<svg xmlns="{SVG}"{text[4:]}'


def _rebuilt(found: ET.Element, depth: int, *, apart: bool) -> ET.Element:
    name = found.tag.removeprefix(f"{{{SVG}}}")
    apart = apart or name in APART
    made = ET.Element(found.tag, dict(_attributes(found, apart=apart)))
    made.text = _words(name, found.text)
    for child in found if depth < MAX_DEPTH else ():
        kind = child.tag.removeprefix(f"{{{SVG}}}") if isinstance(child.tag, str) else ""
        if kind in SHAPES and not (apart and kind == "use"):
            made.append(_rebuilt(child, depth + 1, apart=apart))
            made[-1].tail = child.tail if name in {"text", "tspan"} else None
    if name == "marker" and sum(1 for _ in made.iter()) > MAX_MARKER:
        del made[:]
    return made


def _words(name: str, text: str | None) -> str | None:
    if name == "style":
        return text if text and not LOADS.search(text) else None
    return text if name in {"text", "tspan", "title", "desc"} else None


def _attributes(found: ET.Element, *, apart: bool) -> Iterator[tuple[str, str]]:
    for key, value in found.attrib.items():
        if key in {"href", f"{{{XLINK}}}href"}:
            if found.tag == f"{{{SVG}}}use" and value.startswith("#"):
                yield "href", value
        elif key in ATTRIBUTES and not LOADS.search(value) and not (apart and "url(" in value):
            yield key, value


def _drop_repeats(drawing: ET.Element) -> None:
    """Drop references that would draw too much, or that go on from one to the next."""
    named = {each.get("id", ""): each for each in drawing.iter()}
    sizes: dict[str, int] = {}
    left = MAX_AGAIN
    for each in drawing.iter():
        for key, value in list(each.attrib.items()):
            for name in [value[1:]] if key == "href" else REFERENCE.findall(value):
                if name not in sizes:
                    sizes[name] = _size(named.get(name))
                if sizes[name] > left:
                    each.attrib.pop(key, None)
                else:
                    left -= sizes[name]


def _size(target: ET.Element | None) -> int:
    """Elements that a reference draws again; too many where they refer to something themselves."""
    drawn = list(target.iter()) if target is not None else []
    refers = any(
        "href" in each.attrib or "url(" in " ".join(each.attrib.values()) for each in drawn
    )
    return MAX_AGAIN + 1 if refers else len(drawn)
