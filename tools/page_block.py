"""Put what a script found out into a page, between two marks that say which script."""

from pathlib import Path


def put_block(page: Path, name: str, text: str) -> None:
    """Replace what stands between the marks of one name.

    Parameters
    ----------
    page : Path
    name : str
        The page holds ``<!-- NAME: begin -->`` and ``<!-- NAME: end -->``.
    text : str

    Raises
    ------
    ValueError
        When the page does not hold both marks once, in this order.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    whole = page.read_text(encoding="utf-8")
    before, found, rest = whole.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{page}: expected the marks {begin} and {end}, in this order.")
    page.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}", encoding="utf-8")


def table(head: list[str], rows: list[list[str]]) -> str:
    """Give a table in Markdown.

    Parameters
    ----------
    head : list of str
    rows : list of list of str
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
