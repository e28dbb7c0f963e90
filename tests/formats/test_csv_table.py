"""Records of a CSV file are taken apart as the reader of the standard library does it."""

import csv

from hypothesis import given
from hypothesis import strategies as st

from preseance.formats.csv_table import cells_of


@given(st.text(st.sampled_from('ab ;,\t"é\x00\x0b\u2028'), max_size=12), st.sampled_from(",;\t"))
def test_cells_are_those_of_the_standard_reader(raw: str, separator: str) -> None:
    expected = next(csv.reader([raw], delimiter=separator), [])
    assert cells_of(raw, separator) == tuple(expected)
    assert cells_of(raw + "\r\n", separator) == tuple(expected)
