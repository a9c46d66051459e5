import jupytext
import pytest

from grader.course.percent import text_cells
from grader.errors import UserError

FORMS = '''# ---
# jupyter:
#   language_info: {name: python}
# ---

# %% [markdown]
# # Title
#
# text
#not far

# %% tags=["demo", "x"] points=2.5

# a comment

LINE
x = 1  # %% not a cell


# %% [markdown] written="reflection" points=4
"""
In quotes, with `# %%`.
"""

# %% [raw]
# raw

# %%
'''


def jupytext_s(text):
    cells = jupytext.reads(text, fmt="py:percent").cells
    for cell in cells:
        for own in ("lines_to_next_cell", "cell_marker"):
            cell.metadata.pop(own, None)
    return [(cell.cell_type, cell.source, dict(cell.metadata)) for cell in cells]


def ours(text):
    return [(cell.kind, cell.text, cell.options) for cell in text_cells(text, "here")]


def test_all_sources_are_read_as_jupytext_reads_them(course):
    for name in course.names:
        text = (course.solutions / f"{name}.py").read_text(encoding="utf-8")
        assert ours(text) == jupytext_s(text)


@pytest.mark.parametrize("line", ["# %matplotlib inline", "# !ls", "y = 2"])
def test_other_forms_are_read_as_jupytext_reads_them(line):
    text = FORMS.replace("LINE", line)
    assert ours(text) == jupytext_s(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# %% A title\nx = 1\n", "A title"),
        ("# %% [markdown] points=\n# x\n", "points="),
        ("x = 1\n\n# %%\ny = 2\n", "before it"),
    ],
)
def test_what_is_not_understood_is_named(text, said):
    with pytest.raises(UserError, match=said):
        text_cells(text, "solutions/09-x.py")
