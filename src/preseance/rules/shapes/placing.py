"""Rules about single guests: which places will do for whom."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.occasion.assembly import Assembly
from preseance.rules.shapes.rule import Rule
from preseance.terms import PlaceTerm, Term, Weights
from preseance.wording.message import Argument, PlaceRef

MANY = 16
"""From so many guests with the same demand on they are told as a class."""


@dataclass(frozen=True)
class Demand:
    """What a rule asks for one guest in one session."""

    item: int
    wrong: frozenset[int]
    """Places that will not do."""
    message: str
    """Said of the guest at a wrong place; its argument ``p`` is the place."""
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    nowhere: str = ""
    """Said of the guest without a place; empty where that is no breach."""
    hopeless: bool = False
    """Whether no place will do."""


class PlaceRule(Rule):
    """A rule each breach of which is a guest at a wrong place."""

    crowded_message: str = ""
    """Said of guests for whom there are too few of the right places, with their number."""

    @abstractmethod
    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """What is asked in one session."""

    @cached_property
    def asked(self) -> tuple[tuple[Assembly, tuple[Demand, ...]], ...]:
        """The demands of each session that has any."""
        found = [(assembly, tuple(self.demands(assembly))) for assembly in self.assemblies()]
        return tuple((assembly, demands) for assembly, demands in found if demands)

    def terms(self) -> Sequence[Term]:
        """A place term a session, and one for each set of places that is wrong for many."""
        made: list[Term] = []
        for assembly, demands in self.asked:
            alike: dict[tuple[int, bool], list[Demand]] = {}
            for d in demands:
                alike.setdefault((id(d.wrong), bool(d.nowhere)), []).append(d)
            few = [d for ds in alike.values() if len(ds) < MANY for d in ds]
            costs = [_listed(assembly, few, self.row.weight)] if few else []
            costs += [
                _classed(assembly, ds, self.row.weight, len(self.occasion.guests))
                for ds in alike.values()
                if len(ds) >= MANY
            ]
            made += [PlaceTerm(level=self.level, session=assembly.index, costs=c) for c in costs]
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest; those for whom there are too few of the right places are one."""
        return [
            f
            for assembly, demands in self.asked
            for f in self._of_assembly(assembly, demands, plan)
        ]

    def _of_assembly(
        self, assembly: Assembly, demands: Sequence[Demand], plan: Plan
    ) -> list[Finding]:
        at = self.occasion.seating(plan).at[assembly.index]
        found: list[Finding] = []
        alike: dict[frozenset[int], list[Demand]] = {}
        for d in demands:
            place = at[d.item]
            if place in d.wrong or (place < 0 and d.nowhere):
                found.append(self._of_guest(assembly, d, place))
            if d.nowhere and self.crowded_message:
                alike.setdefault(d.wrong, []).append(d)
        for wrong, same in alike.items() if found else ():
            right = len(assembly.places) - len(wrong)
            excess = len({d.item for d in same}) - right
            if right and excess > 0:
                theirs = {self.occasion.guests[d.item] for d in same}
                mine = [f for f in found if f.guests[0] in theirs]
                others = [f for f in found if f.guests[0] not in theirs]
                words = {k: v for k, v in same[0].arguments.items() if k != "a"}
                found = others + self.with_unavoidable(mine, excess, self.crowded_message, words)
        return found

    def _of_guest(self, assembly: Assembly, d: Demand, place: int) -> Finding:
        where = {"p": PlaceRef(assembly.places[place].id)} if place >= 0 else {}
        return self.breach(
            assembly,
            d.message if place >= 0 else d.nowhere,
            guests=[d.item],
            places=[place],
            arguments={**d.arguments, **where},
            unavoidable=d.hopeless,
        )


def _listed(assembly: Assembly, demands: Sequence[Demand], weight: int) -> Weights:
    none = [len(assembly.places)]
    wrong = [[*sorted(d.wrong), *(none if d.nowhere else ())] for d in demands]
    rows = np.repeat([d.item for d in demands], [len(places) for places in wrong])
    columns = np.array([q for places in wrong for q in places], dtype=np.int64)
    return Weights(rows.astype(np.int64), columns, np.full(len(rows), weight, dtype=np.int64))


def _classed(
    assembly: Assembly, demands: Sequence[Demand], weight: int, num_guests: int
) -> Weights:
    """The same for guests of one demand, without a list of guests times places.

    A guest with two such demands (two needs served by the same places) has them both counted.
    """
    times = np.zeros(num_guests, dtype=np.int64)
    np.add.at(times, [d.item for d in demands], 1)
    wrong = np.full(len(assembly.places) + 1, -1, dtype=np.int64)
    wrong[sorted(demands[0].wrong)] = 0
    if demands[0].nowhere:
        wrong[-1] = 0
    return Weights.classes(times, wrong, weight * np.arange(times.max() + 1)[:, None])
