"""What belongs to an assignment is found by its name."""

import os

import pytest

from grader.course.mistakes import Mistake
from grader.errors import UserError
from grader.modules import declared, module_in, module_name, sources_in, submodule


def test_a_module_has_the_assignments_name_without_the_number():
    assert module_name("04-gradient-descent") == "gradient_descent"
    assert module_name("03b-slopes") == "slopes"


def test_members_of_another_kind_are_left_out(course):
    module = module_in(course.solutions / "mistakes", "gradient_descent")
    assert declared(module, Mistake)
    assert declared(module, bytes) == []


def test_an_assignment_without_a_module_declares_nothing(course):
    assert submodule("grader.exercises", "99-nothing") is None
    assert module_in(course.solutions / "mistakes", "nothing") is None
    assert declared(None, Mistake) == []


def test_a_package_is_all_its_files(course):
    found = sources_in(course.solutions / "mistakes", "gradient_descent")
    assert found[0].name == "__init__.py"
    assert "training.py" in {path.name for path in found}


def test_two_courses_keep_their_modules_apart(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "said.py").write_text(f"WORD = {name!r}\n")
    words = [module_in(tmp_path / name, "said").WORD for name in ("one", "two")]
    assert words == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = 1\nx = {}['model']\n", r"line 2: KeyError: 'model'"),
        ("x = 1\nx = (\n", "line 2: SyntaxError: '\\(' was never closed"),
        ("import json\n\njson.loads('x')\n", "line 3: JSONDecodeError"),
    ],
)
def test_a_module_that_cannot_be_loaded_is_named_with_its_line(tmp_path, text, says):
    (tmp_path / "wrong.py").write_text(text)
    with pytest.raises(UserError, match=f"wrong.py, {says}"):
        module_in(tmp_path, "wrong")


def test_a_course_may_lie_in_a_folder_whose_name_is_no_text(tmp_path):
    folder = tmp_path / os.fsdecode(b"k\xfcrs")
    folder.mkdir()
    (folder / "said.py").write_text("WORD = 1\n")
    assert module_in(folder, "said").WORD == 1
