"""What the pages say is so: links, examples and counts; `tests/docs/` runs their commands."""

import re
from pathlib import Path

import numpy as np

from grader.course.mistakes import mistake
from grader.exercises import challenges, exercise
from grader.judge_report.mutants import mutants
from grader.judging.judge import judge

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


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
    mistakes = sum(len(found) for each in course.assignments() for found in each.mistakes.values())
    variants = sum(len(each.variants) for each in course.assignments())
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


def test_the_readme_has_the_figures_of_the_bench():
    measured = (ROOT / "docs" / "bench.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(
        r"^## (\S+), \d+ submissions\n(.*?)(?=^## |\Z)", measured, re.MULTILINE | re.DOTALL
    )
    assert len(found) > 1
    for name, body in found:
        wanted = (r"as it comes: (\S+) x", r"same cells: (\S+) x", r"; (\S+) x without it",
                  r"more submission: (\S+) x", r"two workers: (\S+) x")  # fmt: skip
        figures = " | ".join(
            f"{re.search(each, body)[1]} \N{MULTIPLICATION SIGN}" for each in wanted
        )
        assert f"| `{name}` | {figures} |" in readme
