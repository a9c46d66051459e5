"""What belongs to an assignment is found by its name."""

from solutions.mistakes import Mistake
from solutions.modules import declared, module_name, sources


def test_a_module_is_called_as_its_assignment_without_the_number():
    assert module_name("04-gradient-descent") == "gradient_descent"


def test_members_of_another_kind_are_left_out():
    found = declared("solutions.mistakes", "04-gradient-descent", Mistake)
    assert found
    assert declared("solutions.mistakes", "04-gradient-descent", bytes) == []


def test_an_assignment_without_a_module_declares_nothing():
    assert declared("solutions.mistakes", "99-nothing", Mistake) == []
    assert sources("solutions.mistakes.nothing") == []


def test_a_package_is_all_its_files_unless_told_otherwise():
    package = "solutions.mistakes.gradient_descent"
    assert {path.name for path in sources(package)} >= {"__init__.py", "training.py"}
    assert [path.name for path in sources(package, deep=False)] == ["__init__.py"]
