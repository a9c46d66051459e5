import base64
import copy
import re
from html.parser import HTMLParser

import pytest
from markupsafe import escape
from nbformat import v4

from grader.feedback import cells
from grader.feedback.sanitise import LINK, PICTURE, TAGS, picture, plain, safe_html, safe_markdown
from tests.feedback.payloads import HTML, MARKDOWN

PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
    "RU5ErkJggg=="
)


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def assert_harmless(html):
    for tag, attributes in Elements(html).found:
        assert tag in TAGS, tag
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name != "src" or PICTURE.fullmatch(value) or is_plain_drawing(value)
            assert name != "href" or LINK.match(value)
            assert name != "style" or not ("url" in value or "position" in value)


def is_plain_drawing(address):
    """Whether what an SVG address holds neither runs nor loads anything, whoever opens it."""
    kind, _, coded = address.partition(",")
    drawing = base64.b64decode(coded).decode()
    loads = r"script|foreign|<image|<a\b|animate|<set|<!|\son\w+=|@|url\((?!#)|href=\"[^#]"
    return kind == "data:image/svg+xml;base64" and not re.search(loads, drawing, re.IGNORECASE)


@pytest.mark.parametrize("html", HTML)
def test_html_runs_and_loads_nothing(html):
    assert_harmless(safe_html(html))


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_runs_and_loads_nothing(text):
    svg = {"evil.svg": {"image/svg+xml": "<svg onload='alert(1)'/>"}}
    assert_harmless(safe_markdown(text, svg))


def test_the_check_above_can_fail():
    with pytest.raises(AssertionError):
        assert_harmless("<b onclick='x'>")
    with pytest.raises(AssertionError):
        assert_harmless("<script>")
    with pytest.raises(AssertionError):
        assert_harmless('<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9J2FsZXJ0KDEpJy8+">')


@pytest.mark.parametrize("odd", ["<&" * 500_000, "<a><b>" * 20_000], ids=lambda odd: odd[:6])
def test_html_with_very_many_tags_is_text(odd):
    """Some of it would take minutes, and the whole class would wait for its feedback."""
    assert safe_html(odd) == f"<pre>{escape(odd)}</pre>"


def test_deep_html_is_cleaned_like_any_other():
    assert safe_html("<DIV x=1>" * 1000) == "<div>" * 1000 + "</div>" * 1000


def test_html_that_is_long_but_flat_stays():
    row = "<tr><td>1<br>2</td></tr>"
    assert safe_html(f"<table><tbody>{row * 2000}</tbody></table>").count("<td>") == 2000


def test_honest_html_stays():
    table = '<table><tbody><tr><td style="color:red">1</td></tr></tbody></table>'
    assert safe_html(table) == table
    link = '<a href="https://example.org/x">x</a>'
    assert safe_html(link) == link


def test_honest_markdown_stays():
    html = safe_markdown("**Loss** falls, $a_1 * b_1$ *not* emphasised\n\n- one\n- two", {})
    assert "<strong>Loss</strong>" in html
    assert "a_1 * b_1" in html
    assert "<li>one</li>" in html


def test_an_attached_picture_is_shown():
    html = safe_markdown("![mine](attachment:a.png)", {"a.png": {"image/png": PNG}})
    assert f'src="data:image/png;base64,{PNG}"' in html


@pytest.mark.parametrize("data", ['"><script>', "not base64!", 3, None, ["a"]])
def test_what_is_no_picture_is_not_shown(data):
    assert picture("image/png", data) == ""


def test_a_drawing_is_only_ever_an_image():
    address = picture("image/svg+xml", "<svg onload='alert(1)'/>")
    assert address.startswith("data:image/svg+xml;base64,")
    assert "onload" not in address


def test_terminal_colours_are_taken_off():
    assert plain("\x1b[31mNameError\x1b[0m: z") == "NameError: z"


@pytest.mark.parametrize(
    "style",
    [
        "position:fixed;inset:0",
        "margin:-1000px -1000px",
        "margin-top:-9000px",
        "margin: calc(0px - 500px)",
        "margin:/**/-5px",
        "margin:var(--x)",
        "margin:\\2d 100px",
        "padding:9999px",
        "border: 9000px solid red",
        "width:1e9vw",
        "height:9e3px",
        "height:100vh",
        "width:101%",
        "width:min(5000px,5000px)",
        "margin:+2001px",
        "color:url(http://evil.example)",
        "width:expression(alert(1))",
        "margin:-0.0001px",
        "height:99999999999999999999px",
    ],
)
def test_nothing_leaves_its_place_by_style(style):
    [(_, attributes)] = Elements(safe_html(f'<div style="{style}">x</div>')).found
    assert attributes.get("style", "") == ""


@pytest.mark.parametrize("size", ["100000", "-5", "1e9", "200vh", "9999"])
def test_nothing_leaves_its_place_by_size(size):
    [(_, attributes)] = Elements(safe_html(f'<img width="{size}" height="{size}">')).found
    assert "width" not in attributes
    assert "height" not in attributes


@pytest.mark.parametrize(
    "style",
    [
        "text-align: right; color: #123456; width: 12.5em",
        "border-left: 4px solid rgb(1, 2, 3); padding: 0.5em 1em; margin: 0",
        "white-space: pre-wrap; font-weight: bold; width: 100%",
        "border-collapse: collapse; vertical-align: top; height: 2000px",
    ],
)
def test_ordinary_styles_stay(style):
    [(_, attributes)] = Elements(safe_html(f'<div style="{style}">x</div>')).found
    assert attributes["style"].replace(" ", "").rstrip(";") == style.replace(" ", "")


def test_only_what_is_shown_is_cleaned(descent, monkeypatch):
    cleaned = []
    monkeypatch.setattr(cells, "safe_markdown", lambda text, _: cleaned.append(text) or text)
    notebook = copy.deepcopy(descent.release_notebook)
    notebook.cells.append(v4.new_markdown_cell("A thought of my own."))
    shown = cells.shown_cells(notebook, descent.release_notebook, {})
    assert "A thought of my own." in cleaned
    assert len(cleaned) == sum(bool(cell.text) for cell in shown)
