"""Fetch what belongs to a notebook that was opened on its own: this is a cell of the notebook."""

import os
from pathlib import Path


class FilesMissing(OSError):  # noqa: N818 - a student reads what is missing, not an "Error"
    """Shown as one sentence, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def fetch(course: str, files: list[str]) -> None:
    """Fetch those of the course's files that are not here yet."""
    data = Path(os.environ.get("CATS_DATA", "."))
    places = [Path(), data, data / "photographs"]
    places += [Path("../../datasets"), Path("../../datasets/photographs")]
    missing = [
        file for file in files if not any((place / Path(file).name).exists() for place in places)
    ]
    if missing and not course:
        names = ", ".join(Path(file).name for file in missing)
        raise FilesMissing(
            f"This notebook needs {names} beside it: put what is missing into its folder, or write "
            "the course's address into the last lines of this cell, and run it again."
        )
    for file in missing:
        download(f"{course}/{file}", Path(file).name)


def download(address: str, name: str) -> None:
    """Get one file, whole or not at all."""
    from http.client import HTTPException  # noqa: PLC0415 - most of the time nothing is fetched
    from urllib.request import urlopen  # noqa: PLC0415 - likewise

    try:
        with urlopen(address, timeout=30) as answer:  # noqa: S310 - written by us, or by its user
            content = answer.read()
    except (OSError, HTTPException) as problem:
        raise FilesMissing(
            f"{name} is not beside this notebook and could not be fetched from {address} "
            f"({problem}). Connect to the internet and run this cell again, or put {name} here."
        ) from None
    if content.lstrip()[:1] == b"<" or content.startswith(b"version https://git-lfs"):
        raise FilesMissing(
            f"expected {name} from {address}, got a web page or a Git LFS pointer. Download {name} "
            "by hand and put it beside this notebook."
        )
    Path(name).write_bytes(content)
