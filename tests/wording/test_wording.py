"""Messages become sentences in each language, with guests and places named as people do."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from preseance.model.room import Form, Table
from preseance.views.speaking import sentences
from preseance.wording.languages import Sentence, translations
from preseance.wording.message import (
    Argument,
    CountryRef,
    DelegationRef,
    GuestRef,
    GuestRefs,
    LanguageRef,
    Listed,
    Message,
    Moment,
    PlaceRef,
    PlaceRefs,
    SessionRef,
    TableRef,
    Term,
)
from preseance.wording.wording import Block, Nobody, Person, Wording

SAID: Mapping[str, Mapping[str, str]] = {
    "apart": {
        "en": "{a} and {b} are {relation} each other at {place}.",
        "fr": "{a} et {b} sont {relation} {place:à}.",
    },
    "english-only": {"en": "{guests} dine at {table}."},
    "term.beside": {"en": "beside", "fr": "côte à côte"},
    "who.language": {"en": "speakers of {name}", "fr": "les convives qui parlent {name}"},
    "who.language.one": {"en": "speaker of {name}", "fr": "un convive qui parle {name}"},
}


@dataclass(frozen=True)
class Lunch:
    """Three guests and two tables, one of them with a number."""

    def guest(self, guest: str) -> Person:
        """Archer, Bo Berg, Cy Cole and Élodie, a woman."""
        called = {"a": "Archer", "b": "Bo Berg", "c": "Cy Cole", "e": "Élodie"}
        return Person(called.get(guest, guest), guest == "e")

    def table(self, table: str) -> Block:
        """Table 1, and the procession."""
        known = {"t1": Block("t1", number=1), "walk": Block("walk", "Cortège", kind="procession")}
        return known.get(table, Block(table, kind="line"))

    def delegation(self, delegation: str) -> str:
        """Peru."""
        return {"peru": "Pérou"}.get(delegation, delegation)

    def session(self, session: str) -> str:
        """Lunch."""
        return {"lunch": "Déjeuner"}.get(session, session)

    def country(self, country: str, language: str) -> str:
        """Peru."""
        return {"PE": "Pérou"}.get(country, country)


def wording(said: Mapping[str, Mapping[str, str]] = SAID, language: str = "en") -> Wording:
    """Sentences by message id and language, in one of them."""
    chosen = {m: Sentence(words.get(language) or words["en"]) for m, words in said.items()}
    return Wording({**translations(language), **chosen}, language, Lunch())


def said(language: str, template: str, **arguments: Argument) -> str:
    known = {"x": {language: template, "en": template}, **SAID}
    return wording(known, language).sentence(Message("x", arguments))


BREACH = Message(
    "apart",
    {
        "a": GuestRef("a"),
        "b": GuestRef("b"),
        "relation": Term("beside"),
        "place": PlaceRef("t1-3"),
    },
)


def test_a_sentence_names_guests_by_their_short_form() -> None:
    assert (
        wording().sentence(BREACH)
        == "Archer and Bo Berg are beside each other at Table 1, place 3."
    )


def test_the_same_message_is_said_in_french() -> None:
    assert wording(language="fr").sentence(BREACH) == (
        "Archer et Bo Berg sont côte à côte à la table 1, place 3."
    )


def test_a_sentence_missing_in_a_language_is_said_in_english() -> None:
    message = Message(
        "english-only", {"guests": GuestRefs(("a", "b", "c")), "table": TableRef("t1")}
    )
    assert wording(language="fr").sentence(message) == (
        "Archer, Bo Berg et Cy Cole dine at la table 1."
    )


@pytest.mark.parametrize(
    ("places", "english", "french"),
    [
        (("t1-3", "t1-4"), "at Table 1, places 3 and 4", "à la table 1, places 3 et 4"),
        (
            ("t1-3", "walk-4"),
            "at Table 1, place 3 and Cortège, place 4",
            "à la table 1, place 3 et au cortège, place 4",
        ),
        (
            ("t1-3", "t1-3-aux"),
            "at Table 1, place 3 and Table 1, place 3 (interpreter)",
            "à la table 1, place 3 et à la table 1, place 3 (interprète)",
        ),
    ],
)
def test_places_are_named_table_by_table(
    places: tuple[str, ...], english: str, french: str
) -> None:
    assert said("en", "at {p}", p=PlaceRefs(places)) == english.capitalize().replace(
        "table", "Table"
    ).replace("cortège", "Cortège")
    assert said("fr", "{p:à}", p=PlaceRefs(places)) == f"À{french[1:]}"


def test_a_group_agrees_with_the_number_before_it() -> None:
    who = Message("who.language", {"name": LanguageRef("de")})
    for number, english, french in (
        (1, "Only 1 speaker of German", "1 convive qui parle allemand"),
        (2, "Only 2 speakers of German", "2 convives qui parlent allemand"),
    ):
        assert said("en", "only {n} {who:{n}}", n=number, who=who) == english
        assert said("fr", "{n} {who:{n}}", n=number, who=who) == french
    assert said("fr", "un seul parmi {who}", who=who) == (
        "Un seul parmi les convives qui parlent allemand"
    )


def test_french_elides_before_a_vowel() -> None:
    template = "plus {a:que}, et {b:de}, et {c:de}"
    assert said("fr", template, a=GuestRef("a"), b=GuestRef("e"), c=GuestRef("b")) == (
        "Plus qu’Archer, et d’Élodie, et de Bo Berg"
    )


def test_a_woman_is_spoken_of_as_one() -> None:
    template = {"x": Sentence("{guest} est né.", "{guest} est née.")}
    known = Wording(template, "fr", Lunch())
    assert known.sentence(Message("x", {"guest": GuestRef("e")})) == "Élodie est née."
    assert known.sentence(Message("x", {"guest": GuestRef("b")})) == "Bo Berg est né."
    both = "{a:est|sont} assis{a:e}"
    assert said("fr", both, a=GuestRef("e")) == "Est assise"
    assert said("fr", "placé{a:e}", a=GuestRefs(("e", "e"))) == "Placées"
    assert said("fr", "placé{a:e}", a=GuestRefs(("e", "b"))) == "Placés"


def test_sessions_delegations_and_countries_are_named() -> None:
    for argument, name in (
        (SessionRef("lunch"), "Déjeuner"),
        (DelegationRef("peru"), "Pérou"),
        (CountryRef("PE"), "Pérou"),
        (Listed((SessionRef("lunch"), SessionRef("Ball"))), "Déjeuner and Ball"),
        (Listed((TableRef("t1"), PlaceRef("t1-3")), either=True), "Table 1 or Table 1, place 3"),
        (Moment("13:05"), "13:05"),
    ):
        assert said("en", "{x}", x=argument) == name


def test_a_message_inside_another_is_a_part_of_its_sentence() -> None:
    whole = {"whole": {"en": "it is said that {part}"}, "part": {"en": "{a} came"}}
    message = Message("whole", {"part": Message("part", {"a": GuestRef("a")})})
    assert wording(whole).sentence(message) == "It is said that Archer came"


def test_names_that_are_not_known_stand_as_they_are() -> None:
    known = wording()
    assert str(known.word(GuestRef("nobody"))) == "nobody"
    assert str(known.word(PlaceRef("terrace"))) == "terrace"
    assert str(known.word(Term("upside-down"))) == "upside-down"
    nameless = Wording({}, "en")
    assert str(nameless.word(PlaceRef("t1-3"))) == "t1, place 3"


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 0, "0 steps are"),
        ("en", 1, "1 step is"),
        ("fr", 0, "0 step is"),
        ("fr", 2, "2 steps are"),
    ],
)
def test_a_plural_follows_its_number(language: str, number: int, expected: str) -> None:
    assert said(language, "{number} step{number:s} {number:is|are}", number=number) == expected


def test_a_long_list_names_the_first_and_counts_the_others() -> None:
    named = GuestRefs(tuple(f"g{k}" for k in range(9)))
    assert said("en", "{a}.", a=named) == "G0, g1, g2, g3, g4 and 4 others."


@pytest.mark.parametrize("form", sorted(Form))
def test_what_has_a_number_and_no_name_is_called_by_its_kind(form: Form) -> None:
    """In lists, in sentences and in what is typed back; of a table alone it is «table»."""
    table = Table(id="t", form=form, number=2, seats=4, x=1.0, y=1.0)
    for language in ("en", "fr"):
        wording = Wording(sentences(language), language, _Numbered(form))
        said, listed = str(wording.word(TableRef("t"))), table.called_in(language)
        assert said.casefold().endswith(listed.casefold())
        assert ("table" in listed.casefold()) == (form.kind == "table")
        assert listed.endswith(" 2")


class _Numbered(Nobody):
    def __init__(self, form: Form) -> None:
        self.form = form

    def table(self, table: str) -> Block:
        return Block(table, number=2, kind=self.form.kind)
