"""What may lie in a student's folder in the place of an honest notebook."""

import io
import json
import os
import zipfile

import nbformat
from nbformat import v4

from grader.course.cells import exercise_of, grade_id

JUNK = {
    "nothing at all": b"",
    "no JSON": b"\x89PNG\r\n",
    "invalid UTF-8": b'{"nbformat": 4, "cells": ["\xff\xfe\xc0\x80"]}',
    "a pickle": b"\x80\x04\x95\x1d\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    "not a number": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {"x": NaN}, "cells": []}',
    "infinity": b'{"nbformat": 4, "nbformat_minor": Infinity, "metadata": {}, "cells": []}',
    "a huge number": b'{"nbformat": 4, "nbformat_minor": ' + b"9" * 10_000 + b', "cells": []}',
    "deep lists": b"[" * 1_000_000,
    "deep metadata": b'{"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": '
    + b'{"a":' * 900
    + b"1"
    + b"}" * 901,
    "nbformat 2": b'{"nbformat": 2, "nbformat_minor": 0, "metadata": {}, "worksheets": []}',
    "nbformat 3": b'{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}',
    "nbformat 99": b'{"nbformat": 99, "nbformat_minor": 0, "metadata": {}, "cells": []}',
    "a hundred megabytes": b'{"nbformat": 4, "x": "' + b"x" * 100_000_000 + b'"}',
    "a list": b"[]",
    "a notebook for another language": json.dumps(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "cells": [],
            "metadata": {"kernelspec": {"name": "bash", "display_name": "x", "language": "bash"}},
        }
    ).encode(),
}
"""Files that are no notebook, or hardly one; they earn nothing."""


def _marked(notebook):
    return [cell for cell in notebook.cells if grade_id(cell)]


def _find(notebook, mark):
    return next(cell for cell in notebook.cells if grade_id(cell) == mark)


def _delete_checks(notebook):
    notebook.cells = [cell for cell in notebook.cells if not exercise_of(cell)]


def _duplicate_checks(notebook):
    copies = [nbformat.from_dict(dict(cell)) for cell in notebook.cells if exercise_of(cell)]
    for cell in copies:
        cell.metadata.nbgrader.points = 1000
    notebook.cells = [*notebook.cells, *copies]


def _retype_checks(notebook):
    for place, cell in enumerate(notebook.cells):
        if exercise_of(cell):
            notebook.cells[place] = v4.new_markdown_cell(cell.source, metadata=cell.metadata)


def _retype_answers(notebook):
    for place, cell in enumerate(notebook.cells):
        if grade_id(cell) == "sigmoid":
            notebook.cells[place] = v4.new_raw_cell(cell.source, metadata=cell.metadata)


def _points(notebook):
    for cell in _marked(notebook):
        cell.metadata.nbgrader.points = 10**9


def _checks_as_solutions(notebook):
    for cell in _marked(notebook):
        if exercise_of(cell):
            cell.metadata.nbgrader.update(solution=True, locked=False)
            cell.source = "10.0"
            cell.outputs = [
                v4.new_output("execute_result", {"text/plain": "1000.0"}, execution_count=1)
            ]


def _answers_as_checks(notebook):
    for cell in _marked(notebook):
        if cell.cell_type == "code":
            cell.metadata.nbgrader.update(grade=True, points=1000, cell_type="code")


def _other_ids(notebook):
    for cell in _marked(notebook):
        cell.metadata.nbgrader.grade_id += "-x"


def _odd_marks(notebook):
    for cell in notebook.cells:
        if not grade_id(cell):
            cell.metadata["nbgrader"] = ["odd"]


def _odd_notebook_metadata(notebook):
    notebook.metadata.update(
        {"celltoolbar": "<script>alert(1)</script>", "cat_course": {"seed": 1}, "title": "../../x"}
    )
    notebook.metadata["kernelspec"] = {
        "name": "../../evil",
        "display_name": "<img src=x onerror=alert(1)>",
        "language": "python",
    }


def _all_demo(notebook):
    for cell in notebook.cells:
        cell.metadata["tags"] = ["demo", "raises-exception", "remove_cell"]


def _attachments(notebook):
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
    )
    notebook.cells.insert(
        0,
        v4.new_markdown_cell(
            "![x](attachment:../../../../x.svg) ![y](attachment:y.png)",
            attachments={
                "../../../../x.svg": {"image/svg+xml": svg},
                "y.png": {"image/png": '"><script>alert(1)</script>'},
            },
        ),
    )


def _markup(notebook):
    text = (
        "<script>alert(1)</script> <img src=x onerror=alert(1)> [link](javascript:alert(1)) "
        "<svg onload=alert(1)></svg> <iframe src='javascript:alert(1)'></iframe> "
        "<a href='JaVaScRiPt:alert(1)'>y</a> <form action=//evil><input autofocus onfocus=alert(1)></form>"
        "\n\n```\n</pre><script>alert(1)</script>\n```"
    )
    _find(notebook, "reflection").source = text
    notebook.cells.insert(0, v4.new_markdown_cell(text))
    notebook.cells.insert(0, v4.new_raw_cell(text, metadata={"raw_mimetype": "text/html"}))
    shown = {
        "text/html": text,
        "image/svg+xml": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    }
    demo = v4.new_code_cell("0", metadata={"tags": ["demo"]})
    demo.outputs = [
        v4.new_output("display_data", shown),
        v4.new_output("display_data", {"application/javascript": "alert(1)"}),
        v4.new_output("display_data", {"text/markdown": text}),
        v4.new_output("display_data", {"text/latex": text}),
        v4.new_output("display_data", {"image/png": '" onerror=alert(1) x="'}),
        v4.new_output("stream", name="stdout", text=text + "\x1b]8;;javascript:alert(1)\x07x"),
        v4.new_output("error", ename=text, evalue=text, traceback=[text]),
    ]
    live = (
        "from IPython.display import HTML, SVG, Javascript, Markdown\n"
        f"text = {text!r}\n"
        "display(HTML(text), Javascript('alert(1)'), Markdown(text))\n"
        "display({'image/svg+xml': '<svg onload=alert(1)><script>alert(1)</script></svg>'}, raw=True)\n"
        "display({'image/png': '\" onerror=alert(1) x=\"'}, raw=True, metadata={'image/png': "
        "{'width': '1\" onerror=\"alert(1)'}})\n"
        "display({'application/vnd.jupyter.widget-view+json': {'model_id': '</script><script>alert(1)'}}, raw=True)\n"
        "print(text)\nraise type('<script>alert(1)</script>', (Exception,), {})(text)"
    )
    notebook.cells += [demo, v4.new_code_cell(live)]


def _foreign_cells(notebook):
    for cell in notebook.cells:
        cell["id"] = "../../../etc/passwd"


CHANGED = {
    "deleted checks": (_delete_checks, 30),
    "duplicated checks": (_duplicate_checks, 30),
    "checks as text": (_retype_checks, 30),
    "an answer as raw text": (_retype_answers, 30),
    "points of one's own": (_points, 30),
    "checks as solutions": (_checks_as_solutions, 30),
    "answers as checks": (_answers_as_checks, 30),
    "ids of one's own": (_other_ids, 30),
    "odd marks": (_odd_marks, 30),
    "odd metadata": (_odd_notebook_metadata, 30),
    # what is marked so is not run, but the imports of the notebook are put back
    "all cells as demonstrations": (_all_demo, 30),
    # right functions below their checks count, with a flag: see `grader.marking.defined_below`
    "reversed cells": (lambda notebook: notebook.cells.reverse(), 30),
    "attachments that climb": (_attachments, 30),
    "markup everywhere": (_markup, 30),
    "the same id for all cells": (_foreign_cells, 30),
}
"""Changes to a right notebook, and what it then deserves: what its functions are worth."""


def _link_to_neighbour(folder, filename, neighbour):
    (folder / filename).symlink_to(neighbour)


def _link_to_device(folder, filename, _):
    (folder / filename).symlink_to("/dev/zero")


def _folder(folder, filename, _):
    (folder / filename).mkdir()


def _fifo(folder, filename, _):
    os.mkfifo(folder / filename)


def _zip(folder, filename, _):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(f"../../../../TOKEN-{filename}", "x")
        archive.writestr("/tmp/TOKEN", "x")  # noqa: S108
    (folder / "submission.zip").write_bytes(content.getvalue())


def _misnamed(folder, filename, neighbour):
    (folder / ("..\\..\\" + filename)).write_bytes(neighbour.read_bytes())


FILES = {
    "a link to a neighbour's": _link_to_neighbour,
    "a link to a device": _link_to_device,
    "a folder": _folder,
    "a pipe": _fifo,
    "an archive that climbs": _zip,
    "a name that climbs": _misnamed,
}
"""No file at all where the notebook belongs: nothing is earned, nothing followed or unpacked."""


def _modules(folder, *_):
    for name in ("numpy", "checks", "sitecustomize", "usercustomize", "grader", "json"):
        (folder / f"{name}.py").write_text("raise SystemExit('mine')")


def _timestamp_link(folder, _, neighbour):
    (folder / "timestamp.txt").symlink_to(neighbour.parents[4] / "nbgrader_config.py")


def _timestamp_pipe(folder, *_):
    os.mkfifo(folder / "timestamp.txt")


BESIDE = {
    "modules of one's own": _modules,
    "a linked time": _timestamp_link,
    "a time from a pipe": _timestamp_pipe,
}
"""What lies beside a right notebook; it earns everything, and nothing of it is used or followed."""
