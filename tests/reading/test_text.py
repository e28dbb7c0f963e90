"""Text is folded letter for letter, and cut into sentences at their ends alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preseance import InputError
from preseance.reading.text import LONGEST, Report, folded


@given(st.text(max_size=200))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(max_size=300))
def test_sentences_are_stretches_of_the_text_in_their_order(text: str) -> None:
    if not any(c.isalpha() for c in text):
        return
    at = 0
    for sentence in Report(text).sentences:
        assert at <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        at = sentence.end


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Trump met Gen. Mattis. He smiled.", 2),
        ("The U.S. president came. He left.", 2),
        ("«Il viendra.» Elle partit.", 2),
        ("A headline without a stop\n\nA sentence.", 2),
        ("A line that goes\non in the next.", 1),
        ("M. Macron et Mme Merkel dînent. Ils partent.", 2),
        ("He asked: why? Nobody knew…", 2),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, count: int) -> None:
    assert len(Report(text).sentences) == count


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Paris, 11 November 2018. It rained.", date(2018, 11, 11)),
        ("Paris, le 9 novembre 2018. Il pleuvait.", date(2018, 11, 9)),
        ("November 6, 2018 - It rained.", date(2018, 11, 6)),
        ("2018-11-12 a note", date(2018, 11, 12)),
        ("Le 1er décembre 2018, une note", date(2018, 12, 1)),
        ("Nobody said when.", None),
    ],
)
def test_the_day_of_a_report_is_read_near_its_head(text: str, day: date | None) -> None:
    assert Report(text).date == day


@pytest.mark.parametrize("text", ["", " \n ", "12 34", "x" * (LONGEST + 1)])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Report(text)
