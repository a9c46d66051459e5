import csv
import io

import pytest

from grader.csv_file import csv_text


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_compute_stays_text(formula):
    [[field]] = csv.reader(io.StringIO(csv_text([formula], []), newline=""))
    assert field == f"'{formula}"


def test_what_goes_back_where_it_came_from_is_left_as_it_is():
    assert csv_text(["a"], [["-"]], verbatim=True) == "a\r\n-\r\n"


def test_numbers_stay_numbers_and_nothing_stays_empty():
    assert csv_text(["a", "b", "c"], [[-1.5, None, 2]]) == "a,b,c\r\n-1.5,,2\r\n"


def test_quotes_and_line_ends_come_back():
    text = 'he said "no",\nand left'
    assert list(csv.reader(io.StringIO(csv_text([text], []), newline=""))) == [[text]]
