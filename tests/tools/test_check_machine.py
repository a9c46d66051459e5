"""What a machine lacks is said before anything is installed."""

import importlib.util
import shutil
import sys
from types import SimpleNamespace

import pytest

from tests.conftest import ROOT


@pytest.fixture
def machine():
    spec = importlib.util.spec_from_file_location("machine", ROOT / "tools" / "check_machine.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_this_machine_lacks_nothing(machine):
    assert list(machine.faults()) == []


def test_an_old_python_is_named(machine, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    [fault] = machine.faults()
    assert fault.startswith("expected Python 3.11 or newer, found 3.9 at ")


def test_the_package_with_venv_is_named(machine, monkeypatch):
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(machine, "_has", lambda _: False)
    [fault] = machine.faults()
    assert "sudo apt install python3-venv" in fault


def test_uv_does_without_venv(machine, monkeypatch):
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(machine, "_has", lambda program: program == "uv")
    assert list(machine.faults()) == []


def test_a_full_disk_is_named(machine, monkeypatch, capsys):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=100 * 2**20))
    assert machine.main() == 1
    assert "found 100 MB. Make room." in capsys.readouterr().err


def test_a_system_that_cannot_grade_is_told(machine, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "only Linux can grade" in next(machine.warnings())
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(machine, "_has_landlock", lambda: False)
    assert "no Landlock" in next(machine.warnings())
