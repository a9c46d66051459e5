"""The report and the feedback, opened from a file as people will."""

import json

import pytest

from grader.feedback import write_feedback
from grader.grading.grade import Options, grade
from grader.report import gather, write_report
from grader.sample_class import complete
from tests.conftest import course_like
from tests.feedback.payloads import RUN, add_payloads
from tests.report.synthetic_class import fill

NAME = "04-gradient-descent"
RIGHT_EDGES = "all => all.map(each => each.getBoundingClientRect().right)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """all => all.filter(each => {
  const box = each.getBoundingClientRect();
  let around = each.parentElement;
  while (around && !['auto', 'scroll'].includes(getComputedStyle(around).overflowX)) {
    around = around.parentElement;
  }
  return box.width && !around && (box.right > innerWidth + 1 || box.left < -1);
}).map(each => each.outerHTML.slice(0, 200))"""
"""What lies beyond the edges of the window and cannot be scrolled to."""
LINES = """all => all.map(each => {
  const text = document.createRange();
  text.selectNodeContents(each);
  return new Set([...text.getClientRects()].map(line => line.top)).size;
}).filter(lines => lines)"""
"""On how many lines each cell's text is, without the empty ones."""


@pytest.fixture(scope="module")
def classroom(built_descent, tmp_path_factory):
    """A class on paper, and one student who attacks whoever reads the notebook."""
    own = course_like(built_descent, tmp_path_factory.mktemp("pages"))
    assignment = own.assignment(NAME)
    notebook = complete(assignment, {"predict": "predict = 1"})
    add_payloads(notebook)
    folder = own.submitted / f"<img src=x onerror={RUN}>" / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.ipynb").write_text(json.dumps(notebook))
    list(grade(own, assignment, Options(seed=1)))
    fill(own, 60)
    write_feedback(assignment)
    write_report(gather(own), own.reports)
    return own


def report_in(page, classroom):
    page.goto((classroom.reports / "index.html").as_uri())
    return page


def outside(page):
    return [url for url in page.asked if not url.startswith(("file:", "data:"))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_opens_clean_in_light_and_dark(visit, screenshot, classroom, scheme):
    page = report_in(visit(color_scheme=scheme), classroom)
    screenshot(page, f"report-{scheme}", full_page=True)
    assert (page.wrong, outside(page)) == ([], [])
    assert page.evaluate("window.name") == ""
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(22, 22, 26)")


def test_titles_sort_and_say_so(visit, classroom):
    page = report_in(visit(), classroom)
    header = page.locator(".heat thead th", has_text="total")
    column = page.locator(".heat thead th").all_inner_texts().index(header.inner_text())

    def totals():
        return [
            float(text)
            for text in page.locator(f".heat tbody td:nth-child({column + 1})").all_inner_texts()
        ]

    header.get_by_role("button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    assert totals() == sorted(totals())
    header.get_by_role("button").press("Enter")  # by keyboard too
    assert header.get_attribute("aria-sort") == "descending"
    assert totals() == sorted(totals(), reverse=True)


def test_the_filter_shows_whom_it_says(visit, classroom):
    page = report_in(visit(), classroom)
    page.get_by_label("Filter by words").fill("s001")
    assert page.locator(".heat tbody tr:visible").count() == 10
    assert page.locator("output").inner_text() == "10 of 61 students"
    page.get_by_label("Filter by words").fill("")
    page.get_by_label("Show").select_option("waits")
    shown = page.locator(".heat tbody tr:visible")
    assert shown.count() == page.locator(".heat tbody tr.waits").count() > 0


def test_a_student_links_to_feedback_in_which_nothing_runs(visit, screenshot, classroom):
    page = report_in(visit(), classroom)
    link = page.locator(".heat a").first
    assert link.inner_text().startswith("<img src=x")
    link.click()
    page.wait_for_url("**/feedback/**")
    page.get_by_text("Your notebook").wait_for()
    screenshot(page, "feedback")
    for anchor in page.locator("main a:not([href^='#'])").all():
        anchor.dispatch_event("click")
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("window.name") == ""
    assert outside(page) == []
    assert (
        page.locator("script, iframe, object, embed, form, svg, style:not(head style)").count() == 0
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_report_and_feedback(visit, barriers, classroom, scheme):
    page = report_in(visit(color_scheme=scheme), classroom)
    assert barriers(page) == []
    page.goto(next(classroom.feedback.rglob("*.html")).as_uri())
    assert barriers(page) == []


def test_on_a_narrow_screen_tables_scroll_in_themselves(visit, screenshot, classroom):
    page = visit()
    page.set_viewport_size({"width": 390, "height": 844})
    for name, path in (
        ("report", classroom.reports / "index.html"),
        ("feedback", next(classroom.feedback.rglob("*.html"))),
    ):
        page.goto(path.as_uri())
        screenshot(page, f"{name}-390", full_page=True)
        assert page.evaluate(TOO_WIDE) <= 0
        assert page.locator("main *:not(:has(*))").evaluate_all(CUT) == []


def test_the_table_of_students_fits_a_laptop(visit, screenshot, classroom):
    page = visit()
    page.set_viewport_size({"width": 1280, "height": 900})
    report_in(page, classroom)
    screenshot(page, "report-1280")
    assert max(page.locator(".heat, .heat th, .heat td").evaluate_all(RIGHT_EDGES)) <= 1280


def test_on_a_telephone_no_number_is_broken(visit, screenshot, classroom):
    page = visit()
    page.set_viewport_size({"width": 400, "height": 900})
    page.goto(next(classroom.feedback.rglob("*.html")).as_uri())
    screenshot(page, "feedback-400")
    assert set(page.locator("td.n, thead th.n").evaluate_all(LINES)) == {1}


def test_on_paper_the_report_is_no_wider_than_the_page(visit, classroom):
    page = report_in(visit(), classroom)
    page.set_viewport_size({"width": 1030, "height": 700})
    page.emulate_media(media="print")
    assert max(page.locator("table").evaluate_all(RIGHT_EDGES)) <= 1030
    assert page.locator("section").first.evaluate("e => getComputedStyle(e).breakBefore") == "auto"
