"""The gates themselves: what they must notice, they notice."""

from nbformat import v4

from tests.notebooks.notebook_run import (
    NotebookRun,
    alts,
    assigned,
    bare_pictures,
    unexplained,
)
from tests.notebooks.test_prose import dead


def run_of(*cells):
    """A notebook whose cells raised: pairs of source, and the error's name and message."""
    made = []
    for source, ename, evalue in cells:
        output = v4.new_output("error", ename=ename, evalue=evalue, traceback=[])
        made.append(v4.new_code_cell(source, outputs=[output]))
    return NotebookRun(v4.new_notebook(cells=made), 0.0, 0.0)


def test_what_follows_from_a_stub_is_explained():
    follows = run_of(
        ("trained = model(X)", "NotImplementedError", ""),
        ("print(trained)", "NameError", "name 'trained' is not defined"),
    )
    assert unexplained(follows) == []


def test_a_name_that_nobody_defines_is_not():
    alone = run_of(("print(trained)", "NameError", "name 'trained' is not defined"))
    assert unexplained(alone) == ["NameError: name 'trained' is not defined in 'print(trained)'"]


def test_another_error_is_not():
    assert len(unexplained(run_of(("1 / 0", "ZeroDivisionError", "division by zero")))) == 1


def test_a_cell_defines_what_it_stores():
    source = "a, b = 1, 2\nfor i in []: c = i\ndef f(): ...\nprint(d)"
    assert assigned(source) == set("abcif")


def test_words_of_pictures_are_found_and_missed():
    shown = v4.new_output("display_data", {"text/html": '<img src="x"><p><img alt="words">'})
    assert alts(shown) == [None, "words"]
    bare = v4.new_output("display_data", {"image/png": "iVBOR", "text/plain": "<Figure>"})
    assert bare_pictures(bare) == ["image/png"]
    assert bare_pictures(shown) == []


def test_dead_links_are_told(tmp_path):
    (tmp_path / "here.md").touch()
    assert [dead(target, tmp_path, "# A title") for target in ("here.md#x", "#a-title")] == ["", ""]
    assert dead("gone.md", tmp_path, "") == "no file gone.md"
    assert dead("#b", tmp_path, "# A title") == "no heading #b"
    assert "expected https" in dead("http://example.org", tmp_path, "")
