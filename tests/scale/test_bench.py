"""How the bench reckons; what it measures, `make soak` tries on a small class."""

import pytest
from click.testing import CliRunner

from grader.bench.cost import Cost
from grader.bench.measured import Measured, mean
from grader.bench.table import size_table
from grader.cli import main


def test_one_more_submission_costs_what_start_up_does_not():
    found = Measured(12, Cost(wall=5.0, user=6.0, system=3.0), Cost(wall=3.0, user=4.0), fewest=2)
    assert (found.more, found.rate) == (10, 2.4)
    assert (found.wall_each, found.cpu_each) == pytest.approx((0.2, 0.5))


def test_the_mean_of_several_turns_keeps_the_highest_peak():
    costs = [Cost(1.0, 2.0, 0.5, 10, 300), Cost(3.0, 4.0, 1.5, 20, 100)]
    assert mean(costs) == Cost(2.0, 3.0, 1.0, 15, 300)


def test_a_class_is_named_by_what_it_has_beyond_the_start():
    rows = [Measured(12, Cost(5.0, 6.0, 3.0, 0, 150_000_000), Cost(3.0, 4.0), fewest=2)]
    assert list(size_table(rows))[-1] == "| 10 | 5.0 | 200.0 | 500.0 | 150 |"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--submissions=1", "expected 0, or at least 10, got 1"),
        ("--as-it-comes=1", "expected 0, or at least 2, got 1"),
        ("--sizes=ten", "got 'ten'"),
        ("--sizes=10,0", "got '10,0'"),
        ("--workers=0", "0 is not in the range"),
    ],
)
def test_what_would_measure_nothing_is_refused(option, said):
    done = CliRunner().invoke(main, ["bench", option])
    assert done.exit_code == 2
    assert said in done.output
