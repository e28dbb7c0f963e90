"""The run of show: each reader gets their own, entries keep their ids, what is gone is cancelled."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.halls import hall, seated

import preseance
from preseance import UnknownNameError
from preseance.door.programmes import programme, write_programme, write_programmes
from preseance.model.event import Event
from preseance.model.guest import Delegation
from preseance.model.plan import Plan
from preseance.model.room import Room
from preseance.model.route import Route
from preseance.model.rule_row import (
    EncounterRow,
    Level,
    RequestKind,
    RequestRow,
    RuleRow,
    ToldRow,
)
from preseance.model.session import Kind, Session
from preseance.views.audiences import AUDIENCES

DAY = datetime(2024, 5, 1)
_OF = {"ann": "x", "ben": "x", "cy": "y"}


def _at(hour: int, minute: int = 0) -> datetime:
    return DAY.replace(hour=hour, minute=minute)


def event(**more: Any) -> Event:
    """Arrivals, a dinner and a tête-à-tête of the host with another delegation; a court to cross."""
    made = hall("host ann ben cy", [], host="host", time_zone="Europe/Paris")
    court = Room(id="court", name="Court of honour", width=20, depth=20)
    sessions = (
        Session(id="in", title="Arrivals", kind=Kind.ARRIVAL, room="court", start=_at(18), end=_at(18, 30)),
        Session(id="s", title="Dinner", room="hall", start=_at(19), end=_at(22)),
        Session(id="talk", title="Talk", kind=Kind.BILATERAL, room="court", start=_at(22, 30), end=_at(23)),
    )  # fmt: skip
    guests = tuple(
        g.model_copy(
            update={
                "delegation": _OF.get(g.id, ""),
                "sessions": () if g.id in ("cy", "host") else ("in", "s"),
            }
        )
        for g in made.guests
    )
    base: dict[str, Any] = {
        "sessions": sessions,
        "rooms": (*made.rooms, court),
        "routes": (Route(id="steps", name="The steps", joins=("court", "hall"), minutes=3),),
        "delegations": (Delegation(id="x", name="Xanadu"), Delegation(id="y", name="Ys")),
        "guests": guests,
        "plan": seated(made, "host=t1-1 ann=t1-2 ben=t2-1 cy=t1-3"),
    }
    return made.model_copy(update=base | more)


def _titles(found: dict[str, Any]) -> list[str]:
    return [entry["title"] for entry in found["entries"]]


def test_staff_see_every_minute_in_its_order() -> None:
    assert _titles(programme(event()).to_json()) == [
        "Arrivals", "Arrival: Ys", "Arrival: Xanadu", "End: Arrivals",
        "On the way: The steps, to Hall", "Dinner", "End: Dinner",
        "On the way: The steps, to Court of honour", "Talk", "End: Talk",
    ]  # fmt: skip


def test_the_arrival_sheet_names_who_greets_and_by_which_door() -> None:
    made = event(settings={"programme.greeters": ("host", "Chief of Protocol")})
    door = {"door": "North gate", "own_car": True}
    guests = tuple(g.model_copy(update=door if g.id == "ann" else {}) for g in made.guests)
    told = programme(made.model_copy(update={"guests": guests}), language="en")
    first, last = (e for e in told.to_json()["entries"] if e["kind"] == "arrival")
    assert first["start"] == "2024-05-01T18:00:00"
    assert last["start"] == "2024-05-01T18:01:30"
    assert last["greeters"] == ["Host", "Chief of Protocol"]
    assert last["notes"] == ["by North gate", "own car"]
    assert "Arrivals: Arrivals" in str(told)


def test_slots_that_end_too_late_are_told() -> None:
    made = event(settings={"programme.slot": 600})
    short = made.sessions[0].model_copy(update={"end": _at(18, 15)})
    made = made.model_copy(update={"sessions": (short, *made.sessions[1:])})
    assert programme(made).to_json()["remarks"] == [
        "Arrivals ends before the last slot does, at 18:20."
    ]


def test_a_delegation_sees_its_own_and_nothing_of_others() -> None:
    told = programme(event(), "x").to_json()
    assert _titles(told) == [
        "Arrivals", "Arrival: Xanadu", "On the way: The steps, to Hall", "Dinner",
    ]  # fmt: skip
    assert {g["id"] for e in told["entries"] for g in e["guests"]} == {"ann", "ben"}
    (dinner,) = (e for e in told["entries"] if e["title"] == "Dinner")
    assert [g["place"] for g in dinner["guests"]] == ["Table 1, place 2", "Table 2, place 1"]
    assert "Cy" not in json.dumps(told)


def test_a_guest_by_name_has_a_programme_of_their_own() -> None:
    told = programme(event(), "Cy").to_json()
    assert told["for"] == "cy"
    assert "Talk" in _titles(told)
    with pytest.raises(UnknownNameError):
        programme(event(), "nobody-here")


@pytest.mark.parametrize("audience", [n for n, may in AUDIENCES.items() if not may.minutes])
def test_who_may_not_see_the_minutes_sees_which_sessions_there_are(audience: str) -> None:
    told = programme(event(), audience=audience).to_json()
    assert _titles(told) == ["Arrivals", "Dinner", "Talk"]
    assert not any(e["guests"] or e["number"] for e in told["entries"])


def test_the_rota_says_which_interpreter_is_where_and_for_whom() -> None:
    made = event()
    guests = tuple(
        g.model_copy(update={"interpreter_for": ("ann", "cy")} if g.id == "ben" else {})
        for g in made.guests
    )
    made = made.model_copy(update={"guests": guests})
    rota = programme(made).to_json()["rota"]
    assert [(d["session"], d["interpreter"]) for d in rota] == [
        ("Arrivals", "ben"),
        ("Dinner", "ben"),
    ]
    assert rota[1]["place"] == "Table 2, place 1"
    assert rota[1]["principals"] == [
        {"id": "ann", "place": "Table 1, place 2"}, {"id": "cy", "place": "Table 1, place 3"},
    ]  # fmt: skip
    assert "Interpreters" in str(programme(made))
    assert programme(made, "x").to_json()["rota"] == rota
    assert programme(made, "y").to_json()["rota"] == []
    assert programme(made, audience="public").to_json()["rota"] == []


_WORDS = st.text("abc ,", max_size=6)


@st.composite
def _secret(draw: st.DrawFn) -> Event:
    """The same event, with other reasons, notes, diets, requests and records."""
    made = event()
    guests = tuple(
        g.model_copy(
            update={
                "note": draw(_WORDS),
                "diet": tuple(draw(st.sets(st.sampled_from(("vegan", "halal"))))),
                "liaison": draw(_WORDS),
                "no_show": draw(st.sampled_from((0.0, 0.5))),
                "wishes": draw(st.sampled_from(((), ("host",)))),
                "override_reason": draw(_WORDS),
            }
        )
        for g in made.guests
    )
    a, b = draw(st.permutations(("ann", "ben", "cy")))[:2]
    rule = RuleRow(id="r", kind="keep_apart", a=(a,), b=(b,), level=Level.MUST, confidential=True)
    request = RequestRow(
        id="q", a=a, b=b, kind=draw(st.sampled_from(RequestKind)), reason=draw(_WORDS)
    )
    told = ToldRow(about="q", recipient="delegation:y", wording=draw(_WORDS))
    more: dict[str, Any] = {
        "guests": guests,
        "rules": draw(st.sampled_from(((), (rule,)))),
        "requests": draw(st.sampled_from(((), (request,)))),
        "told": draw(st.sampled_from(((), (told,)))),
        "encounters": draw(st.sampled_from(((), (EncounterRow(a=a, b=b, kind="greeting"),)))),
    }  # fmt: skip
    return made.model_copy(update=more)


@settings(deadline=None, max_examples=40)
@given(_secret())
def test_what_an_audience_may_not_know_changes_nothing_of_its_programme(other: Event) -> None:
    for audience, may in AUDIENCES.items():
        one, two = (programme(made, audience=audience).view for made in (event(), other))
        assert (one.entries, one.rota) == (two.entries, two.rota)
        # Who may know what the plan breaks is told of those who come too near each other.
        assert may.findings or one == two
    for recipient in ("x", "ann"):
        assert programme(event(), recipient).view == programme(other, recipient).view


def test_the_talk_of_others_changes_nothing_of_a_programme() -> None:
    made = event()
    without = made.model_copy(
        update={"sessions": made.sessions[:2], "plan": Plan(placements=made.plan.placements)}
    )
    assert programme(made, "x").view == programme(without, "x").view


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The event, published once."""
    preseance.write_event(event(), tmp_path / "e")
    preseance.publish(tmp_path / "e")
    return tmp_path / "e"


def _sequences(folder: Path, **more: Any) -> dict[str, tuple[str, str, str]]:
    """Id, sequence and status by title, as another library reads them."""
    read = vobject.readOne(programme(folder, "y", **more).to_calendar().decode())
    return {
        e.summary.value: (e.uid.value, e.sequence.value, e.status.value) for e in read.vevent_list
    }


def test_only_what_has_changed_has_a_higher_sequence(folder: Path) -> None:
    first = _sequences(folder)
    assert {sequence for _, sequence, _ in first.values()} == {"1"}
    made = preseance.read_event(folder)
    later = made.sessions[2].model_copy(update={"start": _at(22, 45)})
    preseance.write_event(made.model_copy(update={"sessions": (*made.sessions[:2], later)}), folder)
    draft = _sequences(folder)
    preseance.publish(folder)
    second = _sequences(folder)
    assert draft == second
    assert {title: new[0] for title, new in second.items()} == {
        title: old[0] for title, old in first.items()
    }
    assert {title: new[1] for title, new in second.items() if new[1] != "1"} == {"Talk": "2"}
    assert _sequences(folder, version=1) == first


def test_what_is_no_longer_held_is_cancelled_and_may_come_back(folder: Path) -> None:
    made = preseance.read_event(folder)
    preseance.write_event(made.model_copy(update={"sessions": made.sessions[:2]}), folder)
    preseance.publish(folder)
    gone = _sequences(folder)["Talk"]
    assert gone[1:] == ("2", "CANCELLED")
    assert "No longer held: Talk." in str(programme(folder, "y"))
    preseance.write_event(made, folder)
    preseance.publish(folder)
    assert _sequences(folder)["Talk"] == (gone[0], "3", "CONFIRMED")


def test_a_published_programme_is_the_same_bytes_whenever_it_is_made(folder: Path) -> None:
    one = programme(folder, "x", version=1).to_calendar()
    assert programme(folder, "x", version=1).to_calendar() == one
    with pytest.raises(UnknownNameError, match="version"):
        programme(folder, version=7)


def test_each_delegation_and_each_guest_of_none_has_a_file(folder: Path, tmp_path: Path) -> None:
    files = write_programmes(folder, tmp_path / "out")
    assert sorted(f.name for f in files) == ["delegation-x.ics", "delegation-y.ics", "host.ics"]
    assert b"Talk" not in (tmp_path / "out" / "delegation-x.ics").read_bytes()
    assert b"Talk" in (tmp_path / "out" / "delegation-y.ics").read_bytes()


@pytest.mark.parametrize("whose", ["", "delegation:x"])
def test_a_programme_is_a_paper_with_the_same_lines_for_the_same_reader(
    whose: str, tmp_path: Path
) -> None:
    made = event()
    papers = []
    for reason in ("one", "another"):
        request = RequestRow(id="r", a="ann", b="cy", kind=RequestKind.NOT_MEET, reason=reason)
        report = programme(made.model_copy(update={"requests": (request,)}), whose or None)
        file = tmp_path / f"{reason}.pdf"
        assert write_programme(report, file, made) == ()
        papers.append(file.read_bytes())
    assert papers[0].startswith(b"%PDF")
    assert papers[0] == papers[1]
