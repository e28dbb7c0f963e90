"""Changes of when people are there: late, and leaving early. Their places are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from typing import ClassVar, Self

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.session import Kind, Session
from preseance.model.zones import as_local, later, offsets, on_clock
from preseance.planning.occasion.places import layout_of
from preseance.planning.replan.changes.amending import Amending
from preseance.planning.replan.changes.base import Change
from preseance.planning.replan.changes.gaps import treat
from preseance.rules.occasion.relations import MINUTES_A_SLOT
from preseance.wording.message import Argument, GuestRef, Listed, Message, Moment, SessionRef
from preseance.wording.said import Said

_MINUTES = re.compile(r"0*[1-9][0-9]{0,4}", re.ASCII)
"""From one to 99,999: more than two months is another event."""
_CLOCK = re.compile(
    r"([01]?[0-9]|2[0-3])[:hH]([0-5][0-9])(?:([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?", re.ASCII
)
"""A time of day, with its offset from UTC where the hour comes twice."""
_IN_TURN = (Kind.ARRIVAL, Kind.LINE)


@dataclass(frozen=True)
class _Timing(Change):
    guest: str
    by: int | time
    """So many minutes, or a time of day."""
    form: ClassVar[str] = "GUEST MINUTES or HH:MM"

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """A guest, and a number of minutes or a time of day."""
        clock = _CLOCK.fullmatch(words[-1]) if words else None
        if len(words) < 2 or not (clock or _MINUTES.fullmatch(words[-1])):
            raise cls.mismatch(words)
        by = _time(clock) if clock else int(words[-1])
        return cls(cls.one_guest(words[:-1], event), by)

    @property
    def sentence(self) -> str:
        """The change in its own grammar."""
        by = self.by.isoformat("minutes") if isinstance(self.by, time) else str(self.by)
        return f"{self.verb} {self.guest} {by}"

    def concerns(self) -> Iterable[str]:
        """The guest."""
        return (self.guest,)

    def spoken(self, event: Event) -> Message:
        """By how many minutes, or at what time."""
        said: dict[str, Argument] = {"a": GuestRef(self.guest)}
        if isinstance(self.by, time):
            return Message(f"change.{self.verb}.at", said | {"time": Moment(f"{self.by:%H:%M}")})
        return Message(f"change.{self.verb}", said | {"number": self.by})

    def _again(self, to: Amending, missed: Callable[[Session], bool]) -> None:
        """Take back what was said before of the same guest, with the sessions missed for it."""
        to.take_back(self.verb, self.guest)
        known, held = to.event.guest_by_id[self.guest], to.published.place_of
        back = [
            s
            for s in to.event.sessions
            if (s.id, self.guest) in held and not known.attends(s.id) and missed(s)
        ]
        if back:
            to.present(self.guest, [s.id for s in back])
            for session in back:
                to.open_place(session, held[(session.id, self.guest)])

    def _at(self, to: Amending, edge: datetime, way: int) -> datetime:
        """When it is, by ``on_clock``: so many minutes from ``edge``, or at the time of day.

        Of a time of day that comes twice, the first at which the guest is expected.
        """
        zone = to.event.time_zone
        if not isinstance(self.by, time):
            return later(edge, way * timedelta(minutes=self.by), zone)
        first, last = to.begins(self.guest), to.ends(self.guest)
        for days in range((last.date() - first.date()).days + 1):
            wall = datetime.combine(edge.date() + way * timedelta(days=days), self.by)
            for ahead in offsets(wall, zone):
                at = wall.replace(tzinfo=timezone(ahead))
                if wall.tzinfo in (None, at.tzinfo) and first <= at <= last:
                    return at
        raise ConflictError(
            Said(
                "«{change}» names no time at which «{guest}» is expected: {first} to {last}.",
                change=self.sentence,
                guest=self.guest,
                first=f"{first:%H:%M}",
                last=f"{last:%H:%M}",
            )
        )

    def _say(self, to: Amending, word: str, kept: str, at: datetime, missed: list[Session]) -> None:
        if missed:
            titles = Listed(tuple(SessionRef(s.id) for s in missed))
            to.remark(word, a=GuestRef(self.guest), time=Moment(f"{at:%H:%M}"), sessions=titles)
        else:
            to.remark(kept, a=GuestRef(self.guest), time=Moment(f"{at:%H:%M}"))


@dataclass(frozen=True)
class Late(_Timing):
    """A guest arrives so many minutes after their first session begins, or at a time of day.

    Musts: in a line of arrivals, a slot no earlier than that. The places of sessions still going
    on are kept; those that are over, and transport that has left, are missed, and nobody else
    moves for it. Said again, it replaces what was said before.
    """

    verb: ClassVar[str] = "late"

    def apply(self, to: Amending) -> None:
        """Change the arrival, and see what is missed."""
        zone, said = to.event.time_zone, to.event.guest_by_id[self.guest].arrives
        before = on_clock(said, zone) if said else None
        self._again(to, lambda s: before is not None and _over(s, before, zone))
        arrives = self._at(to, to.begins(self.guest), 1)
        to.set_guest(self.guest, arrives=as_local(arrives, zone))
        missed = [s for s in to.sessions_of(self.guest) if _over(s, arrives, zone)]
        if missed:
            to.absent(self.guest, [s.id for s in missed])
            treat(to, self.guest, missed, "leave", self.sentence)
        for session in to.sessions_of(self.guest):
            start = on_clock(session.start, zone) if session.start else arrives
            if session.kind in _IN_TURN and start < arrives:
                self._later_slot(to, session, arrives - start)
        self._say(to, "arrives", "arrives_in_time", arrives, missed)

    def _later_slot(self, to: Amending, session: Session, late: timedelta) -> None:
        waited = late / timedelta(minutes=MINUTES_A_SLOT)
        slots = [p.id for p in layout_of(to.event, session).places if p.number - 1 >= waited]
        if slots:
            to.pin(self.guest, slots, sentence=self.sentence, sessions=(session.id,))


def _time(clock: re.Match[str]) -> time:
    """A time of day, with its offset from UTC where one is said."""
    sign, hours, minutes = clock.groups()[2:]
    ahead = timedelta(hours=int(hours), minutes=int(minutes)) if sign else None
    zone = None if ahead is None else timezone(-ahead if sign == "-" else ahead)
    return time(int(clock[1]), int(clock[2]), tzinfo=zone)


def _over(session: Session, arrives: datetime, time_zone: str) -> bool:
    if session.start is None:
        return False
    start = on_clock(session.start, time_zone)
    if session.kind is Kind.TRANSPORT:
        return start < arrives
    end = on_clock(session.end, time_zone) if session.end else start + timedelta(hours=1)
    return end <= arrives


def _begins_after(session: Session, leaves: datetime, time_zone: str) -> bool:
    return session.start is not None and on_clock(session.start, time_zone) >= leaves


@dataclass(frozen=True)
class Leave(_Timing):
    """A guest leaves so many minutes before their last session ends, or at a time of day.

    Musts: as after a cancellation in the sessions that begin later; in all others the place is
    kept. Said again, it replaces what was said before.
    """

    verb: ClassVar[str] = "leave"

    def apply(self, to: Amending) -> None:
        """Change the departure, and see what is missed."""
        zone, said = to.event.time_zone, to.event.guest_by_id[self.guest].leaves
        before = on_clock(said, zone) if said else None
        self._again(to, lambda s: before is not None and _begins_after(s, before, zone))
        leaves = self._at(to, to.ends(self.guest), -1)
        to.set_guest(self.guest, leaves=as_local(leaves, zone))
        missed = [s for s in to.sessions_of(self.guest) if _begins_after(s, leaves, zone)]
        if missed:
            to.absent(self.guest, [s.id for s in missed])
            treat(to, self.guest, missed, "", self.sentence)
        self._say(to, "leaves", "leaves_after", leaves, missed)
