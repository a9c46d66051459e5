"""What the text refers to is there, what a check asks for was introduced, and it is spelt right."""

import ast
import re
import subprocess
import sys

import pytest

from grader.course.source import ANSWER, CHECK
from grader.judging.judge import VECTORIZED
from tests.conftest import ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)")
FILE = re.compile(r"`([\w./-]+\.(?:py|npz|h5|ipynb|md|txt|png))`")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("datasets/*.md")])
DICTIONARIES = "clear,rare,informal"
"""codespell's: plain slips, words that are seldom meant, and chatty ones."""


def headings(text):
    """The anchors that JupyterLab and GitHub give to headings."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    words = {re.sub(r"[^\w\s-]", "", title.strip().lower()).replace(" ", "-") for title in titles}
    return words | {title.strip().replace(" ", "-") for title in titles}


def dead(target, folder, text):
    """Why a link leads nowhere, or nothing."""
    if target.startswith("https://"):
        return ""
    if target.startswith("#"):
        return "" if target[1:] in headings(text) else f"no heading {target}"
    if ":" in target:
        return f"{target}: expected https or a file"
    return "" if (folder / target.partition("#")[0]).exists() else f"no file {target}"


def text_of(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def test_links_of_a_notebook_lead_somewhere(assignment):
    text = text_of(assignment.release_notebook)
    found = LINK.findall(text)
    assert found
    assert list(filter(None, (dead(target, assignment.release, text) for target in found))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_a_page_lead_somewhere(page):
    text = page.read_text()
    found = LINK.findall(text)
    assert list(filter(None, (dead(target, page.parent, text) for target in found))) == []


def test_files_that_a_notebook_names_are_there(assignment):
    course = assignment.course
    known = {path.name for folder in (course.notebooks, course.datasets)
             for path in folder.rglob("*")}  # fmt: skip
    for name in FILE.findall(text_of(assignment.release_notebook)):
        assert name.rpartition("/")[2] in known, name


def test_an_exercise_is_introduced_before_its_check(assignment):
    said, asked = "", []
    for cell in assignment.source.cells:
        if cell.mark == CHECK:
            asked.append(cell.name)
            assert f"### Exercise: `{cell.name}`" in said, cell.name
            for facet in assignment.exercises[cell.name].rules.facets:
                assert facet in {"result", VECTORIZED} or re.search(rf"\b{facet}\b", said), (
                    f"{cell.name}: {facet}"
                )
        if cell.kind == "markdown" or cell.mark == ANSWER:
            said += cell.text
    assert asked == list(assignment.points)


def test_a_function_explains_what_goes_in_and_what_comes_out(assignment):
    for cell in assignment.source.marked(ANSWER):
        function = ast.parse(cell.text).body[-1]
        said = ast.get_docstring(function) or ""
        assert "Returns\n-------" in said, cell.name
        parameters = said.partition("Parameters\n----------")[2].partition("Returns\n---")[0]
        for argument in function.args.args:
            assert re.search(rf"^(\w+, )*{argument.arg}(, \w+)* :", parameters, re.MULTILINE), (
                f"{cell.name}: {argument.arg}"
            )


def test_spelling(course, tmp_path):
    """Of all prose, comments, docstrings and hints, in the course and in its pages."""
    files = [course.solutions / f"{name}.py" for name in course.names] + PAGES
    files += sorted((course.solutions / "mistakes").rglob("*.py"))
    words = [sys.executable, "-m", "codespell_lib", "--builtin", DICTIONARIES, *map(str, files)]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


def test_spelling_notices_a_slip(tmp_path):
    (tmp_path / "a.md").write_text("The gradient of the cost is teh derivative.\n")
    words = [sys.executable, "-m", "codespell_lib", str(tmp_path)]
    assert subprocess.run(words, capture_output=True, check=False).returncode != 0
