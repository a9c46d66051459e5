"""What a notebook says."""

import re


def text_of(course, name):
    """The text of a notebook, code and all, on one line.

    Parameters
    ----------
    course : Course
    name : str
        An assignment's.
    """
    cells = course.assignment(name).source.cells
    joined = re.sub(r'"\n *f?"', "", "\n".join(cell.text for cell in cells))
    return " ".join(re.sub(r"^# ?", "", joined, flags=re.MULTILINE).split())


def assert_says(course, name, *sentences):
    """Fail unless a notebook says each of some sentences, word for word."""
    text = text_of(course, name)
    assert [each for each in sentences if each not in text] == []
