"""Keep what came of `make fresh`, and show it as a table."""

import dataclasses
import json
import re
from collections.abc import Iterable
from pathlib import Path

from page_block import table


@dataclasses.dataclass(frozen=True)
class Result:
    """What came of one variant.

    Parameters
    ----------
    system : str
    python : str
    variant : str
    passed : bool
    said : str
        The last line.
    seconds : float
    """

    system: str
    python: str
    variant: str
    passed: bool
    said: str
    seconds: float


def keep(results: Path, result: Result, run_of: dict[str, str]) -> None:
    """Write down what came of a variant, in the place of what came of it before.

    Parameters
    ----------
    results : Path
        The file for one release.
    result : Result
    run_of : dict
        ``date`` and ``commit``.
    """
    kept = json.loads(results.read_text()) if results.is_file() else {}
    kept[result.variant] = {"result": dataclasses.asdict(result), **run_of}
    results.write_text(json.dumps(kept))


def block(files: Iterable[Path], variants: Iterable[str]) -> str:
    """What the page shows: the last run of each variant on each release.

    Parameters
    ----------
    files : iterable of Path
        The results for each release, where there are some.
    variants : iterable of str
        The names of all, in order.
    """
    columns = [json.loads(file.read_text()) for file in files if file.is_file()]
    heads, last = [], ["last run"]
    for column in columns:
        result = Result(**next(iter(column.values()))["result"])
        heads.append(f"{result.system}, Python {result.python}")
        commits = dict.fromkeys(each["commit"] for each in column.values())
        last.append(f"{max(each['date'] for each in column.values())}, {', '.join(commits)}")
    rows = [
        [name, *(cell(Result(**c[name]["result"])) if name in c else "not tried" for c in columns)]
        for name in variants
    ]
    return table(["`make fresh`", *heads], [*rows, last])


def cell(result: Result) -> str:
    """Give one cell of the table.

    Parameters
    ----------
    result : Result
    """
    if not result.passed:
        return f"**failed**: {result.said}"
    counted = re.search(r"\d+ passed.*?(?= in )", result.said)
    return f"{counted[0] if counted else 'works'}, {result.seconds:.0f} s"
