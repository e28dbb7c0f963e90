"""Small events for the tests of planning: guests at round tables, and a few rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room, Table
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session
from preseance.rules import DEFAULTS

QUIET = {f"{name}.on": False for name in DEFAULTS if name != "seated"}
"""Settings that leave only the rule that everybody has a place."""


def hall(
    names: str,
    rules: list[RuleRow],
    *,
    tables: tuple[int, ...] = (4, 4),
    settings: dict[str, Any] | None = None,
    **more: Any,
) -> Event:
    """Guests named by words, at round tables t1, t2, … of some seats."""
    return Event(
        id="e",
        title="E",
        start=date(2024, 5, 1),
        scheme="hand-made",
        settings=QUIET if settings is None else settings,
        rooms=(
            Room(
                id="hall",
                name="Hall",
                width=30,
                depth=10,
                tables=tuple(
                    Table(id=f"t{k}", number=k, seats=seats, x=5.0 * k, y=5)
                    for k, seats in enumerate(tables, 1)
                ),
            ),
        ),
        sessions=(Session(id="s", title="S", room="hall"),),
        guests=tuple(
            Guest(id=name, name=name.capitalize(), keys={"order": str(k)})
            for k, name in enumerate(names.split(), 1)
        ),
        rules=tuple(rules),
        **more,
    )


def must(name: str, kind: str, a: str, b: str = "", relations: str = "", **more: Any) -> RuleRow:
    """A must by words."""
    words = {"a": a.split(), "b": b.split(), "relations": relations.split()}
    return RuleRow.model_validate({"id": name, "kind": kind, "level": Level.MUST} | words | more)


def seated(event: Event, at: str, **more: Any) -> Plan:
    """A plan by words such as ``anna=t1-1``."""
    pairs = (word.split("=") for word in at.split())
    return Plan(
        placements=tuple(Placement(session="s", guest=g, place=p, **more) for g, p in pairs)
    )
