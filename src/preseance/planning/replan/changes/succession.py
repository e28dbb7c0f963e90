"""Who presides where the guest who presided does not come: no table is left without a president.

By custom the next of the house who presides nowhere else, else the senior guest of the table; where
two delegations face each other, the next of the delegation; or the co-host, where the house wants it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from preseance.errors import InputError, Mistake
from preseance.model.event import Event
from preseance.model.place import Layout, Place
from preseance.model.plan import Placement, Plan
from preseance.model.rule_row import Level
from preseance.model.session import Session
from preseance.planning.occasion.making import occasion_of
from preseance.planning.occasion.places import layout_of
from preseance.planning.occasion.variants import in_force
from preseance.planning.replan.changes.amending import MARK, Amending
from preseance.rules import build_rules
from preseance.rules.kinds.pin import Pin
from preseance.rules.occasion.occasion import SPOUSES
from preseance.rules.shapes import Occasion
from preseance.wording.message import GuestRef, PlaceRef
from preseance.wording.said import Said

SUCCESSIONS = ("next", "co-host", "nobody")
SETTING = "moves.presiding"
_MOST_ASKED = 6
"""Guests who are tried on the place; of more, the first has it all the same."""


def usual_succession(event: Event) -> str:
    """Who presides in the place of one who does not come, as the settings say.

    Raises
    ------
    InputError
        Where the setting is none of the customs.
    """
    given = event.settings.get(SETTING, SUCCESSIONS[0])
    if given not in SUCCESSIONS:
        expected = Said("one of {known}", known=", ".join(SUCCESSIONS))
        raise InputError([Mistake("event.toml", None, f"settings.{SETTING}", str(given), expected)])
    return str(given)


def published_layout(to: Amending, session: Session) -> Layout:
    """The places of a session in the variant that the published plan is made for."""
    return layout_of(to.event, session, variant=in_force(to.event).get(session.id, ""))


def successor(
    to: Amending, guest: str, session: Session, place: Place, moved_up: Collection[str]
) -> str | None:
    """Who takes a presiding place; None where it is none, or nobody is there to take it.

    The first who breaks no must there. ``moved_up`` have a presiding place already.
    """
    custom = usual_succession(to.event)
    if place.presiding is None or custom == "nobody":
        return None
    co_host = to.event.co_host_of(session)
    if custom == "co-host" and place.presiding == "host" and _is_at(to, co_host, session, place):
        return co_host
    named = {g for pinned in to.pins if session.id in pinned.sessions for g in pinned.a}
    able = [g for g in _in_turn(to, guest, session, place) if g not in moved_up and g not in named]
    return next((g for g in able[:_MOST_ASKED] if suits(to, g, session, place)), None) or next(
        iter(able), None
    )


def preside(
    to: Amending, guest: str, heir: str, session: Session, place: Place, sentence: str
) -> None:
    """Let somebody preside instead of a guest; not where no plan can do that.

    Who stands in for the host or co-host of the session is that from now on.
    """
    for role, holder in _roles(to.event, session.id):
        if holder == guest and place.presiding == role.replace("_", "-"):
            to.set_session(session.id, **{role: heir})
    to.must(Pin, [heir], [place.id], sentence=sentence, sessions=(session.id,), soft=True)
    to.remark("presides", a=GuestRef(guest), b=GuestRef(heir), p=PlaceRef(place.id))


def preside_again(to: Amending, guest: str, sessions: Collection[str]) -> None:
    """Give a guest who comes after all the presidency back."""
    said = f"cancel {guest}"
    for row in to.event.rules:
        if not (row.id.startswith(MARK) and row.kind == Pin.kind and row.reason == said):
            continue
        for session in set(row.sessions) & set(sessions):
            for role, holder in _roles(to.event, session):
                if holder in row.a:
                    to.set_session(session, **{role: guest})
        to.retire(*row.a, sessions=sessions)


def _roles(event: Event, session: str) -> tuple[tuple[str, str], ...]:
    known = event.session_by_id[session]
    return ("host", event.host_of(known)), ("co_host", event.co_host_of(known))


def suits(to: Amending, guest: str, session: Session, place: Place) -> bool:
    """Whether a guest breaks no must on a place, the others where they were published."""
    others = (p for p in to.published.of_session(session.id) if guest != p.guest)
    seated = Placement(session=session.id, guest=guest, place=place.id)
    plan = Plan(placements=(*(p for p in others if p.place != place.id), seated))
    return not any(
        guest in found.guests and not found.unavoidable
        for rule in build_rules(occasion_of(to.event, session.id))
        if rule.row.level is Level.MUST
        for found in rule.findings(plan)
    )


def _in_turn(to: Amending, guest: str, session: Session, place: Place) -> Iterator[str]:
    """Those who could preside, the first by custom first, each with a published place."""
    occasion = occasion_of(to.event, session.id)
    (assembly,) = occasion.assemblies
    places, held = published_layout(to, session).by_id, to.published.place_of
    seats = {
        g: places[held[session.id, g]]
        for g in (occasion.guests[i] for i in occasion.in_own_right(assembly))
        if held.get((session.id, g)) in places
    }
    free = [g for g, s in seats.items() if s.presiding is None]
    if place.honour is not None:
        # The head of the other side: their own people follow, and nobody of the house.
        mine = to.event.guest_by_id[guest].delegation
        yield from (g for g in free if mine and to.event.guest_by_id[g].delegation == mine)
        return
    of_house = _of_house(occasion)
    yield from (g for g in free if g in of_house)
    yield from (g for g in free if g not in of_house and seats[g].table == place.table)


def _is_at(to: Amending, guest: str, session: Session, place: Place) -> bool:
    """Whether a guest presides opposite a place and comes."""
    held = published_layout(to, session).by_id.get(
        to.published.place_of.get((session.id, guest), "")
    )
    presides = held is not None and held.presiding is not None and held.table == place.table
    return presides and to.event.guest_by_id[guest].attends(session.id)


def _of_house(occasion: Occasion) -> frozenset[str]:
    """Guests of the host's delegation who may preside; spouses do not."""
    return frozenset(
        g.id for g in occasion.people if g.id in occasion.home and g.role not in SPOUSES
    )
