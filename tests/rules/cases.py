"""Cases of rules as data: an event in a few lines, a rule, and plans that keep or break it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from preseance.model.event import Event
from preseance.model.finding import Finding
from preseance.model.plan import Placement, Plan
from preseance.planning.occasion.making import occasion_of
from preseance.rules import RULES
from preseance.rules.shapes import Occasion, Rule

FOLDER = Path(__file__).parents[1] / "cases" / "rules"
SPACING = 3.2
"""Metres between the middles of tables, which stand in one row."""


@dataclass(frozen=True)
class Case:
    """One plan, and what a rule has to say of it."""

    kind: str
    name: str
    cost: int
    """0 where the rule is kept."""
    says: Mapping[str, tuple[str, ...]]
    """Sentences by language."""
    event: Event
    occasion: Occasion
    rule: Rule
    plan: Plan

    def findings(self) -> tuple[Finding, ...]:
        """What the rule finds."""
        return tuple(self.rule.findings(self.plan))


def cases(kind: str) -> Iterator[Case]:
    """The cases of one rule, in the order of its file."""
    file = yaml.safe_load((FOLDER / f"{kind}.yaml").read_text(encoding="utf-8"))
    for case in file["cases"]:
        yield _case(kind, file, case)


def _case(kind: str, file: dict[str, Any], case: dict[str, Any]) -> Case:
    row = {"id": "case", "kind": kind, **case.get("rule", file.get("rule", {}))}
    row["params"] = {k: str(v) for k, v in row.get("params", {}).items()}
    given = {**file["event"], **case.get("event", {})}
    plan = case["plan"]
    if "sessions" not in given:
        given["sessions"], plan = {"dinner": {}}, {"dinner": plan}
    event = _event({**given, "rules": [row]})
    occasion = occasion_of(event)
    placements = tuple(
        Placement(session=session, guest=guest, place=place)
        for session, seated in plan.items()
        for place, guest in seated.items()
    )
    return Case(
        kind=kind,
        name=case["name"],
        cost=int(case.get("broken", 0)),
        says={"en": tuple(case.get("says", ())), "fr": tuple(case.get("dit", ()))},
        event=event,
        occasion=occasion,
        rule=RULES[kind](event.rules[0], occasion),
        plan=Plan(placements=placements),
    )


def _event(given: dict[str, Any]) -> Event:
    """Tables stand in a row, the first one best; guests come in precedence."""
    tables = [
        {"id": name, "number": k + 1, "x": 4.0 + SPACING * k, "y": 4.0, **values}
        for k, (name, values) in enumerate(given["tables"].items())
    ]
    room = {"id": "room", "name": "Room", "width": 3.0 + SPACING * len(tables), "depth": 8.0}
    room |= {k: given[k] for k in ("doors", "fixtures", "zones", "view") if k in given}
    guests = [
        {"id": name, "name": name.title(), "override": k + 1, **values}
        for k, (name, values) in enumerate(given["guests"].items())
    ]
    return Event.model_validate(
        {
            "id": "case",
            "title": "Case",
            "start": date(2018, 11, 11),
            "host": given.get("host", ""),
            "co_host": given.get("co_host", ""),
            "delegations": [{"id": d, **v} for d, v in given.get("delegations", {}).items()],
            "rooms": [{**room, "tables": tables}],
            "sessions": [
                {"id": s, "title": s.title(), "room": "room", **v}
                for s, v in given["sessions"].items()
            ],
            "guests": guests,
            "rules": given["rules"],
            "encounters": given.get("encounters", []),
            "earlier": given.get("earlier", []),
        }
    )
