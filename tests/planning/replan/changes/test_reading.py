"""Changes name guests by id or any name, quoted or not, and places as papers print them."""

from __future__ import annotations

import pytest
from tests.planning.halls import hall

from preseance.errors import PreseanceError, UnknownNameError
from preseance.model.event import Event
from preseance.planning.replan.changes import read_changes
from preseance.planning.replan.changes.coming import Cancel, StandIn
from preseance.planning.replan.changes.company import Apart, Together
from preseance.planning.replan.changes.placing import Close, Pin, Swap

NAMES = {"ana-un": "Ana Un", "ana": "Ana", "ole-1": "Ole Nielsen", "ole-2": "Ole Nielsen"}


@pytest.fixture(scope="module")
def event() -> Event:
    """Two of one name, and one whose name begins as another's; the second table has a name."""
    made = hall("ana-un ana ole-1 ole-2 mireille", [], tables=(4, 4))
    guests = tuple(
        g.model_copy(update={"name": NAMES.get(g.id, "Mireille d’Arc")}) for g in made.guests
    )
    room = made.rooms[0]
    named = room.tables[1].model_copy(update={"name": "Les Roses"})
    rooms = (room.model_copy(update={"tables": (room.tables[0], named)}),)
    return made.model_copy(update={"guests": guests, "rooms": rooms})


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("cancel Ana Un", Cancel("ana-un")),
        ("Cancel ana un leave", Cancel("ana-un", "leave")),
        ('cancel "Ana Un" close-up', Cancel("ana-un", "close-up")),
        ("cancel « Ana Un »", Cancel("ana-un")),
        ("cancel 'Mireille d’Arc'", Cancel("mireille")),
        ("cancel Mireille  d’Arc", Cancel("mireille")),
        ("swap Ana Ana Un", Swap("ana", "ana-un")),
        ("swap Ana Un Ana", Swap("ana-un", "ana")),
        ("stand-in Mireille d’Arc Ana Un", StandIn("mireille", "ana-un")),
        ("pin Ana Un Table 1, place 4", Pin("ana-un", "t1-4")),
        ("pin Ana table 1 place 4", Pin("ana", "t1-4")),
        ("pin Ana la table 1, place 4", Pin("ana", "t1-4")),
        ("pin Ana Les Roses, place 2", Pin("ana", "t2-2")),
        ("pin Ana les roses", Pin("ana", "t2")),
        ("pin Ana table:t2", Pin("ana", "t2")),
        ("close Table 1", Close("t1")),
        ("close t1-3", Close("t1-3")),
    ],
)
def test_a_sentence_names_guests_and_places_as_people_do(
    event: Event, sentence: str, meant: object
) -> None:
    assert read_changes([sentence], event) == (meant,)


def test_relations_follow_names_of_several_words(event: Event) -> None:
    (change,) = read_changes(["apart Ana Un Mireille d’Arc within 3 m should"], event)
    assert isinstance(change, Apart)
    assert (change.first, change.second) == ("ana-un", "mireille")
    assert (change.relations, str(change.level)) == (("within 3 m",), "should")


def test_a_relation_may_tell_the_hand(event: Event) -> None:
    right, left = (
        read_changes([sentence], event)[0]
        for sentence in ("together ana-un mireille right-of", "together mireille ana-un left-of")
    )
    assert isinstance(right, Together)
    assert right.relations == ("right-of",)
    assert [*right.pairs()] == [*left.pairs()]
    (apart,) = read_changes(["apart mireille ana-un left-of"], event)
    (other,) = read_changes(["apart mireille ana-un right-of"], event)
    (wanted,) = left.pairs()
    assert [p[1:] for p in apart.pairs()] == [wanted[1:]]
    assert not [p for p in other.pairs() if p[2] & wanted[2]]


def test_two_of_one_name_are_asked_about_with_the_id_of_each(event: Event) -> None:
    with pytest.raises(PreseanceError, match=r"ole-1 \(Ole Nielsen\) or ole-2 \(Ole Nielsen\)"):
        read_changes(["cancel Ole Nielsen"], event)
    assert read_changes(["cancel ole-2"], event) == (Cancel("ole-2"),)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("cancel Ana Une leave", "There is no guest «Ana Une». Known: ana-un"),
        ("pin Mireile d’Arc Table 1, place 4", "There is no guest «Mireile d’Arc»"),
        ("pin Ana Table 7, place 4", "There is no place or table «Table 7, place 4»"),
        ("close Table 1, place 9", "There is no place or table"),
    ],
)
def test_a_name_nobody_bears_is_said_with_those_near_it(
    event: Event, sentence: str, said: str
) -> None:
    with pytest.raises(UnknownNameError) as error:
        read_changes([sentence], event)
    assert said in str(error.value)
