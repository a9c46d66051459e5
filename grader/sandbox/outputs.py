"""Collect a cell's outputs from claims: checked for their form, joined, bounded."""

from __future__ import annotations

import json
import sys
from typing import Any

import nbformat
from nbformat import NotebookNode, ValidationError

NODE_BYTES = 200
"""What an output costs in addition to its content, in bytes."""
MAX_DEPTH = 50
"""The deepest nesting of an output, because later readers recurse as deep."""
LARGEST = sys.float_info.max
"""The largest number that is kept."""
CUT = "\n[the rest of this output was cut]\n"


class Outputs:
    """The outputs of one cell, as they come.

    Parameters
    ----------
    limit : int
        Bytes at the most; what comes after is dropped.
    """

    def __init__(self, limit: int) -> None:
        self.nodes: list[NotebookNode] = []
        self.truncated = False
        self._limit = self._left = limit
        self._displays: list[object] = []

    def add(self, claim: object) -> None:
        """Take in one output, or what changes an earlier one.

        Parameters
        ----------
        claim : object
            What the run says it shows: an output by nbformat's schema, with a ``display_id`` and
            ``update`` where it has them, or ``clear``.
        """
        if not isinstance(claim, dict) or self.truncated:
            return
        if "clear" in claim:
            self.nodes.clear()
            self._displays.clear()
            return
        display, update = claim.pop("display_id", None), claim.pop("update", False)
        sound: dict[str, Any] = _strict_json(claim)
        node = _node(sound if self._fits(sound) else _stream(CUT))
        if node is not None and update is True:
            self._update(node, display)
        elif node is not None and not self._append_to_last(node):
            self.nodes.append(node)
            self._left -= NODE_BYTES
            self._displays.append(display if isinstance(display, str) else None)

    @property
    def took(self) -> int:
        """Bytes that were shown."""
        return self._limit - max(self._left, 0)

    def _fits(self, claim: dict[str, Any]) -> bool:
        self._left -= len(json.dumps(claim))
        self.truncated = self._left < 0
        return not self.truncated

    def _append_to_last(self, node: NotebookNode) -> bool:
        """Append text to the last output if both are the same stream; say whether that was done."""
        last = self.nodes[-1] if self.nodes else None
        if not last or not node.output_type == last.output_type == "stream":
            return False
        if node.name != last.name:
            return False
        last.text += node.text
        return True

    def _update(self, node: NotebookNode, display: object) -> None:
        if not isinstance(display, str) or "data" not in node:
            return
        for shown, known in zip(self.nodes, self._displays, strict=True):
            if known == display and "data" in shown:
                shown.data, shown.metadata = node.data, node.metadata


def _stream(text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stdout", "text": text}


def _node(claim: dict[str, Any]) -> NotebookNode | None:
    """The claim as an output, if it is one by nbformat's schema."""
    node: NotebookNode = nbformat.from_dict(claim)
    if _is_text(claim):
        return node
    try:
        nbformat.validate(_as_notebook(node))
    except (ValidationError, RecursionError):
        return None
    return node


def _is_text(claim: dict[str, Any]) -> bool:
    """Whether this is printed text, by nbformat's schema, which itself takes ten times as long."""
    return (
        claim.keys() == {"output_type", "name", "text"}
        and claim["output_type"] == "stream"
        and isinstance(claim["name"], str)
        and isinstance(claim["text"], str)
    )


def _as_notebook(node: NotebookNode) -> dict[str, Any]:
    """A notebook with this output alone: nbformat's fast validator takes only whole notebooks."""
    cell: dict[str, Any] = {"cell_type": "code", "id": "alone", "metadata": {}, "source": ""}
    cell |= {"execution_count": None, "outputs": [node]}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}


def _strict_json(value: Any, depth: int = MAX_DEPTH) -> Any:
    """Strict JSON that any file can hold: no lone surrogates, no NaN, nothing but JSON's types."""
    if not depth:
        return "…"
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_strict_json(key): _strict_json(item, depth - 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_strict_json(item, depth - 1) for item in value]
    if isinstance(value, (int, float)) and not abs(value) <= LARGEST:
        return None  # NaN, infinity, and integers that no reader of JSON agrees about
    return value if value is None or isinstance(value, (bool, int, float)) else repr(value)
