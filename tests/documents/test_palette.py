"""Text and outlines can be told from their grounds."""

import pytest

from preseance.documents.palette import (
    ACCENT,
    CLOTH,
    GROUND,
    MARKS,
    MUST,
    OUTLINE,
    QUIET,
    TEXT,
    Mark,
    Token,
    contrast,
)


@pytest.mark.parametrize("token", [TEXT, QUIET, ACCENT, MUST], ids=lambda token: token.name)
def test_ink_can_be_read_on_light_and_dark_ground(token: Token) -> None:
    assert contrast(token.light, GROUND.light) >= 4.5
    assert contrast(token.dark, GROUND.dark) >= 4.5


def test_place_numbers_can_be_read_on_table_tops() -> None:
    assert contrast(QUIET.light, CLOTH.light) >= 4.5


def test_outlines_stand_out_three_to_one() -> None:
    assert contrast(OUTLINE.light, GROUND.light) >= 3.0
    assert contrast(OUTLINE.dark, GROUND.dark) >= 3.0


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.disc.name)
def test_letters_can_be_read_on_coloured_discs(mark: Mark) -> None:
    assert contrast(mark.disc.light, mark.letter.light) >= 4.5
    assert contrast(mark.disc.dark, mark.letter.dark) >= 4.5
