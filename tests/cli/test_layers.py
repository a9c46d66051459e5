"""Each layer of confinement switched off in turn: what doctor says, whether grade grades."""

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.sample_class import complete
from grader.sandbox import shared_zygote, zygote
from grader.sandbox.inside import landlock, namespaces, seccomp
from tests.attacks.modes import WITHOUT_NAMESPACES, start

NAME = "04-gradient-descent"
OFF = {
    "files": ("landlock.version = int",),
    "network": ("seccomp.available = bool",),
    "namespaces": (WITHOUT_NAMESPACES,),
}
MISSING = {
    "files": "✗ files      missing; stops reading and writing outside the run's own folder",
    "network": "✗ network    missing; stops sockets, ",
    "namespaces": "✓ namespaces not permitted here; runs' folders are watched instead",
}


def forget():
    """Let the next run start a warm process of its own."""
    for unconfined in (False, True):
        shared_zygote.shared_parent(unconfined=unconfined).close()
    shared_zygote.shared_parent.cache_clear()
    shared_zygote._zygote.cache_clear()


@pytest.fixture
def grader(fresh_course, submit, monkeypatch):
    """Run a command in a course with one submission, with some layer switched off."""
    if not (landlock.version() and seccomp.available()):
        pytest.skip("a layer is missing here by nature")
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))

    def run(layer, *words):
        code = start(*OFF.get(layer, ()))
        if code != zygote.START:
            monkeypatch.setattr(zygote, "START", code)
            forget()
        return CliRunner().invoke(main, ["--course", str(fresh_course.root), *words])

    yield run
    forget()


def test_with_all_layers_doctor_is_content(grader):
    done = grader("none", "doctor")
    assert done.exit_code == 0, done.output
    assert f"✓ files      Landlock, version {landlock.version()}; stops " in done.output
    assert "✓ network    seccomp; stops " in done.output
    if namespaces.available():
        assert f"✓ namespaces {namespaces.NAMES}; stops " in done.output
    else:
        assert MISSING["namespaces"] in done.output


@pytest.mark.parametrize("layer", ["files", "network"])
def test_without_a_layer_nothing_is_graded_unless_told_so(grader, fresh_course, layer):
    assert_doctor_misses(grader, layer, code=1)
    refused = grader(layer, "grade", NAME)
    assert refused.exit_code == 1
    assert f"got one without protection of {layer}" in refused.output
    assert "--unconfined" in refused.output
    assert not fresh_course.autograded.exists()
    told = grader(layer, "grade", NAME, "--unconfined")
    assert told.exit_code == 0, told.output
    assert "30/30" in told.output


def test_without_namespaces_there_is_grading(grader):
    assert_doctor_misses(grader, "namespaces", code=0)
    done = grader("namespaces", "grade", NAME)
    assert done.exit_code == 0, done.output
    assert "30/30" in done.output


def assert_doctor_misses(grader, layer, code):
    done = grader(layer, "doctor")
    assert MISSING[layer] in done.output
    assert done.exit_code == code
    for other in set(OFF) - {layer, "namespaces"}:
        assert f"✓ {other}" in done.output
