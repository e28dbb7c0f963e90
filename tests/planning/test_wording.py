"""Messages become sentences in English and French, with guests and places named as people do."""

from collections.abc import Mapping
from datetime import date

import pytest

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.room import Room, Table
from preseance.planning.wording import Wording
from preseance.wording.languages import Sentence
from preseance.wording.message import (
    GuestRef,
    GuestRefs,
    Message,
    PlaceRef,
    PlaceRefs,
    TableRef,
    Term,
)

SAID: Mapping[str, Mapping[str, str]] = {
    "apart": {
        "en": "{a} and {b} are {relation} each other at {place}.",
        "fr": "{a} et {b} sont {relation} à {place}.",
    },
    "english-only": {"en": "{guests} dine at {table}."},
    "term.beside": {"en": "beside", "fr": "côte à côte"},
}


def wording(event: Event, said: Mapping[str, Mapping[str, str]], language: str = "en") -> Wording:
    """Sentences by message id and language, in one of them."""
    chosen = {m: Sentence(words.get(language) or words["en"]) for m, words in said.items()}
    return Wording(event, chosen, language)


@pytest.fixture
def lunch() -> Event:
    """Three guests and one round table of ten with a number."""
    return Event(
        id="lunch",
        title="Lunch",
        start=date(2018, 11, 11),
        rooms=(
            Room(
                id="hall",
                name="Hall",
                width=10,
                depth=8,
                tables=(Table(id="t1", number=1, seats=10),),
            ),
        ),
        guests=(
            Guest(id="a", name="Ann Archer", short_name="Archer"),
            Guest(id="b", name="Bo Berg"),
            Guest(id="c", name="Cy Cole"),
        ),
    )


def breach() -> Message:
    return Message(
        "apart",
        {
            "a": GuestRef("a"),
            "b": GuestRef("b"),
            "relation": Term("beside"),
            "place": PlaceRef("t1-3"),
        },
    )


def test_a_sentence_names_guests_by_their_short_form(lunch: Event) -> None:
    said = wording(lunch, SAID).sentence(breach())
    assert said == "Archer and Bo Berg are beside each other at Table 1, place 3."


def test_the_same_message_is_said_in_french(lunch: Event) -> None:
    said = wording(lunch, SAID, "fr").sentence(breach())
    assert said == "Archer et Bo Berg sont côte à côte à la table 1, place 3."


def test_a_sentence_missing_in_a_language_is_said_in_english(lunch: Event) -> None:
    message = Message(
        "english-only", {"guests": GuestRefs(("a", "b", "c")), "table": TableRef("t1")}
    )
    said = wording(lunch, SAID, "fr").sentence(message)
    assert said == "Archer, Bo Berg et Cy Cole dine at la table 1."


def test_places_are_named_table_by_table(lunch: Event) -> None:
    known = wording(lunch, SAID)
    assert known.word(PlaceRefs(("t1-3", "t1-4"))) == "Table 1, places 3 and 4"
    assert known.word(PlaceRefs(("t1-3", "x-4"))) == "Table 1, place 3 and x, place 4"
    assert (
        known.word(PlaceRefs(("t1-3", "t1-3-aux")))
        == "Table 1, place 3 and Table 1, place 3 (interpreter)"
    )
    french = wording(lunch, SAID, "fr")
    assert french.word(PlaceRefs(("t1-3", "t1-4"))) == "la table 1, places 3 et 4"


def test_french_elides_before_a_vowel(lunch: Event) -> None:
    words = {"x": {"en": "of {a}", "fr": "plus que {a}, et de {b}, et de {c}"}}
    lunch = lunch.model_copy(update={"guests": (*lunch.guests, Guest(id="e", name="Élodie"))})
    said = {"a": GuestRef("a"), "b": GuestRef("e"), "c": GuestRef("b")}
    message = Message("x", said)
    assert (
        wording(lunch, words, "fr").sentence(message)
        == "Plus qu’Archer, et d’Élodie, et de Bo Berg"
    )
    assert wording(lunch, words).sentence(Message("x", said)) == "Of Archer"


def test_a_message_inside_another_is_a_part_of_its_sentence(lunch: Event) -> None:
    whole = {"whole": {"en": "it is said that {part}"}, "part": {"en": "{a} came"}}
    message = Message("whole", {"part": Message("part", {"a": GuestRef("a")})})
    assert wording(lunch, whole).sentence(message) == "It is said that Archer came"


def test_names_that_are_not_known_stand_as_they_are(lunch: Event) -> None:
    known = wording(lunch, SAID)
    assert known.word(GuestRef("nobody")) == "nobody"
    assert known.word(PlaceRef("terrace")) == "terrace"
    assert known.word(Term("upside-down")) == "upside-down"


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("en", 0, "0 steps"), ("en", 1, "1 step"), ("fr", 0, "0 step"), ("fr", 2, "2 steps")],
)
def test_a_plural_follows_its_number(language: str, number: int, said: str) -> None:
    words = {"x": {"en": "{number} step{number:s}", "fr": "{number} step{number:s}"}}
    event = Event(id="e", title="E", start=date(2018, 11, 11))
    assert wording(event, words, language).sentence(Message("x", {"number": number})) == said


def test_a_long_list_names_the_first_and_counts_the_others() -> None:
    event = Event(id="e", title="E", start=date(2018, 11, 11))
    words = {"x": {"en": "{a}."}}
    named = Message("x", {"a": GuestRefs(tuple(f"g{k}" for k in range(9)))})
    assert wording(event, words).sentence(named) == "G0, g1, g2, g3, g4 and 4 others."
