"""The architecture page shows the packages as they are."""

import ast
import re
import tomllib

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PACKAGES = sorted(path.parent for path in (ROOT / "grader").glob("*/__init__.py"))


def test_the_page_draws_the_layers_that_the_linter_holds():
    with (ROOT / "pyproject.toml").open("rb") as file:
        [contract] = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    [drawn] = re.findall(r"^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert drawn.splitlines() == contract["layers"]


def test_the_page_lists_all_packages_and_no_others():
    listed = re.findall(r"^\| `grader/(\w+)/` \|", PAGE, re.MULTILINE)
    assert sorted(listed) == [package.name for package in PACKAGES]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_package_is_described_by_its_own_first_sentence(package):
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    sentence = " ".join(ast.get_docstring(tree).partition("\n\n")[0].split())
    assert f"| `grader/{package.name}/` | {sentence.replace('``', '`')} |" in PAGE


def test_the_files_of_the_walk_are_there():
    named = re.findall(r"`(grader/[\w/]+\.py)`", PAGE)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).is_file()] == []
