"""Formulas as MathML, which browsers show by themselves: no script, and no other host is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.nodes import SkipNode
from docutils.utils.math.latex2mathml import tex2mathml

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SAME = {r"\dots": r"\ldots", r"\texttt": r"\mathtt"}
"""What the converter does not know, and what it knows it by."""


def mathml(tex: str, *, block: bool) -> str:
    r"""MathML for a formula.

    Parameters
    ----------
    tex : str
    block : bool
        Whether it stands on a line of its own.

    Examples
    --------
    >>> mathml(r"a", block=False)
    '<math xmlns="http://www.w3.org/1998/Math/MathML">\n  <mi>a</mi>\n</math>'
    """
    for unknown, known in SAME.items():
        tex = tex.replace(unknown, known)
    return str(tex2mathml(tex, as_block=block))


def _inline(translator: Any, node: Any) -> None:
    translator.body.append(mathml(node.astext(), block=False))
    raise SkipNode


def _block(translator: Any, node: Any) -> None:
    translator.body.append(
        f'<div class="formula" tabindex="0">{mathml(node.astext(), block=True)}</div>'
    )
    raise SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Offer ``html_math_renderer = "mathml"``; a formula it cannot convert ends the build."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
