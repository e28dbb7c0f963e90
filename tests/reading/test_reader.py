"""What is proposed is what the text says: quotes letter for letter, who says it, each thing once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import preseance
from preseance import InputError, read_event
from preseance.model.statement_row import Stance
from preseance.reading import Certainty, Kind, Report, read_report, read_reports

PARIS = read_event(Path(preseance.__file__).parent / "examples" / "paris-2018")
NOTE = """
Hosts kept the two presidents apart

Paris, 12 November 2018. Ahead of the commemoration France asked Trump and Putin to keep away from each other,
the Russian president said in an interview with a state broadcaster. “We hold no meeting here, at their request,” he
said. A member of the Russian delegation told the agency that the organisers had swapped the seats of the two men
minutes before the lunch. The Élysée denied that the seats had been switched.

Putin’s spokesman, Dmitry Peskov, said that both leaders had agreed to meet at the G20 summit in Argentina. At the
ceremony they shook hands. Trump wants Europe to pay for its armies; Putin called the treaty dead.
"""
"""A report of our own wording on the day of Paris."""


def test_the_day_of_paris_is_read() -> None:
    found = {
        p.kind: p for p in read_report(PARIS, Report(NOTE.strip()), {"buenos-aires-2018": "G20"})
    }
    asked = found[Kind.REQUEST_NOT_MEET]
    assert asked.owner == "host"
    assert {asked.a, asked.b} == {"us-trump", "ru-putin"}
    assert "Vladimir Putin" in asked.statement.speaker.told()
    assert found[Kind.MEETING_AGREED].next_event == "buenos-aires-2018"
    assert found[Kind.MEETING_AGREED].certainty is Certainty.HIGH
    switched = found[Kind.SEAT_SWITCH]
    assert switched.session == "lunch"
    assert switched.disputed
    assert {s.stance for s in (switched.statement, *switched.also)} == {
        Stance.STATED,
        Stance.DENIED,
    }
    assert "member of the Russian delegation" in switched.statement.speaker.told()
    assert found[Kind.ENCOUNTER].session == "ceremony"
    assert set(found) == {
        Kind.REQUEST_NOT_MEET,
        Kind.REFUSAL,
        Kind.SEAT_SWITCH,
        Kind.MEETING_AGREED,
        Kind.ENCOUNTER,
    }


_NAMES = ("Trump", "Putin", "the two leaders", "France", "Merkel", "he", "their", "M. Macron")
_WORDS = (
    "asked", "not", "to meet", "said", "that", "seats", "switched", "and", ",", ".", "“", "”", "if", "?", "\n\n",
    "shook hands with", "was put off", "at the request of", "the", "of", "il", "a demandé", "de ne pas", "le", "la",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from((*_NAMES, *_WORDS)), min_size=1, max_size=60))
def test_quotes_are_in_the_text_letter_for_letter(words: list[str]) -> None:
    text = " ".join(words)
    try:
        proposals = read_report(PARIS, Report(text))
    except InputError:
        return
    guests = {g.id for g in PARIS.guests}
    for proposal in proposals:
        for said in (proposal.statement, *proposal.also):
            assert said.quote == text[said.start : said.end]
        assert proposal.a in guests
        assert proposal.b in guests | {""}
        assert proposal.a != proposal.b
    said_once = [
        (p.kind, frozenset((p.a, p.b)), p.owner, p.session, p.next_event) for p in proposals
    ]
    assert len(said_once) == len(set(said_once))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        read_report(PARIS, Report(text))
    except InputError as error:
        assert str(error)


def test_a_third_language_is_told() -> None:
    text = "Der Bundespräsident und die Kanzlerin wurden gebeten, sich nicht zu begegnen, sagte ein Sprecher."
    with pytest.raises(InputError, match="another language"):
        read_report(PARIS, Report(text, "note.txt"))


def test_all_reports_that_cannot_be_read_are_told_together() -> None:
    german = "Der Sprecher sagte, die beiden seien gebeten worden, sich nicht zu begegnen."
    with pytest.raises(InputError) as told:
        read_reports(PARIS, [Report(german, "a.txt"), Report(german, "b.txt")])
    assert [m.file for m in told.value.mistakes] == ["a.txt", "b.txt"]


def test_the_same_thing_in_two_reports_is_one_proposal() -> None:
    one = Report("The hosts asked Trump and Putin to stay away from each other.", "one")
    other = Report(
        "France had warned the American and the Russian president: Trump and Putin were asked to stay apart by the hosts.",
        "two",
    )
    (proposal,) = read_reports(PARIS, [one, other])
    assert {s.report for s in (proposal.statement, *proposal.also)} == {"one", "two"}


@pytest.mark.parametrize(
    "text",
    [
        "In 2003 Merkel sat next to Macron at a lunch in the same house, as all of them know.",
        "In September Merkel greeted Macron in the street, and that was that for the year.",
        "Germany sits beside France on the Council, and that is not the whole of the story.",
        "Russia and Ukraine have agreed to meet in the commission on the border of the two.",
        "The Embassy of Germany asked that Merkel be shown the way to the hall and to the bus.",
        "Someone joked that Merkel should swap seats with Putin, and all of the table laughed.",
        "Merkel is ill and our interpreter will not take the seat that was kept for her by him.",
        "Can Macron and Trump still talk to each other? That is what the paper asks of them all.",
    ],
)
def test_what_is_not_of_the_day_or_only_wished_is_left(text: str) -> None:
    assert not read_report(PARIS, Report(text))


def test_the_i_of_a_quote_is_who_says_it() -> None:
    text = "“I will not sit next to Mr Babiš,” Prime Minister Michel said on the day of the lunch."
    (found,) = read_report(PARIS, Report(text))
    assert (found.kind, found.a, found.b) == (Kind.REFUSAL, "be-michel", "cz-babis")
