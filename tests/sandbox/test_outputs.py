import copy
import json

import nbformat
import numpy as np
import pytest
from nbformat import v4

from grader.sandbox.outputs import CUT, MAX_DEPTH, NODE_BYTES, Outputs


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def collected(*claims, limit=10_000):
    outputs = Outputs(limit)
    for claim in claims:
        outputs.add(claim)
    return outputs


def test_streams_of_a_name_are_joined():
    nodes = collected(stream("a"), stream("b"), stream("c", "stderr"), stream("d")).nodes
    assert [node.text for node in nodes] == ["ab", "c", "d"]


@pytest.mark.parametrize(
    "claim",
    [
        None,
        "text",
        {},
        {"output_type": "stream"},
        {"output_type": "stream", "name": "stdlog", "text": 3},
        {"output_type": "execute_result", "data": {}, "metadata": {}, "execution_count": "x"},
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": "no list"},
        {"output_type": "display_data", "data": [], "metadata": {}},
        {"output_type": "surprise"},
        {"output_type": ["stream"]},
    ],
)
def test_what_is_no_output_is_left_out(claim):
    assert collected(claim, stream("x")).nodes[-1].text == "x"
    assert len(collected(claim, stream("x")).nodes) == 1


def test_the_rest_of_too_much_is_cut():
    outputs = collected(stream("x" * 100), stream("y" * 1000), stream("z"), limit=300)
    assert outputs.truncated
    assert outputs.nodes[0].text == "x" * 100 + CUT


def test_whatever_is_claimed_can_be_written_to_a_file():
    odd = stream("\ud800 \x00 \x1b[0m")
    rich = {"output_type": "display_data", "metadata": {}, "data": {"text/plain": "\udfff"}}
    notebook = v4.new_notebook(cells=[v4.new_code_cell(outputs=collected(odd, rich).nodes)])
    json.loads(nbformat.writes(notebook).encode("utf-8"))


def test_what_is_nested_very_deep_is_cut_off():
    nested = "x"
    for _ in range(300):
        nested = [nested]
    rich = {"output_type": "display_data", "metadata": {}, "data": {"application/json": nested}}
    [node] = collected(rich).nodes
    copy.deepcopy(node)
    assert json.dumps(node).count("[") < 60


@pytest.mark.parametrize(
    "odd",
    [
        {"output_type": "stream", "name": "stdout", "text": "x", "display_id": "a", "update": True},
        {"output_type": "display_data", "metadata": {}, "data": {}, "display_id": np.zeros(2),
         "update": True},
    ],
)  # fmt: skip
def test_an_odd_update_changes_nothing(odd):
    shown = {"output_type": "display_data", "metadata": {}, "data": {"text/plain": "1"}}
    nodes = collected(shown | {"display_id": "a"}, shown | {"display_id": np.zeros(2)}, odd).nodes
    assert [node.data["text/plain"] for node in nodes] == ["1", "1"]


def test_an_update_changes_what_bears_its_id():
    first = {"output_type": "display_data", "metadata": {}, "data": {"text/plain": "1"}}
    outputs = collected(
        first | {"display_id": "a"},
        first | {"display_id": "b"},
        first | {"data": {"text/plain": "2"}, "display_id": "a", "update": True},
        first | {"data": {"text/plain": "3"}, "display_id": "nobody", "update": True},
    )
    assert [node.data["text/plain"] for node in outputs.nodes] == ["2", "1"]


def test_what_is_shown_is_strict_json():
    odd = {"a": float("nan"), "b": [float("-inf"), 10**5000], "c": 1.5, "d": True, "e": 2**60}
    claim = {"output_type": "display_data", "data": {"application/json": odd}, "metadata": {}}
    [node] = collected(claim).nodes
    assert json.loads(json.dumps(node, allow_nan=False))["data"]["application/json"] == {
        "a": None,
        "b": [None, None],
        "c": 1.5,
        "d": True,
        "e": 2**60,
    }


def test_each_output_costs_more_than_it_shows():
    """A million of empty ones would be small in bytes, and large in memory and on a page."""
    shown = collected(*[stream("", name) for name in ("stdout", "stderr") * 100], limit=10_000)
    assert len(shown.nodes) < 10_000 / NODE_BYTES
    assert shown.truncated


def test_the_deepest_that_is_kept_is_exact():
    def nested(depth):
        value = "x"
        for _ in range(depth):
            value = [value]
        data = {"application/json": value, "text/plain": ""}
        claim = {"output_type": "display_data", "data": data, "metadata": {}}
        return json.dumps(collected(claim).nodes)

    assert '"x"' in nested(MAX_DEPTH - 4)
    assert '"x"' not in nested(MAX_DEPTH)
