"""The docs as a site, in a browser: nothing is asked of another host, and nothing is missing."""

import pytest

from tests.conftest import ROOT

SITE = ROOT / "docs" / "_build" / "html"
PAGES = ["index", "instructors", "architecture", "course/04-gradient-descent"]
BROKEN = "images => images.filter(each => !each.complete || !each.naturalWidth).length"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_all_it_has(name, scheme, visit, screenshot):
    if not (SITE / f"{name}.html").is_file():
        pytest.skip("the site is not built here: make docs")
    page = visit(color_scheme=scheme)
    page.goto((SITE / f"{name}.html").as_uri())
    page.locator("img").evaluate_all("images => images.forEach(each => each.loading = 'eager')")
    page.wait_for_function("[...document.images].every(each => each.complete)")
    assert page.locator("h1").count() >= 1
    assert page.locator("img").evaluate_all(BROKEN) == 0
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate(TOO_WIDE) <= 0
    screenshot(page, f"site-{name.replace('/', '-')}-{scheme}")


@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_kept_out_of_a_page(name, visit, barriers, screenshot):
    if not (SITE / f"{name}.html").is_file():
        pytest.skip("the site is not built here: make docs")
    page = visit()
    page.goto((SITE / f"{name}.html").as_uri())
    assert barriers(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    screenshot(page, f"site-{name.replace('/', '-')}-390")
    assert page.evaluate(TOO_WIDE) <= 0


def test_formulas_and_links_of_a_course_page(visit):
    if not (SITE / "index.html").is_file():
        pytest.skip("the site is not built here: make docs")
    page = visit()
    page.goto((SITE / "index.html").as_uri())
    page.get_by_role("link", name="03-logistic-regression").click()
    page.get_by_role("heading", name="Logistic regression").first.wait_for()
    assert page.locator("math").count() > 10
    assert "$$" not in page.locator("article").inner_text()
