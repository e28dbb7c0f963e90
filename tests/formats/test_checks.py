"""Each contradiction between the parts of an event is one mistake, named by file, line and column."""

from datetime import date, datetime
from typing import Any

import pytest

from preseance.errors import Mistake
from preseance.formats.checks import Lines, mistakes_of
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room, Table, Zone
from preseance.model.rule_row import EncounterRow, RequestRow
from preseance.model.session import Session

SOUND = Event(
    id="e",
    title="E",
    start=date(2020, 1, 2),
    host="ana",
    delegations=(Delegation(id="d", name="D", head="ana"),),
    rooms=(
        Room(
            id="r",
            name="R",
            width=9,
            depth=9,
            tables=(Table(id="t1", seats=4),),
            zones=(Zone(id="z", tables=("t1",), places=("t1-4",)),),
        ),
    ),
    sessions=(
        Session(
            id="s",
            title="S",
            room="r",
            start=datetime(2020, 1, 2, 13),
            end=datetime(2020, 1, 2, 15),
        ),
    ),
    guests=(
        Guest(id="ana", name="Ana", delegation="d", partner="bob", keys={"born": "1961-05"}),
        Guest(id="bob", name="Bob", sex="M", sessions=("s",), wishes=("ana",)),
    ),
    requests=(RequestRow(id="q", a="ana", b="bob", scope=("s",)),),
    encounters=(EncounterRow(a="ana", b="bob", session="s"),),
    plan=Plan(placements=(Placement(session="s", guest="ana", place="t1-1"),)),
)
"""Two guests, one table, one session: nothing is wrong."""
LINES: Lines = {
    "guests.csv": (2, 3),
    "requests.csv": (2,),
    "encounters.csv": (2,),
    "plan.csv": (2, 3),
}
SECOND = Placement(session="s", guest="bob", place="t1-2")


def _with(part: Any, path: str, value: Any) -> Any:
    """A copy of nested records in which the field at a dotted path has another value."""
    first, _, rest = path.partition(".")
    if isinstance(part, tuple):
        k = int(first)
        return (*part[:k], _with(part[k], rest, value) if rest else value, *part[k + 1 :])
    changed = _with(getattr(part, first), rest, value) if rest else value
    return part.model_copy(update={first: changed})


def test_a_sound_event_has_no_mistake() -> None:
    assert mistakes_of(SOUND, LINES) == []


@pytest.mark.parametrize(
    ("path", "value", "file", "row", "column"),
    [
        ("scheme", "heads", "event.toml", None, "event.scheme"),
        ("co_host", "zed", "event.toml", None, "event.co_host"),
        ("time_zone", "Mars/Olympus", "event.toml", None, "event.time_zone"),
        ("settings", {"odd.on": True}, "event.toml", None, "settings.odd.on"),
        ("delegations.0.head", "zed", "event.toml", None, "delegations.d.head"),
        ("rooms.0.zones.0.tables", ("t9",), "event.toml", None, "rooms.r.zones.z.tables"),
        ("rooms.0.zones.0.places", ("t1-5",), "event.toml", None, "rooms.r.zones.z.places"),
        ("rooms.0.tables.0.wheelchair", (5,), "event.toml", None, "rooms.r.tables.t1.wheelchair"),
        ("rooms.0.tables.0.order", "host-first", "event.toml", None, "rooms.r.tables.t1.order"),
        ("rooms.0.tables.0.pitch", 0.9, "event.toml", None, "rooms.r.tables.t1.pitch"),
        (
            *("rooms.0.tables.0.honour_by", "near-door", "event.toml", None),
            "rooms.r.tables.t1.honour_by",
        ),
        ("rooms.0.table_ranks", "far-from-door", "event.toml", None, "rooms.r.table_ranks"),
        ("sessions.0.co_yields_to", "zed", "event.toml", None, "sessions.s.co_yields_to"),
        ("guests.0.takes_in", "zed", "guests.csv", 2, "takes_in"),
        ("guests.0.takes_in", "ana", "guests.csv", 2, "takes_in"),
        ("sessions.0.host", "zed", "event.toml", None, "sessions.s.host"),
        ("sessions.0.guest_of_honour", "z", "event.toml", None, "sessions.s.guest_of_honour"),
        ("sessions.0.yields_to", "zed", "event.toml", None, "sessions.s.yields_to"),
        ("sessions.0.yields_side", "right", "event.toml", None, "sessions.s.yields_side"),
        ("sessions.0.variants", ("odd",), "event.toml", None, "sessions.s.variants"),
        ("sessions.0.parallel_with", ("t",), "event.toml", None, "sessions.s.parallel_with"),
        ("sessions.0.end", datetime(2020, 1, 2, 12), "event.toml", None, "sessions.s.end"),
        ("sessions.0.tables", ("t1", "t9"), "event.toml", None, "sessions.s.tables"),
        ("rooms.0.tables.0.closed", (2, 3, 4), "event.toml", None, "sessions.s"),
        ("guests.0.delegation", "x", "guests.csv", 2, "delegation"),
        ("guests.0.partner", "zed", "guests.csv", 2, "partner"),
        ("guests.0.partner", "ana", "guests.csv", 2, "partner"),
        ("guests.0.keys", {"born": "1961-13"}, "guests.csv", 2, "born"),
        ("guests.0.name", "A\x1bna", "guests.csv", 2, "name"),
        ("guests.1.sex", "X", "guests.csv", 3, "sex"),
        ("guests.1.interpreter_for", ("zed",), "guests.csv", 3, "interpreter_for"),
        ("guests.1.known", ("zed",), "guests.csv", 3, "known"),
        ("guests.1.wishes", ("ana", "zed"), "guests.csv", 3, "wishes"),
        ("guests.1.sessions", ("s", "t"), "guests.csv", 3, "sessions"),
        ("requests.0.b", "zed", "requests.csv", 2, "b"),
        ("requests.0.scope", ("t",), "requests.csv", 2, "scope"),
        ("encounters.0.a", "zed", "encounters.csv", 2, "a"),
        ("encounters.0.session", "t", "encounters.csv", 2, "session"),
    ],
)
def test_a_contradiction_is_one_mistake_where_it_stands(
    path: str, value: Any, file: str, row: int | None, column: str
) -> None:
    (mistake,) = mistakes_of(_with(SOUND, path, value), LINES)
    assert (mistake.file, mistake.row, mistake.column) == (file, row, column)


@pytest.mark.parametrize(
    ("second", "column"),
    [(SECOND.model_copy(update={"guest": "ana"}), "guest"),
     (SECOND.model_copy(update={"place": "t1-1"}), "place")],
)  # fmt: skip
def test_nobody_has_two_places_and_no_place_two_guests(second: Placement, column: str) -> None:
    plan = Plan(placements=(*SOUND.plan.placements, second))
    (mistake,) = mistakes_of(SOUND.model_copy(update={"plan": plan}), LINES)
    assert (mistake.file, mistake.row, mistake.column) == ("plan.csv", 3, column)


def test_an_id_that_stands_twice_is_said_at_its_second_line() -> None:
    twice = SOUND.model_copy(update={"guests": (SOUND.guests[1], SOUND.guests[1])})
    found = [m for m in mistakes_of(twice, LINES) if "a second time" in m.found]
    assert [(m.file, m.row, m.column) for m in found] == [("guests.csv", 3, "id")]


def test_an_unknown_name_is_said_with_the_names_it_may_have_meant() -> None:
    (mistake,) = mistakes_of(_with(SOUND, "guests.0.partner", "bobb"), LINES)
    assert mistake == Mistake(
        "guests.csv",
        2,
        "partner",
        "unknown guest «bobb»",
        "the id of a guest (did you mean «bob»?)",
    )


def test_without_a_programme_its_names_are_not_missed() -> None:
    event = _with(SOUND, "guests.1.sessions", ("t",))
    assert mistakes_of(event, LINES, unread={"event.toml"}) == []
    assert mistakes_of(_with(SOUND, "guests.1.known", ("zed",)), LINES, unread={"event.toml"})


def test_without_a_list_of_guests_nobody_is_missed() -> None:
    event = _with(SOUND, "guests", ())
    assert any("unknown guest" in m.found for m in mistakes_of(event, {}))
    assert mistakes_of(event, {}, unread={"guests.csv"}) == []


def test_a_second_room_of_one_name_does_not_hide_what_stands_in_the_first() -> None:
    bare = SOUND.rooms[0].model_copy(update={"tables": (), "zones": ()})
    (mistake,) = mistakes_of(_with(SOUND, "rooms", (*SOUND.rooms, bare)), LINES)
    assert (mistake.column, mistake.found) == ("rooms.1.id", "«r» a second time")


@pytest.mark.parametrize("column", ["name", "short_name", "sort_name", "title", "form_of_address"])
def test_a_name_that_no_paper_has_room_for_is_a_mistake(column: str) -> None:
    assert mistakes_of(_with(SOUND, f"guests.1.{column}", "n" * 200), LINES) == []
    (mistake,) = mistakes_of(_with(SOUND, f"guests.1.{column}", "n" * 201), LINES)
    assert (mistake.row, mistake.column) == (3, column)
