import pytest

from grader.grading.student_pattern import is_named


@pytest.mark.parametrize(
    ("student", "pattern", "named"),
    [
        ("ann", "ann", True),
        ("ann", "*", True),
        ("ann", "a?n", True),
        ("ann", "b*", False),
        ("anna", "ann", False),
        ("[x]", "[x]", True),
        ("x", "[x]", False),
        ("[x]", "[*", True),
        ("a.c", "a.c", True),
        ("abc", "a.c", False),
        ("a*c", "a*c", True),
        ("a+b", "a+b", True),
    ],
)
def test_only_stars_and_question_marks_stand_for_others(student, pattern, named):
    assert is_named(student, pattern) is named
