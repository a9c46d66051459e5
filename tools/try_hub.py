"""Walk the recipe of ``docs/running.md`` for a JupyterHub: a real hub, three Unix users.

Run it as root on Linux: ``make hub``. Users, folders and settings are made in a view of the file
system that only this program has, and removed when it ends. Packages come from where this machine
takes them.
"""

import json
import os
import secrets
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from grader.course.course import Course
from grader.sample_class import complete

ROOT = Path(__file__).resolve().parent.parent
RECIPE = ROOT / "docs" / "examples" / "jupyterhub"
TEACHER, STUDENTS = "teacher", ("ada", "ben")
NAME = "04-gradient-descent"
PORT = 18470
ADDRESS = f"http://127.0.0.1:{PORT}"
PATIENCE_SECONDS = 300
WALKER = """
load_subconfig({recipe!r})
c.JupyterHub.bind_url = "{address}"
c.JupyterHub.hub_port = {port} + 1
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
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


def expect(found: object, wanted: object, what: str) -> None:
    """Stop at the first step that did not do what the recipe says."""
    if found != wanted:
        sys.exit(f"FAILED  {what}: expected {wanted!r}, got {found!r}")
    say(what)


def own_view(disk: Path) -> None:
    """Let the rest of this program see its own ``/etc``, ``/home``, ``/opt`` and ``/srv``."""
    shutil.copytree("/etc", disk / "etc", symlinks=True, dirs_exist_ok=True)
    for name in ("home", "opt", "srv"):
        (disk / name).mkdir()
    for name in ("etc", "home", "opt", "srv"):
        subprocess.run(["mount", "--bind", disk / name, f"/{name}"], check=True)


def as_user(name: str, script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell in somebody's account."""
    command = ["setpriv", f"--reuid={name}", f"--regid={name}", "--init-groups", "env"]
    command += [f"HOME=/home/{name}", f"USER={name}", "bash", "-ec", f"cd ~\n{script}"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def must(done: subprocess.CompletedProcess[str], what: str) -> str:
    """What a shell said that had to end well."""
    if done.returncode:
        sys.exit(f"FAILED  {what}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    say(what)
    return done.stdout


class Hub:
    """A running hub, spoken to as its pages do."""

    def __init__(self, folder: Path) -> None:
        self.token = secrets.token_hex(16)
        config = folder / "walker_config.py"
        recipe = str(RECIPE / "jupyterhub_config.py")
        own = {"recipe": recipe, "address": ADDRESS, "port": PORT, "proxy_port": PORT + 2}
        config.write_text(WALKER.format(token=self.token, patience=PATIENCE_SECONDS, **own))
        self.log = folder / "hub.log"
        with self.log.open("w") as log:
            command = ["/opt/hub/bin/jupyterhub", "--config", config]
            self.process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)

    def ask(
        self,
        path: str,
        data: dict[str, str] | str | None = None,
        *,
        token: str = "",
        put: bool = False,
    ) -> tuple[int, Any]:
        """The status and the answer of one request; ``data`` makes it a POST."""
        body = urllib.parse.urlencode(data) if isinstance(data, dict) else data
        request = urllib.request.Request(  # noqa: S310 - this program's own hub
            f"{ADDRESS}{path}",
            None if body is None else body.encode(),
            {"Authorization": f"token {token or self.token}"},
            method="PUT" if put else None,
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as reply:  # noqa: S310
                status, text = reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, None
        try:
            return status, json.loads(text)
        except ValueError:
            return status, text

    def wait_for(self, path: str, what: str) -> None:
        """Ask again until somebody answers."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                if self.ask(path)[0] == 200:
                    return say(what)
            except OSError:
                pass
            time.sleep(1)
        return sys.exit(f"FAILED  {what}\n{self.log.read_text()[-4000:]}")

    def start_server(self, name: str) -> str:
        """Start somebody's server; a token that is only theirs."""
        self.ask(f"/hub/api/users/{name}", "")
        self.ask(f"/hub/api/users/{name}/server", "")
        self.wait_for(f"/user/{name}/api/status", f"{name}'s server runs")
        status, reply = self.ask(f"/hub/api/users/{name}/tokens", "{}")
        expect(status, 201, f"{name} is signed in")
        return str(reply["token"])


def set_up(folder: Path) -> None:
    """Follow the recipe: accounts, the hub, the course."""
    for name in (TEACHER, *STUDENTS):
        subprocess.run(["useradd", "--create-home", "--shell", "/bin/bash", name], check=True)
    done = subprocess.run(["sh", RECIPE / "hub.sh"], capture_output=True, text=True, check=False)
    must(done, "hub.sh")
    build = [sys.executable, "-m", "build", "--outdir", folder / "release", ROOT]
    must(subprocess.run(build, capture_output=True, text=True, check=False), "a release is built")
    for path in (folder / "release").iterdir():
        subprocess.run(["install", f"--owner={TEACHER}", path, f"/home/{TEACHER}"], check=True)
    script = (RECIPE / "instructor.sh").read_text()
    must(as_user(TEACHER, f"set -- ~/*.whl ~/*.tar.gz\n{script}"), "instructor.sh")


def hand_in(hub: Hub, name: str, token: str, notebook: dict[str, Any]) -> None:
    """A student's way: list, fetch, open, solve, validate, submit."""
    base = f"/user/{name}"
    listed = hub.ask(f"{base}/assignments?course_id=cats", token=token)[1]["value"]
    expect([each["assignment_id"] for each in listed], [NAME], f"{name} sees the assignment")
    which = {"course_id": "cats", "assignment_id": NAME}
    fetched = hub.ask(f"{base}/assignments/fetch", which, token=token)[1]
    expect(fetched["success"], True, f"{name} fetches it")
    path = f"{NAME}/{NAME}.ipynb"
    status, _ = hub.ask(f"{base}/api/contents/{path}", token=token)
    expect(status, 200, f"{name} opens it")
    saved = json.dumps({"type": "notebook", "format": "json", "content": notebook})
    status, _ = hub.ask(f"{base}/api/contents/{path}", saved, token=token, put=True)
    expect(status, 200, f"{name} saves answers")
    checked = hub.ask(f"{base}/assignments/validate", {"path": path}, token=token)[1]
    expect(checked["success"], True, f"{name} validates: {str(checked['value'])[:80]}")
    sent = hub.ask(f"{base}/assignments/submit", which, token=token)[1]
    expect(sent["success"], True, f"{name} submits")


def teach(hub: Hub, token: str, action: str) -> None:
    """Press one of formgrader's buttons."""
    path = f"/user/{TEACHER}/formgrader/api/assignment/{NAME}/{action}"
    status, reply = hub.ask(path, "", token=token)
    expect((status, (reply or {}).get("success")), (200, True), f"formgrader: {action}")


def keep_out(hub: Hub, tokens: dict[str, str]) -> None:
    """What a student must not reach."""
    ada = tokens["ada"]
    expect(hub.ask("/user/ada/formgrader", token=ada)[0], 404, "ada has no formgrader")
    refused = hub.ask(f"/user/{TEACHER}/formgrader", token=ada)[0]
    expect(refused in {403, 404}, True, f"nor the teacher's ({refused})")
    shut = (
        f"! ls ~{TEACHER}/cats; ! cat ~{TEACHER}/*.tar.gz; ! /opt/hub/bin/python -c 'import grader'"
    )
    must(as_user("ada", shut), "ada reads neither the course nor the archive, nor imports grader")
    found = as_user(
        "ada", "grep -rl 'BEGIN SOLUTION' /opt /srv /home --include=*.py --include=*.ipynb"
    )
    expect([p for p in found.stdout.split() if "nbgrader" not in p], [], "no solution can be found")


def walk(hub: Hub) -> None:
    """Release, hand in, collect, grade, give back."""
    hub.wait_for("/hub/api/", "the hub answers")
    tokens = {name: hub.start_server(name) for name in (TEACHER, *STUDENTS)}
    teacher = tokens[TEACHER]
    expect(
        hub.ask(f"/user/{TEACHER}/formgrader", token=teacher)[0], 200, "the teacher's formgrader"
    )
    names = hub.ask(f"/user/{TEACHER}/formgrader/api/assignments", token=teacher)[1]
    expect(NAME in [each["name"] for each in names], True, "formgrader lists the assignments")
    teach(hub, teacher, "release")
    assignment = Course(ROOT).assignment(NAME)
    answers = {"ada": {}, "ben": {"sigmoid": "def sigmoid(z):\n    return z"}}
    for name in STUDENTS:
        hand_in(hub, name, tokens[name], complete(assignment, answers[name]))
    keep_out(hub, tokens)
    teach(hub, teacher, "collect")
    said = must(as_user(TEACHER, f"cd cats; ~/grading/bin/grader grade {NAME}"), "grader grade")
    sys.stdout.write(said)
    must(as_user(TEACHER, f"cd cats; ~/grading/bin/grader feedback {NAME}"), "grader feedback")
    teach(hub, teacher, "release_feedback")
    graded = hub.ask(f"/user/{TEACHER}/formgrader/api/submissions/{NAME}", token=teacher)[1]
    scores = {each["student"]: each["score"] for each in graded}
    say(f"formgrader shows {scores}")
    for name in STUDENTS:
        which = {"course_id": "cats", "assignment_id": NAME}
        path = f"/user/{name}/assignments/fetch_feedback"
        expect(hub.ask(path, which, token=tokens[name])[1]["success"], True, f"{name}: feedback")
        found = must(as_user(name, f"find {NAME} -name '*.html' -size +9k"), f"{name} has the page")
        expect(bool(found.strip()), True, shlex.quote(found.strip()))


def main() -> None:
    """Make a view of one's own, then set up and walk."""
    if os.geteuid():
        sys.exit("Expected to be root, because a hub starts servers for others. Run sudo make hub.")
    if os.environ.get("OWN_VIEW") != "yes":
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
        os.environ["OWN_VIEW"] = "yes"
        os.execvp("unshare", [*command, sys.executable, __file__])  # noqa: S606, S607
    with tempfile.TemporaryDirectory(prefix="hub-") as temporary:
        folder = Path(temporary)
        (folder / "disk").mkdir()
        folder.chmod(0o711)
        (folder / "disk").chmod(0o755)
        own_view(folder / "disk")
        set_up(folder)
        hub = Hub(folder)
        try:
            walk(hub)
        finally:
            hub.process.terminate()
            hub.process.wait()
            for name in ("etc", "home", "opt", "srv"):
                subprocess.run(["umount", "--lazy", f"/{name}"], check=False)


if __name__ == "__main__":
    main()
