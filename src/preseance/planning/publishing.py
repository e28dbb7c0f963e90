"""The use cases of versions: which placements a publication makes firm, and what differs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.plan import Mark, Move, Plan
from preseance.wording.message import Listed
from preseance.wording.said import Said


def stamped(
    event: Event, mark: Mark | None, session: str | None = None, guests: Collection[str] = ()
) -> Event:
    """The event with its placements (of one session, or all) marked."""
    return event.model_copy(update={"plan": marked(event.plan, mark, session, guests)})


def marked(
    plan: Plan, mark: Mark | None, session: str | None = None, guests: Collection[str] = ()
) -> Plan:
    """A plan whose placements have a mark more; None adds none, and none is taken back.

    Only those of some guests, where any are named.
    """
    placements = (
        p.with_mark(mark)
        if session in (None, p.session) and (not guests or p.guest in guests)
        else p
        for p in plan.placements
    )
    return Plan(placements=tuple(placements), stale=plan.stale)


def no_mark_lost(current: Event, after: Event, session: str | None = None) -> None:
    """Refuse to publish what takes a mark back from a placement that stays.

    Raises
    ------
    ConflictError
        With the marks and the guests whose places lack them now.
    """
    version = current.version
    if version is None:
        return
    had = {
        (p.session, p.guest, current.planned(p.session, p.place)): p.marks
        for p in current.plan.placements
    }
    lost: dict[Mark, list[str]] = {}
    for p in after.plan.placements:
        if session not in (None, p.session):
            continue
        for mark in had.get((p.session, p.guest, after.planned(p.session, p.place)), ()):
            if mark not in p.marks:
                lost.setdefault(mark, []).append(p.guest)
    for mark, guests in lost.items():
        raise ConflictError(
            Said(
                "In version {number} the places of {guests} are {mark}, and no version takes that back; write it in plan.csv, column marks, again.",
                number=version.number,
                guests=Listed(tuple(guests)),
                mark=str(mark),
            )
        )


@dataclass(frozen=True)
class Difference:
    """What changes from one plan to another."""

    moves: tuple[Move, ...]
    """Guests placed before who now have another place, or none although they attend."""
    seated: tuple[Move, ...]
    """Guests placed for the first time."""
    left: tuple[Move, ...]
    """Guests who no longer attend."""


def difference(before: Plan, after: Plan, event: Event) -> Difference:
    """How ``after`` differs from ``before``; ``event`` tells who attends, and gives the order.

    Where guests choose their chairs themselves, one who stays at the table has not moved.
    """
    sessions = [s.id for s in event.sessions]
    rank = {g.id: k for k, g in enumerate(event.guests)}
    moves: list[Move] = []
    seated: list[Move] = []
    left: list[Move] = []
    # Of a hall nearly all stay where they are.
    differing = before.place_of.items() ^ after.place_of.items()
    known = {k for k, _ in differing if k[0] in sessions}
    for session, guest in sorted(
        known, key=lambda k: (sessions.index(k[0]), rank.get(k[1], len(rank)), k[1])
    ):
        origin = before.place_of.get((session, guest))
        target = after.place_of.get((session, guest))
        if event.planned(session, origin) == event.planned(session, target):
            continue
        move = Move(session=session, guest=guest, origin=origin, target=target)
        attends = guest in event.guest_by_id and event.guest_by_id[guest].attends(session)
        if origin is None:
            seated.append(move)
        elif target is None and not attends:
            left.append(move)
        else:
            moves.append(move)
    return Difference(tuple(moves), tuple(seated), tuple(left))


def of_session(changed: Difference, session: str | None, event: Event) -> Difference:
    """The part of a difference in one session; all of it where None.

    Raises
    ------
    UnknownNameError
        Where there is no such session.
    """
    if session is None:
        return changed
    asked = {s.id for s in event.sessions_asked(session)}
    parts = (changed.moves, changed.seated, changed.left)
    return Difference(*(tuple(m for m in part if m.session in asked) for part in parts))
