"""What was approved and what was returned, table by table, as the journal and the plan tell it.

A decision names who sat where. It holds while they still do; approval lapses where anybody came, went or
changed places since, or where a mark was taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from preseance.model.event import Event
from preseance.model.plan import Mark
from preseance.planning.commands.approving import Approve, Return, TableSeats, seated_at
from preseance.server.events import models as rows
from preseance.server.events.store import Kept

_APPROVE: str = Approve.model_fields["do"].default
_KINDS = (_APPROVE, Return.model_fields["do"].default)


class State(StrEnum):
    """Where a table stands with whoever approves."""

    OPEN = "open"
    """Nobody has decided on it yet."""
    APPROVED = "approved"
    RETURNED = "returned"
    LAPSED = "lapsed"
    """It was approved, and has changed since."""
    MENDED = "mended"
    """It was returned, and has changed since."""
    EMPTY = "empty"
    """Nobody sits there, and nobody has decided on it."""


WAITING = frozenset((State.OPEN, State.LAPSED, State.MENDED))
"""States in which whoever approves has something to look at."""


@dataclass(frozen=True)
class Decision:
    """A table was approved or returned."""

    revision: int
    author: str
    time: str
    """ISO 8601, in UTC."""
    approves: bool
    comment: str
    seats: TableSeats
    """Who sat where."""


@dataclass(frozen=True)
class Standing:
    """Where one table or block of chairs stands."""

    session: str
    table: str
    state: State
    seats: TableSeats
    """Who sits where now."""
    decisions: tuple[Decision, ...] = ()
    """Those on it that were not taken back, the latest first."""

    def to_json(self) -> dict[str, Any]:
        """Without who sits where."""
        return {
            "table": self.table,
            "state": self.state.value,
            "decisions": [
                {
                    "revision": d.revision,
                    "author": d.author,
                    "time": d.time,
                    "verdict": "approved" if d.approves else "returned",
                    "comment": d.comment,
                }
                for d in self.decisions
            ],
        }


Decisions = Mapping[tuple[str, str], tuple[Decision, ...]]
"""By session and table, the latest first."""


def decisions_of(kept: Kept) -> Decisions:
    """What was decided up to a revision and not taken back."""
    journal = rows.Revision.objects.filter(event_id=kept.pk, number__lte=kept.revision)
    decided = list(journal.filter(act="do", command__do__in=_KINDS).order_by("-number"))
    if not decided:
        return {}
    undone = _undone(journal, decided[-1].number)
    found: dict[tuple[str, str], tuple[Decision, ...]] = {}
    for row in decided:
        if row.number in undone:
            continue
        for table, seats in row.command["tables"].items():
            key = (row.command["session"], table)
            decision = Decision(
                revision=row.number,
                author=row.author_name,
                time=row.time.isoformat(timespec="seconds"),
                approves=row.command["do"] == _APPROVE,
                comment=row.command.get("comment", ""),
                seats=seats,
            )
            found[key] = (*found.get(key, ()), decision)
    return found


def _undone(journal: QuerySet[rows.Revision], first: int) -> frozenset[int]:
    """The revisions from one on that were taken back, and not done again since."""
    turned = journal.filter(act__in=("undo", "redo"), number__gt=first).order_by("number")
    whose: dict[int, int] = {}
    last: dict[int, str] = {}
    for number, reverts, act in turned.values_list("number", "reverts", "act"):
        if reverts is None:
            continue
        # A redo names the undo it turns round, and the next undo that redo.
        whose[number] = whose.get(reverts, reverts)
        last[whose[number]] = act
    return frozenset(number for number, act in last.items() if act == "undo")


def standings(kept: Kept, session: str, decisions: Decisions) -> tuple[Standing, ...]:
    """Where each table and block of chairs of a session stands, in the order of the room.

    Raises
    ------
    UnknownNameError
        Where there is no such session.
    """
    return tuple(_standings(kept.event, session, decisions))


def _standings(event: Event, session: str, decisions: Decisions) -> Iterator[Standing]:
    marks = {p.guest: p.marks for p in event.plan.of_session(session)}
    for table, seats in seated_at(event, session).items():
        approved = all(Mark.APPROVED in marks[guest] for guest in seats.values())
        made = decisions.get((session, table), ())
        yield Standing(session, table, _state(seats, approved, made), seats, made)


def _state(seats: TableSeats, approved: bool, made: tuple[Decision, ...]) -> State:
    if not made:
        # Marks may come from the files, or with a version that was published.
        return State.EMPTY if not seats else State.APPROVED if approved else State.OPEN
    same = made[0].seats == seats
    if made[0].approves:
        return State.APPROVED if same and approved else State.LAPSED
    return State.RETURNED if same else State.MENDED


def lapsed(before: Kept, after: Kept, sessions: Collection[str]) -> list[dict[str, str]]:
    """The tables of some sessions whose approval a change has ended, as ``{session, table}``."""
    decisions = decisions_of(before)
    known = {s.id for s in before.event.sessions} & {s.id for s in after.event.sessions}
    known &= set(sessions)
    found: list[dict[str, str]] = []
    for session in dict.fromkeys(session for session, _ in decisions if session in known):
        held = {
            s.table
            for s in standings(before, session, decisions)
            if s.state is State.APPROVED and s.decisions
        }
        found += [
            {"session": session, "table": s.table}
            for s in standings(after, session, decisions)
            if s.state is State.LAPSED and s.table in held
        ]
    return found
