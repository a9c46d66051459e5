"""The list of checks is read from the notebooks as they were saved."""

import json

import pytest

from grader.in_notebook.progress import passed


def notebook(**checks):
    """A saved notebook: what each check has shown, by its exercise."""
    cells = [
        {
            "metadata": {"nbgrader": {"grade_id": f"check-{name}"}},
            "outputs": [{"data": {"text/plain": [shown]}}] if shown else [],
        }
        for name, shown in checks.items()
    ]
    return json.dumps({"cells": [{"metadata": {}}, *cells]})


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Two notebooks side by side; the working folder is the second one's."""
    for name, text in [
        ("03-a", notebook(loss="✓ loss: all right", cost="✗ cost: not right yet")),
        ("04-b", notebook(model="✓ model: all right")),
    ]:
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.ipynb").write_text(text)
    monkeypatch.chdir(tmp_path / "04-b")
    return tmp_path


@pytest.mark.usefixtures("course")
def test_what_has_passed_is_told_apart_from_what_is_open(capsys):
    passed()
    title, one, other = capsys.readouterr().out.splitlines()
    assert title == "2 of 3 checks passed"
    assert one.split() == ["03-a", "1", "of", "2:", "loss", "✓,", "cost", "·"]
    assert other.split() == ["04-b", "1", "of", "1:", "model", "✓"]


def test_when_all_have_passed_it_is_a_certificate(course, capsys):
    (course / "03-a" / "03-a.ipynb").write_text(notebook(loss="✓ loss: all right"))
    passed()
    assert "Certificate: all 2 checks passed" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", '{"cells": 3}', '{"cells": [{"metadata": 1}]}'])
def test_a_file_that_is_no_notebook_is_left_out(course, capsys, text):
    (course / "03-a" / "03-a.ipynb").write_text(text)
    passed()
    assert capsys.readouterr().out.startswith("Certificate: all 1 checks passed")


def test_without_any_notebook_nothing_is_claimed(tmp_path, monkeypatch, capsys):
    (tmp_path / "alone").mkdir()
    monkeypatch.chdir(tmp_path / "alone")
    passed()
    assert capsys.readouterr().out.strip() == "0 of 0 checks passed"
