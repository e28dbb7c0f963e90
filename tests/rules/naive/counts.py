"""Every rule counted once more, slowly and straight from the formula of its page.

Nothing here asks a rule. What a count returns is multiplied by the row's weight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType

from tests.rules.naive import company, places, ranks, tables
from tests.rules.naive.sitting import Sitting

from preseance.model.plan import Plan
from preseance.model.rule_row import RuleRow
from preseance.rules.shapes import Occasion


def _counts(*modules: ModuleType) -> dict[str, Callable[[Sitting], int]]:
    return {
        name: count
        for module in modules
        for name, count in vars(module).items()
        if getattr(count, "__module__", "") == module.__name__ and not name.startswith("_")
    }


OVER_SESSIONS: Mapping[str, Callable[[list[Sitting]], int]] = {
    "fair_turns": tables.fair_turns,
    "fresh_neighbours": company.fresh_neighbours,
    "fresh_tables": tables.fresh_tables,
    "honour_balance": ranks.honour_balance,
    "pin": places.pin,
}
"""Counts over all sessions of a row, by kind."""
COUNTS: Mapping[str, Callable[[Sitting], int]] = {
    kind: count
    for kind, count in _counts(company, places, ranks, tables).items()
    if kind not in OVER_SESSIONS
}
"""Counts of one session, by kind."""


def counted(occasion: Occasion, row: RuleRow, plan: Plan) -> int:
    """What a row costs."""
    sittings = [
        Sitting(occasion, a, plan, row)
        for a in occasion.assemblies
        if not row.sessions or a.session.id in row.sessions
    ]
    if row.kind in OVER_SESSIONS:
        return row.weight * OVER_SESSIONS[row.kind](sittings)
    return row.weight * sum(COUNTS[row.kind](s) for s in sittings)
