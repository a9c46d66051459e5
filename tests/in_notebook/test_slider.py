"""A slider shows what a function displays, as ipywidgets has it."""

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
