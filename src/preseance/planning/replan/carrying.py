"""In which order moves can be carried out: no place held by two, a standing aside where needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from preseance.model.plan import Move
from preseance.planning.publishing import Difference


@dataclass(frozen=True)
class Step:
    """One guest leaves a place, takes one, or both."""

    session: str
    guest: str
    origin: str | None
    """None where the guest comes from aside, or was not seated yet."""
    target: str | None
    """None where the guest stands aside, or leaves."""
    aside: bool = False
    """The guest stands aside until a later step."""
    first: bool = False
    """The guest is seated for the first time."""


def steps_of(changed: Difference, worth: Mapping[tuple[str, str], int]) -> tuple[Step, ...]:
    """The steps that carry a difference, session by session in its order.

    Those who leave go first. A step is taken as soon as its place is free; where all wait for
    each other, the guest of least ``worth`` by (session, guest) stands aside.
    """
    sessions = dict.fromkeys(
        m.session for part in (changed.left, changed.moves, changed.seated) for m in part
    )
    return tuple(s for session in sessions for s in _session(session, changed, worth))


def _session(session: str, changed: Difference, worth: Mapping[tuple[str, str], int]) -> list[Step]:
    def here(moves: Sequence[Move]) -> list[Move]:
        return [m for m in moves if m.session == session]

    steps = [Step(session, m.guest, m.origin, None) for m in here(changed.left)]
    waiting = here(changed.moves)
    standing = {m.origin: m.guest for m in waiting}
    aside: set[str] = set()
    while waiting:
        free = next((m for m in waiting if standing.get(m.target) in (None, m.guest)), None)
        if free is not None:
            origin = None if free.guest in aside else free.origin
            steps.append(Step(session, free.guest, origin, free.target))
            waiting.remove(free)
            if origin is not None:
                del standing[origin]
            continue
        least = min(waiting, key=lambda m: worth.get((session, m.guest), 0))
        steps.append(Step(session, least.guest, least.origin, None, aside=True))
        del standing[least.origin]
        aside.add(least.guest)
    steps += [Step(session, m.guest, None, m.target, first=True) for m in here(changed.seated)]
    return steps
