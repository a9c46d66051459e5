"""An IPython shell that passes each output to a function, as ipykernel sends it to a front end."""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.profiledir import ProfileDir
from IPython.paths import get_ipython_dir
from traitlets import Any as AnyTrait
from traitlets import Type, default
from traitlets.config import Config

from grader.sandbox.inside.going_on import GoingOn
from grader.sandbox.inside.plain_python import PlainPython
from grader.sandbox.inside.skipped import Skipping

if TYPE_CHECKING:
    from grader.sandbox.inside.surroundings import Surroundings

Bundle = dict[str, Any]
Show = Callable[[Bundle], None]
PIECE = 300_000
"""The most characters in one frame; as JSON, each may take twelve bytes."""


class _Publisher(DisplayPublisher):
    show = AnyTrait()

    def publish(
        self,
        data: Bundle,
        metadata: Bundle | None = None,
        *_source: object,
        transient: Bundle | None = None,
        update: bool = False,
        **_more: object,
    ) -> None:
        output = _bundle("display_data", data, metadata)
        output["display_id"] = (transient or {}).get("display_id")
        self.show(output | {"update": update})

    def clear_output(self, wait: bool = False) -> None:  # noqa: FBT001, FBT002 - IPython's signature
        self.show({"clear": wait})


class _Hook(DisplayHook):
    show = AnyTrait()

    def start_displayhook(self) -> None:
        """Do nothing: a result needs no introduction."""

    def write_output_prompt(self) -> None:
        """Do nothing: the execution count replaces the prompt."""

    def write_format_data(self, format_dict: Bundle, md_dict: Bundle | None = None) -> None:
        if format_dict:
            output = _bundle("execute_result", format_dict, md_dict)
            self.show(output | {"execution_count": self.prompt_count})

    def finish_displayhook(self) -> None:
        """Do nothing: nothing follows a result."""


class Stream(io.TextIOBase):
    """Standard output or error as a cell's output.

    Parameters
    ----------
    name : str
        ``stdout`` or ``stderr``.
    show : function
    flushed : function
        Is called when the code asks for all text to be shown.
    """

    encoding = "utf-8"

    def __init__(self, name: str, show: Show, flushed: Callable[[], None]) -> None:
        self._name, self._show, self._flushed = name, show, flushed

    def writable(self) -> bool:
        """Return True: text can be written here."""
        return True

    def isatty(self) -> bool:
        """Return False: this is not a terminal."""
        return False

    def flush(self) -> None:
        """Show the beginning of a line, too."""
        self._flushed()

    def write(self, text: str) -> int:
        """Show text in pieces, because the size of a frame is bounded."""
        for start in range(0, len(text), PIECE):
            piece = str(text[start : start + PIECE])
            self._show({"output_type": "stream", "name": self._name, "text": piece})
        return len(text)


class Shell(Skipping, GoingOn, PlainPython):
    """IPython's shell, without a terminal."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    show = AnyTrait()
    surroundings: Surroundings
    """What the notebook's functions rely on; set for each run."""

    def init_ipython_dir(self, ipython_dir: str | None) -> None:
        """Do nothing: each run has its own folder, which is looked up when it is needed."""

    def init_profile_dir(self, profile_dir: ProfileDir | None) -> None:
        """Do nothing, as in `init_ipython_dir`."""

    @default("ipython_dir")
    def _default_ipython_dir(self) -> str:
        return get_ipython_dir()

    @default("profile_dir")
    def _default_profile_dir(self) -> ProfileDir:
        made: ProfileDir = ProfileDir.create_profile_dir_by_name(self.ipython_dir, "default")
        return made

    def _showtraceback(
        self, etype: type[BaseException], evalue: BaseException, stb: list[str]
    ) -> None:
        self.show(
            {
                "output_type": "error",
                "ename": str(etype.__name__),
                "evalue": text_of(evalue),
                "traceback": list(stb),
            }
        )

    def init_sys_modules(self) -> None:
        """Leave ``__main__`` alone."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: a run has no windows."""

    def ask_exit(self) -> None:
        """Do nothing on ``exit``; in ipykernel, too, the cell runs to its end."""


def text_of(error: BaseException) -> str:
    """An exception's text; a fixed sentence if the exception cannot give its own."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - a student's exception may do anything
        return "(its text cannot be shown)"


def make_shell() -> Shell:
    """Make the shell of this process and of its forks; it has no folder until a fork sets one."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.colors = "linux"
    config.InteractiveShell.autocall = 0
    shell = Shell.instance(config=config)
    _inline_figures(shell)
    return shell


def enter_folder(shell: Shell, show: Show) -> None:
    """Set the shell's working folder, its home and the output sink.

    Parameters
    ----------
    shell : Shell
    show : function
        Takes each output as it comes.
    """
    parts: list[Any] = [shell, shell.display_pub, shell.displayhook]
    for part in parts:
        part.show = show
    folder = Path.cwd()
    shell.starting_dir, shell.home_dir = str(folder), os.environ["HOME"]
    shell.user_ns["_dh"][:] = [folder]
    shell.save_sys_module_state()  # type: ignore[no-untyped-call]  # IPython's


def _inline_figures(shell: Shell) -> None:
    """Show figures below their cell; pyplot was imported before the shell existed."""
    from matplotlib_inline.backend_inline import configure_inline_support  # noqa: PLC0415 - hooks into the shell

    backend = "module://matplotlib_inline.backend_inline"
    from IPython.core.pylabtools import activate_matplotlib  # noqa: PLC0415 - likewise

    activate_matplotlib(backend)
    configure_inline_support(shell, backend)


def _bundle(kind: str, data: Bundle, metadata: Bundle | None) -> Bundle:
    return {"output_type": kind, "data": _encoded(data), "metadata": metadata or {}}


def _encoded(data: Bundle) -> Bundle:
    return {
        mime: base64.b64encode(content).decode() if isinstance(content, bytes) else content
        for mime, content in data.items()
    }
