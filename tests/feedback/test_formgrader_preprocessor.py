"""The page on which instructors read notebooks, made by nbgrader's own exporter and templates."""

import copy

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat import v4

from grader.feedback.formgrader_preprocessor import Harmless
from tests.feedback.payloads import add_payloads
from tests.feedback.test_sanitise import PNG, Elements


def elements(notebook, *, harmless=True):
    # nbconvert's template for notebooks, of which formgrader's is an extension
    exporter = HTMLExporter(template_name="classic", preprocessors=[Harmless] if harmless else [])
    page, _ = exporter.from_notebook_node(notebook)
    return Elements(page.partition("<body")[2]).found


@pytest.fixture
def attacking():
    notebook = v4.new_notebook(cells=[v4.new_code_cell("x", metadata={"tags": ["demo"]})])
    add_payloads(notebook)
    return notebook


def test_nothing_runs_or_loads(attacking):
    for tag, attributes in elements(attacking):
        assert tag not in {"script", "iframe", "object", "embed", "form", "meta", "link", "base"}
        assert not [name for name in attributes if name.startswith("on")]
        assert "javascript:" not in str(attributes.get("href"))
        assert attributes.get("src", "data:image/").startswith("data:image/")


def test_without_it_scripts_are_in_the_page():
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("<script>alert(1)</script>")])
    assert "script" in {tag for tag, _ in elements(notebook, harmless=False)}
    assert "script" not in {tag for tag, _ in elements(notebook)}


def test_code_in_a_text_cell_is_not_read_as_markdown_again():
    text = "```\na\n\n[press](javascript:alert(1))\n```"
    found = elements(v4.new_notebook(cells=[v4.new_markdown_cell(text)]))
    assert "a" not in {tag for tag, _ in found}


def test_formgrader_shows_the_answer_first_its_scheme_and_the_rest_folded(descent):
    notebook = copy.deepcopy(descent.release_notebook)
    path = descent.course.autograded / "ann" / descent.name
    page = {"submission_id": "1", "assignment_id": descent.name, "metadata": {"path": str(path)}}
    shown = Harmless().preprocess(notebook, page)[0].cells
    assert shown[0].metadata.nbgrader.grade_id == "reflection"
    assert "Mark scheme, one point each" in shown[1].source
    assert f"Everything else in this notebook ({len(shown) - 3} cells)" in shown[2].source
    assert "nth-child(n+4)" in shown[2].source


def test_a_student_s_page_has_no_scheme_and_its_own_order(descent):
    notebook = copy.deepcopy(descent.release_notebook)
    shown = Harmless().preprocess(notebook, {"metadata": {}})[0].cells
    assert [cell.id for cell in shown] == [cell.id for cell in descent.release_notebook.cells]
    assert not [cell for cell in shown if "one point each" in cell.source]


def test_plots_are_still_shown():
    cell = v4.new_code_cell("plot()")
    cell.outputs = [v4.new_output("display_data", {"image/png": PNG})]
    shown = [
        attributes for tag, attributes in elements(v4.new_notebook(cells=[cell])) if tag == "img"
    ]
    assert shown[0]["src"] == f"data:image/png;base64,{PNG}"
