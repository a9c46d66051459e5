"""Pages that show a notebook run nothing that its student wrote.

nbgrader's pages for feedback and formgrader show Markdown and outputs as they are, and with them
any script. ``nbgrader_config.py`` puts these two in between: a preprocessor for the outputs and a
filter for Markdown, whose HTML then holds nothing but harmless tags, attributes and addresses.
"""

from __future__ import annotations

import base64
import binascii
import html
from typing import TYPE_CHECKING, Any

import bleach
from bleach.css_sanitizer import CSSSanitizer
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor

if TYPE_CHECKING:
    from jinja2.runtime import Context
    from nbformat import NotebookNode

TAGS = {
    *bleach.ALLOWED_TAGS,
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "pre", "br", "hr", "img", "sub"),
    *("sup", "table", "thead", "tbody", "tr", "th", "td", "del", "dl", "dt", "dd", "details"),
    *("summary", "small", "u", "s", "kbd", "caption", "figure", "figcaption"),
}
PICTURES = ("image/png", "image/jpeg", "image/gif")
TEXTS = ("text/plain", "text/markdown")
_PICTURE_ADDRESSES = tuple(f"data:{mime};base64," for mime in PICTURES)
_STYLES = CSSSanitizer(
    allowed_css_properties=[
        *("color", "background-color", "text-align", "font-weight", "font-style", "border-left"),
        *("padding", "margin", "width", "height", "border", "vertical-align", "white-space"),
    ]
)


def clean(markup: str) -> str:
    """HTML that runs nothing.

    Parameters
    ----------
    markup : str

    Examples
    --------
    >>> clean('<b onclick="x()">bold</b><script>x()</script>')
    '<b>bold</b>&lt;script&gt;x()&lt;/script&gt;'
    """
    safe: str = bleach.clean(
        markup,
        tags=TAGS,
        attributes=_is_safe,
        protocols={"http", "https", "mailto", "data"},
        css_sanitizer=_STYLES,
    )
    return safe


@pass_context
def markdown(context: Context, source: str) -> str:
    """Markdown as HTML that runs nothing: nbconvert's filter ``markdown2html``, cleaned.

    Parameters
    ----------
    context : Context
        The template's, which knows the cell.
    source : str
    """
    attachments = _Attachments(_pictures(context.get("cell", {}).get("attachments", {})))
    renderer = IPythonRenderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    return clean(MarkdownWithMath(renderer=renderer).render(source))


class _Attachments(dict[str, dict[str, str]]):
    """Whatever a cell asks for is there, if only as nothing: a page is made in any case."""

    def __contains__(self, _name: object) -> bool:
        return True

    def __missing__(self, _name: str) -> dict[str, str]:
        return {PICTURES[0]: ""}


class SafeOutputs(Preprocessor):
    """Leave of a cell's outputs what can be shown and runs nothing."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], _index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Clean one cell.

        Parameters
        ----------
        cell : NotebookNode
        resources : dict
            nbconvert's.
        """
        for output in cell.get("outputs", []):
            if "data" in output:
                output.data = _shown(output.data)
                output.metadata = type(output.metadata)()
        if cell.cell_type == "raw":
            cell.metadata.pop("raw_mimetype", None)  # text, whatever it calls itself
            cell.source = html.escape(cell.source)
        return cell, resources


def _shown(data: NotebookNode) -> NotebookNode:
    shown = type(data)(_pictures({"": data}).get("", {}))
    shown |= {mime: data[mime] for mime in TEXTS if isinstance(data.get(mime), str)}
    if isinstance(data.get("text/html"), str):
        shown["text/html"] = clean(data["text/html"])
    if isinstance(data.get("text/latex"), str):
        shown["text/latex"] = html.escape(data["text/latex"])
    if isinstance(data.get("image/svg+xml"), str):
        shown["image/svg+xml"] = data["image/svg+xml"]  # shown as a picture, in which nothing runs
    return shown


def _pictures(attachments: Any) -> dict[str, dict[str, str]]:
    """The pictures among attachments by name: what is base64, and nothing else."""
    found = {
        name: {mime: bundle[mime] for mime in PICTURES if _is_base64(bundle.get(mime))}
        for name, bundle in attachments.items()
    }
    return {name: bundle for name, bundle in found.items() if bundle}


def _is_base64(content: object) -> bool:
    try:
        base64.b64decode(str(content).replace("\n", ""), validate=True)
    except binascii.Error:
        return False
    return isinstance(content, str)


def _is_safe(tag: str, name: str, value: str) -> bool:
    if name in {"class", "id", "style", "title", "alt", "align", "width", "height"}:
        return True
    if tag == "img" and name == "src":
        return value.startswith(_PICTURE_ADDRESSES)
    return tag == "a" and name == "href" and value.startswith(("http:", "https:", "mailto:", "#"))
