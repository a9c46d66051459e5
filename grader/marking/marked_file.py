"""How a marked notebook lies on disk, and what its end says: verdicts, seconds, flags, the seed.

Keys are sorted, so a notebook's metadata come after its cells, and the grader's facts begin them.
They are read from there: a report need not read the figures of a thousand notebooks.
"""

from __future__ import annotations

import json
import mmap
from typing import TYPE_CHECKING, Any

from nbformat.v4.rwbase import strip_transient

from grader.course.cells import FACTS
from grader.judging.judge import Facet, Failure, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

_START = f'"metadata": {{"{FACTS}": '.encode()


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


def facts_in(data: bytes | mmap.mmap) -> dict[str, Any]:
    """What grading wrote into a marked notebook's metadata.

    Parameters
    ----------
    data : bytes or mmap
        The file, by `marked_text` or by nbgrader.

    Raises
    ------
    ValueError, KeyError, TypeError
        When it is no marked notebook.
    """
    start = data.rfind(_START)
    if start >= 0:
        try:
            # An object that ends where the file ends can only be the notebook's: within a cell,
            # whose metadata students may call what they like, something would be left over.
            return _facts(json.loads(b"{" + data[start:]))
        except ValueError:
            pass
    return _facts(json.loads(data[:]))


def facts_of(path: Path) -> dict[str, Any]:
    """The same of a file, of which only the end is read where that is enough.

    Raises
    ------
    OSError, ValueError, KeyError, TypeError
        When there is no marked notebook.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return facts_in(data)


def verdicts_in(facts: dict[str, Any]) -> dict[str, Verdict]:
    """The verdicts among the facts, by exercise.

    Raises
    ------
    KeyError, TypeError
        When they are not as `grader.marking.mark_notebook.keep_facts` writes them.
    """
    return {said["exercise"]: _verdict(said) for said in facts["verdicts"]}


def _facts(notebook: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = notebook["metadata"][FACTS]
    return found


def _verdict(said: dict[str, Any]) -> Verdict:
    return Verdict(
        said["exercise"],
        tuple(Facet(**facet) for facet in said["facets"]),
        Failure(**said["failure"]) if said["failure"] else None,
        tuple(said["notes"]),
    )
