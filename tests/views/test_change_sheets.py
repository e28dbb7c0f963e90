"""A change sheet names the versions with their stages, and gives the reason as a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.plan import Mark, Placement, Plan, Version
from preseance.planning.day.taking_in import going_in
from preseance.planning.occasion.making import occasion_of
from preseance.planning.replan.changes import read_changes
from preseance.planning.replan.replanning import Replanned, replan
from preseance.views.change_sheets import Reader, sheet_for
from preseance.views.records import Language
from preseance.views.speaking import wording_of


@pytest.fixture(scope="module")
def dinner(tmp_path_factory: pytest.TempPathFactory) -> Event:
    """An embassy's dinner, everybody in the order of the list."""
    event = read_event(copy_example("embassy-dinner", tmp_path_factory.mktemp("dinner") / "event"))
    placed = tuple(
        Placement(session="dinner", guest=g.id, place=f"table-{k}")
        for k, g in enumerate(event.guests, 1)
    )
    return event.model_copy(update={"plan": Plan(placements=placed)})


@pytest.fixture(scope="module")
def mended(dinner: Event) -> Replanned:
    """A composer cancelled."""
    free = dinner.model_copy(update={"rules": ()})
    return replan(free, ["cancel anton-berg"], alternatives=False)


def _version(number: int, stage: Mark) -> Version:
    time = datetime(2030, 1, 1, tzinfo=UTC)
    return Version(
        number=number, time=time, author="A", reason="", stage=stage, fingerprint="0"
    )  # fmt: skip


def test_take_in_cards_that_a_move_made_wrong_are_named_where_the_house_has_such(
    mended: Replanned, dinner: Event
) -> None:
    def cards(made: Replanned) -> list[tuple[str, str]]:
        shown = sheet_for(made, made.best, Reader("protocol"), None).cards
        return [(c.text, c.place) for c in shown if c.kind == "Take-in card"]

    assert cards(mended) == []
    settings = {**dinner.settings, "take_in.arm": "right"}
    formal = dinner.model_copy(update={"rules": (), "settings": settings})
    made = replan(formal, ["cancel anton-berg"], alternatives=False)
    after = made.best.event

    def pairs(event: Event) -> set[tuple[str, str]]:
        (assembly,) = occasion_of(event).assemblies
        known = event.guest_by_id
        return {
            (known[p.escort].name, known[p.taken].name)
            for p in going_in(event, assembly, event.plan)
            if p.taken
        }

    assert cards(made) and {*cards(made)} == pairs(after) - pairs(formal)


def test_a_published_mending_is_named_with_its_stage(mended: Replanned) -> None:
    sheet = sheet_for(
        mended, mended.best, Reader("protocol"), _version(1, Mark.APPROVED), "en",
        _version(2, Mark.PRINTED),
    )  # fmt: skip
    assert (sheet.from_version, sheet.to_version) == ("1 (approved)", "2 (printed)")
    assert (sheet.head.version, sheet.head.stage, sheet.head.grown_from) == ("2", "printed", "")


def test_a_mending_that_is_not_published_is_a_draft_after_the_version(mended: Replanned) -> None:
    sheet = sheet_for(mended, mended.best, Reader("host"), _version(3, Mark.TOLD), "fr")
    assert (sheet.from_version, sheet.to_version) == ("3 (annoncée)", "4 (projet)")
    assert (sheet.head.version, sheet.head.grown_from) == ("", "3")


@pytest.mark.parametrize(
    ("audience", "language", "reason"),
    [
        ("protocol", "en", "Cancel Anton Berg"),
        ("host", "fr", "Annuler Anton Berg"),
        ("usher", "en", ""),
        ("kitchen", "fr", ""),
    ],
)
def test_protocol_and_host_alone_read_the_reason_in_their_language(
    mended: Replanned, audience: str, language: Language, reason: str
) -> None:
    assert sheet_for(mended, mended.best, Reader(audience), None, language).reason == reason


@pytest.mark.parametrize(
    ("change", "en", "fr"),
    [
        ("cancel elena-markovic leave", "Cancel Elena Marković, and leave the chair",
         "Annuler Elena Marković et laisser la chaise"),
        ("add anton-berg", "Add Anton Berg", "Ajouter Anton Berg"),
        ("stand-in erik-holm anton-berg", "Erik Holm comes instead of Anton Berg",
         "Erik Holm vient à la place d’Anton Berg"),
        ("swap anton-berg erik-holm", "Swap Anton Berg and Erik Holm",
         "Échanger Anton Berg et Erik Holm"),
        ("pin anton-berg table-3", "Put Anton Berg at Long table, place 3",
         "Placer Anton Berg à Grande table, place 3"),
        ("close table", "Close Long table", "Fermer Grande table"),
        ("open table-3", "Open Long table, place 3", "Ouvrir Grande table, place 3"),
        ("apart anton-berg erik-holm", "Keep Anton Berg and Erik Holm apart",
         "Séparer Anton Berg et Erik Holm"),
        ("together anton-berg erik-holm should", "Put Anton Berg and Erik Holm together, if possible",
         "Réunir Anton Berg et Erik Holm, si possible"),
        ("apart anton-berg erik-holm same-table within 3 m",
         "Anton Berg and Erik Holm are not to be at the same table or be within 3 m of each other",
         "Anton Berg et Erik Holm ne doivent pas être à la même table ou être à moins de 3 m "
         "de distance"),
        ("late anton-berg 1", "Anton Berg arrives 1 minute late",
         "Anton Berg arrive avec 1 minute de retard"),
        ("leave anton-berg 20", "Anton Berg leaves 20 minutes early",
         "Anton Berg part 20 minutes plus tôt"),
    ],
)  # fmt: skip
def test_every_change_is_a_sentence_in_both_languages(
    dinner: Event, change: str, en: str, fr: str
) -> None:
    (made,) = read_changes([change], dinner)
    said = [wording_of(dinner, lang).sentence(made.spoken(dinner)) for lang in ("en", "fr")]
    assert said == [en, fr]


@pytest.fixture(scope="module")
def swapped(dinner: Event) -> Replanned:
    """Two neighbours have changed places."""
    free = dinner.model_copy(update={"rules": ()})
    return replan(free, ["swap anton-berg erik-holm"], alternatives=False)


def test_the_place_card_of_who_moved_is_wrong_and_no_card_is_named_that_is_not_printed(
    swapped: Replanned,
) -> None:
    sheet = sheet_for(swapped, swapped.best, Reader("protocol"), None, "en")
    cards = [card for card in sheet.cards if card.kind != "Board"]
    assert {card.kind for card in cards} == {"Place card"}
    assert {card.text for card in cards} == {m.guest.full_name for m in sheet.moves if m.target}


def test_boards_are_not_counted_as_cards(swapped: Replanned) -> None:
    sheet = sheet_for(swapped, swapped.best, Reader("protocol"), None, "en")
    cards = sum(card.kind == "Place card" for card in sheet.cards)
    said = [t.what for t in sheet.tellings if t.who == "Ushers"]
    assert said == [f"{cards} cards, in the order above"]
    assert sum(card.kind == "Board" for card in sheet.cards) == 1


def _arms(mended: Replanned, audience: str, language: Language = "en") -> list[tuple[str, str]]:
    sheet = sheet_for(mended, mended.best, Reader(audience), None, language)
    kind = {"en": "Take-in card", "fr": "Carte de bras"}[language]
    return [(card.text, card.place) for card in sheet.cards if card.kind == kind]


def test_the_take_in_cards_that_a_change_makes_wrong_are_listed_where_the_house_has_them(
    dinner: Event, mended: Replanned
) -> None:
    assert _arms(mended, "protocol") == []
    house = dinner.model_copy(
        update={"rules": (), "settings": {**dinner.settings, "take_in.arm": "right"}}
    )
    made = replan(house, ["cancel anton-berg"], alternatives=False)
    before, after = (
        {(p.escort, p.taken) for p in going_in(event, occasion_of(event).assemblies[0], event.plan)}
        for event in (house, made.best.event)
    )
    names = made.best.event.guest_by_id
    wrong = {(names[a].name, names[b].name) for a, b in after - before if b}
    assert wrong
    assert set(_arms(made, "protocol")) == wrong
    assert len(_arms(made, "protocol", "fr")) == len(wrong)
    assert _arms(made, "usher") == []
