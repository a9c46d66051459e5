"""Walk the recipe of ``docs/running.md`` for a JupyterHub: a real hub, three Unix users.

Run it as root on Linux: ``make hub``. It needs npm. Users, folders and settings are made in a view
of the file system that only this program has, and removed when it ends. Packages come from where
this machine takes them.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fresh import in_account, run

from grader.course.course import Course
from grader.sample_class import complete

ROOT = Path(__file__).resolve().parent.parent
RECIPE = ROOT / "docs" / "examples" / "jupyterhub"
TEACHER, STUDENTS = "teacher", ("ada", "ben")
NAME = "04-gradient-descent"
PORT = 18470
ADDRESS = f"http://127.0.0.1:{PORT}"
PATIENCE_SECONDS = 300
WHICH = {"course_id": "cats", "assignment_id": NAME}
ANSWERS: tuple[dict[str, str], ...] = ({}, {"sigmoid": "def sigmoid(z):\n    return z"})
"""What the students change of a right notebook."""
WALKER = """
load_subconfig({recipe!r})
c.JupyterHub.bind_url = "{address}"
c.JupyterHub.hub_port = {port} + 1
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy}"
c.JupyterHub.services = [{{"name": "walker", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [{{
    "name": "walker", "services": ["walker"],
    "scopes": ["admin:users", "admin:servers", "access:servers", "tokens"],
}}]
c.Spawner.start_timeout = c.Spawner.http_timeout = {patience}
"""
"""What this program needs beside the recipe: a free port, and a token in place of passwords."""


def say(what: str) -> None:
    """Show a step that went well."""
    sys.stdout.write(f"ok  {what}\n")
    sys.stdout.flush()


def expect(what: str, good: object, got: object = "") -> None:
    """Stop at the first step that did not do what the recipe says."""
    if not good:
        sys.exit(f"FAILED  {what}: {got}")
    say(what)


def must(what: str, *words: str | Path) -> str:
    """What a program says that has to end well."""
    done = subprocess.run(list(words), capture_output=True, text=True, check=False)
    expect(what, not done.returncode, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def own_view(disk: Path) -> None:
    """Let the rest of this program see its own ``/etc``, ``/home``, ``/opt`` and ``/srv``."""
    if not disk.is_dir():
        shutil.copytree("/etc", disk / "etc", symlinks=True)
    for name in ("etc", "home", "opt", "srv"):
        (disk / name).mkdir(exist_ok=True)
        run("mount", "--bind", disk / name, f"/{name}")


def as_user(what: str, name: str, script: str) -> str:
    """What a shell says in somebody's account and home; it has to end well."""
    return must(what, *in_account(name, f"cd ~\n{script}"))


class Hub:
    """A running hub, spoken to as its pages do."""

    def __init__(self, folder: Path) -> None:
        self.token = secrets.token_hex(16)
        config = folder / "walker_config.py"
        own = {"recipe": str(RECIPE / "jupyterhub_config.py"), "address": ADDRESS, "port": PORT}
        text = WALKER.format(token=self.token, patience=PATIENCE_SECONDS, proxy=PORT + 2, **own)
        config.write_text(text)
        self.log = folder / "hub.log"
        with self.log.open("w") as log:
            command = ["/opt/hub/bin/jupyterhub", "--config", str(config)]
            self.process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)

    def ask(
        self, path: str, data: dict[str, str] | str | None = None, *, token: str = "", how: str = ""
    ) -> tuple[int, Any]:
        """The status and the answer of one request; ``data`` makes it a POST."""
        body = urllib.parse.urlencode(data) if isinstance(data, dict) else data
        request = urllib.request.Request(  # noqa: S310 - this program's own hub
            f"{ADDRESS}{path}",
            None if body is None else body.encode(),
            {"Authorization": f"token {token or self.token}"},
            method=how or None,
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as reply:  # noqa: S310
                status, text = reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()[:1000]
        try:
            return status, json.loads(text)
        except ValueError:
            return status, text

    def answers(self, path: str) -> bool:
        """Whether somebody answers there by now."""
        try:
            return self.ask(path)[0] == HTTPStatus.OK
        except OSError:
            return False

    def wait_for(self, what: str, path: str) -> None:
        """Ask again until somebody answers."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not (there := self.answers(path)) and time.monotonic() < end:
            time.sleep(1)
        expect(what, there, self.log.read_text()[-4000:])

    def start_server(self, name: str) -> str:
        """Start somebody's server; a token that is only theirs."""
        self.ask(f"/hub/api/users/{name}", "")
        self.ask(f"/hub/api/users/{name}/server", "")
        self.wait_for(f"{name}'s server", f"/user/{name}/api/status")
        status, reply = self.ask(f"/hub/api/users/{name}/tokens", "{}")
        expect(f"{name} is signed in, and has a server", status == HTTPStatus.CREATED, reply)
        return str(reply["token"])


def set_up(folder: Path) -> None:
    """Follow the recipe: accounts, the hub, the course."""
    for name in (TEACHER, *STUDENTS):
        run("useradd", "--create-home", "--shell", "/bin/bash", name)
    must("hub.sh", "sh", RECIPE / "hub.sh")
    release = folder / "release"
    must("a release is built", sys.executable, "-m", "build", "--outdir", release, ROOT)
    for path in release.iterdir():
        run("install", f"--owner={TEACHER}", path, f"/home/{TEACHER}")
    script = (RECIPE / "instructor.sh").read_text()
    as_user("instructor.sh", TEACHER, f"set -- ~/*.whl ~/*.tar.gz\n{script}")


def hand_in(hub: Hub, name: str, token: str, answers: dict[str, str]) -> None:
    """A student's way: list, fetch, open, solve, validate, submit."""
    base, path = f"/user/{name}", f"{NAME}/{NAME}.ipynb"
    listed = hub.ask(f"{base}/assignments?course_id=cats", token=token)[1]["value"]
    expect(f"{name} sees it", [each["assignment_id"] for each in listed] == [NAME], listed)
    reply = hub.ask(f"{base}/assignments/fetch", WHICH, token=token)[1]
    expect(f"{name} fetches it", reply["success"], reply)
    status, reply = hub.ask(f"{base}/api/contents/{path}", token=token)
    expect(f"{name} opens it", status == HTTPStatus.OK, reply)
    solved = complete(Course(ROOT).assignment(NAME), answers)
    saved = json.dumps({"type": "notebook", "format": "json", "content": solved})
    status, reply = hub.ask(f"{base}/api/contents/{path}", saved, token=token, how="PUT")
    expect(f"{name} saves answers", status == HTTPStatus.OK, reply)
    reply = hub.ask(f"{base}/assignments/validate", {"path": path}, token=token)[1]
    passed = '"failed"' not in json.dumps(reply)
    expect(f"{name} validates: {'all right' if passed else 'told'}", reply["success"], reply)
    expect(f"{name} is told the truth", passed == (not answers), reply)
    reply = hub.ask(f"{base}/assignments/submit", WHICH, token=token)[1]
    expect(f"{name} submits", reply["success"], reply)


def press(hub: Hub, token: str, button: str) -> None:
    """Press one of formgrader's buttons."""
    path = f"/user/{TEACHER}/formgrader/api/assignment/{NAME}/{button}"
    reply = hub.ask(path, "", token=token)[1]
    expect(f"formgrader: {button}", isinstance(reply, dict) and reply["success"], reply)


def keep_out(hub: Hub, ada: str) -> None:
    """What a student must not reach."""
    status, _ = hub.ask("/user/ada/formgrader", token=ada)
    expect("ada has no formgrader", status == HTTPStatus.NOT_FOUND, status)
    status, _ = hub.ask(f"/user/{TEACHER}/formgrader", token=ada)
    expect("ada cannot open the teacher's", status == HTTPStatus.FORBIDDEN, status)
    for what, command in {
        "ada cannot list the course": f"ls ~{TEACHER}/cats",
        "ada cannot read the archive": f"cat ~{TEACHER}/*.tar.gz",
        "ada's Python has no grader": "/opt/hub/bin/python -c 'import grader'",
        "ada finds no solution": "grep -rl '^### BEGIN SOLUTION' /home /srv /opt/hub/share",
        "ada sees nobody's submission": "ls /srv/nbgrader/exchange/cats/inbound",
    }.items():
        as_user(what, "ada", f"if {command}; then exit 1; fi")


def walk(hub: Hub) -> None:
    """Release, hand in, collect, grade, give back."""
    hub.wait_for("the hub", "/hub/api/")
    tokens = {name: hub.start_server(name) for name in (TEACHER, *STUDENTS)}
    teacher, formgrader = tokens[TEACHER], f"/user/{TEACHER}/formgrader"
    status, reply = hub.ask(f"{formgrader}/api/assignments", token=teacher)
    expect("formgrader lists the course", status == HTTPStatus.OK and NAME in str(reply), reply)
    press(hub, teacher, "release")
    for name, answers in zip(STUDENTS, ANSWERS, strict=True):
        hand_in(hub, name, tokens[name], answers)
    keep_out(hub, tokens["ada"])
    press(hub, teacher, "collect")
    grader = "cd cats; ~/grading/bin/grader"
    sys.stdout.write(as_user("grader grade", TEACHER, f"{grader} grade {NAME}"))
    as_user("grader feedback", TEACHER, f"{grader} feedback {NAME}")
    press(hub, teacher, "release_feedback")
    graded = hub.ask(f"{formgrader}/api/submissions/{NAME}", token=teacher)[1]
    say(f"formgrader shows { ({each['student']: each['score'] for each in graded}) }")
    for name in STUDENTS:
        path = f"/user/{name}/assignments/fetch_feedback"
        reply = hub.ask(path, WHICH, token=tokens[name])[1]
        expect(f"{name} fetches feedback", reply["success"], reply)
        as_user(f"{name} has the page", name, f"find {NAME} -name '{NAME}.html' | grep .")


def apart(folder: Path) -> int:
    """Call this program again, in a view of the file system and of processes that is its own."""
    # the system's own Python, which every account may use
    os.environ |= {"OWN_VIEW": "yes", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    words = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    command = [*words, sys.executable, __file__, str(folder)]
    return subprocess.run(command, check=False).returncode


def main() -> None:
    """Make a view of one's own, then set up and walk; a folder that is named is kept."""
    if os.geteuid():
        sys.exit("Expected to be root, because a hub starts servers for others. Run sudo make hub.")
    named = Path(sys.argv[1]) if sys.argv[1:] else None
    if os.environ.get("OWN_VIEW") != "yes":
        with tempfile.TemporaryDirectory(prefix="hub-") as temporary:
            sys.exit(apart(named or Path(temporary)))
    folder = named or Path()
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)
    disk = folder / "disk"
    new = not disk.is_dir()
    own_view(disk)
    if new:
        set_up(folder)
    hub = Hub(folder)
    try:
        walk(hub)
    finally:
        hub.process.terminate()
        hub.process.wait()


if __name__ == "__main__":
    main()
