"""A session may rank by a scheme of its own, with settings of its own."""

from __future__ import annotations

from datetime import date

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.room import Form, Room, Table
from preseance.model.scheme_row import SchemeRow
from preseance.model.session import Session
from preseance.planning.occasion.making import occasion_of

LINE = SchemeRow.model_validate(
    {"id": "line", "classes": [{"roles": ["witness"], "alternate": "side", "keys": ["order"]}]}
)


def witness(name: str, number: int, side: str, override: str | None = None) -> Guest:
    keys = {"order": str(number), "side": side}
    country = {"left": "AT", "right": "FR"}[side]
    return Guest(id=name, name=name, role="witness", country=country, keys=keys, override=override)


def orders_of(*guests: Guest) -> list[list[str]]:
    """The orders of a session that follows the event, and of two that do not."""
    schemes = ("", "line", "line direction=ascending")
    event = Event(
        id="e",
        title="E",
        start=date(2026, 1, 1),
        scheme="alphabetical",
        schemes=(LINE,),
        guests=guests,
        rooms=(Room(id="r", name="R", width=9, depth=9, tables=(TABLE,)),),
        sessions=tuple(
            Session(id=f"s{k}", title="S", room="r", scheme=scheme)
            for k, scheme in enumerate(schemes)
        ),
    )
    return [list(assembly.guests) for assembly in occasion_of(event).assemblies]


TABLE = Table(id="t", form=Form.ROWS, seats=4, x=3.0, y=3.0)


def test_each_session_ranks_by_its_own_scheme_turns_and_reversal_included() -> None:
    told = orders_of(
        witness("a", 1, "left"),
        witness("b", 2, "left"),
        witness("c", 3, "right"),
        witness("d", 4, "right"),
    )
    assert told == [["a", "b", "c", "d"], ["a", "c", "b", "d"], ["d", "b", "c", "a"]]


def test_a_place_by_hand_holds_in_every_session_whatever_its_scheme() -> None:
    told = orders_of(
        witness("a", 1, "left", "last"),
        witness("b", 2, "left"),
        witness("c", 3, "right"),
        witness("d", 4, "right"),
    )
    assert [ranked[-1] for ranked in told] == ["a", "a", "a"]
