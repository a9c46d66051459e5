"""A run starts for a fraction of what a kernel costs."""

from grader.bench.start_cost import TRIVIAL, start_cost


def test_a_trivial_notebook_takes_a_fifteenth_of_a_kernels_cpu():
    cost = start_cost(TRIVIAL, runs=60, kernels=2)
    assert cost.ratio >= 15, cost
