"""Which slips explain any wrong answer, and which only what nothing else explains."""

from __future__ import annotations

import ast
from collections.abc import Callable

from grader.judging.slips.arguments import only_returned, unused
from grader.judging.slips.arithmetic import (
    added_inside_the_logarithm,
    another_base,
    clipped,
    divided_by_itself,
    divided_then_multiplied,
    logarithm_of_less_than_none,
    minus_itself,
    whole_division,
)
from grader.judging.slips.blank_lines import still_none
from grader.judging.slips.calls import Signatures  # noqa: TC001 - in checks.py too
from grader.judging.slips.counting import (
    best_stays,
    counts_another_axis,
    divided_in_each_round,
    ends_before_zero,
    never_goes_round,
)
from grader.judging.slips.given_back import none_from_in_place
from grader.judging.slips.leftovers import never_used
from grader.judging.slips.loops import (
    entry_replaced,
    index_never_moves,
    never_ends,
    replaced,
    starts_at_one,
)
from grader.judging.slips.notation import (
    drawn_at_random,
    hat,
    joined_in_two,
    same_object,
    shape_first,
    shape_in_two,
    typed_e,
)
from grader.judging.slips.nudges import change_not_divided
from grader.judging.slips.repeats import (
    counter_set_back,
    else_of_the_last,
    filled_in_each_round,
    grows_another,
    overwritten_after_if,
    rows_for_columns,
)
from grader.judging.slips.results import no_return, result_lost
from grader.judging.slips.rounds import (
    counted_too_early,
    counts_elsewhere,
    entries_for_places,
    idle_counter,
    never_set_back,
    product_from_zero,
    same_in_each_round,
    same_place_in_each_round,
    shortened_on_the_way,
    starts_with_an_entry,
)
from grader.judging.slips.starts import after_the_loop, only_the_last_round, same_entry
from grader.judging.slips.steps import (
    another_threshold,
    changes_what_stays,
    counter_in_the_sum,
    ends_early,
    logarithm_of_a_label,
    training_with_test,
)
from grader.judging.verdict import Cause  # noqa: TC001 - likewise

Slip = Callable[[ast.FunctionDef], "Cause | None"]
_CERTAIN: tuple[Slip, ...] = (
    still_none,
    no_return,
    never_ends,
    hat,
    shape_in_two,
    joined_in_two,
    shape_first,
    same_object,
    result_lost,
    none_from_in_place,
    starts_at_one,
    index_never_moves,
    same_entry,
    another_base,
    logarithm_of_less_than_none,
    whole_division,
    divided_by_itself,
    minus_itself,
    logarithm_of_a_label,
    changes_what_stays,
    training_with_test,
    another_threshold,
    ends_early,
    entries_for_places,
    counts_elsewhere,
    never_set_back,
    product_from_zero,
    counted_too_early,
    same_place_in_each_round,
    shortened_on_the_way,
    counts_another_axis,
    ends_before_zero,
    never_goes_round,
    best_stays,
    divided_in_each_round,
    rows_for_columns,
    counter_set_back,
    filled_in_each_round,
    grows_another,
    overwritten_after_if,
    change_not_divided,
)
_LIKELY: tuple[Slip, ...] = (
    starts_with_an_entry,
    only_the_last_round,
    clipped,
    drawn_at_random,
    typed_e,
    same_in_each_round,
    idle_counter,
    replaced,
    entry_replaced,
    added_inside_the_logarithm,
    divided_then_multiplied,
    after_the_loop,
    counter_in_the_sum,
    else_of_the_last,
    never_used,
    only_returned,
)


def certain_slip(function: ast.FunctionDef) -> Cause | None:
    """A slip that makes any answer wrong.

    Parameters
    ----------
    function : FunctionDef
    """
    return next(filter(None, (slip(function) for slip in _CERTAIN)), None)


def likely_slip(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    """A slip that probably makes the answer wrong.

    Parameters
    ----------
    function : FunctionDef
    known : Signatures
    """
    found = next(filter(None, (slip(function) for slip in _LIKELY)), None)
    return found or unused(function, known[function.name][2] if function.name in known else None)
