"""What is fingerprinted: all that decides an answer or a verdict, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

import grader
from grader.exercises import exercise
from grader.grading import fingerprint
from grader.grading.fingerprint import (
    asked_prints,
    judge_code,
    judge_print,
    other_versions,
    run_code,
    run_print,
    versions,
)
from grader.modules import module_name

FOLDER = Path(grader.__file__).parent
NAME = "04-gradient-descent"


def names_of(paths):
    return {path.relative_to(FOLDER).as_posix() for path in paths if FOLDER in path.parents}


def test_every_file_of_an_assignments_mistakes_counts(course):
    for name in course.names:
        module = module_name(name)
        known = set((course.solutions / "mistakes").rglob(f"{module}/*.py"))
        known |= set((course.solutions / "mistakes").glob(f"{module}.py"))
        assert known
        assert known <= set(judge_code(course.assignment(name)))


def test_other_assignments_mistakes_do_not(course):
    others = (course.solutions / "mistakes" / "images_as_vectors").glob("*.py")
    assert not set(others) & set(judge_code(course.assignment(NAME)))


def test_what_decides_an_answer_asks_for_a_run():
    found = names_of(run_code())
    sandbox = {path.relative_to(FOLDER).as_posix() for path in (FOLDER / "sandbox").rglob("*.py")}
    assert len(sandbox) > 20
    assert sandbox <= found
    assert {"judging/call.py", "judging/count_lines.py", "marking/restore_cells.py"} <= found
    cells = {"defined_below", "defined_elsewhere", "names_defined", "own_code", "prose",
             "unreadable_code"}  # fmt: skip
    assert {f"marking/{name}.py" for name in cells} <= found


def test_what_decides_a_verdict_asks_for_a_rejudge(descent):
    found = names_of(judge_code(descent))
    assert {"exercises/_exercise.py", "exercises/gradient_descent.py"} <= found
    assert {"judging/judge.py", "judging/parts.py", "marking/mark_notebook.py"} <= found


@pytest.mark.parametrize(
    "name",
    ["cli", "csv_file.py", "doctor.py", "demo.py", "judge_report", "report", "exports", "bench"],
)
def test_what_decides_no_score_regrades_nobody(descent, name):
    found = names_of((*run_code(), *judge_code(descent)))
    assert not {each for each in found if each.split("/")[0] == name}


def test_each_file_that_counts_changes_its_fingerprint(descent, tmp_path, monkeypatch):
    own = tmp_path / "grader"
    for path in {*run_code(), *judge_code(descent)}:
        if FOLDER in path.parents:
            copy = own / path.relative_to(FOLDER)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    (own / "__init__.py").touch()
    monkeypatch.setattr(fingerprint.grader, "__file__", str(own / "__init__.py"))

    def prints():
        fingerprint._code_print.cache_clear()
        return run_print(descent, ""), judge_print(descent)

    before = prints()
    for name, runs, judges in [
        ("sandbox/inside/serve.py", True, False),
        ("exercises/_exercise.py", False, True),
        ("judging/judge.py", False, True),
        ("judging/call.py", True, True),
    ]:
        text = (own / name).read_text()
        (own / name).write_text(text + "\nx = 1\n")
        after = prints()
        assert (after[0] != before[0], after[1] != before[1]) == (runs, judges), name
        (own / name).write_text(text)


def test_another_way_to_draw_challenges_is_another_question(descent, monkeypatch):
    before = asked_prints(descent, 7)
    assert asked_prints(descent, 7) == before != asked_prints(descent, 8)

    @exercise(facets={"result": 1})
    def sigmoid(rng):
        return (rng.normal(size=3),)

    monkeypatch.setitem(descent.exercises, "sigmoid", sigmoid)
    fingerprint._asked_print.cache_clear()
    after = asked_prints(descent, 7)
    fingerprint._asked_print.cache_clear()
    assert {name for name in after if after[name] != before[name]} == {"sigmoid"}


def test_another_tolerance_is_the_same_question(descent, monkeypatch):
    before = asked_prints(descent, 7)
    sigmoid = descent.exercises["sigmoid"]
    looser = replace(sigmoid, rules=replace(sigmoid.rules, rtol=0.5))
    monkeypatch.setitem(descent.exercises, "sigmoid", looser)
    fingerprint._asked_print.cache_clear()
    after = asked_prints(descent, 7)
    fingerprint._asked_print.cache_clear()
    assert after == before


def test_another_numpy_is_told():
    assert other_versions(versions()) == ""
    assert other_versions({}) == ""
    assert "numpy 1.26.0, now" in other_versions(versions() | {"numpy": "1.26.0"})
