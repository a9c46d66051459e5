"""Make HTML and pictures from a notebook safe to show: nothing in them runs or loads anything.

The page's security policy forbids the same once more, for browsers that know it.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import mistune
import nh3
from markupsafe import escape

from grader.feedback.safe_svg import svg_address

if TYPE_CHECKING:
    from collections.abc import Mapping

TAGS = frozenset(
    """
    a b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure
    h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre s samp small span strong sub summary sup
    table tbody td tfoot th thead tr u ul var
    """.split()  # noqa: SIM905 - words are easier to read than a list of strings
)
STYLES = frozenset(
    """
    border border-bottom border-collapse border-left border-right border-top color font-style
    font-weight height margin padding text-align vertical-align white-space width
    """.split()  # noqa: SIM905 - likewise
)
"""No position, no background, no display: what is shown stays where it belongs."""
LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})(px|pt|em|rem|ex|ch|%)?")
MOST = {"px": 2000.0, "pt": 1500.0, "em": 100.0, "rem": 100.0, "ex": 200.0, "ch": 200.0, "%": 100.0}
"""The largest length in each unit. None is below zero, or what is shown would leave its place."""
WORD = re.compile(r"[a-zA-Z]{1,20}(-[a-zA-Z]{1,20}){0,2}|#[0-9a-fA-F]{3,8}")
COLOUR = re.compile(r"rgba?\([\d.,% /]{1,40}\)")
PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
REPEATS = 5
"""How often one pasted picture is shown in one cell: each time it is there in full."""
DRAWING = ("<svg", "</svg>")
"""How a drawing begins and ends that stands in the text itself."""
ATTACHMENT = re.compile(r"attachment:[^\s)\"'>]+")
URI = "!#$&'()*+,/:;=?@~"
"""What JavaScript's encodeURI, and so JupyterLab, leaves of a picture's name as it is."""
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
MAX_MARKS = 20_000
"""Signs that begin a tag or an entity; a million of nested links take the cleaner an hour."""
ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_ATTRIBUTES = {"alt", "colspan", "height", "rowspan", "scope", "style", "title", "width"}


def safe_html(html: str) -> str:
    """HTML without anything that runs, loads, or leaves its place.

    Parameters
    ----------
    html : str

    Examples
    --------
    >>> safe_html('<b onclick="x()">hi</b><script>alert(1)</script>')
    '<b>hi</b>'
    """
    if html.count("<") + html.count("&") > MAX_MARKS:
        return f"<pre>{escape(html)}</pre>"
    return _CLEANER.clean(html)


def safe_markdown(text: str, attachments: Mapping[str, Mapping[str, str]]) -> str:
    """Markdown as safe HTML; formulas stay as they were typed.

    Parameters
    ----------
    text : str
    attachments : mapping
        The cell's pictures by name, each base64 by MIME type.
    """
    for name in sorted(attachments, key=len, reverse=True):
        kinds = attachments[name]
        pictures = (picture(kind, data) for kind, data in kinds.items())
        address = next(filter(None, pictures), "")
        for written in {name, quote(name), quote(name, safe=URI)}:
            text = text.replace(f"attachment:{written}", address, REPEATS)
    return safe_html(str(_MARKDOWN(ATTACHMENT.sub("", _drawings_as_images(text)))))


def _drawings_as_images(text: str) -> str:
    """Text with its first drawings as pictures; what is quoted as code is left."""
    first, last = DRAWING
    done, start = "", 0
    for _ in range(REPEATS):
        begin = text.find(first, start)
        end = text.find(last, begin) + len(last)
        if begin < 0 or end < len(last):
            break
        shown = text[begin:end]
        if text.count("`", 0, begin) % 2 == 0:  # not quoted as code
            shown = f'<img alt="drawing" src="{svg_address(shown)}">'
        done += text[start:begin] + shown
        start = end
    return done + text[start:]


def picture(kind: str, data: object) -> str:
    """A picture as a ``data:`` address, or nothing when it is none.

    Parameters
    ----------
    kind : str
        Its MIME type.
    data : str
        Base64; for ``image/svg+xml``, also the text.
    """
    if not isinstance(data, str):
        return ""
    if kind == "image/svg+xml":
        return svg_address(data)
    try:
        content = base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    address = f"data:{kind};base64,{base64.b64encode(content).decode()}"
    return address if PICTURE.fullmatch(address) else ""


def plain(text: str) -> str:
    """Text without a terminal's colours.

    Parameters
    ----------
    text : str
    """
    return ANSI.sub("", text)


def _allowed(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, or nothing where it is not safe."""
    if (tag, name) == ("img", "src"):
        return value if PICTURE.fullmatch(value) else svg_address(value) or None
    if (tag, name) == ("a", "href"):
        return value if LINK.match(value) else None
    if name == "style":
        return "; ".join(filter(_harmless, value.split(";"))) or None
    if name in {"width", "height"}:
        return value if _is_length(value) else None
    return value


def _harmless(declaration: str) -> bool:
    """Whether a style's value is made of words, colours and bounded lengths."""
    _, _, said = declaration.partition(":")
    words = COLOUR.sub(" ", said).split()
    return bool(said) and all(WORD.fullmatch(word) or _is_length(word) for word in words)


def _is_length(word: str) -> bool:
    found = LENGTH.fullmatch(word)
    return found is not None and float(found[1]) <= MOST[found[2] or "px"]


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"*": _ATTRIBUTES, "img": {"src"}, "a": {"href"}},
    attribute_filter=_allowed,
    url_schemes={"http", "https", "mailto", "data"},
    filter_style_properties=STYLES,
    link_rel=None,
)
_MARKDOWN = mistune.create_markdown(
    renderer=mistune.HTMLRenderer(escape=False, allow_harmful_protocols=["data:image/svg+xml"]),
    plugins=["math", "strikethrough", "table"],
)
"""Addresses of drawings pass here; the cleaner lets through what it has made safe."""
