"""Show something in a student's notebook as HTML, or as text where nothing can display that."""

from __future__ import annotations

import html
import re

CODE = re.compile(r"`([^`]+)`")


class ToldInOneSentence:
    """What an error is that a notebook shows as its message, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def show_words(text: str) -> None:
    """Show a sentence: as HTML it is broken between words, while printed lines are cut anywhere.

    Parameters
    ----------
    text : str
        Code between backticks is shown as code.
    """
    show_html(f'<div style="max-width:46em">{with_code(text)}</div>', text)


def with_code(text: str) -> str:
    """Words as HTML; what stands between backticks becomes code.

    >>> with_code("is `a < b`?")
    'is <code>a &lt; b</code>?'
    """
    return CODE.sub(r"<code>\1</code>", html.escape(text, quote=False))


def show_html(fragment: str, text: str) -> None:
    """Show HTML where there is a notebook, and print the text where there is none.

    Parameters
    ----------
    fragment : str
        HTML; what it quotes is escaped already.
    text : str
        The same for a terminal.
    """
    try:
        from IPython import display, get_ipython  # noqa: PLC0415 - plain Python has none
    except ImportError:
        print(text)
    else:
        if get_ipython() is None:
            print(text)
        else:
            display.display({"text/plain": text, "text/html": fragment}, raw=True)
