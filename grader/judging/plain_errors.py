"""Say in plain words what an exception means, where its own words puzzle a beginner."""

from __future__ import annotations

import re
from collections.abc import Iterable  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.unknown_name import unknown_name

_PIECES = "np.split takes the number of pieces, not how long one is, and all must be equally long."
_SAID: tuple[tuple[str, str, str], ...] = (
    (
        "too_few_arguments",
        r"(\w+)\(\) missing \d+ required positional arguments?: (.*)",
        "{0} is called with too few arguments: there is none for {1}.",
    ),
    (
        "arguments_by_name_only",
        r"(\w+)\(\) takes 0 positional arguments but (\d+) w\w+ given",
        "{0} is called with {1} arguments in order: name them in its def line, without a * before.",
    ),
    (
        "too_many_arguments",
        r"(\w+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) w\w+ given",
        "{0} takes {1} arguments, and is called with {2}. Does its def line name all of them?",
    ),
    (
        "wrong_keyword",
        r"(\w+)\(\) got an unexpected keyword argument '(\w+)'",
        "{0} has no argument called {1}: compare the call with its def line.",
    ),
    (
        "shape_without_parentheses",
        r"Cannot interpret '.*' as a data type|data type '.*' not understood",
        (
            "A shape is one argument: np.zeros and np.ones take it as a tuple, in parentheses of "
            "its own."
        ),
    ),
    (
        "used_before_it_has_a_value",
        r"local variable '(\w+)'.*(?:not associated with a value|referenced before assignment)",
        (
            "{0} is used before it has a value: what should it start with, and does its line come "
            "first?"
        ),
    ),
    (
        "inner_sizes_differ",
        r"matmul: Input operand 1 has a mismatch.*\(size (\d+) is different from (\d+)\)",
        (
            "A matrix product needs as many columns on its left as rows on its right; here these "
            "are {1} and {0}. Does one of the two have to be transposed, or do they change places?"
        ),
    ),
    (
        "inner_sizes_differ",
        r"shapes (\(.*?\)) and (\(.*?\)) not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)",
        (
            "A matrix product of shapes {0} and {1} needs as many columns on its left as rows on "
            "its right. Does one of the two have to be transposed, or do they change places?"
        ),
    ),
    (
        "product_of_a_number",
        r"matmul: Input operand \d does not have enough dimensions",
        "@ multiplies matrices, but one of the two is a single number: use * with a number.",
    ),
    (
        "places_pair_by_pair",
        r"shape mismatch: indexing arrays could not be broadcast",
        (
            "Two lists of indices in one pair of brackets are taken pair by pair, one row with one "
            "column. To cut out a rectangle, use two slices."
        ),
    ),
    (
        "number_gone_through",
        r"'(?:numpy\.)?(?:int|float)\d*' object is not iterable|iteration over a 0-d array",
        (
            "A for loop or a sum goes through several values, but this is a single number: use a "
            "range or a list."
        ),
    ),
    (
        "shapes_do_not_fit",
        (
            r"(?:non-broadcastable output operand|operands could not be broadcast together).*?"
            r"(\(.*?\)).*?(\(.*?\))"
        ),
        (
            "Arrays of shapes {0} and {1} do not fit together entry by entry. Which of the two has "
            "another shape than you think? Print the shapes."
        ),
    ),
    (
        "reshaped_to_another_size",
        r"cannot reshape array of size (\d+) into shape (\(.*?\))",
        (
            "There are {0} numbers, but shape {1} does not hold exactly as many. Take sizes from "
            "the shapes of the arguments: other arguments have other sizes."
        ),
    ),
    (
        "several_arrays_for_one_list",
        r"only integer scalar arrays can be converted to a scalar index",
        (
            "An array stands where one whole number belongs. np.concatenate and np.stack take the "
            "arrays as one list, in brackets; range and a shape take numbers."
        ),
    ),
    (
        "function_of_one_number",
        r"only (?:length-1|size-1|0-dimensional|integer scalar) arrays can be converted",
        (
            "Something that takes one number was given a whole array: functions of math, and "
            "float, int and range, take one number; NumPy's own functions take arrays."
        ),
    ),
    (
        "if_of_an_array",
        r"truth value of an array",
        (
            "if, while, and, or and not need one yes or no, and so do Python's own max, min and "
            "sorted; but a comparison of an array has one for each entry. Ask for one entry at a "
            "time, or use what NumPy has for whole arrays, such as & and |."
        ),
    ),
    (
        "not_called",
        (
            r"unsupported operand type.*'(?:builtin_function_or_method|function|method|numpy\.ufunc"
            r"|_ArrayFunctionDispatcher|Cubic)'"
        ),
        (
            "A function stands in a calculation without being called: are its parentheses missing, "
            "or in another place?"
        ),
    ),
    (
        "dictionary_in_a_calculation",
        r"unsupported operand type\(s\) for .*'dict'",
        "A whole dictionary stands in a calculation: which of its entries, by its key, is meant?",
    ),
    (
        "not_taken_apart",
        r"tuple indices must be integers or slices, not str",
        (
            "One name holds several values here, but the code asks it for a key. Take the values "
            "apart, one name for each."
        ),
    ),
    (
        "still_none",
        r"NoneType",
        (
            "Something is still None: a line that says = None, or the answer of a function that "
            "has no return."
        ),
    ),
    (
        "wrong_number_of_values",
        (
            r"too many values to unpack \(expected (\d+).*|"
            r"not enough values to unpack \(expected (\d+), got \d+\)"
        ),
        (
            "A line takes {0} values apart, but what stands on its right side does not have {0}. "
            "What does that function return? An array is taken apart row by row."
        ),
    ),
    (
        "wrong_number_of_values",
        r"cannot unpack non-iterable (\w+) object",
        (
            "A line takes several values apart, but what stands on its right side is a single one. "
            "Compare it with what that function returns."
        ),
    ),
    (
        "index_too_large",
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        (
            "Index {0} is asked for where axis {1} has {2} entries, numbered from 0. Which "
            "axis is meant, and where does the counting begin and end?"
        ),
    ),
    (
        "index_too_large",
        r"(list|tuple) index out of range",
        (
            "An index is larger than the {0} is long: counting starts at 0, so the last one is the "
            "length minus 1."
        ),
    ),
    (
        "too_many_indices",
        r"too many indices for array: array is (\d)-dimensional, but (\d) were indexed",
        "An array is asked for with {1} indices, but its number of axes is {0}: print its shape.",
    ),
    (
        "no_such_axis",
        r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
        "There is no axis {0} in an array with {1} axes: axes are counted from 0.",
    ),
    (
        "parentheses_for_brackets",
        r"'(?:\w+\.)?(\w+)' object is not callable",
        (
            "Round parentheses call a function, but here they follow a value ({0}). Square "
            "brackets pick an entry, and * multiplies. Or did a value get the name of a function?"
        ),
    ),
    (
        "brackets_for_parentheses",
        (
            r"'(?:builtin_function_or_method|function|method|ufunc|type|numpy.ufunc"
            r"|_ArrayFunctionDispatcher)' object is not subscriptable"
        ),
        (
            "Square brackets pick an entry, but here they follow a function: call it with round "
            "parentheses."
        ),
    ),
    (
        "number_with_an_index",
        (
            r"'(?:numpy\.)?(?:float|int|float64|int64)' object is not subscriptable"
            r"|invalid index to scalar variable"
        ),
        "Square brackets ask a single number for an entry, but it has none.",
    ),
    (
        "not_a_whole_number",
        r"'(?:numpy\.)?float(?:64|32)?' object cannot be interpreted as an integer",
        (
            "A whole number is needed, as in range or in a shape, but this one has a decimal "
            "point: / always gives such a number, even if the division leaves no remainder."
        ),
    ),
    (
        "not_an_index",
        (
            r"only integers, slices"
            r"|(?:list|tuple) indices must be integers or slices, not (?:\w+\.)?float"
        ),
        (
            "What stands in square brackets is not an index: they take whole numbers, slices or "
            "masks. Is it an entry of an array, or a number with a decimal point?"
        ),
    ),
    (
        "not_a_whole_number",
        r"'(?:numpy\.)?(\w+)' object cannot be interpreted as an integer",
        (
            "A whole number is needed, as in range or in a shape, and here is a {0} instead. A "
            "shape has several numbers: which one is meant?"
        ),
    ),
    (
        "rows_of_different_length",
        r"inhomogeneous shape",
        "The rows that you put together have different lengths, so they make no table.",
    ),
    (
        "array_into_another_place",
        r"could not broadcast input array from shape (\(\d+,\)) into shape (\(\d+,\))",
        (
            "An array of shape {0} is put into a place of shape {1}. X[i] is a row of X, X[:, i] a "
            "column: which of the two is meant?"
        ),
    ),
    (
        "array_into_one_place",
        r"setting an array element with a sequence|could not broadcast input array from shape",
        "A whole array is put into a place that has another shape, such as that of one number.",
    ),
    (
        "fraction_into_integers",
        r"Cannot cast ufunc '(\w+)' output from dtype\('float\d+'\) to dtype\('u?int\d+'\)",
        (
            "Fractions do not fit into an array of whole numbers, so it cannot be changed in "
            "place. Let the calculation make a new array."
        ),
    ),
    (
        "no_such_key",
        r"^'(\w+)'$",
        (
            'There is no key "{0}" in the dictionary: is it spelled the same in both places, and '
            "is it this dictionary that has it?"
        ),
    ),
    (
        "power_with_a_hat",
        r"ufunc 'bitwise_xor' not supported|unsupported operand type\(s\) for \^",
        "^ is not a power in Python; a power is written **.",
    ),
    (
        "calls_itself",
        r"maximum recursion depth exceeded",
        "The function calls itself, again and again. Is the name it calls the one you meant?",
    ),
    (
        "and_before_comparison",
        r"ufunc 'bitwise_(?:and|or)' not supported",
        "& and | come before ==, < and >: put each comparison in parentheses.",
    ),
    (
        "list_for_array",
        (
            r"'list' object has no attribute '(\w+)'"
            r"|unsupported operand type\(s\) for .*'list'|bad operand type for unary -: 'list'"
        ),
        "A list does not calculate as an array does: arithmetic, shape and sum need an array.",
    ),
    (
        "no_append",
        r"'numpy.ndarray' object has no attribute 'append'",
        "An array has no append; a list, which starts as [], has.",
    ),
    (
        "number_without_shape",
        r"'(?:float|int)' object has no attribute '(\w+)'",
        "A plain number has no {0}; an array has. Which of the arguments did you mean?",
    ),
    (
        "text_for_an_array",
        r"'str' object has no attribute '(\w+)'",
        (
            "A text stands where an array is meant. Taking a dictionary apart, as in x, y = d, or "
            "going through it gives its keys; d[key], with the key in quotes, is an entry."
        ),
    ),
    (
        "array_without_attribute",
        r"'numpy.ndarray' object has no attribute '(\w+)'",
        (
            "An array has nothing called {0}. Is that a function to be called with np. in front, "
            "or a name from another library, for which NumPy has its own?"
        ),
    ),
    ("unequal_pieces", r"array split does not result in an equal division", _PIECES),
    ("divided_by_zero", r"division by zero", "Something is divided by 0: which count is 0 here?"),
)
_LEFT_NUMPY = {"float", "int", "bool", "object", "str", "complex"}


def plain_error(kind: str, message: str, names: Iterable[str] = ()) -> tuple[str, str]:
    """What an exception means, and what that is called; nothing where its own words are plain.

    Parameters
    ----------
    kind : str
        The exception's class name.
    message : str
        What it says, or a sentence that ends with it.
    names : iterable of str
        Which might have been meant where one was misspelt.

    Examples
    --------
    >>> plain_error("TypeError", "unsupported operand type(s) for +: 'NoneType' and 'int'")[0]
    'still_none'
    >>> plain_error("NameError", "name 'sigmod' is not defined", ["sigmoid"])[1]
    'sigmod has no value here. Is sigmoid meant?'
    """
    if kind == "NameError" and (found := re.search(r"name '(\w+)' is not defined", message)):
        return "unknown_name", unknown_name(found[1], names)
    if kind in {"AttributeError", "ImportError"}:
        found = re.search(r"module 'numpy(?:\.\w+)?' has no attribute '(\w+)'", message)
        if found and found[1] in _LEFT_NUMPY:
            return "left_numpy", f"np.{found[1]} is gone from NumPy: write {found[1]}, without np."
        if found:
            return "unknown_in_numpy", f"NumPy has nothing called {found[1]}: how is it spelled?"
    for name, said, meaning in _SAID:
        if name == "no_such_key" and kind != "KeyError":
            continue
        own = message.split(": ", 1)[-1] if name == "no_such_key" else message
        if found := re.search(said, own, re.DOTALL):
            upright = _lies(*found.groups()) if name == "shapes_do_not_fit" else ""
            if upright:
                return "laid_down", upright
            groups = [group.replace("newaxis", "-1") for group in found.groups() if group]
            return name, meaning.format(*groups or [""])
    return "", ""


def _lies(one: str, other: str) -> str:
    """What to say where one number for each row was laid down as a row; else nothing."""
    shapes = [tuple(map(int, re.findall(r"\d+", each))) for each in (one, other)]
    for table, flat in (shapes, shapes[::-1]):
        if len(table) == 2 and table[1] != table[0] and flat in {table[:1], (1, table[0])}:  # noqa: PLR2004 - rows and columns
            return (
                f"An array of shape {one if table is shapes[1] else other} has one number for each "
                f"row of the other, but is a row itself. To give each row its own number, make it "
                f"a column, ({table[0]}, 1); a matrix product is @."
            )
    return ""
