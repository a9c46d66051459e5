"""A real browser, and a Jupyter server in a course of its own; skipped where there is none."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ARTEFACTS = Path(__file__).parents[2] / ".artifacts"
TOKEN = "for-this-test-only"  # noqa: S105 - of a server that lives for one test
BINARIES = Path(sys.executable).parent


@pytest.fixture(scope="module")
def browser():
    """Chromium; by module, for Playwright's event loop must not meet other tests' own."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install -e '.[browser]'"
    )
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("there is no chromium on the path: apt-get install chromium")
    # a browser of root has no sandbox of its own; it opens nothing but this project's pages
    rights = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=rights)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser):
    """Open a page that notes what it asks for and what goes wrong in it."""
    contexts = []

    def open_page(**settings):
        context = browser.new_context(viewport={"width": 1200, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on(
            "console",
            lambda said: page.wrong.append(said.text) if said.type == "error" else None,
        )
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def keep():
    """Keep a screenshot to be looked at."""

    def shoot(page, name, **settings):
        ARTEFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"{name}.png", **settings)

    return shoot


@pytest.fixture
def jupyter(fresh_course, tmp_path):
    """A server in a course of its own: its address, after signing in is in the page's hands."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path / "home"
    settings = home / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    # cells out of sight stay in the page, where a test finds them
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    environment = os.environ | {
        "PATH": f"{BINARIES}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    command = [
        BINARIES / "jupyter", "lab", "--allow-root", "--no-browser", "--ip=127.0.0.1",
        f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}",
        f"--ServerApp.root_dir={fresh_course.root}",
        "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    with (tmp_path / "jupyter.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=fresh_course.root, env=environment, stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server, tmp_path / "jupyter.log")
            yield address
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address, server, log):
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5):  # noqa: S310 - our own
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"Jupyter did not start:\n{log.read_text()}")


@pytest.fixture
def sign_in(jupyter):
    """Go to a place on the server, signed in."""

    def go(page, place):
        page.goto(f"{jupyter}/login?token={TOKEN}&next=%2Fapi")
        page.goto(f"{jupyter}{place}")

    return go
