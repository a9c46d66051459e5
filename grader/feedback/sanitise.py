"""Make HTML and pictures from a notebook safe to show: nothing in them runs or loads anything.

The page's security policy forbids the same once more, for browsers that know it.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

import mistune
import nh3
from markupsafe import escape

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
PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
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

    def inline(match: re.Match[str]) -> str:
        kinds = attachments.get(match.group(1), {})
        pictures = [picture(kind, data) for kind, data in kinds.items()]
        return next(filter(None, pictures), "")

    return safe_html(str(_MARKDOWN(re.sub(r"attachment:([^\s)\"']+)", inline, text))))


def picture(kind: str, data: object) -> str:
    """A picture as a ``data:`` address, or nothing when it is none.

    Parameters
    ----------
    kind : str
        Its MIME type.
    data : str
        Base64; for ``image/svg+xml``, the text.
    """
    if not isinstance(data, str):
        return ""
    if kind == "image/svg+xml":  # as an image, it runs no script and loads nothing
        return f"data:{kind};base64,{base64.b64encode(data.encode()).decode()}"
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
        return value if PICTURE.fullmatch(value) else None
    if (tag, name) == ("a", "href"):
        return value if LINK.match(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"*": _ATTRIBUTES, "img": {"src"}, "a": {"href"}},
    attribute_filter=_allowed,
    url_schemes={"http", "https", "mailto", "data"},
    filter_style_properties=STYLES,
    link_rel=None,
)
_MARKDOWN = mistune.create_markdown(escape=False, plugins=["math", "strikethrough", "table"])
