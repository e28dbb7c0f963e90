"""Changes of when people are there: late, and leaving early. Their places are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Self

from preseance.model.event import Event
from preseance.model.session import Kind, Session
from preseance.planning.occasion.places import layout_of
from preseance.planning.replan.changes.amending import Amending
from preseance.planning.replan.changes.base import Change, guest_id
from preseance.planning.replan.changes.gaps import treat
from preseance.rules.occasion.relations import MINUTES_A_SLOT
from preseance.wording.message import Argument, GuestRef, Listed, Message, Moment, SessionRef

_MINUTES = re.compile(r"0*[1-9][0-9]{0,4}", re.ASCII)
"""From one to 99,999: more than two months is another event."""
_IN_TURN = (Kind.ARRIVAL, Kind.LINE)


@dataclass(frozen=True)
class _Timing(Change):
    guest: str
    minutes: int
    form: ClassVar[str] = "GUEST MINUTES"

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """A guest and a number of minutes."""
        if len(words) != 2 or not _MINUTES.fullmatch(words[1]):
            raise cls.mismatch(words)
        return cls(guest_id(words[0], event), int(words[1]))

    def concerns(self) -> Iterable[str]:
        """The guest."""
        return (self.guest,)

    def spoken(self, event: Event) -> Message:
        """By how many minutes."""
        said: dict[str, Argument] = {"a": GuestRef(self.guest), "number": self.minutes}
        return Message(f"change.{self.verb}", said)

    def _say(self, to: Amending, word: str, kept: str, at: datetime, missed: list[Session]) -> None:
        if missed:
            titles = Listed(tuple(SessionRef(s.id) for s in missed))
            to.remark(word, a=GuestRef(self.guest), time=Moment(f"{at:%H:%M}"), sessions=titles)
        else:
            to.remark(kept, a=GuestRef(self.guest), time=Moment(f"{at:%H:%M}"))


@dataclass(frozen=True)
class Late(_Timing):
    """A guest arrives so many minutes after the start of the first session, or later than planned.

    Musts: in a line of arrivals, a slot no earlier than that. The places of sessions still going
    on are kept; those that are over, and transport that has left, are missed, and nobody else
    moves for it.
    """

    verb: ClassVar[str] = "late"

    def apply(self, to: Amending) -> None:
        """Change the arrival, and see what is missed."""
        known = to.event.guest_by_id[self.guest]
        first = to.begins(self.guest)
        arrives = max(known.arrives or first, first) + timedelta(minutes=self.minutes)
        to.set_guest(self.guest, arrives=arrives)
        missed = [s for s in to.sessions_of(self.guest) if _over(s, arrives)]
        if missed:
            to.absent(self.guest, [s.id for s in missed])
            treat(to, self.guest, missed, "leave", f"late {self.guest} {self.minutes}")
        for session in to.sessions_of(self.guest):
            if session.kind in _IN_TURN and session.start and session.start < arrives:
                self._later_slot(to, session, arrives)
        self._say(to, "arrives", "arrives_in_time", arrives, missed)

    def _later_slot(self, to: Amending, session: Session, arrives: datetime) -> None:
        assert session.start is not None
        waited = (arrives - session.start) / timedelta(minutes=MINUTES_A_SLOT)
        slots = [p.id for p in layout_of(to.event, session).places if p.number - 1 >= waited]
        if slots:
            sentence = f"late {self.guest} {self.minutes}"
            to.pin(self.guest, slots, sentence=sentence, sessions=(session.id,))


def _over(session: Session, arrives: datetime) -> bool:
    if session.start is None:
        return False
    if session.kind is Kind.TRANSPORT:
        return session.start < arrives
    return (session.end or session.start + timedelta(hours=1)) <= arrives


@dataclass(frozen=True)
class Leave(_Timing):
    """A guest leaves so many minutes before the end of the last session, or earlier than planned.

    Musts: as after a cancellation in the sessions that begin later; in all others the place is
    kept.
    """

    verb: ClassVar[str] = "leave"

    def apply(self, to: Amending) -> None:
        """Change the departure, and see what is missed."""
        known = to.event.guest_by_id[self.guest]
        last = to.ends(self.guest)
        leaves = min(known.leaves or last, last) - timedelta(minutes=self.minutes)
        to.set_guest(self.guest, leaves=leaves)
        missed = [
            s for s in to.sessions_of(self.guest) if s.start is not None and s.start >= leaves
        ]
        if missed:
            to.absent(self.guest, [s.id for s in missed])
            treat(to, self.guest, missed, "", f"leave {self.guest} {self.minutes}")
        self._say(to, "leaves", "leaves_after", leaves, missed)
