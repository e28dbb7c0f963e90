"""Heads of narrow columns are whole: upright, turned or on two lines, never cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.scripts_sampled import NAMES as SCRIPTS

from preseance.documents.papers.kitchen import kitchen_sheet
from preseance.documents.papers.narrow_heads import narrow_heads, numbered
from preseance.documents.typst_text import quoted
from preseance.views.records import KitchenTable, KitchenView, PaperHead, Tally

_NAMES = ("Table d’honneur", "Chêne-liège", "Bruyère", "Rhine 1", "Main 1", *SCRIPTS.values())


@given(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=20), st.floats(3, 40))
def test_no_head_is_cut(names: list[str], each: float) -> None:
    heads = narrow_heads(names, each)
    assert all(quoted(name) in head for name, head in zip(names, heads, strict=True))
    # All turned or none: a row of heads that stand both ways is hard to read.
    assert len({"rotate" in head for head in heads}) == 1


def test_numbers_stand_for_tables_only_where_they_tell_them_apart() -> None:
    assert numbered(["Table 1", "Table 2"]) == ["1", "2"]
    for names in (["Rhine 1", "Main 1"], ["Head table", "2"], ["Room 4 left", "Room 4 right"]):
        assert numbered(names) == names


@pytest.mark.parametrize("number", [2, 18, 19, 60])
def test_every_table_is_counted_however_many_there_are(number: int) -> None:
    names = [f"Chêne-liège {chr(65 + n % 26)}{n}" for n in range(number)]
    view = KitchenView(
        PaperHead("Gala", "Dinner", "en", "kitchen"),
        tables=tuple(KitchenTable(name, ()) for name in names),
        diets=(Tally("vegan", number, (1,) * number),),
    )
    source = kitchen_sheet(view, "a4")
    counts = source.split("#title")[1]
    assert all(quoted(name) in counts for name in names)
    assert len(re.findall(r'text\("1"\)', counts)) == number
