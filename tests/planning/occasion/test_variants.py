"""Variants of a table: which are tried, which is in force, and what is said of tables."""

from __future__ import annotations

from datetime import date

import pytest

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.plan import Placement, Plan
from preseance.model.room import Door, Fixture, Form, Hosts, Room, Table
from preseance.model.session import Session
from preseance.planning.checks.table_remarks import remarks_on_tables
from preseance.planning.occasion.making import occasion_of
from preseance.planning.occasion.places import layout_of
from preseance.planning.occasion.variants import in_force, offered
from preseance.planning.seating import plan_event
from preseance.views.speaking import wording_of


def dinner(table: Table, *, women: int = 5, men: int = 5, working: bool = False) -> Event:
    """Host and hostess, and their guests in order of precedence, women and men by turns."""
    guests = [Guest(id="host", name="Host", sex="M"), Guest(id="hostess", name="Hostess", sex="F")]
    for k in range(max(women, men)):
        for sex, count in (("F", women), ("M", men)):
            if k < count:
                name = f"{sex.lower()}{k + 1}"
                guests.append(Guest(id=name, name=name, sex=sex, keys={"order": str(len(guests))}))
    return Event(
        id="e",
        title="E",
        start=date(2024, 5, 1),
        host="host",
        co_host="hostess",
        scheme="hand-made",
        settings={"precedence.lists": "two"},
        rooms=(Room(id="r", name="R", width=12, depth=12, tables=(table,)),),
        sessions=(Session(id="s", title="S", room="r", working=working),),
        guests=tuple(guests),
    )


def changed(event: Event, **update: object) -> Event:
    """A fresh event, since a copy would keep what the old one has looked up."""
    return Event.model_validate({n: getattr(event, n) for n in Event.model_fields} | update)


def said(event: Event, plan: Plan | None = None) -> dict[str, str]:
    wording = wording_of(event, "en")
    remarks = remarks_on_tables(occasion_of(event), plan or event.plan)
    return {r.message.id: wording.sentence(r.message) for r in remarks}


def round_table(seats: int, **more: object) -> Table:
    return Table.model_validate(
        {"id": "t", "seats": seats, "hosts": Hosts.FACING, "x": 6, "y": 6} | more
    )


def test_twelve_with_host_and_hostess_is_reported_with_its_repairs() -> None:
    text = said(dinner(round_table(12)))["tables.clash"]
    assert "opposite and alternating impossible" in text
    assert "hostess-moves-left" in text and "10 or 14 places" in text


@pytest.mark.parametrize(
    ("seats", "working", "men"), [(10, False, 4), (12, True, 5), (12, False, 9)]
)
def test_nothing_is_reported_where_it_works_or_nobody_alternates(
    seats: int, working: bool, men: int
) -> None:
    women = seats - 2 - men
    event = dinner(round_table(seats), women=women, men=men, working=working)
    assert "tables.clash" not in said(event)


def test_the_hostess_moves_left_and_her_right_hand_neighbour_faces_the_host() -> None:
    event = dinner(round_table(12, variants=("hostess-moves-left",)))
    session = event.sessions[0]
    assert offered(event, session) == ("", "hostess-moves-left")
    layout = layout_of(event, session, variant="hostess-moves-left")
    assert layout.by_id["t-8"].presiding == "co-host"
    assert layout.relations["across"]["t-1"] == ("t-7",)
    assert layout.by_id["t-7"].honour == 1


def test_a_plan_tells_the_variant_it_is_made_for() -> None:
    event = dinner(round_table(12, variants=("hostess-moves-left",)))
    seated = [("host", "t-1"), ("hostess", "t-8")]
    plan = Plan(placements=tuple(Placement(session="s", guest=g, place=p) for g, p in seated))
    assert in_force(event) == {}
    planned = changed(event, plan=plan)
    assert in_force(planned) == {"s": "hostess-moves-left"}
    assert "hostess-moves-left" in said(planned)["tables.variant"]
    assert occasion_of(planned).assemblies[0].layout.variant == "hostess-moves-left"


def test_two_chairs_at_one_end_make_twelve_alternate() -> None:
    table = round_table(12, form=Form.LONG, hosts=Hosts.FRENCH, variants=("two-at-an-end",))
    event = dinner(table)
    layout = layout_of(event, event.sessions[0], variant="two-at-an-end")
    assert [p.side for p in layout.places].count("east") == 2
    chairs = {p.presiding: p.number for p in layout.places if p.presiding}
    assert (chairs["host"] - chairs["co-host"]) % 2 == 1


def test_the_two_lists_take_the_places_of_the_documented_order() -> None:
    """DA PAM 600-60: W1 right of host, M1 right of hostess, W2 left of host, M2 left of hostess,
    W3 right of M1, W4 left of M2."""
    event = dinner(round_table(10), women=4, men=4)
    at = {p.guest: p.place for p in plan_event(event, effort=4000).plan.placements}
    honour = {p.id: p.honour for p in layout_of(event, event.sessions[0]).places}
    for sex in "fm":
        ranks = [honour[at[f"{sex}{k}"]] for k in range(1, 5)]
        assert ranks == sorted(ranks, key=lambda h: h or 0)


def test_thirteen_at_table_is_said_unless_the_setting_is_off() -> None:
    event = dinner(round_table(14), women=5, men=6)
    assert "Thirteen" in said(event)["tables.thirteen"]
    off = changed(event, settings={"tables.thirteen": False})
    assert "tables.thirteen" not in said(off)


def test_a_table_number_offends_by_the_guests_or_by_the_setting() -> None:
    event = dinner(round_table(10, number=4), women=4, men=4)
    assert "tables.number" not in said(event)
    chinese = event.guests[3].model_copy(update={"country": "CN"})
    asian = changed(event, guests=(*event.guests[:3], chinese, *event.guests[4:]))
    assert "Table 4 has the number 4" in said(asian)["tables.number"]
    chosen = changed(event, settings={"tables.offending": "4;17"})
    assert "tables.number" in said(chosen)


def test_an_interpreter_needs_room_behind_the_chair() -> None:
    open_floor = dinner(round_table(8, interpreters="behind"), women=3, men=3)
    assert "tables.shallow" not in said(open_floor)
    room = open_floor.rooms[0].model_copy(
        update={"fixtures": (Fixture(name="pillar", x=6, y=8, width=0.5, depth=0.5),)}
    )
    text = said(changed(open_floor, rooms=(room,)))["tables.shallow"]
    assert "place 1" in text


def test_planning_tries_the_listed_variants_and_names_the_one_it_used() -> None:
    event = changed(
        dinner(round_table(12, variants=("hostess-moves-left",))), settings={"alternate.on": True}
    )
    made = plan_event(event, effort=60_000)
    assert made.check.occasion.assemblies[0].layout.variant == "hostess-moves-left"
    text = {r.message.id for r in made.check.remarks}
    assert "tables.variant" in text and "tables.clash" not in text
    sex = {g.id: g.sex for g in event.guests}
    at = {int(p.place[2:]): sex[p.guest] for p in made.plan.placements}
    assert all(at[n] != at[n % 12 + 1] for n in at)
    again = changed(event, plan=made.plan)
    assert in_force(again) == {"s": "hostess-moves-left"}


def test_a_host_with_the_back_to_the_main_door_is_told_to_turn_the_table() -> None:
    event = dinner(round_table(10), women=4, men=4)
    doors = {"south": False, "north": True}
    for side, said_so in doors.items():
        door = Door.model_validate({"side": side, "at": 6.0, "main": True})
        room = event.rooms[0].model_copy(update={"doors": (door,)})
        assert ("tables.door" in said(changed(event, rooms=(room,)))) is said_so


def test_a_table_too_large_for_the_room_is_told_how_many_would_fit() -> None:
    table = round_table(40, form=Form.LONG, hosts=Hosts.FRENCH)
    text = said(dinner(table))["tables.outside"]
    # The middles of 18 places of 0.7 m are within twelve metres on each side.
    assert "of 40 places 4 lie outside, 36 would fit" in text
    assert "tables.outside" not in said(dinner(round_table(36, form=Form.LONG, hosts=Hosts.FRENCH)))
