"""Rules a list asks for: the tables it gives, and wishes about neighbours (confidential)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from preseance.formats.importing.folding import folded
from preseance.formats.importing.guests import Ids, kebab_of
from preseance.formats.importing.persons import Doubt, Person, Proposal
from preseance.model.event import Event
from preseance.model.room import Table
from preseance.model.rule_row import Level, RuleRow
from preseance.rules.kinds.keep_apart import KeepApart
from preseance.rules.kinds.pin import Pin
from preseance.wording.message import Message


@dataclass(frozen=True)
class Proposed:
    """The rules of a list, and what could not be made into one."""

    rules: tuple[RuleRow, ...]
    wishes: Mapping[str, tuple[str, ...]]
    """Whom guests ask to sit with, by id."""
    doubts: tuple[Doubt, ...]


def table_in(event: Event, name: str) -> tuple[Table, tuple[str, ...]] | None:
    """The table a list means by a name or number, and the sessions that use it; None for none."""
    plain = folded(name)
    number = re.fullmatch(r"(?:t|table|tisch|mesa|tavolo)? ?(\d+)", plain)
    for room in event.rooms:
        for table in room.tables:
            if (number and table.number == int(number[1])) or plain in _names(table.id, table.name):
                held = [
                    s.id
                    for s in event.sessions
                    if s.room == room.id and (not s.tables or table.id in s.tables)
                ]
                return table, tuple(held) if len(held) < len(event.sessions) else ()
    return None


@lru_cache(maxsize=4096)
def _names(table: str, name: str) -> tuple[str, ...]:
    """What a table is called, as lists may write it."""
    return folded(table), folded(name or table)


def proposed(
    persons: Sequence[Person],
    ids: Sequence[str],
    proposals: Sequence[Proposal],
    event: Event,
    source: str,
) -> Proposed:
    """The rules that an event gets from a list."""
    doubts: list[Doubt] = []
    taken = Ids([r.id for r in event.rules])
    rules = [*_tables(persons, ids, event, source, taken, doubts)]
    wishes: dict[str, tuple[str, ...]] = {}
    for p in proposals:
        others = tuple(ids[b] for b in p.b)
        if not p.apart:
            wishes[ids[p.a]] = (*wishes.get(ids[p.a], ()), *others)
            continue
        rules.append(
            RuleRow(
                id=taken.give(f"apart-{ids[p.a]}"),
                kind=KeepApart.kind,
                a=(ids[p.a],),
                b=others,
                relations=("same-table",),
                level=Level.SHOULD,
                weight=100,
                reason=p.words,
                source=f"{source}, {p.at}",
                confidential=True,
            )
        )
    return Proposed(tuple(r for r in rules if not _is_there(r, event)), wishes, tuple(doubts))


def _is_there(rule: RuleRow, event: Event) -> bool:
    return any((r.kind, r.a, r.b) == (rule.kind, rule.a, rule.b) for r in event.rules)


def _tables(
    persons: Sequence[Person],
    ids: Sequence[str],
    event: Event,
    source: str,
    taken: Ids,
    doubts: list[Doubt],
) -> list[RuleRow]:
    """A pin for each table of the list, and for each place."""
    at: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    known: dict[str, tuple[Table, tuple[str, ...]] | None] = {}
    for index, person in enumerate(persons):
        if not person.table:
            continue
        if person.table not in known:
            known[person.table] = table_in(event, person.table)
        found = known[person.table]
        if found is None:
            said = {"words": person.table}
            doubts.append(Doubt(person.at, Message("import.unknown-table", said), index))
            continue
        table, sessions = found
        place = _place(table, person.seat)
        if person.seat and not place:
            doubts.append(
                Doubt(person.at, Message("import.unknown-seat", {"words": person.seat}), index)
            )
        at.setdefault((place or f"table:{table.id}", sessions), []).append(ids[index])
    return [
        RuleRow(
            id=taken.give(f"list-{kebab_of(where.removeprefix('table:'))}"),
            kind=Pin.kind,
            a=tuple(guests),
            b=(where,),
            sessions=sessions,
            level=Level.MUST,
            weight=100,
            source=source,
            confidential=False,
        )
        for (where, sessions), guests in at.items()
    ]


def _place(table: Table, seat: str) -> str:
    number = re.search(r"\d+", seat)
    return f"{table.id}-{int(number[0])}" if number and 1 <= int(number[0]) <= table.seats else ""
