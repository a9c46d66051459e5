import pytest

from grader.grading.grade import matches


@pytest.mark.parametrize(
    ("student", "pattern", "meant"),
    [
        ("ann", "ann", True), ("anna", "ann", False), ("anna", "an*", True), ("ann", "a?n", True),
        ("[x]", "[x]", True), ("x", "[x]", False), ("[x]y", "[x]?", True), ("a*", "a*", True),
        ("a.b", "a.b", True), ("axb", "a.b", False), ("a\nb", "a*", True), ("", "*", True),
    ],
)  # fmt: skip
def test_only_stars_and_question_marks_stand_for_others(student, pattern, meant):
    assert matches(student, pattern) is meant
