"""Grade notebooks through Otter-Grader's public API, as ``otter run`` does, in one process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from otter.api import grade_submission


def main(autograder: Path, folder: Path, scores: Path) -> None:
    """Grade each notebook of a folder and write the scores as JSON.

    Parameters
    ----------
    autograder : Path
        Otter's ZIP archive of tests and files.
    folder : Path
    scores : Path
        By student and exercise; a notebook that Otter could not grade is not there.
    """
    found = {}
    for notebook in sorted(folder.glob("*.ipynb")):
        try:
            results = grade_submission(str(notebook.resolve()), str(autograder), quiet=True)
        except Exception as error:  # noqa: BLE001 - what it raises is part of what is measured
            print(f"{notebook.name}: {error}", file=sys.stderr)  # noqa: T201 - the bench's log
            continue
        if results.catastrophic_error is None:
            found[notebook.stem] = {name: results.get_score(name) for name in results.test_files}
    scores.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(each).resolve() for each in sys.argv[1:4]))
