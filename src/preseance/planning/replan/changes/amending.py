"""An event being amended: the one place where changes touch guests, rooms, sessions and rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.guest import Guest, Status
from preseance.model.plan import Plan
from preseance.model.room import Table
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session
from preseance.model.zones import later, on_clock
from preseance.rules import rule_of
from preseance.rules.kinds import forbid, pin
from preseance.rules.shapes import PlaceRule, Rule
from preseance.wording.message import Argument, Message
from preseance.wording.said import Said

MARK = "change-"
"""How the ids of rules begin that changes have made."""


class Amending:
    """The event as it becomes, change after change."""

    def __init__(
        self,
        event: Event,
        published: Plan,
        sessions: Sequence[str] = (),
        draft: Plan | None = None,
    ) -> None:
        self.event = event
        self.published = published
        self.draft = published if draft is None else draft
        """Where the guests are in the draft, which may have been edited since."""
        self.sessions = tuple(sessions)
        """Sessions the changes are limited to; where empty, all but records of what happened."""
        self._before = frozenset(r.id for r in event.rules)
        self.remarks: list[Message] = []
        self.soft: set[str] = set()
        """Ids of musts that are dropped to should where they cannot hold."""
        self.pins: list[RuleRow] = []
        """The rules that put a guest somewhere, as these changes ask."""

    def scope(self) -> tuple[str, ...]:
        """Ids of the sessions that the changes concern."""
        return self.sessions or tuple(s.id for s in self.event.sessions if not s.record)

    def _limited(self) -> tuple[str, ...]:
        """What a rule says of its sessions: nothing where it holds in all of them."""
        scope = self.scope()
        return () if scope == self._every() else scope

    def sessions_of(self, guest: str) -> list[Session]:
        """The sessions in scope that a guest attends."""
        known = self.event.guest_by_id[guest]
        return [self.event.session_by_id[s] for s in self.scope() if known.attends(s)]

    def remark(self, message: str, **arguments: Argument) -> None:
        """Note what is worth knowing."""
        self.remarks.append(Message(f"replan.{message}", arguments))

    def set_guest(self, guest: str, **update: Any) -> None:
        """Change what is known of a guest."""
        changed = tuple(
            g.model_copy(update=update) if g.id == guest else g for g in self.event.guests
        )
        self.event = self.event.model_copy(update={"guests": changed})

    def absent(self, guest: str, sessions: Iterable[str]) -> None:
        """Take a guest out of some sessions; who attends none any more has declined."""
        away = set(sessions)
        kept = tuple(
            s.id
            for s in self.event.sessions
            if s.id not in away and self._guest(guest).attends(s.id)
        )
        replies = self._replies_but(guest, away)
        if kept:
            self.set_guest(guest, sessions=kept, replies=replies)
        else:
            self.set_guest(guest, status=Status.DECLINED, replies=replies)
        self.retire(guest, sessions=away)

    def present(self, guest: str, sessions: Iterable[str]) -> None:
        """Let a guest attend some sessions besides those attended already."""
        known, wanted = self._guest(guest), set(sessions)
        attended = {s.id for s in self.event.sessions if known.attends(s.id)} | wanted
        every = tuple(s.id for s in self.event.sessions)
        chosen = () if attended == set(every) else tuple(s for s in every if s in attended)
        replies = self._replies_but(guest, wanted)
        self.set_guest(guest, sessions=chosen, status=Status.ACCEPTED, replies=replies)

    def _replies_but(self, guest: str, sessions: set[str]) -> dict[str, Status]:
        """What a guest replied for the other sessions."""
        replies = self._guest(guest).replies
        return {s: reply for s, reply in replies.items() if s not in sessions}

    def _guest(self, guest: str) -> Guest:
        return self.event.guest_by_id[guest]

    def must(
        self,
        rule: type[Rule],
        a: Sequence[str],
        b: Sequence[str] = (),
        *,
        sentence: str,
        relations: Sequence[str] = (),
        sessions: Sequence[str] = (),
        level: Level = Level.MUST,
        soft: bool = False,
    ) -> RuleRow:
        """Add a rule that a change asks for."""
        number = 1 + max((_number(r.id) for r in self.event.rules), default=0)
        row = RuleRow(
            id=f"{MARK}{number}",
            kind=rule.kind,
            a=tuple(a),
            b=tuple(b),
            relations=tuple(relations),
            sessions=tuple(sessions) or self._limited(),
            level=level,
            weight=100,
            reason=sentence,
            source="replan",
        )
        if soft:
            self.soft.add(row.id)
        self._rules((*self.event.rules, row))
        return row

    def pin(
        self, guest: str, where: Sequence[str], *, sentence: str, sessions: Sequence[str]
    ) -> None:
        """Put a guest at one of some places or tables."""
        self.pins.append(self.must(pin.Pin, [guest], where, sentence=sentence, sessions=sessions))

    def forbid(self, guest: str, place: str, *, sentence: str, sessions: Sequence[str]) -> None:
        """Keep a guest from a place."""
        self.must(forbid.Forbid, [guest], [place], sentence=sentence, sessions=sessions)

    def retire(self, *parties: str, sessions: Iterable[str] | None = None) -> None:
        """Drop what earlier changes asked for about just these parties, so that the last word holds:
        about the place of one, about how two stand to each other.
        """
        about, where = set(parties), set(self.scope() if sessions is None else sessions)
        kept = []
        for row in self.event.rules:
            rule = rule_of(row.kind)
            named = set(row.a) if rule.of_places else set(row.a) | set(row.b)
            ours = row.id.startswith(MARK) and row.id in self._before
            speaks = issubclass(rule, PlaceRule) if len(about) == 1 else rule.pairs
            same = ours and speaks and about == named
            rest = tuple(s for s in row.sessions or self._every() if s not in where)
            if not same:
                kept.append(row)
            elif rest:
                kept.append(row.model_copy(update={"sessions": rest}))
        self._rules(tuple(kept))

    def take_back(self, verb: str, guest: str) -> None:
        """Drop every rule that an earlier change of this verb and guest asked for."""
        said = f"{verb} {guest} "
        self._rules(
            tuple(
                r
                for r in self.event.rules
                if not (
                    r.id in self._before and r.id.startswith(MARK) and r.reason.startswith(said)
                )
            )
        )

    def open_place(self, session: Session, place: str) -> None:
        """Let a place that was closed be used again."""
        head, _, number = place.rpartition("-")
        for table in self.tables_in(session):
            if table.id == head and number.isdecimal():
                self.open_numbers(session.room, table, {int(number)})

    def open_numbers(self, room: str, table: Table, numbers: Collection[int]) -> None:
        """Let places be used again, and put back the chairs of those closed up."""
        rest = {
            name: tuple(n for n in getattr(table, name) if n not in numbers)
            for name in ("closed", "closed_up")
        }
        self.set_table(room, table.id, **rest)

    def _every(self) -> tuple[str, ...]:
        return tuple(s.id for s in self.event.sessions)

    def _rules(self, rows: tuple[RuleRow, ...]) -> None:
        self.event = self.event.model_copy(update={"rules": rows})

    def set_table(self, room: str, table: str, **update: Any) -> None:
        """Change a table."""
        rooms = []
        for r in self.event.rooms:
            tables = tuple(
                t.model_copy(update=update) if (r.id, t.id) == (room, table) else t
                for t in r.tables
            )
            rooms.append(r.model_copy(update={"tables": tables}) if r.id == room else r)
        self.event = self.event.model_copy(update={"rooms": tuple(rooms)})

    def set_session(self, session: str, **update: Any) -> None:
        """Change a session."""
        changed = tuple(
            s.model_copy(update=update) if s.id == session else s for s in self.event.sessions
        )
        self.event = self.event.model_copy(update={"sessions": changed})

    def tables_in(self, session: Session) -> tuple[Table, ...]:
        """The tables of a session."""
        return self.event.tables_of(session)

    def begins(self, guest: str) -> datetime:
        """When the first session starts that a guest attends, by ``on_clock``.

        Raises
        ------
        ConflictError
            Where the guest does not come, or no session of the guest has a time.
        """
        return min(self._times(guest))[0]

    def ends(self, guest: str) -> datetime:
        """When the last session ends that a guest attends. Raises as ``begins``."""
        return max(end for _, end in self._times(guest))

    def _times(self, guest: str) -> list[tuple[datetime, datetime]]:
        sessions = self.sessions_of(guest)
        if not sessions:
            raise ConflictError(
                Said(
                    "«{guest}» does not come, so can neither be late nor leave early.", guest=guest
                )
            )
        zone = self.event.time_zone
        starts = [(on_clock(s.start, zone), s.end) for s in sessions if s.start is not None]
        times = [
            (start, on_clock(end, zone) if end else later(start, timedelta(hours=1), zone))
            for start, end in starts
        ]
        if not times:
            raise ConflictError(
                Said(
                    "No session of «{guest}» has a start; write start = … in event.toml first.",
                    guest=guest,
                )
            )
        return times


def _number(rule: str) -> int:
    tail = rule.removeprefix(MARK)
    return int(tail) if rule.startswith(MARK) and tail.isdecimal() else 0
