"""The last notebook's glossary: words stand where it says, and are not introduced before."""

import re

from grader.course.source import HINTS, WRITTEN

LAST = "05-going-further"
ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \| (tour|starter|\d\d\w?) \|$", re.MULTILINE)


def number_of(name):
    """As the glossary writes it: 03b; or tour, for one of the two notebooks 00."""
    return name.rpartition("-")[2] if name.startswith("00-") else name.partition("-")[0]


def prose_of(assignment):
    """A notebook's text, on one line and in small letters."""
    cells = [cell.text for cell in assignment.source.cells
             if cell.kind == "markdown" and cell.mark not in {HINTS, WRITTEN}]  # fmt: skip
    text = " ".join("\n".join(cells).split()).lower()
    return text.partition(". all words of the course")[0]  # the glossary itself is no proof


def test_each_word_was_introduced_where_the_glossary_says(course):
    glossary = "\n".join(cell.text for cell in course.assignment(LAST).source.cells)
    rows = [(word.strip().lower(), where) for cell, where in ROW.findall(glossary)
            for word in cell.split(",")]  # fmt: skip
    assert len(rows) > 80
    notebooks = {number_of(name): prose_of(course.assignment(name)) for name in course.names}
    assert set(notebooks) == {where for _, where in rows}, "each notebook introduces something"
    order = list(notebooks)
    for word, where in rows:
        assert re.search(rf"(?<!\w){word}", notebooks[where]), f"{word}: {where}"
        stressed = re.compile(rf"(?<!\w)\*\*?{word}s?\*")
        earlier = [name for name in order[: order.index(where)] if stressed.search(notebooks[name])]
        assert earlier == [], f"{word}: introduced in {earlier[0]}, not in {where}"
