"""Why a guest ranks where they do, as one sentence not yet worded."""

from __future__ import annotations

from functools import cache
from typing import Final

from preseance.model.event import Event
from preseance.protocol.candidates import Candidate, comes_for_another
from preseance.protocol.capacity import How
from preseance.protocol.keys import DATED
from preseance.protocol.scheme import Scheme
from preseance.wording.message import Argument, GuestRef, GuestRefs, Message, Moment, Term


def reason_of(c: Candidate, event: Event, scheme: Scheme) -> Message:
    """The sentence on a candidate whose place no hand set."""
    guest, capacity = c.guest, c.capacity
    if c.follows:
        couple: dict[str, Argument] = {"guest": GuestRef(guest.id), "partner": GuestRef(c.follows)}
        return Message("precedence.spouse", couple)
    if comes_for_another(c):
        served = tuple(g for g in guest.serves if g in event.guest_by_id)
        told: dict[str, Argument] = {"guest": GuestRef(guest.id), "guests": GuestRefs(served)}
        return Message("precedence.comes-for", told)
    arguments: dict[str, Argument] = {
        "guest": GuestRef(guest.id),
        "class": Term(capacity.rank_class.id),
    }
    if capacity.how is How.BY_HAND and guest.class_reason:
        return Message("precedence.class-by-hand", arguments | {"why": guest.class_reason})
    if capacity.represented and guest.mode is not None:
        whom = capacity.represented
        named = GuestRef(whom) if whom in event.guest_by_id else whom
        said: dict[str, Argument] = {"guest": GuestRef(guest.id), "whom": named}
        arguments["mode"] = Message(f"mode.{guest.mode.value}", said)
        kind = "after-class" if capacity.how is How.AFTER_CLASS else "full-rank"
        return Message(f"precedence.{kind}", arguments)
    part = c.deciding
    if part is None:
        return Message("precedence.class-only", arguments)
    if part.column == "grade" and any(p.column == "retired" and p.shown for p in c.parts):
        return Message("precedence.by-grade-retired", arguments | {"value": part.shown})
    listed = part.column in scheme.orders and part.column not in _OWN_PHRASE
    arguments["value"] = Moment(part.shown) if part.column in DATED and not listed else part.shown
    return Message("precedence.by-listed" if listed else _by(part.column), arguments)


_OWN_PHRASE: Final = frozenset({"state"})
"""Columns whose order is said by its own name: the admission to the Union."""
PHRASES = (
    "took_office",
    "first_took_office",
    "founded",
    "credentials",
    "arrival_notified",
    "charge_since",
    "grade",
    "date_of_rank",
    "order",
    "cabinet_order",
    "post_order",
    "list_order",
    "name",
    "country_name",
    "state",
    "presidency_order",
    "elected",
    "born",
    "retired",
)
"""Columns that have a sentence of their own."""


@cache
def _by(column: str) -> str:
    """Message that names a rank key as the reason."""
    return f"precedence.by-{(column if column in PHRASES else 'key').replace('_', '-')}"
