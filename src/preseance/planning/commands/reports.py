"""The command that takes what reports say: rows with their source, and the words they stand on."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeVar

from pydantic import Field

from preseance.errors import ConflictError, UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.rule_row import EncounterRow, RequestRow, RuleRow
from preseance.model.statement_row import StatementRow
from preseance.planning.commands.base import Command, Handed
from preseance.planning.commands.parts import as_json
from preseance.planning.commands.rows import Fields, amended
from preseance.wording.said import Said

_Row = TypeVar("_Row", bound=Guest | RequestRow | RuleRow)


class TakeReports(Command):
    """Proposals that somebody accepted, as the rows they become: all of them, or none."""

    do: Literal["take-reports"] = "take-reports"
    requests: tuple[RequestRow, ...] = ()
    """New ones."""
    rules: tuple[RuleRow, ...] = ()
    """New ones."""
    encounters: tuple[EncounterRow, ...] = ()
    """New ones."""
    changed_requests: dict[str, Fields] = Field(default_factory=dict)
    """New values of those there are, by id."""
    changed_guests: dict[str, Fields] = Field(default_factory=dict)
    """The same of guests."""
    statements: tuple[StatementRow, ...] = ()
    """The words, with who says them."""
    by_hand: ClassVar[bool] = False

    def apply(self, event: Event, handed: Handed) -> Event:
        """New rows are the last ones; of a row that is there, what is not named stays."""
        requests = _changed(event.requests, self.changed_requests, Said("request"))
        return event.model_copy(
            update={
                "requests": _added(requests, self.requests, Said("request")),
                "rules": _added(event.rules, self.rules, Said("rule")),
                "encounters": (*event.encounters, *self.encounters),
                "guests": _changed(event.guests, self.changed_guests, Said("guest")),
                "statements": (*event.statements, *self.statements),
            }
        )


def _added(rows: tuple[_Row, ...], new: tuple[_Row, ...], noun: Said) -> tuple[_Row, ...]:
    known = {row.id for row in rows}
    for row in new:
        if row.id in known:
            raise ConflictError(Said("There is a {noun} «{name}» already.", noun=noun, name=row.id))
        known.add(row.id)
    return (*rows, *new)


def _changed(rows: tuple[_Row, ...], changed: dict[str, Fields], noun: Said) -> tuple[_Row, ...]:
    known = {row.id for row in rows}
    for name in changed:
        if name not in known:
            raise UnknownNameError(noun, name)
    return tuple(amended(row, changed[row.id]) if row.id in changed else row for row in rows)


def taken_from(before: Event, after: Event) -> TakeReports:
    """The command that makes of one event another, which has more rows and statements, or fuller ones."""
    return TakeReports(
        requests=_new(before.requests, after.requests),
        rules=_new(before.rules, after.rules),
        encounters=after.encounters[len(before.encounters) :],
        changed_requests=_differences(before.requests, after.requests),
        changed_guests=_differences(before.guests, after.guests),
        statements=after.statements[len(before.statements) :],
    )


def _new(before: tuple[_Row, ...], after: tuple[_Row, ...]) -> tuple[_Row, ...]:
    known = {row.id for row in before}
    return tuple(row for row in after if row.id not in known)


def _differences(before: tuple[_Row, ...], after: tuple[_Row, ...]) -> dict[str, Fields]:
    now = {row.id: row for row in after}
    found: dict[str, Fields] = {}
    for row in before:
        if (other := now.get(row.id, row)) != row:
            old, new = as_json(row), as_json(other)
            found[row.id] = {
                name: new.get(name) for name in {**old, **new} if old.get(name) != new.get(name)
            }
    return found
