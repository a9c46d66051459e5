"""Show something in a student's notebook as HTML, or as text where nothing can display that."""

from __future__ import annotations


def show_html(html: str, text: str) -> None:
    """Show HTML where there is a notebook, and print the text where there is none.

    Parameters
    ----------
    html : str
        A fragment; what it quotes is escaped already.
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
            display.display({"text/plain": text, "text/html": html}, raw=True)
