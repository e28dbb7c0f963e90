"""The use case of contradiction: which musts cannot hold together, and what giving way would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from preseance.engine import Budget
from preseance.engine import conflicts as engine
from preseance.engine.conflicts import Contradiction
from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.model.room import Table
from preseance.planning.checks.must_words import (
    closed_fact,
    fact_message,
    room_fact,
    rule_message,
)
from preseance.planning.checks.musts import MustsProblem, musts_of
from preseance.planning.occasion.making import occasion_of, places_of, plan_of
from preseance.rules.shapes import Occasion
from preseance.wording.message import Message

EFFORT = 1_500_000
"""Effort for all conflicts of an event; at the most some seconds."""
REOPENING = 200_000
"""The same for each question about closed places."""
MOST_CLOSED = 12
"""Closed places that are questioned one by one; more are told together."""


@dataclass(frozen=True)
class ConflictRule:
    """What one rule of a conflict asks."""

    rule: str
    message: Message
    confidential: bool


@dataclass(frozen=True)
class WayOut:
    """Rules that, given up, let all other musts hold."""

    rules: tuple[str, ...]
    cost: int
    """What they cost at the level of musts in the best plan known that keeps the others."""


@dataclass(frozen=True)
class Conflict:
    """Rules and facts that cannot hold together, and from which none can be left out."""

    rules: tuple[ConflictRule, ...]
    facts: tuple[Message, ...]
    irreducible: bool
    smallest_proven: bool
    relaxations: tuple[WayOut, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the rules."""
        return tuple(asks.rule for asks in self.rules)


@dataclass(frozen=True)
class Judgement:
    """Whether all musts of an occasion can hold."""

    conflicts: tuple[Conflict, ...]
    """Separate conflicts, the first found first."""
    plan: Plan | None
    """A plan where all of them hold, where one was found instead."""


def conflicts_of(occasion: Occasion, plan: Plan, keep: Plan, *, effort: int = EFFORT) -> Judgement:
    """The conflicts among the musts, the plan being the best compromise known.

    After each conflict its rules are left out and the rest is asked again, until it can hold.
    """
    found: list[Conflict] = []
    gone: list[str] = []
    while effort > 0:
        musts = musts_of(occasion, keep, gone)
        start = places_of(occasion, plan)
        requirements = [must.requirement for must in musts.musts]
        verdict = engine.explain(musts.problem, requirements, start, Budget(effort=effort))
        effort -= verdict.effort
        if verdict.clash is None:
            if found or verdict.placement is None:
                return Judgement(tuple(found), None)
            return Judgement((), plan_of(occasion, verdict.placement, plan))
        found.append(_told(occasion, keep, musts, verdict.clash))
        if not verdict.clash.rules or _mended_by_one(verdict.clash):
            break
        gone += found[-1].ids
    return Judgement(tuple(found), None)


def _mended_by_one(clash: Contradiction) -> bool:
    """Whether all else can hold once one rule is dropped, so that there is no second conflict."""
    return any(len(r.requirements) == 1 for r in clash.relaxations)


def _told(occasion: Occasion, keep: Plan, musts: MustsProblem, clash: Contradiction) -> Conflict:
    rules = [rule for g in clash.rules if (rule := musts.musts[g].rule)]
    facts = [fact_message(musts.musts[g]) for g in clash.facts]
    if clash.room:
        facts.append(room_fact())
    facts += [closed_fact(places) for places in _closed(occasion, keep, musts, clash)]
    return Conflict(
        rules=tuple(ConflictRule(r.row.id, rule_message(r), r.row.confidential) for r in rules),
        facts=tuple(facts),
        irreducible=clash.irreducible,
        smallest_proven=clash.smallest_proven,
        relaxations=tuple(
            WayOut(
                tuple(rule.row.id for g in r.requirements if (rule := musts.musts[g].rule)), r.cost
            )
            for r in clash.relaxations
        ),
    )


def _closed(
    occasion: Occasion, keep: Plan, musts: MustsProblem, clash: Contradiction
) -> list[tuple[str, ...]]:
    """The closed places without which the rest of the conflict could hold."""
    used = {t.id for s in occasion.assemblies for t in occasion.event.tables_of(s.session)}
    shut = [
        (t.id, number)
        for room in occasion.event.rooms
        for t in room.tables
        if t.id in used
        for number in (*t.closed, *t.closed_up)
    ]
    wanted = {rule.row.id for g in (*clash.rules, *clash.facts) if (rule := musts.musts[g].rule)}
    if not shut or _clashes(occasion, keep, wanted, shut):
        return []
    if len(shut) > MOST_CLOSED:
        return [tuple(f"{table}-{number}" for table, number in shut)]
    needed = list(shut)
    for place in shut:
        opened = [p for p in shut if p not in needed or p == place]
        if _clashes(occasion, keep, wanted, opened):
            needed.remove(place)
    return [(f"{table}-{number}",) for table, number in needed]


def _clashes(
    occasion: Occasion, keep: Plan, wanted: set[str], opened: Sequence[tuple[str, int]]
) -> bool:
    """Whether some musts still clash where some closed places are open."""
    event = _with_open(occasion.event, opened)
    only = occasion.assemblies[0].session.id if len(occasion.assemblies) == 1 else None
    again = occasion_of(event, only)
    musts = musts_of(again, keep)
    chosen = [
        must.requirement for must in musts.musts if must.rule is None or must.rule.row.id in wanted
    ]
    start = places_of(again, event.plan)
    verdict = engine.explain(
        musts.problem, [replace(d, fact=True) for d in chosen], start, Budget(effort=REOPENING)
    )
    return verdict.clash is not None


def _with_open(event: Event, opened: Sequence[tuple[str, int]]) -> Event:
    """The event with some of its closed places open."""

    def with_open(table: Table) -> Table:
        rest = {
            name: tuple(n for n in getattr(table, name) if (table.id, n) not in opened)
            for name in ("closed", "closed_up")
        }
        return table.model_copy(update=rest)

    rooms = tuple(
        room.model_copy(update={"tables": tuple(with_open(t) for t in room.tables)})
        for room in event.rooms
    )
    return event.model_copy(update={"rooms": rooms})
