"""The flags of a session: which stand in which row, and which on whose table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from preseance.model.event import Event
from preseance.model.flag_row import FlagRow
from preseance.model.guest import Delegation
from preseance.model.plan import Plan
from preseance.protocol.flags import flags_of_row, name_in
from preseance.rooms.flags import flag_positions
from preseance.rules.shapes import Assembly


@dataclass(frozen=True)
class PlacedFlag:
    """A flag and where it is."""

    number: int
    """From the viewer's left; on tables, counted from the host's table and its first place."""
    delegation: str
    name: str
    """The name by which it was put in order."""
    code: str
    """The delegation's monogram, else its country's code."""
    honour: int | None
    """0 for the first; None for one that closes a row once more, and on tables."""
    x: float
    y: float
    facing: float
    place: str = ""
    """On a table: the place of the head of delegation before whom it is."""


def flag_rows(event: Event, assembly: Assembly) -> tuple[FlagRow, ...]:
    """The rows of flags that a session has."""
    session = assembly.session
    rows = event.room_by_id[session.room].flags
    return tuple(r for r in rows if not r.sessions or session.id in r.sessions)


def flags_at(event: Event, assembly: Assembly, row: FlagRow, plan: Plan) -> tuple[PlacedFlag, ...]:
    """The flags of a row at a session: of the delegations that attend, the house's, and those it names."""
    heads = heads_at(event, assembly)
    shown = _shown(event, row, heads)
    language = event.languages[0]
    if row.form == "table":
        return _on_tables(event, assembly, row, plan, heads)
    ranks = {d: assembly.order[g] for d, g in heads.items()}
    flags = flags_of_row(row, shown, ranks, language)
    return tuple(
        PlacedFlag(
            flag.number,
            flag.delegation,
            flag.name,
            code_of(event.delegation_by_id[flag.delegation]),
            flag.honour,
            *at,
        )
        for flag, at in zip(flags, flag_positions(row, len(flags)), strict=True)
    )


def heads_at(event: Event, assembly: Assembly) -> Mapping[str, str]:
    """By delegation that attends: its head, or where they are away the first of its guests who is there."""
    found: dict[str, str] = {}
    for guest in assembly.guests:
        known = event.guest_by_id[guest]
        if known.delegation and not known.serves:
            found.setdefault(known.delegation, guest)
    for delegation in event.delegations:
        if delegation.head in assembly.present and delegation.id in found:
            found[delegation.id] = delegation.head
    return found


def code_of(delegation: Delegation) -> str:
    """The letters a delegation is known by: its monogram, else its country's code, else its id."""
    return delegation.monogram or delegation.country or delegation.id.upper()


def _shown(event: Event, row: FlagRow, heads: Mapping[str, str]) -> list[Delegation]:
    named = {*row.first, *row.last}
    return [d for d in event.delegations if d.id in heads or d.id in named or d.home]


def _on_tables(
    event: Event, assembly: Assembly, row: FlagRow, plan: Plan, heads: Mapping[str, str]
) -> tuple[PlacedFlag, ...]:
    """Before each head who has a place, table after table, from the hosts down in honour."""
    placed = {p.guest: p.place for p in plan.of_session(assembly.session.id)}
    by_id, language = assembly.layout.by_id, event.languages[0]
    found = []
    for delegation, guest in heads.items():
        known = event.delegation_by_id[delegation]
        place = by_id.get(placed.get(guest, ""))
        if place is not None and not (known.home and row.host == "none"):
            honour = -1 if place.presiding == "host" else place.honour
            found.append((place.table_rank, 10**6 if honour is None else honour, known, place))
    found.sort(key=lambda each: (each[0], each[1], each[3].number))
    return tuple(
        PlacedFlag(
            number,
            known.id,
            name_in(row, known, language),
            code_of(known),
            None,
            place.x,
            place.y,
            place.facing,
            place.id,
        )
        for number, (_, _, known, place) in enumerate(found, 1)
    )
