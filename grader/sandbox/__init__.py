"""Run untrusted notebooks: a warm process forks for each run, which answers in arrays."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.sandbox.limits import Limits
    from grader.sandbox.reply import Answer, NoAnswer, Raised, Returned
    from grader.sandbox.run import CellRun, Run
    from grader.sandbox.zygote import Zygote

__all__ = ["Answer", "CellRun", "Limits", "NoAnswer", "Raised", "Returned", "Run", "Zygote"]

_MODULES = {
    "Limits": "limits",
    "CellRun": "run",
    "Run": "run",
    "Zygote": "zygote",
}


def __getattr__(name: str) -> Any:
    """Import a name on first use: the warm process uses none of them and stays 30 MB smaller."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULES.get(name, 'reply')}"), name)
