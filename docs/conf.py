"""Sphinx's configuration: these pages and the course's notebooks as a site; ``make docs``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # for mathml, beside this file

project = "The cat course"
author = "The cat course's authors"
copyright = "the cat course's authors, BSD 3-Clause"  # noqa: A001 - Sphinx's name for it
extensions = ["myst_nb", "sphinx_external_toc", "mathml"]
exclude_patterns = ["_build", "requirements.txt"]
highlight_language = "text"  # of blocks that name none: they are for a shell
html_theme = "sphinx_book_theme"
html_title = project
html_theme_options = {
    "navbar_persistent": [],  # the search field stands in the sidebar
    "use_download_button": False,
    "use_fullscreen_button": False,
}
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_math_renderer = "mathml"
myst_enable_extensions = ["dollarmath", "colon_fence"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # course_pages.py has run the notebooks
nb_ipywidgets_js: dict[str, str] = {}  # a page asks no other host for anything
suppress_warnings = ["myst-nb.lexer"]


def to_course_pages(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Lead links to a notebook, which are right in the repository, to its page on the site."""
    for notebook in sorted((HERE.parent / "notebooks").glob("*/*.ipynb")):
        link = f"](../notebooks/{notebook.parent.name}/{notebook.name})"
        source[0] = source[0].replace(link, f"](course/{notebook.name})")


def setup(app: Sphinx) -> None:
    """Let Sphinx call the above for each page that it reads."""
    app.connect("source-read", to_course_pages)
