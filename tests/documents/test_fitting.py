"""Names as large as their frame holds them, in every script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.scripts_sampled import CJK, MIXED, NAMES, WORDS

from preseance.documents.fitting import fitted
from preseance.documents.fonts import Weight, extent_of

_MOST, _LEAST = 7.4, 1.76


def _letters(text: str) -> str:
    return "".join(text.split(" "))


def test_two_large_lines_come_before_one_small() -> None:
    found = fitted("Friedrich Wilhelm Steinmeier-Büdenbender", 85.0, 18.0, _MOST, _LEAST)
    assert found.lines == ("Friedrich Wilhelm", "Steinmeier-Büdenbender")
    assert (
        found.size
        > fitted(
            "Friedrich Wilhelm Steinmeier-Büdenbender", 85.0, 18.0, _MOST, _LEAST, most_lines=1
        ).size
    )


def test_one_line_is_taken_where_it_is_as_large() -> None:
    assert fitted("Angela Merkel", 85.0, 18.0, _MOST, _LEAST).lines == ("Angela Merkel",)


def test_a_long_word_is_set_smaller_and_not_cut() -> None:
    found = fitted("Donaudampfschifffahrtsgesellschaftskapitän", 85.0, 18.0, _MOST, _LEAST)
    assert len(found.lines) == 1 and found.size < _MOST


def test_no_line_is_broken_at_a_no_break_space() -> None:
    found = fitted("Jean\u00a0Paul II Karol Wojtyła of Kraków", 40.0, 18.0, _MOST, _LEAST)
    assert any("Jean\u00a0Paul" in line for line in found.lines)


@pytest.mark.parametrize("name", [*NAMES.values(), *CJK.values(), *MIXED])
@pytest.mark.parametrize("width", [85.0, 40.0, 20.0])
def test_ink_of_every_script_stays_in_its_frame(name: str, width: float) -> None:
    found = fitted(name, width, 18.0, _MOST, _LEAST)
    assert found.width <= width and found.height <= 18.0
    for line in found.lines:
        ink = extent_of(line, Weight.SEMIBOLD)
        assert ink.above <= found.above + 1e-9 and ink.below <= found.below + 1e-9


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.floats(15.0, 90.0))
def test_nothing_of_a_name_is_lost(words: list[str], width: float) -> None:
    name = " ".join(words)
    found = fitted(name, width, 18.0, _MOST, _LEAST)
    assert _letters("".join(found.lines)) == _letters(name)
    assert found.width <= width
