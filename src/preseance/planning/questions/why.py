"""The use case of questioning: why a guest is where they are, and what another place would cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from preseance.engine import SessionPlaces
from preseance.errors import UnknownNameError
from preseance.model.cost import Cost
from preseance.model.place import HANDS, RELATIONS
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS
from preseance.planning.occasion.making import places_of
from preseance.rules import build_rules
from preseance.rules.shapes import Assembly, Occasion, Rule
from preseance.terms import Ints
from preseance.wording.said import Said

MOST_ALTERNATIVES = 5


@dataclass(frozen=True)
class RuleDelta:
    """What one rule would cost more; less where negative."""

    rule: Rule
    cost: int


def deltas_of(rules: Sequence[Rule], costs: Sequence[int]) -> tuple[RuleDelta, ...]:
    """What rules cost more or less, where they do; the highest level first, then the greatest."""
    changes = [RuleDelta(rule, cost) for rule, cost in zip(rules, costs, strict=True) if cost]
    return tuple(sorted(changes, key=lambda c: (c.rule.level, -abs(c.cost))))


@dataclass(frozen=True)
class Reason:
    """A rule that speaks against other places."""

    rule: Rule
    places: int
    """How many other places it speaks against."""
    cost: int
    """The most it would cost more at one of them."""


@dataclass(frozen=True)
class Neighbour:
    """Who stands near, and how: beside the guest, and on which of their hands."""

    guest: str
    place: str
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Exchange:
    """A single step: the guest takes a place, and who stands there takes theirs."""

    place: str
    guest: str | None
    """Who would change places with them; None where the place is empty."""
    cost: Cost
    """Change of cost by level."""
    deltas: tuple[RuleDelta, ...]


@dataclass(frozen=True)
class Explanation:
    """Why a guest is where they are in one session."""

    session: str
    guest: str
    place: str | None
    reasons: tuple[Reason, ...]
    """The highest level first, then the rule that weighs most over all places."""
    neighbours: tuple[Neighbour, ...]
    alternatives: tuple[Exchange, ...]
    """The next best places, the best first."""


def _by_table(assembly: Assembly, places: Sequence[int], own: int) -> list[int]:
    """Places in order, of each table seated whole the first, and none of one's own."""
    whole = assembly.layout.whole
    seen = {assembly.places[own].table} if own >= 0 else set[str]()
    found = []
    for p in places:
        table = assembly.places[p].table
        if table in whole and table in seen:
            continue
        seen.add(table)
        found.append(p)
    return found


class Questions:
    """A plan that can be questioned."""

    def __init__(
        self, occasion: Occasion, plan: Plan, rules: tuple[Rule, ...] | None = None
    ) -> None:
        self.occasion, self.plan = occasion, plan
        self.rules = build_rules(occasion) if rules is None else rules
        self.parts = [tuple(rule.terms()) for rule in self.rules]
        self.places = places_of(occasion, plan)
        attending = [np.array([occasion.item_of[g] for g in s.guests]) for s in occasion.assemblies]
        self.sessions = [
            SessionPlaces(len(s.places), np.sort(items).astype(np.int64))
            for s, items in zip(occasion.assemblies, attending, strict=True)
        ]
        # Loaded with the first question, not by every report that can name a step.
        from preseance.engine.exchanges import Exchanges

        self._exchanges = Exchanges(len(occasion.guests), self.sessions, self.parts, self.places)
        self._level = np.array([rule.level for rule in self.rules], dtype=np.int64)

    def of_plan(self, occasion: Occasion, plan: Plan) -> Questions:
        """The same questions of another plan; ``occasion`` differs in nothing but that."""
        other = copy(self)
        other.occasion, other.plan = occasion, plan
        other.places = places_of(occasion, plan)
        other._exchanges = self._exchanges.after(other.places)
        return other

    def assembly(self, guest: str, session: str | None = None) -> Assembly:
        """The session asked about, by default the first that the guest attends.

        Raises
        ------
        UnknownNameError
            Where there is no such guest, or they do not attend.
        """
        if guest not in self.occasion.item_of:
            raise UnknownNameError(Said("guest"), guest, self.occasion.guests)
        for assembly in self.occasion.assemblies:
            if guest in assembly.present and session in (None, assembly.session.id):
                return assembly
        attended = [s.session.id for s in self.occasion.assemblies if guest in s.present]
        raise UnknownNameError(
            Said("session that «{guest}» attends,", guest=guest), session or Said("any"), attended
        )

    def exchanges(self, assembly: Assembly, guest: str) -> tuple[Ints, Ints]:
        """For each place, the change of cost by level and by rule."""
        by_rule = self._exchanges.moving(assembly.index, self.occasion.item_of[guest])
        by_rule = by_rule[:, : len(self.rules)]
        by_level = np.zeros((len(by_rule), len(LEVELS)), dtype=np.int64)
        np.add.at(by_level.T, self._level, by_rule.T)
        return by_level, by_rule

    def explain(
        self, guest: str, session: str | None = None, *, most: int = MOST_ALTERNATIVES
    ) -> Explanation:
        """Why a guest is where they are.

        Raises
        ------
        UnknownNameError
            Where there is no such guest, or they do not attend.
        """
        assembly = self.assembly(guest, session)
        here = self.plan.place_of.get((assembly.session.id, guest))
        own = assembly.place_index.get(here, -1) if here is not None else -1
        by_level, by_rule = self.exchanges(assembly, guest)
        others = [p for p in range(len(assembly.places)) if p != own]
        others.sort(key=lambda p: (*by_level[p].tolist(), p))
        others = _by_table(assembly, others, own)
        return Explanation(
            session=assembly.session.id,
            guest=guest,
            place=here,
            reasons=self._reasons(by_rule[others]),
            neighbours=self._neighbours(assembly, here),
            alternatives=tuple(
                self.exchange(assembly, p, by_level[p], by_rule[p]) for p in others[:most]
            ),
        )

    def exchange(self, assembly: Assembly, place: int, by_level: Ints, by_rule: Ints) -> Exchange:
        """One step, told."""
        name = assembly.places[place].id
        return Exchange(
            place=name,
            guest=self.plan.guest_at.get((assembly.session.id, name)),
            cost=Cost(*by_level.tolist()),
            deltas=deltas_of(self.rules, by_rule.tolist()),
        )

    def _reasons(self, by_rule: Ints) -> tuple[Reason, ...]:
        more = np.maximum(by_rule, 0)
        weighs = more.sum(axis=0)
        found = sorted(np.flatnonzero(weighs), key=lambda r: (self._level[r], -weighs[r], r))
        return tuple(
            Reason(self.rules[r], int((more[:, r] > 0).sum()), int(more[:, r].max())) for r in found
        )

    def _neighbours(self, assembly: Assembly, place: str | None) -> tuple[Neighbour, ...]:
        if place is None:
            return ()
        how: dict[str, list[str]] = {}
        for relation in (*RELATIONS, *HANDS):
            for other in assembly.layout.relations.get(relation, {}).get(place, ()):
                how.setdefault(other, []).append(relation)
        sitting: Mapping[tuple[str, str], str] = self.plan.guest_at
        return tuple(
            Neighbour(guest, other, tuple(relations))
            for other, relations in how.items()
            if (guest := sitting.get((assembly.session.id, other))) in assembly.present and guest
        )
