"""What the pages tell people to type: every grader command parses, and the guide's are run."""

import re
import shlex
from pathlib import Path

import click
import numpy as np
import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.exercises import challenges, exercise
from grader.judge import judge
from grader.mutants import mutants
from grader.sample_class import STUDENTS, complete
from solutions.mistakes import mistake, mistakes_of
from solutions.variants import variants_of

ROOT = Path(__file__).parent.parent
NAME = "04-gradient-descent"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(page):
    """Every ``grader …`` on a page, in a block or in a line."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    lines += [" ".join(words.split()) for words in re.findall(r"`([^`]+)`", prose)]
    found = (re.match(r"(?:\$ )?(?:\.venv/bin/)?grader ((?:[a-z-]).*)", line) for line in lines)
    return [re.sub(r"\s+#.*", "", match.group(1)) for match in found if match]


ALL = [(page.name, command) for page in PAGES for command in commands(page)]


def test_there_are_commands_on_the_pages():
    assert len(ALL) > 15


@pytest.mark.parametrize(("page", "command"), sorted(set(ALL)))
def test_every_command_parses(page, command, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    stands_for = {"FILE": str(tmp_path), "FOLDER": "datasets"}
    words = [stands_for.get(word, word) for word in shlex.split(command)]
    notebook = [word for word in words if word.endswith(".ipynb")]
    words = [f"notebooks/{NAME}/{NAME}.ipynb" if word in notebook else word for word in words]
    name, *rest = words
    assert name in main.commands
    if rest and not isinstance(main.commands[name], click.Group):
        main.commands[name].make_context(name, rest)


def test_the_commands_of_the_guide_run(fresh_course, submit, monkeypatch):
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {"reflection": "Overfitting."}))
    submit(assignment, "bob", complete(assignment, STUDENTS["dan"].answers))
    monkeypatch.chdir(fresh_course.root)
    ran = [c for c in commands(ROOT / "docs" / "instructors.md") if "…" not in c]
    order = ("build", "grade", "mark", "feedback", "report", "export", "doctor")
    for command in sorted(ran, key=lambda each: order.index(each.split()[0])):
        done = CliRunner().invoke(main, shlex.split(command.replace("FOLDER", "datasets")))
        assert done.exit_code == 0, f"{command}: {done.output}"
    assert (fresh_course.reports / "index.html").is_file()


def test_every_link_between_pages_leads_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_example_exercise_is_judged_as_the_page_says():
    text = (ROOT / "docs" / "new-exercise.md").read_text(encoding="utf-8")
    answer, draw, slip = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    names = {"np": np, "exercise": exercise, "mistake": mistake}
    exec(answer.partition("# %% check")[0], right := dict(names))  # noqa: S102 - our own page
    exec(draw, drawn := dict(names))  # noqa: S102 - our own page
    exec(slip, slips := dict(names))  # noqa: S102 - our own page
    for seed in range(100):
        posed = challenges(drawn["accuracy"], seed)
        answers = [right["accuracy"](*args) for args in posed]
        wrong = [slips["counts_the_wrong"].function(*args) for args in posed]
        judged = judge("accuracy", wrong, answers, rules=drawn["accuracy"].rules)
        assert judged.status == "failed"


def test_the_readme_counts_right(course):
    graded = [(each, name) for each in course.assignments() for name in each.exercises]
    mistakes = sum(len(found) for name in course.names for found in mistakes_of(name).values())
    variants = sum(len(variants_of(name)) for name in course.names)
    changed = sum(1 for each, name in graded for _ in mutants(each, name))
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    counts = re.search(
        r"know (\d+) mistakes.* and (\d+) other ways.* and (\d+) mutants", text, re.DOTALL
    )
    assert tuple(map(int, counts.groups())) == (mistakes, variants, changed)
    for assignment in course.assignments():
        points = sum(assignment.points.values()) + sum(assignment.source.written.values())
        row = re.search(rf"^\| `{assignment.name}` \|.*\| (\w+) \|$", text, re.MULTILINE)[1]
        assert row == (f"{points:g}" if points else "practice")
