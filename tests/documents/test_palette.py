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
)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
