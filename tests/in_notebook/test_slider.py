"""A slider shows what a function displays, as ipywidgets has it."""

import sys
import threading

from ipywidgets import IntSlider

from grader.in_notebook.slider import interact


def test_a_slider_calls_its_function_again_when_it_is_moved():
    seen, number = [], IntSlider(3, 0, 9)

    @interact(n=number)
    def show(n):
        seen.append(n)

    number.value = 5
    assert seen == [3, 5]


def test_it_decorates_and_takes_abbreviations():
    seen = []

    @interact(n=(1, 4), word="cat")
    def show(n, word):
        seen.append((n, word))

    assert seen == [(2, "cat")]


def test_two_sliders_moved_in_two_threads_draw_one_after_the_other():
    """As JupyterLab and ipykernel 7 do it; pyplot is for one thread at a time."""
    drawing, moved_on, seen = threading.Event(), threading.Event(), []
    rows, columns = IntSlider(0, 0, 9), IntSlider(0, 0, 9)

    @interact(rows=rows, columns=columns)
    def show(rows, columns):
        seen.append(("begins", rows, columns))
        if rows and not drawing.is_set():
            drawing.set()
            moved_on.wait(0.2)  # an overlapping drawing would come now
        seen.append(("ends", rows, columns))
        if columns:
            moved_on.set()

    first = threading.Thread(target=setattr, args=(rows, "value", 1))
    first.start()
    assert drawing.wait(10)
    columns.value = 1
    first.join()
    assert [what for what, *_ in seen] == ["begins", "ends"] * 3
    assert seen[-1] == ("ends", 1, 1)


def test_the_first_drawing_is_in_the_widget_from_the_beginning():
    """So nbclient has nothing to answer while it waits for the cell's end."""
    number = IntSlider(3, 0, 9)

    @interact(n=number)
    def show(n):
        sys.stdout.write(f"n is {n}\n")

    [out] = show.widget.out.outputs
    assert out == {"output_type": "stream", "name": "stdout", "text": "n is 3\n"}


def test_what_a_function_raises_stands_below_its_sliders():
    @interact(n=IntSlider(3, 0, 9))
    def show(n):
        raise NotImplementedError("write it")

    [out] = show.widget.out.outputs
    assert (out["ename"], out["evalue"]) == ("NotImplementedError", "write it")
    assert "function(**values)" not in "".join(out["traceback"])
