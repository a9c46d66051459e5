"""A real JupyterLab in a real Chromium; the tests of this folder skip where there is no browser."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
POLL = 250
"""Milliseconds between two looks at a page; at each frame, looking would be most of the work."""
STARTUP = 60
"""Seconds that a server may take before the test gives up."""
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false"},
}
"""JupyterLab's: keep cells in the page which are scrolled out of sight, and ask for no news."""
ARTIFACTS = Path(__file__).parents[2] / ".artifacts"
"""Where screenshots go, to be looked at; git ignores it."""


def wait_for_kernel(page):
    """Before the kernel is there, JupyterLab would ask which one to take."""
    idle = "() => document.body.innerText.includes('(ipykernel) | Idle')"
    page.wait_for_function(idle, polling=POLL)


@pytest.fixture(scope="package")
def browser():
    """Chromium, started once for this folder: Playwright's event loop must not meet other tests."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not here: pip install -e '.[browser]'"
    )
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        pytest.skip(f"no browser is here; expected one of {', '.join(CHROMIUMS)} on the path")
    with playwright.sync_playwright() as started:
        # a container has little shared memory, and its root may not use Chromium's own sandbox
        options = ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.getuid() == 0 else [])]
        chromium = started.chromium.launch(executable_path=found, args=options)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, request, screenshot):
    """A fresh window without memory of earlier ones; what a failed test saw last is kept."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(30_000)
    opened = context.new_page()
    failed = request.session.testsfailed
    yield opened
    if request.session.testsfailed > failed:
        screenshot(opened, f"failed-{request.node.name}")
    context.close()


@pytest.fixture
def visit(browser, request, screenshot):
    """Open a window that notes what it asks for and what goes wrong in it."""
    contexts = []
    failed = request.session.testsfailed

    def open_window(**settings):
        context = browser.new_context(viewport={"width": 1200, "height": 900}, **settings)
        contexts.append(context)
        window = context.new_page()
        window.asked, window.wrong = [], []
        window.on("request", lambda request: window.asked.append(request.url))
        window.on("pageerror", lambda error: window.wrong.append(str(error)))
        window.on(
            "console", lambda said: window.wrong.append(said.text) if said.type == "error" else None
        )
        return window

    yield open_window
    for number, context in enumerate(contexts):
        if request.session.testsfailed > failed:
            screenshot(context.pages[0], f"failed-{request.node.name}-{number}")
        context.close()


@pytest.fixture(scope="session")
def barriers():
    """What axe-core finds in a page that keeps people out: ``barriers(page)``, one line each."""
    axe = pytest.importorskip(
        "axe_playwright_python", reason="axe-core is not here: pip install -e '.[browser]'"
    )
    source = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")

    def find(page):
        page.evaluate(source)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        assert found["passes"], "axe-core looked at nothing"
        return [
            f"{rule['impact']}: {rule['id']}: {node['html'][:200]}: {node['failureSummary']}"
            for rule in found["violations"]
            if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
        ]

    return find


@pytest.fixture(scope="session")
def screenshot():
    """Keep what a page shows, to be looked at: ``screenshot(page, "name")``."""

    def keep(page, name, **options):
        ARTIFACTS.mkdir(exist_ok=True)
        # "disabled" is at its end: a dialog that still fades in shows nothing to look at
        path = ARTIFACTS / f"{name}.png"
        page.screenshot(path=path, **{"animations": "disabled"} | options)

    return keep


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory):
    """Start JupyterLab in a folder and give its address: ``jupyterlab(folder).at("lab/tree/x")``.

    The folder's ``nbgrader_config.py``, if it has one, counts; the user's own settings do not.
    """
    servers = []

    def start(folder, *options, **environment):
        home = tmp_path_factory.mktemp("home")
        for plugin, settings in SETTINGS.items():
            path = home / ".jupyter/lab/user-settings/@jupyterlab" / f"{plugin}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(settings))
        server = JupyterLab(Path(folder), home, options, environment)
        servers.append(server)
        server.wait()
        return server

    yield start
    for server in servers:
        server.stop()


class JupyterLab:
    """A server on a port of its own, reachable from this machine with its token only."""

    def __init__(self, folder, home, options, environment):
        self.token = secrets.token_hex(16)
        self.runtime = home / "runtime"
        self.log = home / "jupyterlab.log"
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
            "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0",
            f"--IdentityProvider.token={self.token}",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            *options,
        ]  # fmt: skip
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=folder, env=self._environment(home) | environment,
                stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def _environment(self, home):
        binaries = Path(sys.executable).parent
        kept = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
        return kept | {
            "HOME": str(home),
            "JUPYTER_RUNTIME_DIR": str(self.runtime),
            "OPENBLAS_NUM_THREADS": "1",
            "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        }

    def wait(self):
        """Until it answers; it says in a file where, for it chose the port itself."""
        deadline = time.monotonic() + STARTUP
        while time.monotonic() < deadline and self.process.poll() is None:
            for path in self.runtime.glob("jpserver-*.json"):
                with suppress(ValueError, URLError):  # half written, or not listening yet
                    self.port = json.loads(path.read_text())["port"]
                    with urlopen(self.at("api/status")):  # noqa: S310 - always http
                        return
            time.sleep(0.1)
        pytest.fail(f"JupyterLab did not start:\n{self.log.read_text()}")

    def at(self, place):
        """The address of a place, such as ``lab/tree/notebook.ipynb``, with the token."""
        return f"http://127.0.0.1:{self.port}/{place}?token={self.token}"

    def stop(self):
        """End the server and its kernels."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
