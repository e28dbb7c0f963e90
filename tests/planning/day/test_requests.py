"""Where requests stand: kept by the plan, breached by what happened, told or not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.planning.halls import hall

from preseance.errors import InputError
from preseance.model.event import Event
from preseance.model.guest import Delegation
from preseance.model.plan import Mark, Placement, Plan
from preseance.model.rule_row import (
    Contact,
    EncounterRow,
    Firmness,
    RequestKind,
    RequestRow,
    RequestState,
    ToldRow,
)
from preseance.planning.checks.checking import check
from preseance.planning.checks.telling import recipients
from preseance.planning.day.meetings import (
    accepted,
    answered,
    carry,
    handed_over,
    meetings_of,
    proposals,
)
from preseance.planning.day.requests import recorded, standings, told_elsewhere
from preseance.planning.occasion.making import occasion_of

APART = RequestRow(
    id="r", a="a", b="b", kind=RequestKind.NOT_MEET, owner="host", firmness=Firmness.FIRM
)


def event(**more: Any) -> Event:
    """Four guests at a table, two of them of delegations."""
    made = hall("a b c d", [], tables=(4,))
    one, other = (Delegation(id=n, name=n.upper()) for n in ("x", "y"))
    guests = tuple(
        g.model_copy(update={"delegation": {"a": "x", "b": "y"}.get(g.id, "")}) for g in made.guests
    )
    return made.model_copy(update={"guests": guests, "delegations": (one, other), **more})


def placed(*guests: str) -> Plan:
    return Plan(
        placements=tuple(
            Placement(session="s", guest=g, place=f"t1-{k}") for k, g in enumerate(guests, 1)
        )
    )


def standing(made: Event, plan: Plan) -> Any:
    return standings(check(occasion_of(made), plan))[0]


def test_a_plan_keeps_or_breaks_a_request_session_by_session() -> None:
    made = event(requests=(APART,))
    broken = standing(made, placed("a", "b", "c", "d"))
    assert not broken.kept and [f.session for f in broken.broken] == ["s"]
    assert broken.sessions == ("s",)


@pytest.mark.parametrize(
    ("owner", "told"),
    [
        ("host", ("delegation:x", "delegation:y")),
        ("", ("delegation:x", "delegation:y")),
        ("a", ("delegation:y",)),
        ("b", ("delegation:x",)),
        ("delegation:x", ("delegation:y",)),
        ("both", ()),
    ],
)
def test_both_sides_are_told_but_for_the_one_that_asks(owner: str, told: tuple[str, ...]) -> None:
    assert recipients(event(), APART.model_copy(update={"owner": owner})) == told


def test_who_was_told_and_who_has_acknowledged_it() -> None:
    rows = (
        ToldRow(about="r", recipient="delegation:x", acknowledged=datetime(2024, 5, 1)),
        ToldRow(about="r", recipient="c"),
        ToldRow(about="other", recipient="delegation:y"),
    )
    found = standing(event(requests=(APART,), told=rows), placed())
    assert found.untold == ("delegation:y",)
    assert found.silent == ("c",)


@pytest.mark.parametrize(
    ("contacts", "kind", "breached"),
    [
        ((), "greeting", True),
        ((Contact.GREETING,), "greeting", False),
        ((Contact.GREETING,), "pull-aside", True),
        ((Contact.PULL_ASIDE,), "greeting", False),
        ((Contact.GREETING,), "conversation", True),
        ((Contact.BILATERAL,), "conversation", False),
    ],
)
def test_what_happened_is_held_against_the_contacts_allowed(
    contacts: tuple[Contact, ...], kind: str, breached: bool
) -> None:
    request = APART.model_copy(update={"contacts": contacts})
    row = EncounterRow(a="b", b="a", session="s", kind=kind)
    after = recorded(event(requests=(request,)), row)
    assert after.encounters == (row,)
    assert (after.requests[0].state is RequestState.BREACHED) is breached
    assert standing(after, placed()).kept is not breached


def test_a_meeting_put_off_reads_equal_there_and_back() -> None:
    meet = RequestRow(id="talk", a="a", b="b", subject="fish", reason="secret", source="note")
    met = EncounterRow(a="a", b="b", session="s", kind="greeting")
    here = event(requests=(meet, APART), encounters=(met,))
    there = event(requests=()).model_copy(update={"id": "next"})
    moved = carry(here, there, ["talk"])
    assert moved.event.requests[0].state is RequestState.DEFERRED
    assert moved.event.requests[0].next_event == "next"
    assert [r.id for r in meetings_of(moved.event).deferred] == ["talk"]
    (row,) = moved.then.requests
    assert (row.a, row.b, row.subject, row.carried_from) == ("a", "b", "fish", "e/talk")
    assert [(e.kind, e.session) for e in moved.then.encounters] == [("greeting", "")]
    again = carry(moved.event, moved.then)
    assert (again.event, again.then) == (moved.event, moved.then)
    refused = row.model_copy(update={"state": RequestState.REFUSED})
    back, changed = answered(moved.event, moved.then.model_copy(update={"requests": (refused,)}))
    assert [r.id for r in changed] == ["talk"]
    assert [r.id for r in meetings_of(back).refused] == ["talk"]


def test_a_meeting_put_off_binds_nobody_here() -> None:
    meet = RequestRow(id="talk", a="a", b="b", scope=("s",), next_event="next")
    assert not meet.binds
    assert APART.model_copy(update={"next_event": "next"}).binds


def test_a_guest_who_is_not_invited_there_is_a_mistake() -> None:
    meet = RequestRow(id="talk", a="a", b="b")
    there = hall("a c", [], tables=(4,)).model_copy(update={"id": "next"})
    with pytest.raises(InputError) as error:
        carry(event(requests=(meet,)), there, ["talk", "talks"])
    assert len(error.value.mistakes) == 2


def test_a_hand_over_tells_who_and_what_about_and_no_more() -> None:
    meet = RequestRow(id="talk", a="a", b="b", subject="fish", reason="secret", next_event="next")
    other = meet.model_copy(
        update={"reason": "another", "source": "who knows", "confidential": False}
    )
    handed = [handed_over(event(requests=(r,)), "morning") for r in (meet, other)]
    assert handed[0] == handed[1]
    there = event(requests=()).model_copy(update={"id": "next"})
    taken = accepted(there, proposals(there, handed[0]))
    assert [(r.a, r.b, r.subject) for r in taken.requests] == [("a", "b", "fish")]
    assert accepted(taken, proposals(taken, handed[0])) == taken


def test_a_place_that_was_told_and_has_changed_is_said() -> None:
    before = placed("a", "b", "c")
    marks = {"a": (Mark.TOLD,), "b": (Mark.PRINTED,), "c": (Mark.TOLD,)}
    told = Plan(
        placements=tuple(p.model_copy(update={"marks": marks[p.guest]}) for p in before.placements)
    )
    assert not told_elsewhere(told, before)
    moves = told_elsewhere(told, placed("b", "a"))
    assert [(m.guest, m.origin, m.target) for m in moves] == [
        ("a", "t1-1", "t1-2"),
        ("c", "t1-3", None),
    ]
