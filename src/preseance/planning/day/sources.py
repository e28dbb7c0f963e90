"""Where what binds an event is said: the source of each rule, request and encounter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from preseance.model.event import Event
from preseance.model.statement_row import Stance, StatementRow


@dataclass(frozen=True)
class Sourced:
    """A row of a list, with where it is said."""

    file: str
    id: str
    """Of the row; the two guests of an encounter."""
    people: tuple[str, ...]
    """Guest ids, as far as it names guests."""
    source: str
    statements: tuple[StatementRow, ...] = ()
    """What reports say of it."""

    @property
    def disputed(self) -> bool:
        """Whether one report states it and another denies it."""
        stances = {s.stance for s in self.statements}
        return Stance.DENIED in stances and bool(stances & {Stance.STATED, Stance.PLANNED})

    @property
    def newer(self) -> tuple[StatementRow, ...]:
        """Statements of later reports than the one that the row names as its source."""
        own = [s for s in self.statements if s.fingerprint and f"#{s.fingerprint}" in self.source]
        days = [s.written for s in own if s.written]
        if not days:
            return ()
        return tuple(
            s for s in self.statements if s not in own and s.written and s.written > max(days)
        )


def sources_of(event: Event) -> tuple[Sourced, ...]:
    """Every rule, request and encounter in the order of its list, with its source and statements.

    Rules that the house's defaults make are not rows, and have no source.
    """
    return tuple(_rows(event))


def _rows(event: Event) -> Iterator[Sourced]:
    guests = {g.id for g in event.guests}
    for rule in event.rules:
        people = tuple(p for p in (*rule.a, *rule.b) if p in guests)
        yield Sourced("rules.csv", rule.id, people, rule.source, _about(event, f"rules:{rule.id}"))
    for request in event.requests:
        yield Sourced(
            "requests.csv",
            request.id,
            (request.a, request.b),
            request.source,
            _about(event, f"requests:{request.id}"),
        )
    for met in event.encounters:
        yield Sourced(
            "encounters.csv",
            f"{met.a}:{met.b}",
            (met.a, met.b),
            met.source,
            _about(event, f"encounters:{met.a}:{met.b}"),
        )


def _about(event: Event, name: str) -> tuple[StatementRow, ...]:
    return tuple(s for s in event.statements if s.about == name)
