"""How a marked notebook lies on disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nbformat.v4.rwbase import strip_transient

if TYPE_CHECKING:
    from nbformat import NotebookNode


def marked_text(notebook: NotebookNode) -> str:
    """A marked notebook as its file has it.

    Parameters
    ----------
    notebook : NotebookNode
        Valid, and not looked at again: what was parsed is, and so is each output that was added.
    """
    # Compact, because that is ten times as fast; ASCII, because a notebook may hold halves of
    # characters.
    return json.dumps(strip_transient(notebook), sort_keys=True) + "\n"
