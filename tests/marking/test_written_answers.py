"""A written answer counts wherever its student typed it, and a reader decides."""

import copy

import pytest
from nbformat import v4

from grader.course.cells import grade_id
from grader.feedback.formgrader_preprocessor import Harmless
from grader.feedback.sanitise import safe_markdown
from grader.marking.mark_notebook import written_status
from grader.marking.restore_cells import restore
from grader.sample_class import complete

TYPED = "It has learnt the training pictures by heart. I would compare held-out pictures."
PICTURE = {"image.png": {"image/png": "aGVsbG8="}}


@pytest.fixture
def blank(descent):
    """Everything finished but the written answer."""
    notebook = complete(descent, {})
    place = where(notebook)
    notebook.cells[place].source = descent.release_notebook.cells[
        where(descent.release_notebook)
    ].source
    return notebook


def where(notebook):
    return [grade_id(cell) for cell in notebook.cells].index("reflection")


def restored(notebook, descent):
    made, flags = restore(notebook, descent.release_notebook)
    cell = made.cells[where(made)]
    return cell, flags, written_status(made)["reflection"]


def test_what_is_blank_stays_blank(blank, descent):
    assert restored(blank, descent)[1:] == ([], "blank")


def test_an_answer_in_its_place_is_left_alone(blank, descent):
    blank.cells[where(blank)].source = TYPED
    cell, flags, status = restored(blank, descent)
    assert (cell.source, flags, status) == (TYPED, [], "manual")


def test_an_answer_that_goes_on_in_another_cell_is_read_whole(blank, descent):
    blank.cells[where(blank)].source = TYPED
    blank.cells.insert(where(blank) + 1, v4.new_markdown_cell("Also, more pictures would help."))
    cell, [flag], status = restored(blank, descent)
    assert cell.source == f"{TYPED}\n\nAlso, more pictures would help."
    assert (status, "outside its cell" in flag) == ("manual", True)


def test_an_answer_above_its_question_is_kept_beside_a_note_below_it(blank, descent):
    place = where(blank)
    blank.cells[place].source = TYPED
    blank.cells.insert(place - 1, blank.cells.pop(place))
    blank.cells.insert(place + 1, v4.new_markdown_cell("I answered above."))
    assert restored(blank, descent)[0].source == f"{TYPED}\n\nI answered above."


def test_the_halves_of_a_split_cell_are_put_together(blank, descent):
    """Editors copy the mark to both halves."""
    place = where(blank)
    blank.cells.insert(place, copy.deepcopy(blank.cells[place]))
    blank.cells[place].source, blank.cells[place + 1].source = "First half.", "Second half."
    assert restored(blank, descent)[0].source == "First half.\n\nSecond half."


def test_a_copy_of_an_answer_is_read_once(blank, descent):
    place = where(blank)
    blank.cells[place].source = TYPED
    blank.cells.insert(place, copy.deepcopy(blank.cells[place]))
    assert restored(blank, descent)[0].source == TYPED


@pytest.mark.parametrize(
    "source",
    [
        "%%markdown\n{}", "%md\n{}", "%%html\n{}", 'answer = """{}"""', "print(f'{}')",
        "from IPython.display import Markdown\nMarkdown('{}')", "answer = '{}'\nprint(answer)",
        'import marimo as mo\nmo.md(r"""{}""")', "print('{}')",
    ],
)  # fmt: skip
def test_a_program_that_only_says_it_is_an_answer(blank, descent, source):
    words = "It has learnt the pictures by heart."
    blank.cells.insert(where(blank) + 1, v4.new_code_cell(source.format(words)))
    cell, _, status = restored(blank, descent)
    assert (cell.source, status) == (words, "manual")


@pytest.mark.parametrize("offset", [0, 1], ids=["above", "below"])
@pytest.mark.parametrize(
    "new", [v4.new_markdown_cell, v4.new_raw_cell, v4.new_code_cell], ids=["text", "raw", "code"]
)
def test_an_answer_in_a_new_cell_counts(blank, descent, new, offset):
    blank.cells.insert(where(blank) + offset, new(TYPED))
    cell, flags, status = restored(blank, descent)
    assert (cell.source, status) == (TYPED, "manual")
    assert flags == [
        "the written answer 'reflection' was outside its cell: text after the question was taken"
    ]


@pytest.mark.parametrize("source", ["# It has learnt by heart", '"""It has learnt by heart"""'])
def test_an_answer_as_a_comment_counts(blank, descent, source):
    blank.cells.insert(where(blank) + 1, v4.new_code_cell(source))
    assert restored(blank, descent)[2] == "manual"


@pytest.mark.parametrize(
    "source",
    ["print(1)", "x = 1  # try", "!ls", "", "%matplotlib inline", "print('a b c d', x)", "a = 'b'"],
)
def test_a_program_is_no_answer(blank, descent, source):
    blank.cells.insert(where(blank) + 1, v4.new_code_cell(source))
    assert restored(blank, descent)[1:] == ([], "blank")


def test_several_cells_are_put_together(blank, descent):
    for text in ("second", "first"):
        blank.cells.insert(where(blank) + 1, v4.new_markdown_cell(text))
    assert restored(blank, descent)[0].source == "first\n\nsecond"


def test_an_answer_below_the_question_in_its_own_cell_counts(blank, descent):
    blank.cells[where(blank) - 1].source += f"\n\n{TYPED}"
    cell, _, status = restored(blank, descent)
    assert (cell.source, status) == (TYPED, "manual")


@pytest.mark.parametrize(
    "cells",
    [
        lambda question, below: [v4.new_markdown_cell(f"{question}\n\n{{}}"), below],
        lambda question, below: [v4.new_markdown_cell(f"{question}\n\n{{}}\n\n{below.source}")],
        lambda question, below: [
            v4.new_code_cell(f'mo.md(r"""\n{question}\n\n{{}}\n""")'),
            v4.new_code_cell(f'mo.md(r"""{below.source}""")'),
        ],
    ],
    ids=["with its question", "with the next section, too", "by marimo"],
)
@pytest.mark.parametrize("typed", [TYPED, "YOUR ANSWER HERE"])
def test_an_answer_that_a_program_merged_with_its_question_is_found(blank, descent, cells, typed):
    place = where(blank)
    question, below = blank.cells[place - 1].source, blank.cells[place + 1]
    merged = cells(question, below)
    merged[0].source = merged[0].source.replace("{}", typed)
    blank.cells[place - 1 : place + 2] = merged
    cell, _, status = restored(blank, descent)
    assert cell.source.strip("*") == typed
    assert status == ("manual" if typed == TYPED else "blank")


def test_what_comes_after_the_next_heading_does_not_count(blank, descent):
    after = where(blank) + 2
    blank.cells.insert(after, v4.new_markdown_cell("I liked this notebook."))
    assert restored(blank, descent)[1:] == ([], "blank")


def test_what_stands_before_the_question_does_not_count(blank, descent):
    blank.cells.insert(where(blank) - 1, v4.new_markdown_cell("I liked this notebook."))
    assert restored(blank, descent)[1:] == ([], "blank")


def test_without_any_marks_the_answer_is_found(blank, descent):
    blank.cells[where(blank)].source = TYPED
    for cell in blank.cells:
        cell.metadata.pop("nbgrader", None)
    cell, flags, status = restored(blank, descent)
    assert (cell.source, status) == (TYPED, "manual")
    assert any("reflection" in flag and "outside its cell" in flag for flag in flags)


def test_without_marks_and_unanswered_it_is_blank(blank, descent):
    for cell in blank.cells:
        cell.metadata.pop("nbgrader", None)
    assert restored(blank, descent)[2] == "blank"


def test_an_answers_cell_that_is_gone_is_found_again(blank, descent):
    place = where(blank)
    blank.cells[place] = v4.new_markdown_cell(TYPED)
    assert restored(blank, descent)[0].source == TYPED


def test_without_question_and_marks_there_is_no_guessing_before_the_cell(blank, descent):
    place = where(blank)
    blank.cells[place - 1].source = "I took this away"
    blank.cells.insert(place + 1, v4.new_markdown_cell(TYPED))
    assert restored(blank, descent)[0].source == TYPED


def test_pasted_pictures_survive_and_are_shown(blank, descent):
    cell = blank.cells[where(blank)]
    cell.source, cell.attachments = "![image.png](attachment:image.png)", copy.deepcopy(PICTURE)
    kept, flags, status = restored(blank, descent)
    assert (kept.attachments, flags, status) == (PICTURE, [], "manual")
    assert 'src="data:image/png;base64,aGVsbG8="' in safe_markdown(kept.source, kept.attachments)


def test_formgrader_shows_pasted_pictures(blank, descent):
    cell = blank.cells[where(blank)]
    cell.source, cell.attachments = "![x](attachment:image.png)", copy.deepcopy(PICTURE)
    kept, _, _ = restored(blank, descent)
    shown, _ = Harmless().preprocess_cell(kept, {}, 0)
    assert 'src="data:image/png;base64,aGVsbG8="' in shown.source


def test_a_picture_that_is_named_a_thousand_times_is_shown_a_few_times():
    shown = safe_markdown("![x](attachment:a)" * 1000, {"a": {"image/png": "YQ=="}})
    assert shown.count("base64") == 5


def test_pictures_of_one_name_from_two_cells_are_both_shown(blank, descent):
    for data in ("Yg==", "YQ=="):
        cell = v4.new_markdown_cell("![image.png](attachment:image.png)")
        cell.attachments = {"image.png": {"image/png": data}}
        blank.cells.insert(where(blank) + 1, cell)
    kept, _, _ = restored(blank, descent)
    shown = safe_markdown(kept.source, kept.attachments)
    assert shown.count("<img") == 2
    assert "base64,YQ==" in shown
    assert "base64,Yg==" in shown


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("my picture.png", "![x](attachment:my%20picture.png)"),
        ("my picture.png", "![x](<attachment:my picture.png>)"),
        ("image(1).png", "![x](attachment:image%281%29.png)"),
        ("bild-ä.png", "![x](attachment:bild-%C3%A4.png)"),
        ("image.png", '<img src="attachment:image.png" width="300">'),
    ],
)
def test_pictures_are_found_under_the_names_that_editors_write(name, written):
    shown = safe_markdown(written, {name: {"image/png": "YQ=="}})
    assert 'src="data:image/png;base64,YQ=="' in shown
