"""What instructors do in formgrader and students in JupyterLab, by the mouse and the keyboard."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from grader.gradebook.connection import open_gradebook
from grader.sample_class import STUDENTS, complete
from grader.sample_class.completing import reference_answers
from tests.browser.conftest import wait_for_kernel
from tests.conftest import ROOT, configured
from tests.feedback.payloads import add_payloads

NAME = "04-gradient-descent"
SOON = 60_000
"""Milliseconds to wait for what a server or kernel does."""


@pytest.fixture
def exchange(fresh_course, tmp_path):
    """Give the course an exchange of its own, for formgrader to release to."""
    folder = tmp_path / "exchange"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    configured(fresh_course, f"c.Exchange.root = {str(folder)!r}")
    return folder


def collect_from_canvas(course, notebooks):
    """Give nbgrader the archive that Canvas lets an instructor download."""
    archive = course.classroom / "downloaded" / NAME / "archive" / "submissions.zip"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w") as opened:
        for name, notebook in notebooks.items():
            opened.writestr(f"{name}_{NAME}.ipynb", nbformat.writes(notebook))
    nbgrader = Path(sys.executable).with_name("nbgrader")
    environment = os.environ | {"PATH": f"{nbgrader.parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([nbgrader, "zip_collect", NAME], cwd=course.root, env=environment, check=True)


def test_an_instructor_releases_collects_grades_and_gives_feedback(
    fresh_course, exchange, visit, jupyterlab, screenshot
):
    assignment = fresh_course.assignment(NAME)
    page = visit()
    page.set_default_timeout(SOON)
    server = jupyterlab(fresh_course.root)
    page.goto(server.at("login"))  # what formgrader asks the server for needs the cookie
    page.goto(server.at("formgrader/manage_assignments"))
    row = page.locator("tr", has=page.get_by_role("link", name=NAME, exact=True))
    row.locator("td.release a").click()
    page.locator(".modal.in", has_text="Successfully released").wait_for()
    screenshot(page, "formgrader-released")
    released = {path.name for path in (exchange / "cats" / "outbound" / NAME).iterdir()}
    assert released == {f"{NAME}.ipynb", "checks.py", "examples.npz", "datasets.txt"}

    answers = STUDENTS["dan"].answers | {"reflection": "Overfitting."}
    notebook = complete(assignment, answers)
    add_payloads(notebook)
    ann = complete(assignment, {"reflection": "A test set that nobody looked at."})
    collect_from_canvas(fresh_course, {"leeann_501_9001": ann, "oakdan_LATE_502_9002": notebook})
    page.goto(server.at(f"formgrader/manage_submissions/{NAME}"))
    page.locator("td.student-id", has_text="501").wait_for()
    screenshot(page, "formgrader-collected")
    page.locator("tr", has_text="502").locator("td.autograde a").click()
    page.locator(".modal.in", has_text="Successfully autograded").wait_for()
    screenshot(page, "formgrader-autograded")
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        assert gradebook.find_submission(NAME, "502").score == 27
        [notebook] = gradebook.find_submission(NAME, "502").notebooks
        submission = notebook.id
    page.goto(server.at(f"formgrader/submissions/{submission}/") + "&index=0")
    box = page.locator(".nbgrader_cell", has=page.locator("text=Overfitting.")).locator(
        "input.score.needs_manual_grade"  # which it is not called before somebody listens to it
    )
    with page.expect_response(lambda reply: reply.request.method == "PUT") as saved:
        box.fill("3")
        box.blur()
    assert saved.value.ok
    assert page.evaluate("window.name") == ""  # nothing of the student's ran here
    assert not [url for url in page.asked if "evil.example" in url]
    screenshot(page, "formgrader-manual")
    page.goto(server.at(f"formgrader/manage_submissions/{NAME}"))
    page.locator("tr", has_text="502").locator("td.generate-feedback a").click()
    page.locator(".modal-dialog", has_text="Success").wait_for()
    screenshot(page, "formgrader-feedback")
    feedback = (fresh_course.feedback / "502" / NAME / f"{NAME}.html").read_text()
    assert "reflection: 3 of 4 points" in feedback
    assert '<td class="n">30<td class="n">34' in feedback


def solve(page, name, source):
    """Replace an answer cell's text and run it and its check."""
    cell = page.locator(".jp-CodeCell", has_text=f"def {name}(").first
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(source)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    return page.locator(".jp-CodeCell", has_text=re.compile(rf'check\("{name}"'))


def test_a_student_solves_two_exercises_and_validates(fresh_course, visit, jupyterlab, screenshot):
    page = visit()
    page.set_default_timeout(SOON)
    server = jupyterlab(fresh_course.root)
    page.goto(server.at(f"lab/tree/notebooks/{NAME}/{NAME}.ipynb"))
    # the first code cell that is not folded away imports the checks
    page.locator(".jp-CodeCell .cm-content", has_text="from checks import").first.click()
    wait_for_kernel(page)
    page.keyboard.press("Shift+Enter")
    answers = reference_answers(fresh_course.assignment(NAME))
    wrong = solve(page, "sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(z))")
    wrong.get_by_text("✗ sigmoid: not right yet").wait_for()
    assert wrong.get_by_text("look at the sign of the exponent").count() == 1
    for name in ("sigmoid", "initialize_with_zeros"):
        solve(page, name, answers[name]).get_by_text(f"✓ {name}: all right").wait_for()
    page.locator(".jp-CodeCell", has_text="✓ initialize_with_zeros").scroll_into_view_if_needed()
    green = page.locator("div[style*='border-left']", has_text=f"✓ {name}: all right")
    assert green.evaluate("e => getComputedStyle(e).borderLeftColor") == "rgb(0, 158, 115)"
    screenshot(page, "lab-solved")
    page.get_by_role("button", name="Validate").click()  # which saves the notebook first
    dialog = page.locator(".jp-Dialog, .nbgrader-ErrorDialog, .validate-dialog").first
    dialog.get_by_text("check").first.wait_for()
    screenshot(page, "lab-validated")
    said = dialog.inner_text()
    assert "check" in said
    assert "propagate" in said
    assert 'check("sigmoid"' not in said
    saved = json.loads((fresh_course.notebooks / NAME / f"{NAME}.ipynb").read_text())
    assert answers["sigmoid"].strip() in "".join("".join(cell["source"]) for cell in saved["cells"])


@pytest.mark.parametrize("student", [True, False])
def test_students_see_of_nbgrader_only_how_to_validate(
    fresh_course, visit, jupyterlab, screenshot, student
):
    page = visit()
    page.set_default_timeout(SOON)
    settings = {"JUPYTER_CONFIG_PATH": str(ROOT / "tools" / "lab")} if student else {}
    server = jupyterlab(fresh_course.root, **settings)
    page.goto(server.at("lab/tree/notebooks/00-numpy-starter/00-numpy-starter.ipynb"))
    page.get_by_role("button", name="Validate").wait_for()
    screenshot(page, f"lab-{'student' if student else 'instructor'}")
    assert page.get_by_role("menuitem", name="Nbgrader").count() == (0 if student else 1)
    for choice in ("Formgrader", "Create Assignment") if student else ():
        assert page.get_by_text(choice).count() == 0, choice
