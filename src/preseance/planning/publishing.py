"""The use cases of versions: which placements a publication makes firm, and what differs."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.plan import STAGES, Move, Placement, Plan, Stage
from preseance.wording.message import Listed
from preseance.wording.said import Said


def stamped(event: Event, stage: Stage, session: str | None = None) -> Event:
    """The event with its placements (of one session, or all) at ``stage`` at least."""
    return event.model_copy(update={"plan": at_least(event.plan, stage, session)})


def at_least(plan: Plan, stage: Stage, session: str | None = None) -> Plan:
    """A plan whose placements have gone as far as ``stage``; none goes back."""

    def raised(p: Placement) -> Placement:
        firm = STAGES.index(p.stage) >= STAGES.index(stage)
        if firm or (session is not None and p.session != session):
            return p
        return p.model_copy(update={"stage": stage})

    return Plan(placements=tuple(raised(p) for p in plan.placements))


def no_step_back(current: Event, stage: Stage, session: str | None = None) -> None:
    """Refuse to publish at a stage below that of the version in force.

    A session published by itself is held against its own placements in that version.

    Raises
    ------
    ConflictError
        Where it is below.
    """
    version = current.version
    if version is None:
        return
    reached, what = version.stage, Said("Version {number}", number=version.number)
    if session is not None:
        stages = [p.stage for p in current.plan.of_session(session)]
        reached = max(stages, key=STAGES.index, default=Stage.DRAFT)
        what = Said("«{session}» of version {number}", session=session, number=version.number)
    if STAGES.index(stage) < STAGES.index(reached):
        later = Listed(tuple(map(str, STAGES[STAGES.index(reached) :])), either=True)
        raise ConflictError(
            Said(
                "{what} is {reached}, and no version goes back to {stage}; publish as {later}.",
                what=what,
                reached=reached,
                stage=stage,
                later=later,
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
    """How ``after`` differs from ``before``; ``event`` tells who attends, and gives the order."""
    sessions = [s.id for s in event.sessions]
    rank = {g.id: k for k, g in enumerate(event.guests)}
    moves: list[Move] = []
    seated: list[Move] = []
    left: list[Move] = []
    keys = before.place_of.keys() | after.place_of.keys()
    known = [k for k in keys if k[0] in sessions]
    for session, guest in sorted(
        known, key=lambda k: (sessions.index(k[0]), rank.get(k[1], len(rank)), k[1])
    ):
        origin = before.place_of.get((session, guest))
        target = after.place_of.get((session, guest))
        if origin == target:
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
