"""What is fingerprinted: all that decides a verdict."""

from grader.grading.fingerprint import _code


def test_every_file_of_an_assignments_mistakes_counts(course):
    for name in course.names:
        module = name[3:].replace("-", "_")
        known = set((course.solutions / "mistakes").rglob(f"{module}/*.py"))
        known |= set((course.solutions / "mistakes").glob(f"{module}.py"))
        assert known
        assert known <= set(_code(course.assignment(name)))


def test_other_assignments_mistakes_do_not(course):
    others = (course.solutions / "mistakes" / "images_as_vectors").glob("*.py")
    assert not set(others) & set(_code(course.assignment("04-gradient-descent")))
