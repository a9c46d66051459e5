"""Every notebook, completed, in a real JupyterLab: run all, nothing red, and its sliders move."""

import os
import shutil

import nbformat
import pytest

from grader.sample_class import complete
from tests.browser.conftest import POLL, wait_for_kernel
from tests.notebooks.conftest import ASSIGNMENTS

RUN_ALL = 180_000
"""Milliseconds until the test gives up on a notebook."""
SCREEN = 4000
"""Pixels of a notebook on one screenshot."""
DONE = r"""() => {
    const cells = [...document.querySelectorAll('.jp-CodeCell')];
    // a cell that is folded away has no number to show
    const open = cells.filter(each => !each.querySelector('.jp-InputPlaceholder'));
    const prompts = open.map(each => each.querySelector('.jp-InputPrompt').textContent);
    const idle = document.body.innerText.includes('(ipykernel) | Idle');
    return idle && prompts.length > 0 && prompts.every(each => /\[\d+\]/.test(each));
}"""
RED = (
    '[data-mime-type="application/vnd.jupyter.error"]',
    '[data-mime-type="application/vnd.jupyter.stderr"]',
)
CHANGED = """([slider, before]) => {
    const figure = slider.querySelector('img');  // for a moment, there is none
    return figure !== null && figure.src !== before;
}"""


@pytest.fixture(scope="module")
def server(jupyterlab, tmp_path_factory):
    """One for all notebooks, each in a folder of its own as students have it."""
    root = tmp_path_factory.mktemp("students")
    for assignment in ASSIGNMENTS:
        folder = root / assignment.name
        shutil.copytree(assignment.release, folder, ignore=shutil.ignore_patterns("__pycache__"))
        nbformat.write(complete(assignment, {}), folder / assignment.filename)
    return jupyterlab(root, CATS_DATA=str(ASSIGNMENTS[0].course.datasets))


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda assignment: assignment.name)
def test_run_all_and_move_the_sliders(assignment, server, page, screenshot):
    # without reset, JupyterLab would open the notebooks of earlier tests, too
    page.goto(server.at(f"lab/tree/{assignment.name}/{assignment.filename}") + "&reset")
    run_all(page)
    page.set_viewport_size({"width": 1200, "height": SCREEN + 120})  # with menu and status bar
    if os.environ.get("CAT_COURSE_SCREENSHOTS"):
        look_at_all(page, lambda part: screenshot(page, f"{assignment.name}-{part}"))
    assert [text for kind in RED for text in page.locator(kind).all_inner_texts()] == []
    broken = "images => images.filter(each => !each.complete || !each.naturalWidth).length"
    assert page.locator(".jp-OutputArea img").evaluate_all(broken) == 0
    sliders = page.locator(".jp-OutputArea-output .widget-interact")
    assert sliders.count() == count_sliders(assignment)
    for i in range(sliders.count()):
        move(page, sliders.nth(i))
    assert [text for kind in RED for text in page.locator(kind).all_inner_texts()] == []


def run_all(page):
    """By the menu, as a student does."""
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    wait_for_kernel(page)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_function(DONE, timeout=RUN_ALL, polling=POLL)


def look_at_all(page, look):
    """Scroll through a notebook, a tall screen at a time."""
    panel = page.locator(".jp-WindowedPanel-outer")
    last = page.locator(".jp-Notebook .jp-Cell").last
    height = int(last.evaluate("each => each.offsetTop + each.offsetHeight"))
    for part, top in enumerate(range(0, height, SCREEN), 1):
        panel.evaluate("(each, top) => each.scrollTo(0, top)", top)
        look(part)


def move(page, slider):
    """Push each of its handles by the keys until the figure below it is another one."""
    for handle in slider.locator(".noUi-handle").all():
        before = slider.locator("img").get_attribute("src")
        handle.focus()
        for _ in range(3):
            handle.press("ArrowRight")
        page.wait_for_function(CHANGED, arg=[slider.element_handle(), before], polling=POLL)


def count_sliders(assignment):
    return sum("interact(" in cell.text for cell in assignment.source.cells if cell.kind == "code")


def test_a_question_is_answered_by_a_click_and_code_is_unfolded_by_one(server, page, screenshot):
    name = "00-numpy-starter"
    page.goto(server.at(f"lab/tree/{name}/{name}.ipynb") + "&reset")
    run_all(page)
    [first, *_] = page.locator(".jp-OutputArea-output details").all()
    assert "It starts at 2 and goes up by 4" not in page.inner_text("body")
    first.locator("summary").click()
    first.get_by_text("✓ Right.").wait_for()
    assert first.get_by_text("It starts at 2 and goes up by 4").is_visible()
    first.scroll_into_view_if_needed()
    screenshot(page, "lab-question")
    folded = page.locator(".jp-InputPlaceholder", has_text="@title The cat as a picture")
    folded.click()
    page.get_by_text('ax.set_title("cat, of shape (8, 10)")').wait_for()
