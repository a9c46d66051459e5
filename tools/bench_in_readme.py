"""Put the figures of docs/bench.md into the README's table; ``make bench`` runs it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECTION = re.compile(r"^## (\S+), \d+ submissions\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FIGURES = (
    r"as it comes: (\S+) x",
    r"same cells: (\S+) x",
    r"; (\S+) x without it",
    r"more submission: (\S+) x",
    r"two workers: (\S+) x",
)
"""In the order of the table's columns."""
TIMES = "\N{MULTIPLICATION SIGN}"
ROWS = re.compile(rf"(?:^\| `\d\d\S*` \| [^|]+ {TIMES} \|.*\n)+", re.MULTILINE)


def rows(measured: str) -> list[str]:
    """The table's rows.

    Parameters
    ----------
    measured : str
        The page that the bench wrote.
    """
    found = []
    for name, body in SECTION.findall(measured):
        matches = [re.search(figure, body) for figure in FIGURES]
        cells = [f"{match[1]} {TIMES}" if match else "not measured" for match in matches]
        found.append(f"| `{name}` | {' | '.join(cells)} |")
    return found


def main() -> None:
    """Replace the rows."""
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    made = rows((ROOT / "docs" / "bench.md").read_text(encoding="utf-8"))
    replaced, count = ROWS.subn("\n".join(made) + "\n", text)
    if count != 1:
        raise SystemExit(f"{page}: expected one table of speeds, found {count}.")
    page.write_text(replaced, encoding="utf-8")


if __name__ == "__main__":
    main()
